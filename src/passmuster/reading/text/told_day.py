"""The day a text is from by its own words, and how surely they tell it.

The full date that it begins with does, or the latest that it looks back to; one without a year is of the latest year
that is named, or of the first since that had its weekday. A text without either was written when the latest month or
year that it looks back to was over, or in it, and before every day that it looks ahead to. Nothing is taken from a
clock.
"""

import re
from datetime import date, timedelta
from enum import Enum
from typing import Final, NamedTuple

from passmuster.reading.text.ahead import is_ahead
from passmuster.reading.text.dates import MONTH, MONTH_NAME, day_or_none
from passmuster.reading.text.remembered import is_of_remembering
from passmuster.reading.text.years_on import years_on

__all__ = ["Sureness", "ToldDay", "day_of_text", "told_day"]

# How days are written -------------------------------------------------------------------------------------------------

DAY_FIRST: Final = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH_NAME},?\s+((?:1[89]|20)\d\d)\b")
MONTH_FIRST: Final = re.compile(rf"\b{MONTH_NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:1[89]|20)\d\d)\b")
ISO: Final = re.compile(r"\b((?:1[89]|20)\d\d)-(\d\d)-(\d\d)\b")
MONTH_OF_YEAR: Final = re.compile(rf"\b{MONTH_NAME},?\s+((?:1[89]|20)\d\d)\b")
DATELINE: Final = 300
"""Characters from the beginning within which a day is the one an article was sent on."""

DAY_OF_MONTH: Final = re.compile(
    rf"\b(?:{MONTH_NAME}\s+(\d{{1,2}})|(\d{{1,2}})\s+{MONTH_NAME})(?!\w|,?\s+(?:1[89]|20)\d\d)"
)
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY: Final = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day|r?s|r)?\.?,?\s*$", re.IGNORECASE)
"""A weekday right before a day of the month."""

YEARS_ON: Final = 5
"""Years from the latest one that a text names on which its dateline may be of; in five no weekday comes again."""

YEAR: Final = re.compile(
    rf"\b(?:in|since|from|during|of|after|before|early|late|mid|spring|summer|autumn|fall|winter|{MONTH_NAME})[\s-]+"
    r"((?:1[89]|20)\d\d)\b(?!\s+(?:men|troops|soldiers|dead)\b)",
    re.IGNORECASE,
)
"""A year that is named as one, behind a word that leads to it: "a force of 2000 men" names none."""

LEADS_TO_YEAR: Final = re.compile(r"(?:in|since|from|during|of|after|before)[\s-]+", re.IGNORECASE)

IN_A_SENTENCE: Final = re.compile(
    r"\b(?:on|since|from|until|till|by|before|after|of|and|to|between|the)\s+$", re.IGNORECASE
)
"""What stands before a date that a sentence tells of, and not before the one that an article was sent on."""

HEADS_LINE: Final = re.compile(
    r"(?:(?:^|\n)\W*|\b(?:published|posted|updated|modified|issued)(?:\s+on)?:?\s+)"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$",
    re.IGNORECASE,
)
"""What stands before a date at the head of a line, or before the day of publishing."""

SENT: Final = re.compile(r"\.?\s*(?:[-–—:|/()\n]|\d\d?[:.h]\d\d|$)|\.\s")
"""What stands behind a day of sending: "SUVA, 3 March 2004 -"."""

BY: Final = re.compile(r"\b(?:by|until|till|before)\s+(?:the\s+)?$", re.IGNORECASE)
"""What never stands before the day of sending."""

SINCE_THEN: Final = re.compile(r"\bsince\s+[^.,;!?]{0,50}?\b(?:1[89]|20)\d\d\b", re.IGNORECASE)
"""A month or year from which on something is so: a text that looks back to no other may be of much later."""


