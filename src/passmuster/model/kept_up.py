"""Paces that are kept up: what a force was built up by goes on while somebody tells of it, and not for years after.

A force that grew from 2,500 to 6,000 within a season came fast because it was being built up, and where nobody speaks
of it for a year and a half after nobody has said that it went on growing. So from a quarter after the last day that
anybody told of a force's strength what its pace has beyond the average wears off by half every quarter: of

    log (t g_t) = c − (1 − u_t) · w log(1 + exp(c / w)),     u_t = 2^(−max(d_t − 13, 0) / 13),     w = 0.3

c is the log of its pace over that of its average week so far (`model/truth.py`) and d the weeks since that day. A pace
below the average stays as it is: it is that of a force that is kept, or is given up, and no less likely later.

A force of whose strength nobody ever speaks, and one that is spoken of to the end, are as they were.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np

from passmuster.ledger import Claim
from passmuster.model.bend import BEND
from passmuster.model.clock import Clock
from passmuster.model.grid import Grid
from passmuster.model.shape import STRENGTH_QUANTITIES
from passmuster.observation.arrays import Array, Namespace

__all__ = ["kept_up", "worn_off"]

A_QUARTER: Final = 13.0
"""Weeks in which nothing wears off yet, and in which half does after that: parliaments and missions report that often,
and a build-up that goes on longer is spoken of."""


def kept_up(
    claims: Iterable[Claim],
    forces: Sequence[str],
    wholes: Mapping[str, Sequence[str]],
    clock: Clock,
    grid: Grid,
    n_steps: int,
) -> np.ndarray:
    """The share of a pace beyond the average that is kept up in each step, above 0 to 1; shape (n_steps, n_forces).

    Parameters
    ----------
    claims
        Those that are weighed.
    forces
        Ids of the forces.
    wholes
        Of each part the force it is of, and of each sum those that were counted together: who tells of it tells of
        these.
    clock, grid
        The weeks and steps of the fit.
    n_steps
        The steps with those that only pad, where all is kept.
    """
    last = dict.fromkeys(forces, np.inf)
    for claim in claims:
        if claim.quantity in STRENGTH_QUANTITIES:
            for force in wholes.get(claim.subject, (claim.subject,)):
                if force in last:
                    day = clock.end_of(claim.day)
                    last[force] = max(day, last[force]) if np.isfinite(last[force]) else day
    middles = (np.array(grid.ticks[:-1]) + np.array(grid.ticks[1:])) / 2.0
    since = np.maximum(middles[:, None] - np.array([last[force] for force in forces]), 0.0)
    shares = np.ones((n_steps, len(forces)))
    shares[: middles.size] = 0.5 ** (np.maximum(since - A_QUARTER, 0.0) / A_QUARTER)
    return shares


def worn_off(log_pace: Any, share: Any, *, xp: Namespace) -> Array:
    """Log of a pace over the average of which such a share of what lies beyond is kept up; shapes broadcast."""
    worn: Array = log_pace - (1.0 - share) * BEND * xp.logaddexp(log_pace / BEND, 0.0)
    return worn
