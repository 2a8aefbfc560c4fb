"""Reading a number off a path: a level at a day, or a flow between two days.

Paths are known at week boundaries. Boundary 0 is the moment the case starts, boundary w the end of week w − 1 (Sunday
midnight UTC). Between boundaries a path is taken as straight, so that whatever is read is a weighted sum over its
boundaries, and the weights follow from the days alone. A day is given as its position in weeks since the start, at
the end of the day.
"""

import jax
import jax.numpy as jnp
import numpy as np

__all__ = ["flow_weights", "level_weights", "read_off"]


def level_weights(position: np.ndarray, n_boundaries: int) -> np.ndarray:
    """Weights of the boundaries in the level at `position`.

    Parameters
    ----------
    position
        Weeks since the start, any shape; positions outside the paths take the nearest end.
    n_boundaries
        Boundaries of a path, 2 or more.

    Returns
    -------
    np.ndarray
        Shape (..., n_boundaries): zero or more, at most two of them neighbours above zero, summing to 1.
    """
    inside = np.clip(position, 0.0, n_boundaries - 1.0)[..., None]
    weights: np.ndarray = np.maximum(1.0 - np.abs(inside - np.arange(n_boundaries)), 0.0)
    return weights


def flow_weights(opening: np.ndarray, closing: np.ndarray, n_boundaries: int) -> np.ndarray:
    """Weights of the boundaries in what a running total gained between positions; as `level_weights`, summing to 0."""
    gained: np.ndarray = level_weights(closing, n_boundaries) - level_weights(opening, n_boundaries)
    return gained


def read_off(paths: jax.Array, weights: jax.Array, is_of: jax.Array) -> jax.Array:
    """What each claim reads off the path of each of its measures.

    As two matrix products: gathering single values runs as fast, but its gradient scatters them back one by one.

    Parameters
    ----------
    paths
        Shape (n_series, n_boundaries), any unit.
    weights
        Of the boundaries, shape (n_claims, n_boundaries).
    is_of
        1 for the path that a measure is read off and 0 for the others, shape (n_claims, n_measures, n_series).

    Returns
    -------
    jax.Array
        Shape (n_claims, n_measures).
    """
    of_every_path = weights @ paths.T
    return jnp.sum(is_of * of_every_path[:, None, :], axis=-1)
