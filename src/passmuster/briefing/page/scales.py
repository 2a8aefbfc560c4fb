"""Scales of the drawings: where a number or a day stands, and which of them are named along the edge.

Places are per cent of the drawing's width from the left, or of its height from the top.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, isfinite, log, log10
from typing import Final

from passmuster.wording.dates import MONTHS

__all__ = ["FACTOR_REACH", "Ruler", "Tick", "TimeScale", "factor_place", "number_ticks", "top_of"]

STRIDES: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240)
"""Months between the days that are named."""

MOST_DAYS: Final = 7
"""Days that are named along a drawing at most."""

FEWEST_NUMBERS: Final = 3
"""Numbers that are named along a drawing at least."""

CLAIMS_REACH: Final = 2.5
"""A claim may lift the top of a drawing to this many times the widest interval; one beyond stands at the edge."""

AHEAD_REACH: Final = 1.5
"""A 90 % interval ahead may reach this many times the middle half's upper end; one beyond is cut at the edge."""

FACTOR_REACH: Final = 64.0
"""Scales of factors run from 1/64 to 64 at most; what lies beyond stands at their end."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place in per cent, and what is written there."""

    place: float
    label: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """Numbers from `low` at the bottom to `high` at the top."""

    low: float
    high: float

    def place(self, value: float) -> float:
        """Per cent from the top; what lies beyond the ruler stands at its end."""
        return round(100.0 * (1.0 - min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)), 2)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days from `first` at the left to `last` at the right."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Per cent from the left; a day beyond the scale stands at its end."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(100.0 * min(max(share, 0.0), 1.0), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """First days of months, at most `MOST_DAYS` of them: "Oct 2024"."""
        months = [month for month in _months(self.first, self.last) if self.first <= month <= self.last]
        for stride in STRIDES:
            named = [month for month in months if (12 * month.year + month.month - 1) % stride == 0]
            if len(named) <= MOST_DAYS:
                break
        return tuple(Tick(self.place(day), f"{MONTHS[day.month - 1][:3]} {day.year}") for day in named)


def _months(first: date, last: date) -> list[date]:
    whole = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in whole]


def number_ticks(ruler: Ruler, words: Callable[[float], str]) -> tuple[Tick, ...]:
    """Round numbers along a ruler, a step of 1, 2 or 5 times a power of ten apart, the lowest first."""
    span = ruler.high - ruler.low
    power = 10.0 ** floor(log10(span))
    steps = (power * part for part in (2.0, 1.0, 0.5, 0.2, 0.1))
    step = next((step for step in steps if span / step >= FEWEST_NUMBERS), power / 10.0)
    first, last = (floor(end / step + 1e-9) for end in (ruler.low - 1e-9 * span + step * 0.999999, ruler.high))
    values = [step * number for number in range(first, last + 1)]
    return tuple(Tick(ruler.place(value), words(value)) for value in values if ruler.low <= value <= ruler.high)


def top_of(now: Sequence[float], halves: Sequence[float], ends: Sequence[float], claimed: Sequence[float]) -> float:
    """Top of a scale of counts: room for what is estimated, for the middle half of what lies ahead, and for claims.

    `now` are upper ends of the 90 % interval up to the as-of day, `halves` those of the 50 % interval on all days,
    `ends` of the 90 % interval on all days, `claimed` the numbers of claims. Far ends ahead would press everything else
    flat, so they get `AHEAD_REACH` times the middle half, and claims get `CLAIMS_REACH` times the estimate.
    """
    widest = max(max(now, default=0.0), min(AHEAD_REACH * max(halves, default=0.0), max(ends, default=0.0)))
    loudest = max(claimed, default=0.0)
    wanted = min(loudest, CLAIMS_REACH * widest) if widest > 0.0 else loudest
    return 1.05 * max(widest, wanted) or 1.0


def factor_place(value: float) -> float | None:
    """Where a factor stands on a strip from 1/`FACTOR_REACH` to `FACTOR_REACH`, 1 in its middle; None for none."""
    if not isfinite(value) or value <= 0.0:
        return None
    share = 0.5 + 0.5 * log(value) / log(FACTOR_REACH)
    return round(100.0 * min(max(share, 0.0), 1.0), 1)
