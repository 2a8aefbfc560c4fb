"""Document: one text with what is known of where it came from, and the limits every reader of files keeps to."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.report import Report
from passmuster.ledger.years import is_thinkable
from passmuster.plaintext import one_line

__all__ = ["LARGEST_FILE", "LONGEST_TEXT", "Document", "day_of", "refuse", "thinkable_day", "tidy"]

LARGEST_FILE: Final = 64 * 2**20
"""Bytes of one file. News pages are under a megabyte; beyond this somebody is testing us."""

LONGEST_TEXT: Final = 8 * 2**20
"""Characters of one text; what lies beyond is left out, and the document says so in `remarks`."""

CONTROL: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\u200b\u200e\u200f\u00ad"
    "\u061c\u202a-\u202e\u2066-\u2069]"
)
"""Characters that print nothing, among them the invisible ones that split words or turn a line around."""

ISO_DAY: Final = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text, ready to be read. Spans of claims and events point into `text`.

    `document_id` is the SHA-256 of the bytes it came from (an item of a feed or an export: of the item).
    `name` is what to call it in messages. `kind` is `text`, `html`, `pdf`, `mail`, `feed`, `telegram` or `warc`.
    `extractor` names what found the text in the file. `title`, `outlet` and `url` are one line each, in which nothing
    drives a terminal.
    """

    document_id: str
    name: str
    text: str
    kind: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    published_on: date | None = None
    extractor: str = ""
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("title", "outlet", "url"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    def report(self) -> Report:
        """The document as the ledger keeps it."""
        return Report(
            report_id=self.document_id,
            text=self.text,
            title=self.title,
            outlet=self.outlet,
            url=self.url,
            published_on=self.published_on,
        )


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """Text with one kind of line end, no control characters and no more than `LONGEST_TEXT` characters, and remarks."""
    clean = CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(clean) <= LONGEST_TEXT:
        return clean, ()
    return clean[:LONGEST_TEXT], (f"only the first {LONGEST_TEXT:,} of {len(clean):,} characters were read",)


def refuse(name: str, rule: str, found: str = "", remedy: str = "") -> BadInput:
    """The refusal of one document, to be raised."""
    return BadInput([Fault(name, rule, found, remedy)])


def day_of(written: str) -> date | None:
    """The day of an ISO 8601 or e-mail date, in the time zone it was written in; None when it is neither, or a slip."""
    iso = ISO_DAY.match(written)
    if iso:
        return thinkable_day(*(int(part) for part in iso.groups()))
    day = _mail_day(written) if written.strip() else None
    return day if day is not None and is_thinkable(day) else None


def thinkable_day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar in a year in which anything can lie; None for another one."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if is_thinkable(found) else None


def _mail_day(written: str) -> date | None:
    from email.utils import parsedate_to_datetime

    try:
        moment: datetime = parsedate_to_datetime(written)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment.date()
