"""The day a text is from by its own words, and how surely they tell it.

A full date does, also the one that it begins with; one without a year is of the latest year that is named, or of the
first since that had its weekday. A text without either was written when the latest month or year that it looks back to
was over, or in it. Nothing is taken from a clock.
"""

import re
from datetime import date, timedelta
from enum import Enum
from typing import Final, NamedTuple

from passmuster.reading.text.dates import MONTH, MONTH_NAME, day_or_none

__all__ = ["Sureness", "ToldDay", "day_of_text", "end_of_history", "told_day"]

# How days are written -------------------------------------------------------------------------------------------------

DAY_FIRST: Final = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH_NAME},?\s+((?:19|20)\d\d)\b")
MONTH_FIRST: Final = re.compile(rf"\b{MONTH_NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b")
ISO: Final = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
MONTH_OF_YEAR: Final = re.compile(rf"\b{MONTH_NAME},?\s+((?:19|20)\d\d)\b")
DATELINE: Final = 300
"""Characters from the beginning within which a day is the one an article was sent on."""

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

IN_A_SENTENCE: Final = re.compile(
    r"\b(?:on|since|from|until|till|by|before|after|of|and|to|between|the)\s+$", re.IGNORECASE
)
"""What stands before a date that a sentence tells of, and not before the one that an article was sent on."""

YET_TO_COME: Final = re.compile(
    r"\b(?:until|till|through|to|for|from)"
    r"(?:\s+(?:the|early|late|mid|end|middle|beginning|of|spring|summer|autumn|fall|winter))*[\s-]*$"
    r"|\b(?:will|shall|would|should|must|may|plans?|planned|hopes?|promised|agreed|due|yet|"
    r"(?:is|are|was|were|be) (?:due |set |expected |meant )?to)\b[^.;!?]*$",
    re.IGNORECASE,
)
"""What stands in its sentence before a month or year that a text looks ahead to; "since", "in" and "by" look back."""

AHEAD_WITHIN: Final = 200
"""Characters before a month within which its sentence is looked at."""


SINCE: Final = re.compile(r"\bsince\s+(?:\w+\s+)?$", re.IGNORECASE)
"""What stands before a year from which on something is so to the day of writing."""

NEWS: Final = re.compile(
    r"\b(?:on|since|until|late|early|by|last|next|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|"
    r"\btonight\b|\b(?:this|last|next) (?:week|month|year|night|morning|evening)\b",
    re.IGNORECASE,
)
"""Words of a text that tells of its own days."""

LONG_AGO: Final = 15
"""Years before its publication before which all that a text of history names lies. A war that is still fought is seldom
told of without a year of the last fifteen."""

LEAST_NAMED, MANY_NAMED = 2, 4
"""Times that years must be named in a text of history, without words of news and beside them."""


class Sureness(Enum):
    """How a text tells its day."""

    TOLD = "told"
    YEAR_GUESSED = "year guessed"
    """Day and month are told, and the year is the latest that is named."""
    PERIOD_ENDS = "period ends"
    """It is the end of the latest month or year that the text looks back to."""


class ToldDay(NamedTuple):
    """The day a text is taken to be from, and how surely it tells it."""

    day: date
    sureness: Sureness


def day_of_text(text: str) -> date | None:
    """The day a text is from as far as its own words tell, however surely; None where they tell none."""
    told = told_day(text)
    return None if told is None else told.day


def told_day(text: str) -> ToldDay | None:
    """The day a text is from by its own words; None where they tell none.

    It is the latest day that it names or begins with. Where it does not begin with a day, what it looks back to may be
    later still, and is told by the month or the year alone.

    >>> told_day("BEIRUT, Friday, June 5 - They have been here since 2013.")
    ToldDay(day=datetime.date(2015, 6, 5), sureness=<Sureness.TOLD: 'told'>)
    """
    full, begins = _latest_day(text), _dateline(text)
    told = ToldDay(full, Sureness.TOLD) if full is not None and (begins is None or full >= begins.day) else begins
    if told is not None and _begins_with_day(text):
        return told
    end = _end_of_latest_period(text)
    if end is None or (told is not None and (end.year, end.month) <= (told.day.year, told.day.month)):
        return told
    return ToldDay(end, Sureness.PERIOD_ENDS)


