"""Quantiles of weighted draws, smoothed, so that each draw's weight moves them without a leap.

The indicator of "below q" is Φ((q − g) / h) for a draw g, h a part of the draws' spread, and the quantile is where its
weighted mean is the level (`inference/smoothed_places.py` finds it). Draws are sorted once; then a place looks only at
those within reach of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["LAST_REACH", "REACH", "WIDTH", "Ranked", "SmoothedQuantile", "ranked", "smoothed_quantiles"]

Floats = NDArray[np.float64]

WIDTH: Final = 0.08
"""Width of smoothing, in standard deviations. It widens a spread by 3 in 1,000, before and after alike, and lets the
density at a quantile rest on a tenth of the draws: parts that pull against one another share the noise of a density."""
REACH: Final = 6.0
"""Widths beyond which the smoothed indicator is 0 or 1 to nine digits."""
LAST_REACH: Final = 8.5
"""Widths beyond which it is to the last digit."""


@dataclass(frozen=True, eq=False)
class Ranked:
    """Weights in the rising order of a number's draws, and the sums of those before each, shape (draw + 1,)."""

    own: Floats
    running: Floats

    @classmethod
    def of(cls, own: Floats) -> "Ranked":
        """The weights with their sums."""
        running = np.zeros(own.size + 1)
        np.cumsum(own, out=running[1:])
        return cls(own, running)


@dataclass(frozen=True, eq=False)
class SmoothedQuantile:
    """One number's draws, in their own and in rising order, and the level and width of its quantile."""

    values: Floats
    order: NDArray[np.int64]
    rising: Floats
    level: float
    width: float

    @classmethod
    def of(cls, values: Floats, level: float) -> "SmoothedQuantile":
        """The quantile of draws in their own order, shape (draw,), at a level between 0 and 1."""
        order = np.argsort(values)
        rising = values[order]
        differs = rising[1:] != rising[:-1]
        if not differs.all():
            order = _equals_in_order(order, differs)
        spread = (_at_level(rising, 0.84) - _at_level(rising, 0.16)) / 2.0 or float(values.std())
        return cls(values, order, rising, level, WIDTH * spread)

    def bump(self, place: float) -> tuple[slice, Floats]:
        """Which draws in rising order lie within reach of a place, and exp(−((place − value) / width)² / 2) of each.

        It is 1 of every draw for a number that never differs.
        """
        if self.width <= 0.0:
            return slice(self.order.size), np.ones(self.order.size)
        near = slice(*self.window(place, LAST_REACH))
        far = (place - self.rising[near]) / self.width
        return near, np.exp(-0.5 * far**2)

    def window(self, place: float, widths: float) -> tuple[int, int]:
        """From where to where draws in rising order lie within so many widths of a place."""
        reach = widths * self.width
        return int(self.rising.searchsorted(place - reach)), int(self.rising.searchsorted(place + reach))

    def density(self, quantile: float, other: float, below: float, bump: float) -> float:
        """The mean density between the quantile of some weights and another place, or there where the two are one.

        Told are the weighed means of the shares below at the other place and of `bump` half way between the two. It is
        1 for a number that never differs. Below the quantile lies the level, which is not worked out again.
        """
        if self.width <= 0.0:
            return 1.0
        far = other - quantile
        if abs(far) <= 1e-9 * self.width:
            return float(bump / (np.sqrt(2.0 * np.pi) * self.width))
        return (below - self.level) / far


def _equals_in_order(order: NDArray[np.int64], differs: NDArray[np.bool_]) -> NDArray[np.int64]:
    """An order of draws in which equal ones stand as they came: what a stable sort gives in twice the time.

    `differs` tells of each draw but the first whether it is another number than the one before it.
    """
    behind = np.zeros(order.size, dtype=order.dtype)
    np.cumsum(differs, out=behind[1:])
    behind *= order.size  # so that each is less than whatever draw of a larger number
    return np.sort(order + behind) - behind


def _at_level(rising: Floats, level: float) -> float:
    """A quantile of sorted draws, straight between them: what `np.quantile` gives, which would load masked arrays."""
    place = level * (rising.size - 1)
    before = min(int(place), rising.size - 1)
    low, high, share = float(rising[before]), float(rising[min(before + 1, rising.size - 1)]), place - before
    return high - (high - low) * (1.0 - share) if share >= 0.5 else low + (high - low) * share


def smoothed_quantiles(values: Floats, levels: Sequence[float]) -> list[SmoothedQuantile]:
    """One for each level; levels of the same draws share their order."""
    sorted_once: dict[bytes, SmoothedQuantile] = {}
    found = []
    for column, level in zip(np.ascontiguousarray(values.T), levels, strict=True):
        name = column.tobytes()
        if name not in sorted_once:
            sorted_once[name] = SmoothedQuantile.of(column, level)
        found.append(replace(sorted_once[name], level=level))
    return found


def ranked(numbers: Sequence[SmoothedQuantile], weights: Floats) -> list[Ranked]:
    """The weights in the rising order of each number; numbers that share their order share these."""
    found: dict[int, Ranked] = {}
    for number in numbers:
        if id(number.order) not in found:
            found[id(number.order)] = Ranked.of(weights[number.order])
    return [found[id(number.order)] for number in numbers]
