"""Small pictures made of characters: an interval as a strip, a series as a line of blocks. No colour is needed."""

from collections.abc import Sequence
from itertools import pairwise
from math import isfinite, log, nan
from typing import Final

__all__ = ["LONGEST_LINE", "interval_strip", "log_strip", "sparkline"]

BLOCKS: Final = "▁▂▃▄▅▆▇█"

LONGEST_LINE: Final = 52
"""Blocks that stand on a line of 80 columns between the days of the first and the last: a year of weeks."""


def interval_strip(low: float, middle: float, high: float, *, first: float, last: float, width: int) -> str:
    """An interval as ``"   ├──●────┤   "``: the scale runs from `first` to `last` over `width` characters.

    What lies beyond the scale is drawn at its end. Empty when a number is missing or the scale has no length.
    """
    numbers = (low, middle, high, first, last)
    if not all(isfinite(number) for number in numbers) or last <= first or width < 3:
        return ""
    left, centre, right = (_cell(number, first, last, width) for number in (low, middle, high))
    cells = [" "] * left + ["─"] * (right - left + 1) + [" "] * (width - 1 - right)
    cells[left], cells[right] = "├", "┤"
    cells[centre] = "●"
    return "".join(cells)


def log_strip(low: float, middle: float, high: float, *, reach: float, width: int) -> str:
    """A factor on a log scale from 1/`reach` to `reach`, with ``│`` in the middle where it is 1."""
    if min(low, middle, high) <= 0.0:
        return ""
    strip = interval_strip(log(low), log(middle), log(high), first=-log(reach), last=log(reach), width=width)
    centre = width // 2
    return strip[:centre] + "│" + strip[centre + 1 :] if strip and strip[centre] in " ─" else strip


def sparkline(values: Sequence[float], *, width: int = LONGEST_LINE) -> str:
    """A series as blocks from its smallest to its largest value; a missing value is a blank.

    One of more values than `width` is told by the mean of each stretch of alike many.
    """
    values = _thinned(values, width)
    known = [value for value in values if isfinite(value)]
    if not known:
        return ""
    lowest, span = min(known), max(known) - min(known)
    return "".join(_block((value - lowest) / span if span else 0.0) if isfinite(value) else " " for value in values)


def _thinned(values: Sequence[float], width: int) -> Sequence[float]:
    if len(values) <= width:
        return values
    ends = [place * len(values) // width for place in range(width + 1)]
    return [_mean(values[first:last]) for first, last in pairwise(ends)]


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if isfinite(value)]
    return sum(known) / len(known) if known else nan


def _cell(value: float, first: float, last: float, width: int) -> int:
    return round((min(max(value, first), last) - first) / (last - first) * (width - 1))


def _block(share: float) -> str:
    return BLOCKS[round(share * (len(BLOCKS) - 1))]
