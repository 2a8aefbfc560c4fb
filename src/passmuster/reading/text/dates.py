"""Dates: the days a number speaks about, resolved against the day of publication.

A stock or a running total holds at the day it was said. A flow ("in the past week", "a day") covers the window that
ends there. A plan or forecast looks ahead to its horizon ("over the coming year", "by June"). What cannot be resolved
stays open; nothing is taken from a clock.
"""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

__all__ = ["MONTH", "MONTH_NAME", "TimeSpan", "day_or_none", "resolve"]

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
MONTH_YEAR: Final = re.compile(rf"\b{MONTH_NAME}(?:\s+((?:1[89]|20)\d\d))?\b")
MOST_DIGITS: Final = 9

SPAN: Final = re.compile(r"\b(past|last|coming|next|previous|this)?\s*(\d+|[a-z]+)?\s*(hour|day|week|month|year)s?\b")


class TimeSpan(NamedTuple):
    """The days a number speaks about: a window (both), a day (end alone), or a horizon for what is to come."""

    start: date | None
    end: date | None
    horizon: date | None


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
    start = day_or_none(year, month, 1)
    return start if start is not None and start <= said_on else None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
