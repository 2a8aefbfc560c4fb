"""Reading a number off a path: a level at a day, or a flow between two days.

Paths are known at week boundaries. Boundary 0 is the moment the case starts, boundary w the end of week w − 1 (Sunday
midnight UTC). Between boundaries a path is taken as straight. A day is given as its position in weeks since the
start, at the end of the day.
"""

import jax
import jax.numpy as jnp

__all__ = ["read_flow", "read_level"]


def read_level(paths: jax.Array, series: jax.Array, position: jax.Array) -> jax.Array:
    """The value of path `series` at `position`.

    Parameters
    ----------
    paths
        Shape (n_series, n_boundaries), any unit.
    series
        Which path, integers of shape (n_claims,) or (n_claims, n_measures).
    position
        Weeks since the start, shape broadcastable with `series`; positions outside the paths take the nearest end.

    Returns
    -------
    jax.Array
        Shape of `series` broadcast with `position`.
    """
    last = paths.shape[1] - 1
    inside = jnp.clip(position, 0.0, last)
    before = jnp.clip(jnp.floor(inside), 0, last - 1).astype(int)
    share = inside - before
    return paths[series, before] * (1.0 - share) + paths[series, before + 1] * share


def read_flow(paths: jax.Array, series: jax.Array, opening: jax.Array, closing: jax.Array) -> jax.Array:
    """What a running total gained between the positions `opening` and `closing`; shapes as in `read_level`."""
    return read_level(paths, series, closing) - read_level(paths, series, opening)
