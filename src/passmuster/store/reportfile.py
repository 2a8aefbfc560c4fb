"""Report files: a small header, a blank line, the text.

::

    Title: Seoul counts three hundred dead
    Outlet: KBS World
    URL: http://world.kbs.co.kr/...
    Published: 2025-01-13

    The South Korean intelligence service ...

A file that does not begin with one of these words and a colon is text from its first line. Line ends become ``\\n``
and blank lines around the text are dropped, so spans are the same whatever system saved the file; the report's
identity is the hash of the bytes as they were.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from passmuster.ledger.nearest import did_you_mean
from passmuster.ledger.report import Report
from passmuster.store.intake import Intake
from passmuster.store.textfile import decode, read_bytes

__all__ = ["parse_report", "report_files", "take_reports"]

FIELDS: Final = ("Title", "Outlet", "URL", "Published", "Captured")

FIELD_LINE: Final = re.compile(r"(\w+):[ \t]*(.*)")


def take_reports(folder: Path, intake: Intake) -> tuple[Report, ...]:
    """Reports of the ``*.txt`` files in a folder, by file name; a document that is there twice counts once.

    Faults, remarks and hashes are left with the intake.
    """
    return tuple(report for _, _, report in report_files(folder, intake))


def report_files(folder: Path, intake: Intake) -> Iterator[tuple[str, bytes, Report]]:
    """File name, bytes and report of each document of a folder, as `take_reports` reads them."""
    seen: set[str] = set()
    for path in sorted(folder.iterdir()):
        if path.suffix != ".txt":
            intake.remark(f"{path}: not a text file (.txt) and not read")
            continue
        content = read_bytes(path, intake, name=f"{folder.name}/{path.name}")
        report = None if content is None else parse_report(content, str(path), intake)
        if content is None or report is None:
            continue
        if report.report_id in seen:
            intake.remark(f"{path}: the same document as an earlier file, counted once")
            continue
        seen.add(report.report_id)
        yield path.name, content, report


def parse_report(content: bytes, file: str, intake: Intake) -> Report | None:
    """The report that a document's bytes hold, or None after a fault; `file` names it in messages."""
    text = decode(content, file, intake)
    if text is None:
        return None
    before = intake.n_faults
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fields, n_lines = _header(lines, file, intake)
    report = Report(
        report_id=Report.identity(content),
        text="\n".join(lines[n_lines:]).strip("\n"),
        title=fields.get("Title", ""),
        outlet=fields.get("Outlet", ""),
        url=fields.get("URL", ""),
        published_on=_published(fields, lines, file, intake),
        captured_at=_captured(fields, lines, file, intake),
    )
    if not report.text.strip():
        remedy = "Put a blank line after the header and the text below it."
        intake.refuse(file, "a report must have a text", found="none", remedy=remedy)
    return report if intake.n_faults == before else None


def _header(lines: Sequence[str], file: str, intake: Intake) -> tuple[dict[str, str], int]:
    """The fields of the header and the number of lines it takes; nothing and 0 when the file has none."""
    first = FIELD_LINE.match(lines[0])
    if first is None or first[1] not in FIELDS:
        return {}, 0
    fields: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        match = FIELD_LINE.match(line)
        if not line.strip():
            return fields, number
        if match is None or match[1] not in FIELDS:
            word = match[1] if match else line
            remedy = f"{did_you_mean(word, FIELDS)} A blank line ends the header."
            intake.refuse(
                file,
                "a header line must begin with a known word and a colon",
                found=f"'{line[:60]}'",
                remedy=remedy,
                row=number,
            )
        elif match[1] in fields:
            intake.refuse(
                file,
                "a header word must be used once",
                found=f"'{match[1]}' again",
                remedy="Keep one of the lines.",
                row=number,
            )
        else:
            fields[match[1]] = match[2].strip()
    return fields, len(lines)


def _published(fields: dict[str, str], lines: Sequence[str], file: str, intake: Intake) -> date | None:
    """The day of publication, or None when the header has none or a fault is on record."""
    text = fields.get("Published", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        _refuse_time("Published", text, "a day is written YYYY-MM-DD and must exist", lines, file, intake)
        return None


def _captured(fields: dict[str, str], lines: Sequence[str], file: str, intake: Intake) -> datetime | None:
    """The moment of capture, or None when the header has none or a fault is on record."""
    text = fields.get("Captured", "")
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        _refuse_time("Captured", text, "a moment is written in ISO 8601", lines, file, intake)
        return None


def _refuse_time(word: str, text: str, rule: str, lines: Sequence[str], file: str, intake: Intake) -> None:
    row = next(number for number, line in enumerate(lines, start=1) if line.startswith(f"{word}:"))
    intake.refuse(file, f"{word}: {rule}", found=f"'{text}'", remedy="Write for example 2025-01-13.", row=row)
