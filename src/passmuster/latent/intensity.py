"""Weekly log intensities that move smoothly but can move fast."""

import jax
import jax.numpy as jnp

__all__ = ["autoregression"]


def autoregression(shocks: jax.Array, mean: jax.Array, persistence: jax.Array) -> jax.Array:
    """A stationary first-order autoregression made from independent shocks of one spread.

        x_0 = mean + z_0 / sqrt(1 − φ²)
        x_t = mean + φ (x_{t−1} − mean) + z_t

    It is summed as one matrix of powers of φ rather than stepped, which is many times faster at these lengths.

    Parameters
    ----------
    shocks
        z, shape (n_weeks, ...). Their spread is that of one week's shock; the long-run spread of x is larger by
        1 / sqrt(1 − φ²).
    mean
        Long-run level, shape (...,).
    persistence
        φ, between 0 and 1: the share of a departure from the mean that is left a week later; shape (...,).

    Returns
    -------
    jax.Array
        x, shape (n_weeks, ...).
    """
    weeks = jnp.arange(shocks.shape[0])
    lag = weeks[:, None] - weeks[None, :]
    remains = jnp.where(lag >= 0, jnp.exp(jnp.maximum(lag, 0) * jnp.log(persistence)[..., None, None]), 0.0)
    started = shocks.at[0].divide(jnp.sqrt(1.0 - persistence**2))
    return mean + jnp.einsum("...ts,s...->t...", remains, started)
