"""Parts of a force: how many of those present are in each, and how a part moves when its whole does.

With W the whole, A the anchor step of the part and L = log W_t − log W_A, those elsewhere for each in the part are

    exp(ζ_t),     ζ_t = gap + moves_t + L − f S(L),     S(L) = s tanh(L / s),

so a part that is small beside its whole numbers W_A exp(−gap − moves_t + f S(L)), and is never more than the whole.
With f = 1 it grows and falls as the whole does, with f = 0 its number stands still while the whole comes and goes.
Both are met: pilots, advisers and engineers who came first stayed as many while divisions came after them, and air
forces and marines of a force that was there already grew with it (docs/explanation/model.md has
the rows that the prior of f is held against). s bounds what a part goes along with,
because a force that has become seven times as large is another one, and what it was at first says little of it.
Where too few claims speak of a part for its moves to be told, they are one drift, z √(years since A).
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from passmuster.model.grid import Grid

__all__ = ["FARTHEST_FOLLOWED", "ages", "elsewhere"]

FARTHEST_FOLLOWED: Final = 2.0
"""s, log units: a factor of seven. Of those rows the two whose whole grew by more than that, 23 and 50 times, grew by a
fifth and threefold."""


def elsewhere(gap: Any, log_change: Any, follow: Any, *, xp: Any) -> Any:
    """Log of those elsewhere in the force for each in the part, shapes broadcast.

    Parameters
    ----------
    gap
        That of a whole which is as large as in the anchor step, `moves_t` included.
    log_change
        L, log units: the whole over what it was in the anchor step.
    follow
        f, 0 to 1.
    xp
        `numpy` or `jax.numpy`.
    """
    return gap + log_change - follow * FARTHEST_FOLLOWED * xp.tanh(log_change / FARTHEST_FOLLOWED)


def ages(grid: Grid, anchors: Sequence[int], n_steps: int) -> np.ndarray:
    """Root of the years between the end of each step and that of each part's anchor step, shape (n_steps, n_parts).

    Of a part's drift, whose spread grows with the root of time; steps beyond the grid's only pad.
    """
    ends = np.array(grid.padded(n_steps).ticks[1:], dtype=float)
    apart: np.ndarray = np.sqrt(np.abs(ends[:, None] - ends[list(anchors)]) / WEEKS_OF_A_YEAR)
    return apart.reshape(n_steps, len(anchors))


WEEKS_OF_A_YEAR: Final = 52.0
