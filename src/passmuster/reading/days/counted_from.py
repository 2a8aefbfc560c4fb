"""Days that are counted from another day of the sentence: "on Monday, two days after two of them were killed"."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from passmuster.reading.days import patterns
from passmuster.reading.days.steps import stepped_back

__all__ = ["counted_from"]

FARTHEST: Final = 3
"""Characters between a day and what is counted from it: a comma, a space."""


def counted_from(
    text: str, start: int, stop: int, named: Sequence[tuple[int, date]]
) -> Iterator[tuple[int, int, date]]:
    """Where such a day is written, from and to, and which it is; `named` are the days told, by where they end.

    >>> list(counted_from("On Monday, two days after they fell", 0, 35, [(9, date(2022, 11, 14))]))
    [(11, 25, datetime.date(2022, 11, 12))]
    """
    for match in patterns.DAYS_AFTER.finditer(text, start, stop):
        count = patterns.COUNTS.get(match["count"].lower()) or int(match["count"])
        for end, day in named:
            if 0 < match.start() - end <= FARTHEST:
                yield match.start(), match.end(), stepped_back(day, count, match["unit"], whole=False)
