"""Heavy-tailed noise with a distribution function in closed form.

Student's t with four degrees of freedom: tails heavy enough that one wild number does not drag the truth, a finite
variance, and a distribution function without special functions, so that bounds and ranges cost no more than points.

    F(t) = 1/2 + (3/8) · u · (1 − u²/12),   u = t / sqrt(1 + t²/4)

Its upper tail is written as a product, which keeps full relative precision where 1 − F would cancel:

    1 − F(t) = (2 − u)² · (4 + u) / 32.

(Johnson, Kotz and Balakrishnan 1995, Continuous Univariate Distributions 2, chapter 28; the factorisation follows
from u ranging over (−2, 2).)

Slopes are given in closed form, for d log F / dt is f / F whatever the road to F: inference then carries one number
back through each of these functions instead of one for every step inside it.
"""

import math

import jax
import jax.numpy as jnp

__all__ = ["DEGREES_OF_FREEDOM", "log_density", "log_distribution", "log_interval"]

DEGREES_OF_FREEDOM = 4.0
LOG_NORMALISER = math.log(3.0 / 8.0)
"""Density of the standard t4 at 0 is 3/8. A plain number: an array would keep the precision of the moment of import."""
Point = tuple[jax.Array]
Ends = tuple[jax.Array, jax.Array]
SMALLEST_WIDTH = 1e-9
"""Narrowest interval, in units of the scale, below which a range is treated as this wide."""


@jax.custom_jvp
def log_density(standardised: jax.Array) -> jax.Array:
    """Log density of the standard t4 at `standardised`, any shape."""
    return LOG_NORMALISER - 2.5 * jnp.log1p(standardised**2 / 4.0)


@log_density.defjvp
def _slope_of_density(primals: Point, tangents: Point) -> tuple[jax.Array, jax.Array]:
    (t,), (step,) = primals, tangents
    return log_density(t), step * (-1.25 * t / (1.0 + t**2 / 4.0))


@jax.custom_jvp
def log_distribution(standardised: jax.Array) -> jax.Array:
    """log P(T < t) for the standard t4, precise in both tails, any shape."""
    two_minus_u, four_plus_u = _tail_factors(-standardised)
    return jnp.log(two_minus_u**2 * four_plus_u) - jnp.log(32.0)


@log_distribution.defjvp
def _slope_of_distribution(primals: Point, tangents: Point) -> tuple[jax.Array, jax.Array]:
    (t,), (step,) = primals, tangents
    below = log_distribution(t)
    return below, step * jnp.exp(log_density(t) - below)


@jax.custom_jvp
def log_interval(lower: jax.Array, upper: jax.Array) -> jax.Array:
    """log P(lower < T < upper) for the standard t4, any shape; `lower` is below `upper`.

    Both ends are moved to the side of the nearer tail before subtracting, so that a far interval keeps its precision.
    """
    swap = lower + upper > 0
    near = jnp.where(swap, -upper, lower)
    far = jnp.where(swap, -lower, upper)
    far = jnp.maximum(far, near + SMALLEST_WIDTH)
    log_far, log_near = log_distribution(far), log_distribution(near)
    return log_far + jnp.log1p(-jnp.exp(jnp.minimum(log_near - log_far, -1e-15)))


@log_interval.defjvp
def _slope_of_interval(primals: Ends, tangents: Ends) -> tuple[jax.Array, jax.Array]:
    (lower, upper), (lower_step, upper_step) = primals, tangents
    inside = log_interval(lower, upper)
    gained = upper_step * jnp.exp(log_density(upper) - inside)
    return inside, gained - lower_step * jnp.exp(log_density(lower) - inside)


def _tail_factors(t: jax.Array) -> tuple[jax.Array, jax.Array]:
    """(2 − u, 4 + u) without cancellation: 2 − u = 2·(s − t/2)/s with s = sqrt(1 + t²/4) and s − t/2 = 1/(s + t/2)."""
    s = jnp.sqrt(1.0 + t**2 / 4.0)
    half = t / 2.0
    rising = 1.0 / (s + jnp.abs(half))
    gap = jnp.where(t > 0, rising, s - half)
    u = t / s
    return 2.0 * gap / s, 4.0 + u
