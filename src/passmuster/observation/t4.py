"""Student's t with four degrees of freedom: the noise of every witness.

Tails heavy enough that one wild number does not drag the truth, a finite variance, and a distribution function without
special functions, so that bounds and ranges cost no more than points:

    F(t) = 1/2 + (3/8) · u · (1 − u²/12),   u = t / sqrt(1 + t²/4)

Its upper tail is written as a product, which keeps full relative precision where 1 − F would cancel, and its lower
tail is the upper one of −t:

    1 − F(t) = (2 − u)² · (4 + u) / 32.

The quantile function has a closed form too,

    t(p) = sign(p − 1/2) · 2 · sqrt(cos(arccos(√α) / 3) / √α − 1),   α = 4 p (1 − p).

(Johnson, Kotz and Balakrishnan 1995, Continuous Univariate Distributions 2, chapter 28, for F, whose factors follow
from u ranging over (−2, 2); Shaw 2006, Journal of Computational Finance 9(4), section 2, for the quantile.)

Slopes are given in closed form, for d log F / dt is f / F whatever the road to F. On arrays the distribution takes a
fifth and the quantile half of the time of `scipy.special.stdtr` and `stdtrit`, which JAX lacks and which the tests hold
them against.
"""

from __future__ import annotations

import math

from passmuster.engine import jax, jnp
from passmuster.observation.arrays import Array, Namespace, with_slope

__all__ = [
    "DEGREES_OF_FREEDOM", "density", "distribution", "interval", "log_density", "log_distribution", "log_interval",
    "quantile",
]  # fmt: skip

DEGREES_OF_FREEDOM = 4.0
DENSITY_AT_0 = 3.0 / 8.0
LOG_NORMALISER = math.log(DENSITY_AT_0)
"""Density of the standard t4 at 0 is 3/8. A plain number: an array would keep the precision of the moment of import."""
SMALLEST_WIDTH = 1e-9
"""Narrowest interval, in units of the scale, below which a range is treated as this wide."""
FARTHEST = 1e150
"""Beyond it squares overflow, and the distribution has long been 0 or 1."""
SMALLEST_TAIL, NEXT_TO_ONE = 1e-300, 1.0 - 1e-16
"""Probabilities between which a quantile is sought."""


def _slope_of_plain_density(point: tuple[jax.Array, ...], step: tuple[jax.Array, ...]) -> tuple[jax.Array, jax.Array]:
    (t,), (t_step,) = point, step
    there = density(t, xp=jnp)
    return there, t_step * there * (-1.25 * t / (1.0 + t**2 / 4.0))


@with_slope(_slope_of_plain_density)
def density(standardised: Array, *, xp: Namespace) -> Array:
    """Density of the standard t4 at `standardised`, any shape: powers and a root, and no logarithm."""
    spread = 1.0 + standardised**2 / 4.0
    there: Array = DENSITY_AT_0 / (spread**2 * xp.sqrt(spread))
    return there


def _slope_of_density(point: tuple[jax.Array, ...], step: tuple[jax.Array, ...]) -> tuple[jax.Array, jax.Array]:
    (t,), (t_step,) = point, step
    return log_density(t, xp=jnp), t_step * (-1.25 * t / (1.0 + t**2 / 4.0))


@with_slope(_slope_of_density)
def log_density(standardised: Array, *, xp: Namespace) -> Array:
    """Log density of the standard t4 at `standardised`, any shape."""
    density: Array = LOG_NORMALISER - 2.5 * xp.log1p(standardised**2 / 4.0)
    return density


def _slope_of_plain_distribution(
    point: tuple[jax.Array, ...], step: tuple[jax.Array, ...]
) -> tuple[jax.Array, jax.Array]:
    (t,), (t_step,) = point, step
    return distribution(t, xp=jnp), t_step * density(t, xp=jnp)


@with_slope(_slope_of_plain_distribution)
def distribution(standardised: Array, *, xp: Namespace) -> Array:
    """P(T < t) of the standard t4, precise in the lower tail, any shape; ±inf allowed."""
    two_minus_u, four_plus_u = _tail_factors(-xp.clip(standardised, -FARTHEST, FARTHEST), xp)
    return two_minus_u**2 * four_plus_u / 32.0


