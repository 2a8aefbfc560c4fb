"""Keeping: documents as report files of a case, and claims and events that point into them.

A report file is text under a header, so that its hash is another than that of the page or the PDF it was read from,
and its text begins where the document's first line with a word on it does: ids and spans are moved along.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from passmuster.ledger import Claim, Event, Ledger, Report
from passmuster.store.receipts import stands_in

__all__ = ["Kept", "kept"]

LONGEST_STEM: Final = 40
"""Characters of a title that a file is named by."""

Cited = TypeVar("Cited", Claim, Event)


@dataclass(frozen=True, slots=True)
class Kept:
    """Report files by name, and what points into them."""

    files: tuple[tuple[str, bytes], ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]


def kept(ledger: Ledger) -> Kept:
    """The documents of a ledger as report files, with its claims and events pointing into those.

    A claim whose number was worked out of the words it points at, and does not stand there in digits, loses its span:
    a case refuses one that marks another number.
    """
    files: list[tuple[str, bytes]] = []
    moved: dict[str, tuple[str, int]] = {}
    for number, report in enumerate(ledger.reports, start=1):
        content = _content(report)
        files.append((_file_name(number, report), content))
        moved[report.report_id] = (Report.identity(content), len(report.text) - len(report.text.lstrip("\n")))
    texts = {report.report_id: report.text for report in ledger.reports}
    claims = [claim if _is_there(claim, texts) else replace(claim, span=None) for claim in ledger.claims]
    return Kept(tuple(files), _pointing(claims, moved), _pointing(ledger.events, moved))


def _is_there(claim: Claim, texts: dict[str, str]) -> bool:
    return claim.span is None or stands_in(claim, texts.get(claim.report_id, "")[slice(*claim.span)])


def _content(report: Report) -> bytes:
    header = {
        "Title": report.title or "Untitled",
        "Outlet": report.outlet,
        "URL": report.url,
        "Published": "" if report.published_on is None else report.published_on.isoformat(),
    }
    lines = [f"{field}: {' '.join(value.split())}" for field, value in header.items() if value]
    body = report.text.strip("\n")
    return "\n".join([*lines, "", body, ""]).encode("utf-8", "replace")


def _file_name(number: int, report: Report) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", report.title.lower()).strip("-")[:LONGEST_STEM].strip("-")
    return f"{number:03}-{stem or 'report'}.txt"


def _pointing(cited: Sequence[Cited], moved: dict[str, tuple[str, int]]) -> tuple[Cited, ...]:
    return tuple(_moved(item, *moved[item.report_id]) if item.report_id in moved else item for item in cited)


def _moved(item: Cited, report_id: str, dropped: int) -> Cited:
    span = None if item.span is None else (item.span[0] - dropped, item.span[1] - dropped)
    return replace(item, report_id=report_id, span=span)
