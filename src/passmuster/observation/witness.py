"""The witness: how likely a printed number is, given what a fair count would have been.

On the natural-log scale a source believes

    belief = log(count of the measure meant) + lean + noise,

and prints it as a point, a floor, a ceiling or a range. Each way of printing has its likelihood:

    exact, about     density of the belief at the printed number
    at least n       probability that the belief is n or more
    at most n        probability that the belief is n or less
    a to b           probability that the belief lies between them
    zero             probability that the belief is below one head

What was meant is a mixture over the candidate measures, added up and never chosen. With a small probability the
printed number is a slip (a digit dropped, a wrong unit, a stale repeat), and then it is spread widely around the
belief.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp

from passmuster.observation.noise import log_density, log_distribution, log_interval

__all__ = ["Stretches", "WitnessedNumber", "log_likelihood"]


class WitnessedNumber(NamedTuple):
    """Printed numbers, one a claim, in three stretches: points first, then floors and ceilings, then ranges.

    Every array has shape (n_claims,). `is_floor` tells floors from ceilings in the second stretch. `low` and `high` are
    natural logs of the printed number: a point and a floor use `low`, a ceiling `high`, a range both.
    """

    is_floor: jax.Array
    low: jax.Array
    high: jax.Array


class Stretches(NamedTuple):
    """Lengths of the three stretches; they add up to n_claims. Each way is then computed only where it is needed."""

    points: int
    one_sided: int
    ranges: int


def log_likelihood(
    printed: WitnessedNumber,
    stretches: Stretches,
    log_count: jax.Array,
    log_weight: jax.Array,
    lean: jax.Array,
    noise_scale: jax.Array,
    slip_probability: jax.Array,
    slip_scale: float,
) -> jax.Array:
    """Log likelihood of each printed number.

    Parameters
    ----------
    printed, stretches
        What was printed, in order of way.
    log_count
        Log of the fair count under each candidate measure, shape (n_claims, n_measures).
    log_weight
        Log weights of the measures, same shape, each row summing to one in probability; −inf marks "not a candidate".
    lean
        Log of claimed over true, shape (n_claims,): 0.41 is half as much again.
    noise_scale
        Scale of the claim's own noise on the log scale, above 0, shape (n_claims,).
    slip_probability
        Chance that a printed number is a slip, a scalar between 0 and 1.
    slip_scale
        Log scale of a slip's spread, above 0.

    Returns
    -------
    jax.Array
        Shape (n_claims,).
    """
    belief = log_count + lean[:, None]
    scales = jnp.stack([noise_scale, jnp.full_like(noise_scale, slip_scale)])[..., None]
    sound, slipped = _by_way(printed, stretches, belief, scales)
    per_measure = jnp.logaddexp(jnp.log1p(-slip_probability) + sound, jnp.log(slip_probability) + slipped)
    if per_measure.shape[1] == 1:
        return per_measure[:, 0] + log_weight[:, 0]
    return jax.nn.logsumexp(per_measure + log_weight, axis=1)


def _by_way(printed: WitnessedNumber, stretches: Stretches, belief: jax.Array, scale: jax.Array) -> jax.Array:
    """Log likelihood under each measure at each scale; shape (n_scales, n_claims, n_measures).

    Points use the density of the log number, so their likelihood carries a unit of 1/log-head; that constant is the
    same under every measure and truth and drops out. A floor is the far tail of its mirror image, so that floors and
    ceilings share one evaluation.
    """
    low, high = printed.low[:, None], printed.high[:, None]
    first, second = stretches.points, stretches.points + stretches.one_sided
    point = log_density((low[:first] - belief[:first]) / scale[:, :first]) - jnp.log(scale[:, :first])
    is_floor = printed.is_floor[first:second, None]
    room = jnp.where(is_floor, belief[first:second] - low[first:second], high[first:second] - belief[first:second])
    one_sided = log_distribution(room / scale[:, first:second])
    widest = jnp.maximum(high[second:], low[second:])
    ranged = log_interval(
        (low[second:] - belief[second:]) / scale[:, second:], (widest - belief[second:]) / scale[:, second:]
    )
    return jnp.concatenate([point, one_sided, ranged], axis=1)