class Sureness(Enum):
    """How a text tells its day."""

    TOLD = "told"
    YEAR_GUESSED = "year guessed"
    """Day and month are told, and the year is the latest that is named."""
    PERIOD_ENDS = "period ends"
    """It is the end of the latest month or year that the text looks back to."""
    BEFORE_WHAT_COMES = "before what comes"
    """It is the day before the first that the text looks ahead to, and it looks back to none."""


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

    It is the day that it was sent on, where it begins with one that has its year; else the latest that it looks back
    to, or begins with. Where it does not begin with a day, what it looks back to may be later still, and is told by the
    month or the year alone. A text that looks ahead and never back is from before the first day to come.

    >>> told_day("BEIRUT, Friday, June 5 - They have been here since 2013.")
    ToldDay(day=datetime.date(2015, 6, 5), sureness=<Sureness.TOLD: 'told'>)
    """
    named = _full_days(text)
    sent = [one for one in named if one.stands == Stands.ALONE]
    if any(one.at < DATELINE for one in sent):
        return ToldDay(max(one.day for one in sent), Sureness.TOLD)
    full, begins = max((one.day for one in named if not one.is_ahead), default=None), _dateline(text)
    told = ToldDay(full, Sureness.TOLD) if full is not None and (begins is None or full >= begins.day) else begins
    head = [one for one in named if one.at < DATELINE]
    if told is not None and (any(one.stands == Stands.LOOSE for one in head) or (begins is not None and not head)):
        return told
    end = _end_of_latest_period(text, full)
    if end is None or (told is not None and (end.year, end.month) <= (told.day.year, told.day.month)):
        return told or _before_what_comes(text)
    comes = None if told else _before_what_comes(text)
    is_open = comes is not None and comes.day > end and _end_of_latest_period(SINCE_THEN.sub("", text), full) is None
    return comes if comes is not None and is_open else ToldDay(end, Sureness.PERIOD_ENDS)


# A full date ----------------------------------------------------------------------------------------------------------


class Stands(Enum):
    """How a full date stands in its text."""

    ALONE = "alone"
    """As the day of sending, or as the head of an entry."""
    LOOSE = "loose"
    """Near the beginning, and not led to by a word of the sentence."""
    IN_A_SENTENCE = "in a sentence"


class FullDay(NamedTuple):
    """A full date as a text writes it: the day, where it stands, and how the text looks on it."""

    day: date
    at: int
    stands: Stands
    is_ahead: bool


def _full_days(text: str) -> list[FullDay]:
    """Every full date of a text that the calendar has."""
    written = [(found, found.group(1), found.group(2), found.group(3)) for found in ISO.finditer(text)]
    written += [(found, found.group(3), found.group(2), found.group(1)) for found in DAY_FIRST.finditer(text)]
    written += [(found, found.group(3), found.group(1), found.group(2)) for found in MONTH_FIRST.finditer(text)]
    days = [(found, day_or_none(int(year), _month(month), int(day))) for found, year, month, day in written]
    return [
        FullDay(day, found.start(), _stands(found, text), is_ahead(text, *found.span()))
        for found, day in days
        if day is not None
    ]


def _month(written: str) -> int:
    return int(written) if written.isdigit() else MONTH[written.lower()]


def _stands(found: re.Match[str], text: str) -> Stands:
    before, head = text[: found.start()], found.start() < DATELINE
    if IN_A_SENTENCE.search(before):
        return Stands.IN_A_SENTENCE
    if HEADS_LINE.search(before) or (head and SENT.match(text, found.end()) and not before.endswith("(")):
        return Stands.ALONE
    return Stands.LOOSE if head else Stands.IN_A_SENTENCE


# A day without a year -------------------------------------------------------------------------------------------------


def _dateline(text: str) -> ToldDay | None:
    """The day that a text begins with ("BEIRUT, June 5 -"); None without one, or where no year is named.

    It is of the latest year that the text looks back to, unless a weekday stands beside it that it had in one alone of
    the years from that one on, or the text looks ahead to a month: then it is of the year before that month comes.
    """
    begins = next((day for day in DAY_OF_MONTH.finditer(text[:DATELINE]) if _may_be_sent_on(day, text)), None)
    if begins is None:
        return None
    month, day = (begins.group(1), begins.group(2)) if begins.group(1) else (begins.group(4), begins.group(3))
    comes = _first_to_come(text)
    year = max((int(found.group(found.lastindex or 0)) for found in _looked_back_to(YEAR, text)), default=None)
    if year is None and comes is None:
        return None
    first = year or (comes or date.max).year - 1
    possible = [day_or_none(first + later, MONTH[month.lower()], int(day)) for later in range(YEARS_ON)]
    told = WEEKDAY.search(text[: begins.start()])
    weekday = WEEKDAYS.index(told.group(1).lower()) if told else None
    fitting = [one for one in possible if one is not None and one.weekday() == weekday]
    if len(fitting) == 1:
        return ToldDay(fitting[0], Sureness.TOLD)
    is_near = comes is not None and comes.year < first + YEARS_ON
    guess = max((one for one in possible if one and comes and is_near and one < comes), default=possible[0])
    return None if guess is None else ToldDay(guess, Sureness.YEAR_GUESSED)


def _may_be_sent_on(found: re.Match[str], text: str) -> bool:
    """Whether a day of the month may be the one a text was sent on; nothing is sent on a day that it looks ahead to."""
    return not is_ahead(text, *found.span()) and BY.search(text[: found.start()]) is None


# A month or a year ----------------------------------------------------------------------------------------------------


def _end_of_latest_period(text: str, day: date | None) -> date | None:
    """The last day of the latest month that a text looks back to, or of a later year; None where it names none so.

    A year alone counts to its end: nothing that is told lies after it; so does one that is told by how long it is after
    another. The full date `day` stands for its month.
    """
    months = _looked_back_to(MONTH_OF_YEAR, text)
    ends = [_end_of_month(int(found.group(2)), MONTH[found.group(1).lower()]) for found in months]
    ends += [_end_of_month(day.year, day.month)] if day else []
    years = [int(found.group(found.lastindex or 0)) for found in _looked_back_to(YEAR, text)]
    ends += [_end_of_month(year, 12) for year in [*years, *years_on(text)] if all(year > end.year for end in ends)]
    return max(ends, default=None)


def _looked_back_to(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Each month or year that is looked back to, without those in which it was remembered where there are others."""
    past = [found for found in pattern.finditer(text) if not _is_yet_to_come(found, text)]
    return [found for found in past if not is_of_remembering(text, found.start(found.lastindex or 0))] or past


def _is_yet_to_come(found: re.Match[str], text: str) -> bool:
    lead = LEADS_TO_YEAR.match(found.group())
    return is_ahead(text, found.start() + (lead.end() if lead else 0), found.end())


def _first_to_come(text: str) -> date | None:
    """The first full date that a text looks ahead to, or the first day of the first such month or year."""
    comes = [one.day for one in _full_days(text) if one.is_ahead]
    ahead = [found for found in MONTH_OF_YEAR.finditer(text) if _is_yet_to_come(found, text)]
    months = [date(int(found.group(2)), MONTH[found.group(1).lower()], 1) for found in ahead]
    comes += [month for month in months if all(month != day.replace(day=1) for day in comes)]
    years = [int(found.group(found.lastindex or 0)) for found in YEAR.finditer(text) if _is_yet_to_come(found, text)]
    comes += [date(year, 1, 1) for year in years if all(year != day.year for day in comes)]
    return min(comes, default=None)


def _before_what_comes(text: str) -> ToldDay | None:
    comes = _first_to_come(text)
    return None if comes is None else ToldDay(comes - timedelta(days=1), Sureness.BEFORE_WHAT_COMES)


def _end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
