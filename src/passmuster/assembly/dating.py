"""Dating: the day of the articles that give none, and the days that a number read in them speaks about."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from passmuster.documents import Document
from passmuster.errors import BadInput, Fault
from passmuster.ledger.vocabulary import PROSPECTIVE_MODES, Mode, Quantity
from passmuster.reading.days.named_days import first_and_last
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.reader import TextReading
from passmuster.reading.text.dates import TimeSpan, resolve
from passmuster.reading.text.told_day import Sureness, told_day

__all__ = ["FLOWS", "NOMINAL_DAY", "UNDATED", "DatedReading", "day_of_the_undated", "days_of", "days_of_reading",
           "doubt_about_days", "gives_no_day"]  # fmt: skip

NOMINAL_DAY: Final = date(2025, 1, 6)
"""The day an article is taken to be from when neither it nor the caller gives one: a fixed Monday, and said so."""

HOW: Final = {
    Sureness.TOLD: "the day that it begins with, or the latest that it looks back to",
    Sureness.YEAR_GUESSED: (
        "the day that it begins with, in the latest year that it names or the first since that had its weekday"
    ),
    Sureness.PERIOD_ENDS: "the end of the latest month or year that it looks back to",
    Sureness.BEFORE_WHAT_COMES: "the day before the first that it looks ahead to",
}
"""What day an article without one is taken to be from, by how its text tells it."""

UNDATED: Final = (
    f"Nothing here gives a day or a year, and all of it is taken to be said on {NOMINAL_DAY:%-d %B %Y}: read every day "
    "as so long before or after, or give the day as the as-of date."
)
"""What is said of the days of a case whose articles give and name none."""

FLOWS: Final = frozenset(
    {
        *(Quantity.ARRIVALS, Quantity.KILLED, Quantity.WOUNDED, Quantity.CAPTURED, Quantity.MISSING),
        *(Quantity.CASUALTIES, Quantity.RETURNED, Quantity.SHELLS, Quantity.MISSILES),
    }
)
"""Quantities whose number may cover a window of days."""

AHEAD: Final = frozenset({Quantity.PLANNED, Quantity.ROTATED})
"""Quantities that speak of what is to come, however they are put."""

ARRIVAL_WINDOW: Final = timedelta(days=27)
"""Days before its day of saying that an arrival without a time of its own is taken to cover: four weeks in all."""


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
        return as_of or max((d.published_on for d in documents if d.published_on), default=NOMINAL_DAY), []
    who = (
        "The article gives no date"
        if len(documents) == 1
        else f"{len(without)} of {len(documents)} articles give no date"
    )
    if as_of is not None:
        return as_of, [f"{who}; it is taken to be from {as_of}, the as-of date that was asked for."]
    written = [day for d in documents if (day := d.published_on or _day_of(d.text)) is not None]
    if written:
        return max(written), [
            f"{who} of publication; it is taken to be from {max(written)}, {_how(without, max(written))}."
        ]
    return NOMINAL_DAY, [
        f"{who} and names none: the case runs on an undated clock that ends on {NOMINAL_DAY}, so read every date here "
        "as time before or after the article, or give its day as the as-of date."
    ]


def _how(without: list[Document], day: date) -> str:
    """What day that is, of an article that tells it, or of another that was published on it."""
    told = (told_day(document.text) for document in without)
    return next(
        (HOW[one.sureness] for one in told if one is not None and one.day == day), "when the latest of them is from"
    )


def gives_no_day(documents: list[Document], as_of: date | None) -> bool:
    """Whether nobody tells what day it is: neither the caller, nor an article by its date or by a day that it names."""
    return as_of is None and all(d.published_on is None and told_day(d.text) is None for d in documents)


def doubt_about_days(documents: list[Document], as_of: date | None) -> str:
    """What is said of days that are unknown or a guess; empty where they are known."""
    if gives_no_day(documents, as_of):
        return UNDATED
    day, _ = day_of_the_undated(documents, as_of)
    undated = [told_day(d.text) for d in documents if d.published_on is None] if as_of is None else []
    how = {told.sureness for told in undated if told is not None and told.day == day}
    if not how or Sureness.TOLD in how:
        return ""
    what = f"{day:%-d %B %Y} is a guess, the end of the latest month or year named"
    if Sureness.BEFORE_WHAT_COMES in how:
        what = f"{day:%-d %B %Y} is a guess, the day before the first that is named as yet to come"
    if Sureness.YEAR_GUESSED in how:
        what = f"No year is given with {day:%-d %B}, and {day:%Y} is a guess, the latest named"
    return f"{what}: give the day as the as-of date if it is known."


def _day_of(text: str) -> date | None:
    told = told_day(text)
    return None if told is None else told.day


def days_of(quantity: Quantity, mode: Mode, written: str | None, said_on: date) -> TimeSpan:
    """The days a number speaks about, from the words of its time frame (None without any) and the day it was said."""
    prospective = mode in PROSPECTIVE_MODES or quantity in AHEAD
    days = resolve(written, said_on, prospective=prospective, is_flow=quantity in FLOWS)
    if quantity == Quantity.ARRIVALS and days.start is None and not prospective:
        return days._replace(start=said_on - ARRIVAL_WINDOW)
    return days


def days_of_reading(read: ReadClaim, said_on: date) -> TimeSpan:
    """The days a claim that was read speaks about: those that its text names, else by the words of its time frame.

    A number of an event or of a period is read of its days, where the quantity is one that flows; every other holds at
    the last of them, and a strength of a month or a year on some day of it. Nothing speaks of a day after its saying.
    """
    quantity, mode = Quantity(read.quantity), Mode(read.mode)
    ends = first_and_last(read.as_of)
    if ends is None:
        return days_of(quantity, mode, read.time, said_on)
    if mode in PROSPECTIVE_MODES or quantity in AHEAD:
        return TimeSpan(None, None, ends[1] if ends[1] > said_on else None)
    if ends[0] > said_on:
        return days_of(quantity, mode, read.time, said_on)
    first, last = ends[0], min(ends[1], said_on)
    if quantity in FLOWS:
        is_stretch = read.scope in {"incident", "flow"} or quantity == Quantity.ARRIVALS
        return TimeSpan(first if is_stretch else None, last, None)
    return TimeSpan(first if quantity == Quantity.PRESENT and first < last else None, last, None)


def _refuse_later(documents: list[Document], as_of: date | None) -> None:
    later = [d for d in documents if as_of is not None and d.published_on is not None and d.published_on > as_of]
    rule = f"no article may be later than the as-of date {as_of}"
    remedy = "Leave it out, or give a later as-of date."
    faults = [Fault(d.name, rule, f"published on {d.published_on}", remedy) for d in later]
    if faults:
        raise BadInput(faults)
