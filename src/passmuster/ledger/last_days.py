"""The last day of leaving that an event names, read off the words of its note and cue.

| words | last day |
| --- | --- |
| by 15 February 1989; before February 15; by 1989-02-15 | that day, the next one of its name where no year stands |
| by (the end of, mid-, early, late) February 1989 | its last; the 15th of its middle, the 10th of its beginning |
| by (the end of) 1989; by the end of the year; by mid-1989; by Christmas | the last of the year; 30 June; 25 December |
| within ten months; in 75 days; in a year | so long after the event |

The latest of several is meant: "half by August and all by February". Days that lie no later than the event are none.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

__all__ = ["last_day_named"]

MONTHS: Final = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                 "november", "december")  # fmt: skip
MONTH: Final = rf"(?P<month>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)})\.?"
PART: Final = r"(?:(?:the )?(?P<part>end|middle|mid|beginning|start|early|late)(?: of|-| )? ?)?"
BY: Final = r"\b(?:by|before|until|no later than|not later than) "
OF_MONTH: Final = re.compile(
    rf"{BY}{PART}(?:the )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?{MONTH}\b"
    r"(?: (?P<later>\d{1,2})(?:st|nd|rd|th)?\b(?!\d))?,?(?: (?P<year>\d{4})\b)?",
    re.IGNORECASE,
)
OF_ISO: Final = re.compile(rf"{BY}(?P<iso>\d{{4}}-\d\d-\d\d)\b", re.IGNORECASE)
OF_YEAR: Final = re.compile(rf"{BY}{PART}(?:(?P<year>\d{{4}})\b(?!-)|(?:the|this) year\b)", re.IGNORECASE)
OF_CHRISTMAS: Final = re.compile(rf"{BY}christmas\b", re.IGNORECASE)
WORDS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen")  # fmt: skip
TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90}
NUMBER: Final = rf"(?P<number>\d{{1,3}}|an?|{'|'.join((*reversed(WORDS), *TENS))})"
WITHIN: Final = re.compile(
    rf"\b(?:within|in)(?: the next| another)? {NUMBER} (?P<unit>day|week|month|year)s?\b", re.IGNORECASE
)
DAYS_OF: Final = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
MOST_DAYS: Final = 3653
"""Ten years: who promises more names no day."""


MOST_OF_A_YEAR: Final = timedelta(days=270)
"""Time ahead from which on a day without a year is rather one that has just gone, in words of what is past."""


def last_day_named(words: str, said_on: date, *, is_past: bool = False) -> date | None:
    """The latest day that words name for leaving, after the day on which they were said; None where they name none.

    What was asked some time ago and is told now (`is_past`: "had told them to be gone by 8 December") names no day of
    next year unless its year stands there.
    """
    named = [day for day in _named(words, said_on) if said_on < day <= said_on + timedelta(days=MOST_DAYS)]
    if is_past:
        named = [day for day in named if str(day.year) in words or day - said_on < MOST_OF_A_YEAR]
    return max(named, default=None)


def _named(words: str, said_on: date) -> Iterator[date]:
    for match in OF_MONTH.finditer(words):
        yield from _of_month(match, said_on)
    for match in OF_ISO.finditer(words):
        yield from _made(*map(int, match["iso"].split("-")))
    for match in OF_YEAR.finditer(words):
        year = int(match["year"]) if match["year"] else said_on.year
        yield date(year, 6, 30) if _is_middle(match["part"]) else date(year, 12, 31)
    if OF_CHRISTMAS.search(words):
        yield date(said_on.year, 12, 25)
    for match in WITHIN.finditer(words):
        yield said_on + timedelta(days=round(_number(match["number"]) * DAYS_OF[match["unit"].lower()]))


def _of_month(match: re.Match[str], said_on: date) -> Iterator[date]:
    """A day or a month, of the year that is named or the first that lies ahead."""
    month = next(at for at, name in enumerate(MONTHS, 1) if name.startswith(match["month"].lower()[:3]))
    day = match["day"] or match["later"]
    years = [int(match["year"])] if match["year"] else [said_on.year, said_on.year + 1]
    ahead = [named for year in years for named in _made(year, month, int(day) if day else _day_in(match["part"]))]
    yield from [named for named in ahead if named > said_on][:1]


def _day_in(part: str | None) -> int | None:
    """The day of a month that a part of it ends on; None for its last."""
    if _is_middle(part):
        return 15
    return 10 if (part or "").lower() in {"beginning", "start", "early"} else None


def _is_middle(part: str | None) -> bool:
    return (part or "").lower() in {"mid", "middle"}


def _made(year: int, month: int, day: int | None) -> Iterator[date]:
    """The day, nothing where there is no such day."""
    if 1 <= year <= 9998 and 1 <= month <= 12 and 1 <= (day or 1) <= monthrange(year, month)[1]:
        yield date(year, month, day or monthrange(year, month)[1])


def _number(word: str) -> int:
    lower = word.lower()
    if lower.isdigit():
        return int(lower)
    return TENS[lower] if lower in TENS else WORDS.index(lower) + 1 if lower in WORDS else 1