def _slope_of_distribution(point: tuple[jax.Array, ...], step: tuple[jax.Array, ...]) -> tuple[jax.Array, jax.Array]:
    (t,), (t_step,) = point, step
    below = log_distribution(t, xp=jnp)
    return below, t_step * jnp.exp(log_density(t, xp=jnp) - below)


@with_slope(_slope_of_distribution)
def log_distribution(standardised: Array, *, xp: Namespace) -> Array:
    """log P(T < t) for the standard t4, precise in both tails, any shape."""
    two_minus_u, four_plus_u = _tail_factors(-standardised, xp)
    below: Array = xp.log(two_minus_u**2 * four_plus_u) - xp.log(32.0)
    return below


def _slope_of_interval(point: tuple[jax.Array, ...], step: tuple[jax.Array, ...]) -> tuple[jax.Array, jax.Array]:
    (lower, upper), (lower_step, upper_step) = point, step
    inside = log_interval(lower, upper, xp=jnp)
    gained = upper_step * jnp.exp(log_density(upper, xp=jnp) - inside)
    return inside, gained - lower_step * jnp.exp(log_density(lower, xp=jnp) - inside)


@with_slope(_slope_of_interval)
def log_interval(lower: Array, upper: Array, *, xp: Namespace) -> Array:
    """log P(lower < T < upper) for the standard t4, any shape; `lower` is below `upper`, both finite.

    Both ends are moved to the side of the nearer tail before subtracting, so that a far interval keeps its precision.
    """
    near, far = _to_nearer_tail(lower, upper, xp)
    log_far, log_near = log_distribution(far, xp=xp), log_distribution(near, xp=xp)
    inside: Array = log_far + xp.log1p(-xp.exp(xp.minimum(log_near - log_far, -1e-15)))
    return inside


def _slope_of_plain_interval(point: tuple[jax.Array, ...], step: tuple[jax.Array, ...]) -> tuple[jax.Array, jax.Array]:
    (lower, upper), (lower_step, upper_step) = point, step
    gained = upper_step * density(upper, xp=jnp) - lower_step * density(lower, xp=jnp)
    return interval(lower, upper, xp=jnp), gained


@with_slope(_slope_of_plain_interval)
def interval(lower: Array, upper: Array, *, xp: Namespace) -> Array:
    """P(lower < T < upper) for the standard t4, as `log_interval` has it."""
    near, far = _to_nearer_tail(lower, upper, xp)
    inside: Array = distribution(far, xp=xp) - distribution(near, xp=xp)
    return inside


def quantile(probability: Array, *, xp: Namespace) -> Array:
    """The t below which a standard t4 lies with this probability, any shape."""
    p = xp.clip(probability, SMALLEST_TAIL, NEXT_TO_ONE)
    root_alpha = xp.sqrt(xp.minimum(4.0 * p * (1.0 - p), 1.0))
    excess = xp.cos(xp.arccos(root_alpha) / 3.0) / root_alpha - 1.0
    t: Array = xp.sign(p - 0.5) * 2.0 * xp.sqrt(xp.maximum(excess, 0.0))
    return t


def _to_nearer_tail(lower: Array, upper: Array, xp: Namespace) -> tuple[Array, Array]:
    """The ends of an interval, or of its mirror image where that lies in the lower tail; never narrower than told."""
    swap = lower + upper > 0
    near = xp.where(swap, -upper, lower)
    return near, xp.maximum(xp.where(swap, -lower, upper), near + SMALLEST_WIDTH)


def _tail_factors(t: Array, xp: Namespace) -> tuple[Array, Array]:
    """(2 − u, 4 + u) without cancellation: 2 − u = 2·(s − t/2)/s with s = sqrt(1 + t²/4) and s − t/2 = 1/(s + t/2)."""
    s = xp.sqrt(1.0 + t**2 / 4.0)
    half = t / 2.0
    rising = 1.0 / (s + xp.abs(half))
    gap = xp.where(t > 0, rising, s - half)
    u = t / s
    return 2.0 * gap / s, 4.0 + u
