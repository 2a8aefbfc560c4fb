"""Dates: days that a text names, and the days a number speaks about, resolved against the day of publication.

A stock or a running total holds at the day it was said. A flow ("in the past week", "a day") covers the window that
ends there. A plan or forecast looks ahead to its horizon ("over the coming year", "by June"). What cannot be resolved
stays open; nothing is taken from a clock.
"""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

__all__ = ["Dateline", "TimeSpan", "dateline_of", "latest_day", "resolve"]

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH: Final = {name: number for number, name in enumerate(MONTHS, start=1)}
UNIT_DAYS: Final = {"hour": 1, "day": 1, "week": 7, "month": 30, "year": 364}
"""Days of a unit; a year is 52 whole weeks, as weeks are the clock of a case."""

COUNT: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "few": 3,
    "several": 3,
    "couple": 2,
    "single": 1,
}
MONTH_NAME: Final = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DAY_FIRST: Final = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH_NAME},?\s+((?:19|20)\d\d)\b")
MONTH_FIRST: Final = re.compile(rf"\b{MONTH_NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b")
ISO: Final = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
MONTH_YEAR: Final = re.compile(rf"\b{MONTH_NAME}(?:\s+((?:19|20)\d\d))?\b")
DATELINE: Final = 300
"""Characters from the beginning within which a day without a year is the one an article was sent on."""

DAY_OF_MONTH: Final = re.compile(
    rf"\b(?:{MONTH_NAME}\s+(\d{{1,2}})|(\d{{1,2}})\s+{MONTH_NAME})(?!\w|,?\s+(?:19|20)\d\d)|$"
)
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY: Final = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day|r?s|r)?\.?,?\s*$", re.IGNORECASE)
"""A weekday right before a day of the month."""

YEARS_ON: Final = 5
"""Years from the latest one that a text names on which its dateline may be of; in five no weekday comes again."""

YEAR: Final = re.compile(
    rf"\b(?:in|since|from|during|of|after|before|early|late|mid|spring|summer|autumn|fall|winter|{MONTH_NAME})[\s-]+"
    r"((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A year that is named as one, behind a word that leads to it: "2000 men" are none."""

MOST_DIGITS: Final = 9

SPAN: Final = re.compile(r"\b(past|last|coming|next|previous|this)?\s*(\d+|[a-z]+)?\s*(hour|day|week|month|year)s?\b")


class TimeSpan(NamedTuple):
    """The days a number speaks about: a window (both), a day (end alone), or a horizon for what is to come."""

    start: date | None
    end: date | None
    horizon: date | None


class Dateline(NamedTuple):
    """The day that a text begins with, and whether its weekday settles the year."""

    day: date
    is_settled: bool


def latest_day(text: str) -> date | None:
    """The latest full date written in a text; None when it holds none."""
    days = [_safe(int(y), int(m), int(d)) for y, m, d in ISO.findall(text)]
    days += [_safe(int(y), MONTH[m.lower()], int(d)) for d, m, y in DAY_FIRST.findall(text)]
    days += [_safe(int(y), MONTH[m.lower()], int(d)) for m, d, y in MONTH_FIRST.findall(text)]
    return max((day for day in days if day is not None), default=None)


def dateline_of(text: str) -> Dateline | None:
    """The day that a text begins with ("BEIRUT, June 5 -"); None without one, or where no year is named.

    It is of the latest year that the text names, unless a weekday stands beside it that it had in one alone of the
    years from that one on.

    >>> dateline_of("BEIRUT, Friday, June 5 - They have been here since 2013.")
    Dateline(day=datetime.date(2015, 6, 5), is_settled=True)
    """
    years = [int(found.group(found.lastindex or 0)) for found in YEAR.finditer(text)]
    begins = DAY_OF_MONTH.search(text[:DATELINE])
    if not years or begins is None or not begins.group():
        return None
    month, day = (begins.group(1), begins.group(2)) if begins.group(1) else (begins.group(4), begins.group(3))
    possible = [_safe(max(years) + later, MONTH[month.lower()], int(day)) for later in range(YEARS_ON)]
    told = WEEKDAY.search(text[: begins.start()])
    weekday = WEEKDAYS.index(told.group(1).lower()) if told else None
    fitting = [one for one in possible if one is not None and one.weekday() == weekday]
    if len(fitting) == 1:
        return Dateline(fitting[0], is_settled=True)
    return None if possible[0] is None else Dateline(possible[0], is_settled=False)


def resolve(written: str | None, said_on: date, *, prospective: bool, is_flow: bool) -> TimeSpan:
    """The days behind the words of a time frame ("over the coming year", "since August"), seen from `said_on`.

    `prospective` numbers get a horizon or nothing; `is_flow` numbers get a window where the words give one.
    """
    words = (written or "").lower()
    if prospective:
        return TimeSpan(None, None, _horizon(words, said_on))
    if words.startswith("since"):
        return TimeSpan(_month_before(written or "", said_on) if is_flow else None, said_on, None)
    length = _length(words)
    if length and is_flow:
        return TimeSpan(said_on - timedelta(days=length - 1), said_on, None)
    return TimeSpan(None, said_on, None)


def _horizon(words: str, said_on: date) -> date | None:
    length = _length(words)
    return said_on + timedelta(days=length) if length else None


def _length(words: str) -> int:
    """Days of "the past two weeks", "a day", "per year"; 0 when the words give no length."""
    if words in {"daily", "today"}:
        return 1
    if words in {"annually", "monthly"}:
        return UNIT_DAYS["year" if words == "annually" else "month"]
    found = SPAN.search(words)
    if found is None:
        return 0
    count = found.group(2) or "1"
    # A number of thousands of digits is none that Python reads, and no length that anybody means.
    number = int(count[:MOST_DIGITS]) if count.isdigit() else COUNT.get(count, 1)
    return min(number * UNIT_DAYS[found.group(3)], 20 * UNIT_DAYS["year"])


def _month_before(written: str, said_on: date) -> date | None:
    """First day of the month that "since August" means: the latest one not after `said_on`."""
    found = MONTH_YEAR.search(written)
    if found is None:
        return None
    month = MONTH[found.group(1).lower()]
    year = int(found.group(2)) if found.group(2) else said_on.year - (month > said_on.month)
    start = _safe(year, month, 1)
    return start if start is not None and start <= said_on else None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
