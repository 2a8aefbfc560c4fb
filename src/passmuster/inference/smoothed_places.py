"""Where smoothed quantiles lie: Halley's steps within shrinking brackets, for many numbers abreast.

A step looks at the draws within reach of a place, some thousand. To look at those of several numbers together takes
half the time of one number after another, as long as they lie in the nearest cache.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from passmuster.inference.smoothed_quantiles import LAST_REACH, REACH, Ranked, SmoothedQuantile
from passmuster.observation.special import ndtr, ndtr_and_bump

__all__ = ["places_of", "shares_below"]

Floats = NDArray[np.float64]
Thing = TypeVar("Thing")
Window = tuple[int, int]
"""From where to where draws in rising order lie within reach."""

LAST_STEP: Final = 2e-4
"""Widths of a step of Halley's behind which the place is right to eleven digits of a width."""
MOST_STEPS: Final = 100
"""Steps at most; a handful is taken."""
ABREAST: Final = 16_384
"""Draws that are looked at together: each array of them takes 128 kilobytes."""
PEAK: Final = float(np.sqrt(2.0 * np.pi))


@dataclass(slots=True)
class _Sought:
    """A number, the weights of its draws, where it is looked for, and between which places it lies."""

    number: SmoothedQuantile
    weighed: Ranked
    place: float
    low: float
    high: float

    @classmethod
    def of(cls, number: SmoothedQuantile, weighed: Ranked, start: float | None) -> "_Sought":
        rising, reach = number.rising, REACH * number.width
        if start is None:
            at = int(np.searchsorted(weighed.running[1:], number.level))
            start = float(rising[min(at, rising.size - 1)])
        return cls(number, weighed, start, float(rising[0]) - reach, float(rising[-1]) + reach)

    def is_found(self, below: float, slope: float, bend: float) -> bool:
        """Whether one step more moves few digits, told F at the place, its slope, and the slope of that."""
        over, place = below - self.number.level, self.place
        self.low, self.high = (self.low, place) if over > 0.0 else (place, self.high)
        new = place - _step(over, slope, bend) if slope > 0.0 else (self.low + self.high) / 2.0
        # Looked at before the bracket is: where it is found, the place is itself an end of it.
        is_found = abs(new - place) <= LAST_STEP * self.number.width
        self.place = new if is_found or self.low < new < self.high else (self.low + self.high) / 2.0
        return is_found


def places_of(numbers: Sequence[SmoothedQuantile], weighed: Sequence[Ranked], starts: Sequence[float | None]) -> Floats:
    """Where a part `level` of the weights of each number lies below, smoothed; shape (number,).

    Parameters
    ----------
    numbers, weighed
        The numbers, and the weights of the draws of each.
    starts
        Where each is looked for first; at the draw nearest to it for None.
    """
    told = zip(numbers, weighed, starts, strict=True)
    sought = [_Sought.of(number, own, start) for number, own, start in told]
    for constant in (one for one in sought if one.number.width <= 0.0):
        constant.place = float(constant.number.rising[0])
    left = [one for one in sought if one.number.width > 0.0]
    for _ in range(MOST_STEPS):
        if not left:
            break
        # A step triples the digits, so that none is looked at again behind one that moves few of them.
        left = [one for one, *seen in _looked_at(left) if not one.is_found(*seen)]
    return np.array([one.place for one in sought])


def _step(over: float, slope: float, bend: float) -> float:
    """Halley's step towards where nothing is over; Newton's where the slope changes too fast for it."""
    straight = over / slope
    turned = 1.0 - 0.5 * straight * bend / slope
    return straight / turned if turned > 0.5 else straight


def shares_below(numbers: Sequence[SmoothedQuantile], places: Floats, found: Floats) -> None:
    """Φ((place − value) / width) of each draw of each number, in its own order, put down in `found`, (number, draw).

    It is 0 for a number that never differs.
    """
    for number, place, row in zip(numbers, places.tolist(), found, strict=True):
        np.less(number.values, place, out=row, casting="unsafe")
        if number.width <= 0.0:
            row[:] = 0.0
    differing = [place for place, number in enumerate(numbers) if number.width > 0.0]
    for rows in _batches(differing, [numbers[row].window(places[row], LAST_REACH) for row in differing]):
        shares = ndtr(_widths_off([(numbers[row], places[row], window) for row, window in rows]))
        begin = 0
        for row, (first, last) in rows:
            found[row, numbers[row].order[first:last]] = shares[begin : begin + last - first]
            begin += last - first


def _looked_at(sought: Sequence[_Sought]) -> Iterator[tuple[_Sought, float, float, float]]:
    """Each number with F at its place, its slope, and the slope of that."""
    windows = [one.number.window(one.place, REACH) for one in sought]
    near = [(one, window) for one, window in zip(sought, windows, strict=True) if window[0] < window[1]]
    for one, (first, last) in zip(sought, windows, strict=True):
        if first == last:
            yield one, float(one.weighed.running[first]), 0.0, 0.0
    for batch in _batches([one for one, _ in near], [window for _, window in near]):
        yield from _abreast(batch)


def _abreast(batch: Sequence[tuple[_Sought, Window]]) -> Iterator[tuple[_Sought, float, float, float]]:
    """The same of numbers that have a draw at least within their windows."""
    begins = list(accumulate((last - first for _, (first, last) in batch[:-1]), initial=0))
    width = np.array([one.number.width for one, _ in batch])
    far = _widths_off([(one.number, one.place, window) for one, window in batch])
    near = np.concatenate([one.weighed.own[first:last] for one, (first, last) in batch])
    below, bump = ndtr_and_bump(far)
    bump *= near
    below *= near
    slope = np.add.reduceat(bump, begins) / (PEAK * width)
    bump *= far
    bend = -np.add.reduceat(bump, begins) / (PEAK * width**2)
    before = [float(one.weighed.running[first]) for one, (first, _) in batch]
    shares = np.add.reduceat(below, begins) + before
    together = [one for one, _ in batch]
    yield from zip(together, shares.tolist(), slope.tolist(), bend.tolist(), strict=True)


def _widths_off(told: Sequence[tuple[SmoothedQuantile, float, Window]]) -> Floats:
    """How many widths below its place each draw of each number's window lies, one number's behind another's."""
    far = np.empty(sum(last - first for _, _, (first, last) in told))
    begin = 0
    for number, place, (first, last) in told:
        own = far[begin : begin + last - first]
        np.subtract(place, number.rising[first:last], out=own)
        own /= number.width
        begin += last - first
    return far


def _batches(things: Sequence[Thing], windows: Sequence[Window]) -> Iterator[list[tuple[Thing, Window]]]:
    """Things with their windows, as many together as have some `ABREAST` draws."""
    batch: list[tuple[Thing, Window]] = []
    size = 0
    for thing, (first, last) in zip(things, windows, strict=True):
        batch.append((thing, (first, last)))
        size += last - first
        if size >= ABREAST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
