"""Echoes by number: a series that grows as another source's does, and may be that source told again.

A relay rarely prints the number it was given; it adds, rounds and calls it its own estimate. What it cannot easily hide
is where the growth came. For each running total of a source, its steps from one statement to the next are held against
the steps of another source's total over the same days, scaled to the same sum:

    misfit = Σ |step − scale · other's step| / Σ step.

A small misfit says little in a war of even pace, where every honest total grows alike. So the same is asked of an even
pace, and a pair is proposed only where the other source explains much that the calendar does not. Whether it is one
origin is for a person to accept or refuse.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from passmuster.ledger.losses import LossClaim, population_of

__all__ = ["NumberEcho", "find_number_echoes"]

LEAST_STEPS = 3
"""Fewer steps follow anything."""
MOST_MISFIT = 0.2
"""Share of a series' growth that may come elsewhere than the other's."""
MUCH_BETTER = 0.5
"""The misfit must be below this part of an even pace's."""
DENSER = 3
"""The source that is followed says at least this many times as much."""

Series = tuple[str, str, str]
"""Source, side and category."""


@dataclass(frozen=True, slots=True)
class NumberEcho:
    """A series and the one that it follows, with the growth that shows it.

    `steps` are what the series grew by from one statement to the next, `followed_steps` what the other grew by over the
    same days. `misfit` is the share of the growth that lies elsewhere than the other's, `even_misfit` than an even
    pace's.
    """

    echo: Series
    follows: Series
    misfit: float
    even_misfit: float
    steps: tuple[float, ...]
    followed_steps: tuple[float, ...]


def find_number_echoes(claims: Iterable[LossClaim]) -> tuple[NumberEcho, ...]:
    """Proposed echoes, the best match of each series, in order of the series' names."""
    points = _points(claims)
    found = []
    for echo in sorted(points):
        matches = [
            match
            for follows in points
            if follows[0] != echo[0]
            and _kind(follows) == _kind(echo)
            and len(points[follows]) >= DENSER * len(points[echo])
            if (match := _match(echo, points[echo], follows, points[follows])) is not None
        ]
        found += sorted(matches, key=lambda match: match.misfit)[:1]
    return tuple(found)


def _kind(series: Series) -> tuple[str, str]:
    """Side, and what is counted: one population, whatever the column, or one kind of goods."""
    return series[1], population_of(series[2]) or series[2]


def _points(claims: Iterable[LossClaim]) -> dict[Series, list[tuple[int, float]]]:
    """Days and numbers of each series of running totals, one a day: the middle of what was said."""
    said: dict[tuple[Series, int], list[float]] = defaultdict(list)
    for claim in claims:
        if not claim.is_daily and claim.count > 0:
            said[(claim.source, claim.side, claim.category), claim.day].append(claim.count)
    points: dict[Series, list[tuple[int, float]]] = defaultdict(list)
    for (series, day), counts in sorted(said.items()):
        points[series].append((day, sqrt(min(counts) * max(counts))))
    return points


def _match(
    echo: Series, own: Sequence[tuple[int, float]], follows: Series, other: Sequence[tuple[int, float]]
) -> NumberEcho | None:
    """The proposal, when the steps of one series are those of the other."""
    inside = _rising([(day, number) for day, number in own if other[0][0] <= day <= other[-1][0]])
    if len(inside) <= LEAST_STEPS:
        return None
    steps = [after - before for (_, before), (_, after) in pairwise(inside)]
    theirs = [_read(other, day) for day, _ in inside]
    their_steps = [after - before for before, after in pairwise(theirs)]
    days = [float(after - before) for (before, _), (after, _) in pairwise(inside)]
    if min(their_steps) < 0.0 or sum(their_steps) <= 0.0:
        return None
    misfit, even = _misfit(steps, their_steps), _misfit(steps, days)
    if misfit > MOST_MISFIT or misfit >= MUCH_BETTER * even:
        return None
    return NumberEcho(echo, follows, misfit, even, tuple(steps), tuple(their_steps))


def _rising(points: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """The points at which a total stands higher than before: numbers said again are no steps."""
    kept: list[tuple[int, float]] = []
    for day, number in points:
        if not kept or number > kept[-1][1]:
            kept.append((day, number))
    return kept


def _misfit(steps: Sequence[float], others: Sequence[float]) -> float:
    scale = sum(steps) / sum(others)
    return sum(abs(step - scale * other) for step, other in zip(steps, others, strict=True)) / sum(steps)


def _read(points: Sequence[tuple[int, float]], day: int) -> float:
    """The number of a series on a day, straight between its statements."""
    place = bisect_right(points, day, key=lambda point: point[0])
    if place == len(points):
        return points[-1][1]
    (before, low), (after, high) = points[place - 1], points[place]
    return low + (high - low) * (day - before) / (after - before)
