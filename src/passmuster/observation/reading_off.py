"""Reading a number off a path: a level at a day, or a flow between two days.

Paths are known at ticks, as a rule at week boundaries. Boundary 0 is the moment the case starts, boundary w the end of
week w − 1 (Sunday midnight UTC). Between ticks a path is taken as straight, so that whatever is read is a weighted sum
of two of its values, and the weights follow from the days alone. A day is given as its position in weeks since the
start, at the end of the day. Positions outside the path take its nearest end.
"""

import numpy as np

from passmuster.observation.arrays import Array, Namespace, times

__all__ = [
    "MEAN_OF",
    "between",
    "flow_weights",
    "level_weights",
    "levels_since",
    "mean_weights",
    "read_at",
    "read_level",
    "read_off",
]


def between(ticks: np.ndarray, position: np.ndarray | float) -> tuple[np.ndarray, np.ndarray]:
    """The tick before each position, never the last one, and how far it lies toward the next, from 0 to 1.

    `ticks` rise, shape (n,), 2 or more; the results have the shape of `position`.
    """
    before: np.ndarray = np.clip(np.searchsorted(ticks, position, side="right") - 1, 0, ticks.size - 2)
    share: np.ndarray = np.clip((position - ticks[before]) / (ticks[before + 1] - ticks[before]), 0.0, 1.0)
    return before, share


def read_at(path: np.ndarray, before: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Values of a path, ticks on its last axis, where `between` says; shape (..., *before.shape).

    Written as a step from the tick before, so that a tick itself, and a path that stands still, is read exactly.
    """
    value: np.ndarray = path[..., before] + share * (path[..., before + 1] - path[..., before])
    return value


def read_level(path: np.ndarray, position: float) -> np.ndarray:
    """The value of `path`, shape (draw, n_boundaries), at `position` weeks since the start; shape (draw,)."""
    return read_at(path, *between(np.arange(path.shape[-1]), position))


def levels_since(path: np.ndarray, position: float) -> np.ndarray:
    """The value of `path`, shape (draw, n_boundaries), at `position` and at each boundary after it, or at the last.

    Shape (draw, n), 2 or more of them.
    """
    after = min(int(np.ceil(position)), path.shape[-1] - 1)
    return np.column_stack([read_level(path, position), path[:, max(after, 0) :]])


def level_weights(position: np.ndarray, ticks: np.ndarray) -> np.ndarray:
    """Weights of the ticks in the level at `position`.

    Parameters
    ----------
    position
        Weeks since the start, any shape; positions outside the paths take the nearest end.
    ticks
        Where the paths are known, in weeks since the start, rising, shape (n_ticks,), 2 or more.

    Returns
    -------
    np.ndarray
        Shape (..., n_ticks): zero or more, at most two of them neighbours above zero, summing to 1.
    """
    before, share = between(ticks, position)
    stays = (1.0 - share)[..., None]
    boundary = np.arange(ticks.size)
    # What is not left goes on, so that the two add up to 1 whatever is rounded.
    weights: np.ndarray = np.where(boundary == before[..., None], stays, 0.0)
    return np.where(boundary == before[..., None] + 1, 1.0 - stays, weights)


def mean_weights(opening: np.ndarray, closing: np.ndarray, ticks: np.ndarray) -> np.ndarray:
    """Weights of the ticks in the mean level between two positions, or in the level where they are one.

    The mean is taken over `MEAN_OF` evenly spaced moments; parameters and result are those of `level_weights`.
    """
    weights, lasts = level_weights(closing, ticks), np.asarray(opening != closing)
    if lasts.any():
        spread = np.linspace(opening[lasts], closing[lasts], MEAN_OF)
        weights[lasts] = np.mean([level_weights(moment, ticks) for moment in spread], axis=0)
    return weights


MEAN_OF = 27
"""A year by fortnights: between them no path moves so far that a mean would notice."""


def flow_weights(opening: np.ndarray, closing: np.ndarray, ticks: np.ndarray) -> np.ndarray:
    """Weights of the ticks in what a running total gained between positions; as `level_weights`, summing to 0."""
    gained: np.ndarray = level_weights(closing, ticks) - level_weights(opening, ticks)
    return gained


def read_off(paths: Array, weights: Array, is_of: Array, *, xp: Namespace) -> Array:
    """What each claim reads off the path of each of its measures, on each of the days that it may be true of.

    As products of matrices: gathering single values runs as fast, but its gradient scatters them back one by one.

    Parameters
    ----------
    paths
        Shape (n_series, n_boundaries), any unit.
    weights
        Of the boundaries, shape (n_claims, n_shifts, n_boundaries).
    is_of
        1 for the path that a measure is read off and 0 for the others, shape (n_claims, n_measures, n_series).

    Returns
    -------
    Array
        Shape (n_claims, n_measures * n_shifts), the days of one measure next to one another.
    """
    # The path of each measure first: it serves all the days that the number may be true of.
    n_claims, n_measures, n_series = is_of.shape
    which = is_of.reshape(n_claims * n_measures, n_series)
    own_path = times(which, paths, xp=xp).reshape(n_claims, n_measures, paths.shape[1])
    read: Array = xp.einsum("cmt,ckt->cmk", own_path, weights)
    return read.reshape(n_claims, n_measures * weights.shape[1])
