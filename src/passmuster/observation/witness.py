"""The witness: how likely a printed number is, given what a fair count would have been.

On the natural-log scale a source believes

    belief = log(count of the measure meant) + lean + noise,

and prints it as a point, a floor, a ceiling or a range. Each way of printing has its likelihood:

    exact, about     density of the belief at the printed number
    at least n       probability that the belief is n or more
    at most n        probability that the belief is n or less
    a to b           probability that the belief lies between them
    zero             probability that the belief is below one head

A floor or ceiling may besides be taken for told near the belief, short of it by an exponential of mean 1/p log units
(the witness's `pull` p): its chance is then lessened by exp(−p · room), room being how far the belief lies beyond it.
Nothing more is known of nobody, so that a zero is never lessened.

What was meant is a mixture over the candidate measures, added up and never chosen. With a small probability the
printed number is a slip (a digit dropped, a wrong unit, a stale repeat), and then it is spread widely around the
belief. `printing.py` draws what is weighed here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from passmuster.engine import jax
from passmuster.observation import t4
from passmuster.observation.arrays import Array, Namespace
from passmuster.observation.special import logsumexp

__all__ = [
    "SLIP_SCALE", "Mixture", "Places", "PrintedNumbers", "Stretches", "Witness", "weigh", "weigh_by_way",
    "weigh_mixture",
]  # fmt: skip

SLIP_SCALE = 1.5
"""Log scale of a slip. A dropped digit is log 10 = 2.3; a swapped or stale number is often less."""
LARGEST_LOG_ODDS = 700.0
"""Beyond it exponentials overflow, and the probability has long been 0 or 1."""


class PrintedNumbers(NamedTuple):
    """Printed numbers, one a claim; every array has shape (n_claims,).

    `low` and `high` are natural logs: a point and a floor use `low`, a ceiling `high`, a range both. `is_floor` tells
    floors from ceilings; it is not asked of points and ranges. Where `is_open`, nothing is told of how far the belief
    lies beyond a floor or ceiling, whatever the witness's pull; nowhere where it is not given.
    """

    is_floor: Array
    low: Array
    high: Array
    is_open: Array | None = None


class Stretches(NamedTuple):
    """Printed numbers sorted by way: points first, then floors and ceilings, then ranges; how many there are of each.

    Each way is then computed only where it is needed.
    """

    points: int
    one_sided: int
    ranges: int

    @property
    def parts(self) -> tuple[slice, slice, slice]:
        """Where the points, the floors and ceilings, and the ranges stand."""
        first, second = self.points, self.points + self.one_sided
        return slice(first), slice(first, second), slice(second, None)

    def joined(self, parts: list[Array], xp: Namespace) -> Array:
        """One array of what was computed for each part, claims on the last axis but one."""
        whole: Array = xp.concatenate(parts, axis=-2)
        return whole


class Places(NamedTuple):
    """Printed numbers in any order: places of floors and ceilings, and of ranges. All others are points.

    For NumPy alone, because it writes in place. Every number is computed as a point, and what is none is put right:
    where nearly all are points that is faster than to pick them out.
    """

    one_sided: np.ndarray
    ranges: np.ndarray

    @property
    def parts(self) -> tuple[slice, np.ndarray, np.ndarray]:
        """Where the points (everywhere), the floors and ceilings, and the ranges stand."""
        return slice(None), self.one_sided, self.ranges

    def joined(self, parts: list[Array], xp: Namespace) -> Array:
        """As `Stretches.joined`."""
        whole, one_sided, ranged = parts
        whole[..., self.one_sided, :], whole[..., self.ranges, :] = one_sided, ranged
        return whole


class Witness(NamedTuple):
    """Who prints each number, about what and how, whether it is weighed or drawn.

    Parameters
    ----------
    log_count
        Log of the fair count under each candidate, shape (n_claims, n_candidates): a measure, or a measure on one of
        the days that a number may be true of (`dating.py`), the days of one measure next to one another.
    log_weight
        Log weights of the candidates, same shape, each row summing to one in probability; −inf marks "none".
    lean
        Log of claimed over true, shape (n_claims,): 0.41 is half as much again.
    noise_scale
        Scale of each claim's own noise on the log scale, above 0, shape (n_claims,).
    slip_probability
        Chance that a printed number is a slip, a scalar between 0 and 1.
    days, named
        Days of each measure, and the place among them of the day that a number names. A slip is far off whatever the
        day, so that it is asked of the named day alone.
    log_measure
        Log weights of the measures, shape (n_claims, n_measures); `log_weight` where there is one day.
    pull
        One over the log units that a floor or ceiling lies short of the belief on average; 0 leaves it open.
    """

    log_count: Array
    log_weight: Array
    lean: Array
    noise_scale: Array
    slip_probability: Array
    days: int = 1
    named: int = 0
    log_measure: Array | None = None
    pull: float = 0.0


class Mixture(NamedTuple):
    """Log likelihood of printed numbers if sound and if slips; each of any one shape."""

    sound: Array
    slipped: Array

    def either(self, slip_probability: Array, *, xp: Namespace) -> Array:
        """Log likelihood when each may be either."""
        mixed: Array = xp.logaddexp(xp.log1p(-slip_probability) + self.sound, xp.log(slip_probability) + self.slipped)
        return mixed

    def slip_chance(self, slip_probability: Array, *, xp: Namespace) -> Array:
        """Probability that each is a slip, having been printed."""
        odds = xp.log(slip_probability) - xp.log1p(-slip_probability) + self.slipped - self.sound
        chance: Array = 1.0 / (1.0 + xp.exp(xp.clip(-odds, -LARGEST_LOG_ODDS, LARGEST_LOG_ODDS)))
        return chance


def weigh(printed: PrintedNumbers, ways: Stretches | Places, witness: Witness, *, xp: Namespace) -> Array:
    """Log likelihood of each printed number, shape (n_claims,); `printed` and `witness` row by row."""
    belief = witness.log_count + witness.lean[:, None]
    if witness.days > 1:
        return _weigh_days(printed, ways, witness, belief, xp)
    mixture = weigh_mixture(printed, ways, belief, witness.noise_scale[:, None], xp=xp, pull=witness.pull)
    per_measure = mixture.either(witness.slip_probability, xp=xp)
    if per_measure.shape[1] == 1:
        return per_measure[:, 0] + witness.log_weight[:, 0]
    both = per_measure + witness.log_weight
    weighed: Array = logsumexp(both, axis=1) if xp is np else jax.scipy.special.logsumexp(both, axis=1)
    return weighed


def _weigh_days(
    printed: PrintedNumbers, ways: Stretches | Places, witness: Witness, belief: Array, xp: Namespace
) -> Array:
    """As `weigh`, of numbers that may be true of several days: sound on any of them, or a slip on the one named.

    Chances are added up as they are, and one logarithm is taken of each sum: those of a t4 need no logarithm and are
    powers in its tails, so that none is lost; and a slip is never so far off as to have none.
    """
    sound = _by_way(printed, ways, belief, witness.noise_scale[:, None], CHANCES, xp, witness.pull)
    sound = sound * xp.exp(witness.log_weight)
    named = belief[:, witness.named :: witness.days]
    scale = xp.full((named.shape[0], 1), SLIP_SCALE)
    slipped = _by_way(printed, ways, named, scale, CHANCES, xp, witness.pull) * xp.exp(witness.log_measure)
    slip = witness.slip_probability
    weighed: Array = xp.log((1.0 - slip) * xp.sum(sound, axis=1) + slip * xp.sum(slipped, axis=1))
    return weighed


def weigh_mixture(
    printed: PrintedNumbers,
    ways: Stretches | Places,
    belief: Array,
    noise_scale: Array,
    *,
    xp: Namespace,
    pull: float = 0.0,
) -> Mixture:
    """Log likelihood if sound and if slips, meanings not mixed; shapes as in `weigh_by_way`."""
    # Both in one evaluation: either kind of array is paid for by the operation rather than by the number.
    scales = xp.stack([noise_scale, xp.full_like(noise_scale, SLIP_SCALE)])
    sound, slipped = weigh_by_way(printed, ways, belief, scales, xp=xp, pull=pull)
    return Mixture(sound, slipped)


def weigh_by_way(
    printed: PrintedNumbers,
    ways: Stretches | Places,
    belief: Array,
    scale: Array,
    *,
    xp: Namespace,
    pull: float = 0.0,
) -> Array:
    """Log likelihood under given beliefs and scales, neither meanings nor slips mixed.

    `belief` has shape (..., n_claims, n_measures) and `scale` one that fits it; the result has both together.

    Points use the density of the log number, so their likelihood carries a unit of 1/log-head; that constant is the
    same under every measure and truth and drops out. A floor is the far tail of its mirror image, so that floors and
    ceilings share one evaluation.
    """
    return _by_way(printed, ways, belief, scale, LOG_CHANCES, xp, pull)


class _Forms(NamedTuple):
    """How likely a point, a floor's or ceiling's side and a range are, on one scale or the other.

    `point` is given the standardised number and the scale of the noise, the others standardised bounds. `lessened`
    multiplies a chance by exp(−a number).
    """

    point: Callable[[Array, Array, Namespace], Array]
    beyond: Callable[..., Array]
    between: Callable[..., Array]
    lessened: Callable[[Array, Array, Namespace], Array]


LOG_CHANCES = _Forms(
    lambda off, scale, xp: t4.log_density(off, xp=xp) - xp.log(scale), t4.log_distribution, t4.log_interval,
    lambda log_chance, by, xp: log_chance - by,
)  # fmt: skip
CHANCES = _Forms(
    lambda off, scale, xp: t4.density(off, xp=xp) / scale, t4.distribution, t4.interval,
    lambda chance, by, xp: chance * xp.exp(-by),
)  # fmt: skip


def _by_way(
    printed: PrintedNumbers,
    ways: Stretches | Places,
    belief: Array,
    scale: Array,
    forms: _Forms,
    xp: Namespace,
    pull: float,
) -> Array:
    """As `weigh_by_way`, in the forms that are given."""
    low, high = printed.low[:, None], printed.high[:, None]
    points, one_sided, ranges = ways.parts

    # A number is picked anew at each use: slopes are then added up in one order, on which the last digits hang.
    def of(values: Array, part: slice | np.ndarray) -> Array:
        picked: Array = values[..., part, :]
        return picked

    off = (low[points] - of(belief, points)) / of(scale, points)
    point = forms.point(off, of(scale, points), xp)
    is_floor = printed.is_floor[one_sided, None]
    room = xp.where(is_floor, of(belief, one_sided) - low[one_sided], high[one_sided] - of(belief, one_sided))
    beyond = forms.beyond(room / of(scale, one_sided), xp=xp)
    if pull:
        is_free = ~is_floor & (high[one_sided] <= 0.0)
        if printed.is_open is not None:
            is_free = is_free | printed.is_open[one_sided, None]
        beyond = forms.lessened(beyond, pull * xp.where(is_free, 0.0, xp.maximum(room, 0.0)), xp)
    widest = xp.maximum(high[ranges], low[ranges])
    lower = (low[ranges] - of(belief, ranges)) / of(scale, ranges)
    upper = (widest - of(belief, ranges)) / of(scale, ranges)
    return ways.joined([point, beyond, forms.between(lower, upper, xp=xp)], xp)
