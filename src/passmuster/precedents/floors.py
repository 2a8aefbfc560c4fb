"""Hazards held up by floors: what acts on record make the least that the chance of leaving can be.

Where the precedents of a case's kind say that it leaves at a rate below that after acts such as are on record, the
latter holds; where they say more, nothing changes. So an act never makes leaving rarer, whatever else is known.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.precedents.exposure import departure_indices
from passmuster.precedents.participant import CAUSES

__all__ = ["held_up"]

Floats = NDArray[np.float64]

OWN: Final = departure_indices()
"""Where the partner's own exits stand among the causes."""


def held_up(left: Floats, floors: Floats) -> Floats:
    """Chances of having left by each week and cause with weekly hazards of at least the floors.

    `left`, shape (draw, week, cause), is that without floors, week 0 first; `floors`, shape (draw, week, cause), begin
    with the first week ahead and stay as they end. The chance of each of the partner's own exits is never below that
    without floors: what a likelier end of the war would take from them is taken from that end.
    """
    n_weeks = left.shape[1] - 1
    raised = np.maximum(weekly_hazards(left), extended(floors, n_weeks))
    total = raised.sum(axis=2)
    still_in = np.exp(-np.concatenate([np.zeros((len(left), 1)), np.cumsum(total, axis=1)], axis=1))
    gone = -np.expm1(-total) * still_in[:, :-1]
    new = raised * np.divide(gone, total, out=np.zeros_like(gone), where=total > 0)[:, :, None]
    held = np.concatenate([np.zeros_like(left[:, :1]), np.cumsum(new, axis=1)], axis=1)
    held[:, :, OWN] = np.maximum(held[:, :, OWN], left[:, :, OWN])
    others = [at for at in range(len(CAUSES)) if at not in OWN]
    room = 1.0 - held[:, :, OWN].sum(axis=2)
    taken = held[:, :, others].sum(axis=2)
    held[:, :, others] *= np.divide(np.minimum(room, taken), taken, out=np.ones_like(taken), where=taken > 0)[
        :, :, None
    ]
    return held


def weekly_hazards(left: Floats) -> Floats:
    """Hazard of each cause in each week, shape (draw, week, cause), from chances of having left, week 0 first."""
    new = np.maximum(np.diff(left, axis=1), 0.0)
    still_in = np.maximum(1.0 - left[:, :-1].sum(axis=2), 1e-300)
    going = np.minimum(new.sum(axis=2) / still_in, 1.0 - 1e-12)
    share = np.divide(
        new, new.sum(axis=2, keepdims=True), out=np.zeros_like(new), where=new.sum(axis=2, keepdims=True) > 0
    )
    return np.asarray(-np.log1p(-going)[:, :, None] * share)


def extended(floors: Floats, n_weeks: int) -> Floats:
    """The floors of so many weeks, the last repeated."""
    at = np.minimum(np.arange(n_weeks), floors.shape[1] - 1)
    return floors[:, at]
