"""Texts that tell of the past: the year of a day or month that names none, in a text published long after.

"It landed on 10 August 1983. Nine of its men were killed on 7 April" tells of 1984, whenever it was published: what
happens moves on, from the last day with a year to the first that bears the name. A text tells of the past where the
latest year that it names lies six years and more before it was published, and nothing in it is reckoned from that day:
no weekday, no "yesterday", no "last week", no "two years ago".
"""

from bisect import bisect_left
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from passmuster.reading.days import patterns

__all__ = ["past_year", "year_from"]

YEARS_BACK: Final = 6
"""So long before publication the latest year that is named lies, at the least: a report on a war that goes on may speak
of its beginning alone, a few years ago, and of last spring without a year."""

FROM_PUBLICATION: Final = (patterns.WORDS, patterns.LAST, patterns.RELATIVE, patterns.PAST_SPAN)
"""What is reckoned from the day of publication, beside weekdays."""


class _Named(NamedTuple):
    """A year that a text names: where, which, and the month it stands beside; 0 for none."""

    place: int
    year: int
    month: int


def past_year(text: str, place: int, month: int, published: date | None) -> int | None:
    """The year of a month that stands at a place without one; None where the text does not tell of the past alone."""
    named = _years_of_past(text, published) if published is not None else ()
    before = bisect_left(named, (place, 0, 0)) - 1
    return year_from(named[before].year, named[before].month, month) if before >= 0 else None


def year_from(year: int, since: int, month: int) -> int:
    """The year in which a month comes next, told from another month of a year, 0 for none.

    >>> year_from(1983, 8, 4), year_from(1983, 4, 8), year_from(1983, 0, 4)
    (1984, 1983, 1983)
    """
    return year + (0 < month < since)


@lru_cache(maxsize=8)
def _years_of_past(text: str, published: date) -> tuple[_Named, ...]:
    """The years of a text that tells of the past, in their order; none of another text."""
    named = sorted(_named(text))
    latest = max((one.year for one in named), default=published.year)
    if latest > published.year - YEARS_BACK or any(pattern.search(text) for pattern in FROM_PUBLICATION):
        return ()
    return () if any(match["w"][0].isupper() for match in patterns.WEEKDAY.finditer(text)) else tuple(named)


def _named(text: str) -> list[_Named]:
    beside = [_Named(m.start("m"), int(m["y"]), patterns.month_of(m["m"])) for m in patterns.MONTH_YEAR.finditer(text)]
    return beside + [_Named(m.start("y"), int(m["y"]), 0) for m in patterns.YEAR_ALONE.finditer(text)]
