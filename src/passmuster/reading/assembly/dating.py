"""Dating: the day of the articles that give none."""

from datetime import date
from typing import Final, NamedTuple

from passmuster.errors import BadInput, Fault
from passmuster.reading.documents import Document
from passmuster.reading.reader import TextReading
from passmuster.reading.text.dates import latest_day

__all__ = ["NOMINAL_DAY", "DatedReading", "day_of_the_undated"]


NOMINAL_DAY: Final = date(2025, 1, 6)
"""The day an article is taken to be from when neither it nor the caller gives one: a fixed Monday, and said so."""


class DatedReading(NamedTuple):
    """A document, what was read in it, and the day it is from or is taken to be from."""

    document: Document
    reading: TextReading
    said_on: date


def day_of_the_undated(documents: list[Document], as_of: date | None) -> tuple[date, list[str]]:
    """The day that articles without one get, and the sentence that says so."""
    without = [document for document in documents if document.published_on is None]
    _refuse_later(documents, as_of)
    if not without:
        return as_of or max(d.published_on for d in documents if d.published_on), []
    who = (
        "The article gives no date"
        if len(documents) == 1
        else f"{len(without)} of {len(documents)} articles give no date"
    )
    if as_of is not None:
        return as_of, [f"{who}; it is taken to be from {as_of}, the as-of date that was asked for."]
    written = [day for d in documents if (day := d.published_on or latest_day(d.text)) is not None]
    if written:
        return max(written), [
            f"{who} of publication; it is taken to be from {max(written)}, the latest date named in the texts."
        ]
    return NOMINAL_DAY, [
        f"{who} and names none: the case runs on an undated clock that ends on {NOMINAL_DAY}, so read every date here "
        "as time before or after the article, or give its day as the as-of date."
    ]


def _refuse_later(documents: list[Document], as_of: date | None) -> None:
    later = [d for d in documents if as_of is not None and d.published_on is not None and d.published_on > as_of]
    rule = f"no article may be later than the as-of date {as_of}"
    remedy = "Leave it out, or give a later as-of date."
    faults = [Fault(d.name, rule, f"published on {d.published_on}", remedy) for d in later]
    if faults:
        raise BadInput(faults)
