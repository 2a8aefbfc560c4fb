"""Days of a table of losses that others keep, as they are written there, to days as a table of ours has them.

Which of `3/4/2022` is the month a mapping says. Where it does not, the file itself may: a number above twelve is no
month, and one such day settles all of them, because a file is written in one order. Where no day settles it the day is
taken to come first, as in most of the world, and that is told.

A year of two digits is the year with those digits that lies within a hundred years from day 1 on, and so one alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from passmuster.ledger.years import day_in_words, year_first

__all__ = ["DayReader", "day_comes_first"]

NUMBERS: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T].*)?", re.ASCII)
"""A day whose year stands last, with a time of day perhaps."""
ISO_BEGINNING: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[ T].*", re.ASCII)
DAY_NUMBER: Final = re.compile(r"\d{1,9}", re.ASCII)
"""A day that is counted; what has more digits is none, and is refused as it stands."""
MONTHS: Final = 12
CENTURY: Final = 100


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether the day comes before the month in days written in numbers; None where either order reads them all.

    Where neither order does, the day comes first, and those that cannot be read are refused.

    >>> day_comes_first(["3/4/2022", "3/25/2022"]), day_comes_first(["25.3.22"]), day_comes_first(["3/4/2022"])
    (False, True, None)
    """
    pairs = [(int(found[1]), int(found[3])) for text in texts if (found := NUMBERS.fullmatch(text)) is not None]
    month_first, day_first = (all(pair[place] <= MONTHS for pair in pairs) for place in (0, 1))
    return None if month_first and day_first else not month_first


@dataclass(slots=True)
class DayReader:
    """How the days of a file are read, and one that might have been read otherwise.

    `day_first` is what a mapping says or the file settles, None where neither does; `first_day` what the file calls
    day 1; `unsettled` the first day, as written, of which the order was nowhere told, `short` the first one with a year
    of two digits.
    """

    day_first: bool | None
    first_day: int
    day_one: date
    unsettled: str = field(default="", init=False)
    short: str = field(default="", init=False)

    def read(self, text: str) -> str:
        """A date as YYYY-MM-DD, a month as YYYY-MM, a day counted from 0 as one counted from 1; else the text itself.

        >>> DayReader(None, 1, date(2022, 2, 24)).read("25.3.22")
        '2022-03-25'
        """
        if (match := NUMBERS.fullmatch(text)) is not None:
            return self._numbers(match)
        if (match := ISO_BEGINNING.fullmatch(text)) is not None:
            return match[1]
        if DAY_NUMBER.fullmatch(text):
            return str(int(text) + 1 - self.first_day)
        return day_in_words(text) or year_first(text) or text

    def remarks(self) -> list[str]:
        """What is told of days that might have been read otherwise."""
        told = []
        if self.short:
            told.append(f"years of two digits lie within a hundred from day 1 on: '{self.short}' was read as "
                        f"{self.read(self.short)}")  # fmt: skip
        if self.unsettled:
            told.append(
                f"'{self.unsettled}' was read as {self.read(self.unsettled)}, as no day of the file tells whether the "
                "month comes first: say day_first = false under [reading] if it does"
            )
        return told

    def _numbers(self, match: re.Match[str]) -> str:
        first, second = int(match[1]), int(match[3])
        day, month = (second, first) if self.day_first is False else (first, second)
        try:
            found = date(self._year(match[4]), month, day).isoformat()
        except ValueError:
            return match.string
        if len(match[4]) < len("2022"):
            self.short = self.short or match.string
        # Points between the numbers are written where the day comes first; slashes on both sides of an ocean.
        if self.day_first is None and first != second and match[2] != ".":
            self.unsettled = self.unsettled or match.string
        return found

    def _year(self, digits: str) -> int:
        """The year; one of two digits from the year of day 1 on."""
        if len(digits) > 2:
            return int(digits)
        begin = self.day_one.year
        return begin + (int(digits) - begin) % CENTURY
