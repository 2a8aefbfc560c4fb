"""What a witness without lean would print: draws of the fair count, each with noise around it.

On the natural-log scale, with weight w_i for draw i, fair count c_i and noise scale s_i,

    P(printed ≤ n) = Σ_i w_i F((log n − log c_i) / s_i),

F the distribution function of `t4.py`. No random number is drawn. Slips are left out on purpose: a slip is a thing to
be found, not an excuse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from passmuster.observation import t4
from passmuster.observation.arrays import Array, Namespace
from passmuster.observation.dating import AS_NAMED

__all__ = [
    "LEAST_COUNT", "Predictive", "at_least", "at_most", "over_days", "quantiles_in_order", "weighted_quantiles",
]  # fmt: skip

LEAST_COUNT, MOST_COUNT = 1e-3, 1e15
"""A count below a thousandth of a head is read as that, so that its logarithm exists; no printed number can tell. More
than can be printed is read as a million thousand million."""
ENOUGH_DRAWS = 1000
"""For the ends of a 90 % interval of what would be printed: each draw is spread by its noise, which smooths them."""
SAME = 1e-7
"""Log units between numbers that are the same in print, which has six digits."""
REACH = 50.0
"""Scales beyond the draws, within which every quantile lies that anybody asks for."""


def at_most(log_number: Array | float, log_count: Array, scale: Array | float, *, xp: Namespace) -> Array:
    """Probability that a witness of this noise prints the number or less, given the fair count; any shape."""
    return t4.distribution((log_number - log_count) / scale, xp=xp)


def at_least(log_number: Array | float, log_count: Array, scale: Array | float, *, xp: Namespace) -> Array:
    """Probability that a witness of this noise prints the number or more, given the fair count; any shape."""
    return t4.distribution((log_count - log_number) / scale, xp=xp)


@dataclass(frozen=True, slots=True)
class Predictive:
    """Draws of a fair count and the noise of one claim. All arrays have shape (draw,); weights sum to 1.

    `count` is people or pieces; `scale` is on the natural-log scale, above 0. `named` are counts and weights of the day
    that the claim names, where the draws are of several days; None where they are of that day alone.
    """

    count: np.ndarray
    scale: np.ndarray
    weights: np.ndarray
    named: tuple[np.ndarray, np.ndarray] | None = None

    def at_most(self, number: float) -> float:
        """Probability that the witness prints `number` or less."""
        return self._at_most_log(float(np.log(number)))

    def at_least(self, number: float) -> float:
        """Probability that the witness prints `number` or more."""
        return float(np.sum(self.weights * at_least(np.log(number), self._log_count(), self.scale, xp=np)))

    def tail(self, low: float | None, high: float | None) -> float:
        """How far out a printed number lies, 0 to 1; small is far. At least one end is given.

        A floor (`low` alone): the chance of as many or more. A ceiling (`high` alone): of as many or fewer. A point or
        a range: twice the smaller chance of reaching its nearer edge, so that mass inside a range counts as agreement.
        """
        above = 1.0 if low is None else self.at_least(max(low, LEAST_COUNT))
        below = 1.0 if high is None else self.at_most(high)
        return min(above, below) if low is None or high is None else min(1.0, 2.0 * min(above, below))

    def quantile(self, probability: float) -> float:
        """The number that is not exceeded with `probability`, found on ENOUGH_DRAWS of many draws."""
        few = self._thinned()
        log_count = few._log_count()
        reach = REACH * float(np.max(few.scale))
        bounds = float(np.min(log_count)) - reach, float(np.max(log_count)) + reach
        start = weighted_quantiles(log_count, few.weights, (probability,))[0]
        log_number = _solved(partial(few._near_log, log_count), probability, start, *bounds)
        # Where noise is wide, numbers this far out have logarithms but overflow themselves.
        return float(np.exp(min(log_number, np.log(MOST_COUNT))))

    def estimate(self) -> tuple[float, float, float]:
        """5th, 50th and 95th per cent of the fair count itself, on the day that is named and without noise."""
        low, middle, high = weighted_quantiles(*(self.named or (self.count, self.weights)), (0.05, 0.5, 0.95))
        return low, middle, high

    def _at_most_log(self, log_number: float) -> float:
        return float(np.sum(self.weights * at_most(log_number, self._log_count(), self.scale, xp=np)))

    def _near_log(self, log_count: np.ndarray, log_number: float) -> tuple[float, float]:
        """Probability of printing so many or fewer, and its slope."""
        off = (log_number - log_count) / self.scale
        density = t4.density(off, xp=np) / self.scale
        return float(self.weights @ t4.distribution(off, xp=np)), float(self.weights @ density)

    def _thinned(self) -> Predictive:
        """At most ENOUGH_DRAWS draws of equal weight, taken at even steps of the weights' running sum."""
        if self.count.size <= ENOUGH_DRAWS:
            return self
        steps = (np.arange(ENOUGH_DRAWS) + 0.5) / ENOUGH_DRAWS
        taken = np.minimum(np.searchsorted(np.cumsum(self.weights), steps), self.count.size - 1)
        scale = np.broadcast_to(self.scale, self.count.shape)
        return Predictive(self.count[taken], scale[taken], np.full(ENOUGH_DRAWS, 1.0 / ENOUGH_DRAWS))

    def _log_count(self) -> np.ndarray:
        log_count: np.ndarray = np.log(np.clip(self.count, LEAST_COUNT, MOST_COUNT))
        return log_count


def _solved(near: Callable[[float], tuple[float, float]], value: float, start: float, low: float, high: float) -> float:
    """Where a rising function, given with its slope, has a value: Newton's steps, and halving where one leads out of
    what is still open.
    """
    at = start
    while high - low > SAME:
        found, slope = near(at)
        low, high = (low, at) if found > value else (at, high)
        step = (found - value) / slope if slope > 0.0 else np.inf
        if abs(step) < SAME:
            break
        at = at - step if low < at - step < high else (low + high) / 2.0
    return at


def over_days(counts: np.ndarray, scale: np.ndarray, weights: np.ndarray, of_day: np.ndarray) -> Predictive:
    """The predictive of a claim whose number may be true of several days.

    `counts` and `of_day`, the chance of each day, have shape (draw, len(SHIFTS)), in the order of `dating.SHIFTS`;
    `scale` and `weights` have shape (draw,).
    """
    return Predictive(
        counts.ravel(), np.repeat(scale, counts.shape[1]), (weights[:, None] * of_day).ravel(),
        named=(counts[:, AS_NAMED], weights),
    )  # fmt: skip


def weighted_quantiles(values: np.ndarray, weights: np.ndarray, levels: Sequence[float]) -> list[float]:
    """Quantiles of weighted draws; the distribution steps up by the weight at each draw, and between is straight.

    With even weights the same as NumPy's "hazen" quantiles; NumPy itself weighs only draws that are not straightened.
    """
    order = np.argsort(values, kind="stable")
    return quantiles_in_order(values[order], weights[order], levels)


def quantiles_in_order(rising: np.ndarray, weights: np.ndarray, levels: Sequence[float]) -> list[float]:
    """The same of draws in rising order, for whoever weighs the same draws more than once."""
    upto = np.cumsum(weights)
    middle = (upto - weights / 2.0) / upto[-1]
    return [float(value) for value in np.interp(levels, middle, rising)]
