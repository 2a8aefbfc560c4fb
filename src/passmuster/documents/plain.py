"""Plain text: what stands in the file, with a day of publication where a line at its top gives one.

A file that begins with the header of a report (`Title:`, `Outlet:`, `URL:`, `Published:`, `Captured:`, a blank line) is
read from below it, as the ledger reads it: what the header says of the text is no sentence of it.
"""

import re
from datetime import date
from typing import Final

from passmuster.documents.document import Document, day_of, thinkable_day, tidy
from passmuster.documents.encoding import decode
from passmuster.ledger.report import Report

__all__ = ["day_at_top", "read_plain"]

LINES_AT_TOP: Final = 6
"""Lines among which a date of publication is looked for."""

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
DATE_LINE: Final = re.compile(
    r"""^(?:(?:published|updated|posted|date|dateline|on|by\s[^|,]{1,60}[|,])\s*:?\s*)?(?:[A-Z][a-z]{2,8}day,?\s+)?
    (?: (?P<iso>\d{4}-\d{2}-\d{2})
      | (?P<d1>\d{1,2})\s+(?P<m1>[A-Za-z]{3,9})\.?,?\s+(?P<y1>\d{4})
      | (?P<m2>[A-Za-z]{3,9})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{4}) )
    (?P<rest>.{0,40})$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A line that is a date and hardly anything else."""


HEADER_LINE: Final = re.compile(r"(Title|Outlet|URL|Published|Captured):[ \t]*(.*)")
"""A line of a report's header."""


def read_plain(content: bytes, name: str, *, declared: str = "", url: str = "") -> Document:
    """The text of a plain file."""
    text, remarks = decode(content, declared)
    clean, cut = tidy(text)
    header, body = _parted(clean)
    return Document(
        document_id=Report.identity(content),
        name=name,
        text=body,
        kind="text",
        title=header.get("Title", ""),
        outlet=header.get("Outlet", ""),
        url=url or header.get("URL", ""),
        published_on=day_of(header.get("Published", "")) or day_at_top(clean),
        extractor="plain",
        remarks=(*remarks, *cut),
    )


def _parted(text: str) -> tuple[dict[str, str], str]:
    """The fields of a report's header and the text below it; no fields and the whole text where there is none."""
    head, blank, body = text.lstrip("\n").partition("\n\n")
    lines = [HEADER_LINE.fullmatch(line.rstrip()) for line in head.split("\n")]
    if not blank or not all(lines):
        return {}, text
    return {line[1]: line[2].strip() for line in lines if line}, body.strip("\n")


def day_at_top(text: str) -> date | None:
    """The day of publication, where one of the first lines is a date and hardly anything else; else None."""
    lines = [line.strip() for line in text[:2000].split("\n") if line.strip()]
    for line in lines[:LINES_AT_TOP]:
        found = DATE_LINE.match(line) if len(line) < 120 else None
        if found is not None:
            return _day(found)
    return None


def _day(found: re.Match[str]) -> date | None:
    if found["iso"]:
        return day_of(found["iso"])
    month = MONTHS.get((found["m1"] or found["m2"]).lower(), 0)
    return thinkable_day(int(found["y1"] or found["y2"]), month, int(found["d1"] or found["d2"]))
