"""The running totals of each stream as points in the order of their days, for a plain look."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from passmuster.ledger.losses import LossBound, LossClaim
from passmuster.losses.statements import Stream, stream_of

__all__ = ["PrintedTotal", "floors_by_stream", "number_on", "points_by_stream"]


class PrintedTotal(NamedTuple):
    """One running total: its day from 1, its number, its row."""

    day: int
    number: float
    row: int


def points_by_stream(claims: Iterable[LossClaim]) -> Mapping[Stream, tuple[PrintedTotal, ...]]:
    """Points of every stream that prints totals without a bound, by day and row; streams in order of their names."""
    return _by_stream(claims, LossBound.POINT)


def floors_by_stream(claims: Iterable[LossClaim]) -> Mapping[Stream, tuple[PrintedTotal, ...]]:
    """Points of every stream all of whose totals are floors, as those who count pictures print them; likewise."""
    claims = tuple(claims)
    others = {stream_of(claim) for claim in claims if not claim.is_daily and claim.bound is not LossBound.AT_LEAST}
    floors = _by_stream(claims, LossBound.AT_LEAST)
    return {stream: points for stream, points in floors.items() if stream not in others}


def _by_stream(claims: Iterable[LossClaim], bound: LossBound) -> Mapping[Stream, tuple[PrintedTotal, ...]]:
    points: dict[Stream, list[PrintedTotal]] = defaultdict(list)
    for claim in claims:
        if not claim.is_daily and claim.bound is bound:
            points[stream_of(claim)].append(PrintedTotal(claim.day, claim.count, claim.row))
    return {stream: tuple(sorted(points[stream], key=lambda one: (one.day, one.row))) for stream in sorted(points)}


def number_on(points: Sequence[PrintedTotal], day: int) -> float:
    """The number of a stream on a day between its first and last, straight between its points."""
    place = bisect_right(points, day, key=lambda point: point.day)
    if place == len(points):
        return points[-1].number
    before, after = points[max(place - 1, 0)], points[place]
    share = (day - before.day) / (after.day - before.day) if after.day > before.day else 0.0
    return before.number + (after.number - before.number) * share