def _latest_day(text: str) -> date | None:
    days = [day_or_none(int(y), int(m), int(d)) for y, m, d in ISO.findall(text)]
    days += [day_or_none(int(y), MONTH[m.lower()], int(d)) for d, m, y in DAY_FIRST.findall(text)]
    days += [day_or_none(int(y), MONTH[m.lower()], int(d)) for m, d, y in MONTH_FIRST.findall(text)]
    return max((day for day in days if day is not None), default=None)


# A day without a year -------------------------------------------------------------------------------------------------


def _begins_with_day(text: str) -> bool:
    """Whether a text has a day or a full date near its beginning that is no part of a sentence ("on 9 July 2021")."""
    head = text[:DATELINE]
    full = [found for pattern in (ISO, DAY_FIRST, MONTH_FIRST) for found in pattern.finditer(head)]
    is_sent = any(IN_A_SENTENCE.search(head[: found.start()]) is None for found in full)
    return is_sent or (not full and _dateline(text) is not None)


def _dateline(text: str) -> ToldDay | None:
    """The day that a text begins with ("BEIRUT, June 5 -"); None without one, or where no year is named.

    It is of the latest year that the text names, unless a weekday stands beside it that it had in one alone of the
    years from that one on.
    """
    years = [int(found.group(found.lastindex or 0)) for found in YEAR.finditer(text)]
    begins = DAY_OF_MONTH.search(text[:DATELINE])
    if not years or begins is None or not begins.group():
        return None
    month, day = (begins.group(1), begins.group(2)) if begins.group(1) else (begins.group(4), begins.group(3))
    possible = [day_or_none(max(years) + later, MONTH[month.lower()], int(day)) for later in range(YEARS_ON)]
    told = WEEKDAY.search(text[: begins.start()])
    weekday = WEEKDAYS.index(told.group(1).lower()) if told else None
    fitting = [one for one in possible if one is not None and one.weekday() == weekday]
    if len(fitting) == 1:
        return ToldDay(fitting[0], Sureness.TOLD)
    return None if possible[0] is None else ToldDay(possible[0], Sureness.YEAR_GUESSED)


# A month or a year ----------------------------------------------------------------------------------------------------


def _end_of_latest_period(text: str) -> date | None:
    """The last day of the latest month that a text looks back to, or of a later year; None where it names none so.

    A year alone counts to its end: nothing that is told lies after it. A full date stands for its month.
    """
    day = _latest_day(text)
    months = [found for found in MONTH_OF_YEAR.finditer(text) if not _is_yet_to_come(found, text)]
    ends = [_end_of_month(int(found.group(2)), MONTH[found.group(1).lower()]) for found in months]
    ends += [_end_of_month(day.year, day.month)] if day else []
    named = [found for found in YEAR.finditer(text) if not _is_yet_to_come(found, text)]
    years = [int(found.group(found.lastindex or 0)) for found in named]
    ends += [_end_of_month(year, 12) for year in years if all(year > end.year for end in ends)]
    return max(ends, default=None)


def _is_yet_to_come(found: re.Match[str], text: str) -> bool:
    led_to_by = found.group().lower().startswith("from")
    return led_to_by or YET_TO_COME.search(text[max(found.start() - AHEAD_WITHIN, 0) : found.start()]) is not None


def _end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


# A text about the past ------------------------------------------------------------------------------------------------


def end_of_history(text: str, published: date) -> date | None:
    """The day with which what a text tells ends, where it is history: it names years, and none of the last fifteen.

    None for a text that may tell of its own days.
    """
    years = [year for year, at in _years(text) if SINCE.search(text[max(at - AHEAD_WITHIN, 0) : at]) is None]
    enough = MANY_NAMED if NEWS.search(text) else LEAST_NAMED
    if len(years) < enough or max(years) > published.year - LONG_AGO:
        return None
    told = told_day(text)
    return told.day if told is not None and told.day.year in years else date(max(years), 12, 31)


def _years(text: str) -> list[tuple[int, int]]:
    """Every year that a text names, and where it is named."""
    found = [one for pattern in (YEAR, MONTH_OF_YEAR, DAY_FIRST, MONTH_FIRST) for one in pattern.finditer(text)]
    named = [(one, one.lastindex or 0) for one in found] + [(one, 1) for one in ISO.finditer(text)]
    return [(int(one.group(place)), one.start(place)) for one, place in named]
