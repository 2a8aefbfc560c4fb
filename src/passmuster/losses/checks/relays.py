"""Totals that follow another source's at its heels: the same numbers, or nearly so, through another mouth.

Two who count for themselves differ by what each sees and by how each leans, which is more than a few per cent in nearly
every war; and to differ by the same few per cent throughout they would have to lean alike. Whoever prints what another
had printed within two days before, within 3 % and every time, has it from there or from where that one has it. Whether
it is so is for a person to say.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Final, NamedTuple

from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.checks.points import PrintedTotal
from passmuster.losses.statements import Stream
from passmuster.observation.rounding import rounding_unit

__all__ = ["look_for_relays"]

CLOSE: Final = 0.03
"""On the log scale. Leans of sources on one thing scatter by a factor: two lie this close once in some thirty times."""
HEELS: Final = 2
"""Days after which a number is told again."""
LEAST: Final = 5
"""Numbers that are told again; fewer may meet by chance."""
MOST_OTHERS: Final = 0.1
"""Share of numbers that may be another's or nobody's."""


class _Followed(NamedTuple):
    """How often a stream's numbers lie at another's heels, of how many that could."""

    hits: int
    n: int
    stream: Stream


def look_for_relays(points: Mapping[Stream, Sequence[PrintedTotal]]) -> Iterator[LossCheck]:
    """Streams that follow one that says more; `numbers` are how many numbers do, and of how many; `names` whose."""
    for stream, own in points.items():
        found = [
            _followed(own, other, theirs)
            for other, theirs in points.items()
            if _is_of_the_same(stream, other) and (len(theirs), other) > (len(own), stream)
        ]
        close = [one for one in found if one.hits >= LEAST and one.n - one.hits <= MOST_OTHERS * one.n]
        if close:
            most = max(close, key=lambda one: (one.hits, len(points[one.stream])))
            yield LossCheck(
                kind=CheckKind.RELAYED, rows=tuple(point.row for point in own), stream=stream,
                numbers=(float(most.hits), float(most.n)), names=(most.stream.source,),
            )  # fmt: skip


def _is_of_the_same(one: Stream, other: Stream) -> bool:
    return one.source != other.source and (one.side, one.category) == (other.side, other.category)


def _followed(own: Sequence[PrintedTotal], other: Stream, theirs: Sequence[PrintedTotal]) -> _Followed:
    """The numbers of a stream against those of another; what is printed too coarsely to tell is left out."""
    telling = [point for point in _changing(own) if rounding_unit(point.number) < CLOSE * point.number]
    hits = sum(_is_told_again(point, theirs) for point in telling)
    return _Followed(hits, len(telling), other)


def _changing(points: Sequence[PrintedTotal]) -> list[PrintedTotal]:
    """Without noughts, and without numbers that are said again unchanged: those are one number."""
    return [
        point
        for place, point in enumerate(points)
        if point.number > 0.0 and not (place and points[place - 1].number == point.number)
    ]


def _is_told_again(point: PrintedTotal, theirs: Sequence[PrintedTotal]) -> bool:
    last = bisect_right(theirs, point.day, key=lambda other: other.day)
    first = bisect_right(theirs, point.day - HEELS - 1, key=lambda other: other.day)
    return any(other.number > 0.0 and abs(log(point.number / other.number)) < CLOSE for other in theirs[first:last])
