"""Log intensities that move smoothly but can move fast, week by week or in longer steps."""

from __future__ import annotations

from types import ModuleType

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.latent.force import running_sum

__all__ = ["autoregression", "autoregression_factors", "mean_spread"]


def autoregression(
    shocks: jax.Array, mean: jax.Array, persistence: jax.Array, weeks: jax.Array | None = None
) -> jax.Array:
    """A stationary first-order autoregression made from independent shocks of one spread.

        x_0 = mean + z_0 / sqrt(1 − φ²)
        x_t = mean + φ (x_{t−1} − mean) + z_t

    and over steps of d weeks what becomes of it at their ends, with the spread that its mean over a step has:

        y_0 = z_0 / sqrt(1 − φ²),   y_t = φ^d y_{t−1} + z_t sqrt((1 − φ^{2d}) / (1 − φ²)),   x_t = mean + k(d) y_t
        k(d)² = mean of φ^|i−j| over the weeks i, j of a step;   k(1) = 1

    It is stepped: a loop of two arrays compiles and runs several times faster than a matrix of powers of φ.

    Parameters
    ----------
    shocks
        z, shape (n_steps, ...). Their spread is that of one week's shock; the long-run spread of x over weekly steps
        is larger by 1 / sqrt(1 − φ²).
    mean
        Long-run level, shape (...,).
    persistence
        φ, between 0 and 1: the share of a departure from the mean that is left a week later; shape (...,).
    weeks
        d, whole weeks of every step, shape (n_steps,); one each if not given.

    Returns
    -------
    jax.Array
        x, shape (n_steps, ...).
    """
    long_run = 1.0 / jnp.sqrt(1.0 - persistence**2)
    # The first shock is told from the others by its place: to write into an array, and to take the slope of it, copies.
    is_first = jnp.arange(shocks.shape[0]).reshape(-1, *(1,) * (shocks.ndim - 1)) == 0
    if weeks is None:
        return mean + _stepped(shocks * jnp.where(is_first, long_run, 1.0), jnp.broadcast_to(persistence, shocks.shape))
    length = weeks.reshape(-1, *(1,) * (shocks.ndim - 1))
    decay = jnp.exp(length * jnp.log(persistence))
    grown = jnp.where(length == 1, 1.0, jnp.sqrt(1.0 - decay**2) * long_run)
    started = shocks * jnp.where(is_first, long_run, grown)
    return mean + mean_spread(persistence, length) * _stepped(started, decay)


def autoregression_factors(persistence: jax.Array, weeks: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Two factors with which `autoregression` of mean 0 over steps of some weeks is a running sum between them,

        x_t = after_t · Σ_{s ≤ t} before_s z_s,

    each of shape (n_steps, ...); `persistence` has shape (...,) and `weeks` (n_steps,). For whoever needs the transpose
    too, or all of it at once; to walk is as cheap. What a step leaves is taken for `LEAST_LEFT` at least, so that the
    factors are numbers over forty steps.
    """
    length = weeks.reshape(-1, *(1,) * persistence.ndim)
    long_run = 1.0 / jnp.sqrt(1.0 - persistence**2)
    log_left = length * jnp.log(persistence)
    is_first = jnp.arange(weeks.size).reshape(length.shape) == 0
    grown = jnp.where(length == 1, 1.0, jnp.sqrt(-jnp.expm1(2.0 * log_left)) * long_run)
    kept = running_sum(jnp.where(is_first, 0.0, jnp.maximum(log_left, LEAST_LEFT)))
    kept -= kept[-1] / 2.0
    return mean_spread(persistence, length) * jnp.exp(kept), jnp.where(is_first, long_run, grown) * jnp.exp(-kept)


def _stepped(shocks: jax.Array, decay: jax.Array) -> jax.Array:
    """y_t = decay_t y_{t−1} + z_t, from nothing."""

    def one(before: jax.Array, step: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, jax.Array]:
        now = step[0] * before + step[1]
        return now, now

    walked: jax.Array = jax.lax.scan(one, jnp.zeros_like(shocks[0]), (decay, shocks))[1]
    return walked


def mean_spread(
    persistence: jax.Array | np.ndarray, weeks: jax.Array | np.ndarray, *, xp: ModuleType = jnp
) -> jax.Array:
    """Spread of the mean over some weeks of a stationary autoregression, over that of a single week; 1 for one week.

    `xp` is `numpy` outside a compiled program: each small step taken in JAX would be a program of its own to compile.
    """
    lost = 1.0 - persistence
    # The sum of φ^|i−j| over all pairs of weeks, in closed form.
    pairs = (weeks * (1.0 - persistence**2) - 2.0 * persistence * (1.0 - persistence**weeks)) / lost**2
    spread: jax.Array = xp.where(weeks == 1, 1.0, xp.sqrt(xp.maximum(pairs, LEAST_PAIRS)) / weeks)
    return spread


LEAST_LEFT = -16.0
"""Log of the least share of a departure that is taken to be left of it after a step: a ten-millionth."""
LEAST_PAIRS = 1e-12
"""Where nothing is lost in a week the closed form is a difference of equals; its root must keep a slope."""
