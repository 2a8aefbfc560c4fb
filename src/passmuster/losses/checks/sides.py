"""Rows of a source that lie on its own series about the other side."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import log
from statistics import median
from typing import Final

from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.checks.points import PrintedTotal, number_on
from passmuster.losses.statements import Stream

__all__ = ["look_for_other_side"]

NEAR: Final = 0.03
"""On the log scale: a number this close to the other side's series fits it, as bulletins move by less in some days."""
LEAST_ROWS: Final = 3
"""Fewer rows may lie there by chance."""
GROWTH: Final = log(2.0)
"""The rows that fit must themselves double, or a level that both sides happen to share would do."""
LONG: Final = 3.0
"""Rows that stand where the other series is silent this many times longer than it is wont to need not: they are what is
missing there."""


def look_for_other_side(points: Mapping[Stream, tuple[PrintedTotal, ...]]) -> Iterator[LossCheck]:
    """Streams all of whose rows fit the same source's series about another side; `names` is that side."""
    positive = {stream: tuple(point for point in own if point.number > 0.0) for stream, own in points.items()}
    for stream, own in positive.items():
        for other, theirs in positive.items():
            is_rival = (other.source, other.category) == (stream.source, stream.category) and other.side != stream.side
            if is_rival and _fits(own, theirs):
                rows = tuple(point.row for point in own)
                yield LossCheck(
                    kind=CheckKind.OTHER_SIDE, rows=rows, stream=stream, day=own[0].day, names=(other.side,)
                )


def _fits(own: tuple[PrintedTotal, ...], theirs: tuple[PrintedTotal, ...]) -> bool:
    """Whether every point lies on the other series, inside its days, while the points double or are what it lacks.

    The other series must have more points: of two alike nobody can say which is astray.
    """
    if len(own) < LEAST_ROWS or len(theirs) <= len(own):
        return False
    numbers = [point.number for point in own]
    if log(max(numbers) / min(numbers)) < GROWTH and not _fills_a_gap(own, theirs):
        return False
    inside = all(theirs[0].day <= point.day <= theirs[-1].day for point in own)
    return inside and all(abs(log(point.number / number_on(theirs, point.day))) < NEAR for point in own)


def _fills_a_gap(own: tuple[PrintedTotal, ...], theirs: tuple[PrintedTotal, ...]) -> bool:
    """Whether the points rise from end to end of one gap of the other series that is long for it."""
    places = {bisect_right(theirs, point.day, key=lambda other: other.day) for point in own}
    place = min(places)
    if len(places) > 1 or not 0 < place < len(theirs) or theirs[place - 1].day == own[0].day:
        return False
    before, after = theirs[place - 1], theirs[place]
    usual = median(other.day - one.day for one, other in pairwise(theirs))
    is_long = after.day - before.day >= LONG * max(usual, 1.0)
    return is_long and before.number < own[0].number < own[-1].number < after.number
