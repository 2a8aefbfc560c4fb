"""When a force began to come, as far as anybody says."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from passmuster.ledger import Claim, Force
from passmuster.ledger.case_start import WEEKS_BEFORE
from passmuster.model.clock import Clock
from passmuster.model.entrants import Counted
from passmuster.model.grid import Grid

__all__ = ["begin", "chance_of_coming", "first_told"]


def first_told(force: Force, counted: Counted, claims: Sequence[Claim], clock: Clock) -> float:
    """The week of the first day that anybody speaks about of a force that starts empty, or of a part of it; else 0."""
    own = {force.force_id, *(part.force_id for part in counted.parts if part.part_of == force.force_id)}
    spoken_of = [clock.beginning_of(claim.as_of_start or claim.day) for claim in claims if claim.subject in own]
    return max(min(spoken_of, default=0.0), 0.0) if force.starts_empty else 0.0


def begin(force: Force, told: float) -> float:
    """When a force is taken to have begun to come, in weeks since the start.

    One found in place has come within the half year before, as a case that is made from articles alone begins. One that
    starts empty has come between the start and the first days that anybody speaks about: in the later half of the time
    between, or in the half year before them where that is longer.
    """
    if not force.starts_empty:
        return -float(WEEKS_BEFORE)
    return max(math.floor(min(told - WEEKS_BEFORE, told / 2.0)), 0.0)


def chance_of_coming(grid: Grid, first_told: np.ndarray) -> np.ndarray:
    """Chance that a force has begun to come, on the average day of each step; (n_steps, n_forces), above 0, at most 1.

    A case begins on a day that its writer chose, before anybody came. So a force that starts empty has begun to come on
    a day between that one and the first that anybody speaks about, on each as likely as on any other.

    Parameters
    ----------
    grid
        The steps.
    first_told
        Week of the first day that anybody speaks about, shape (n_forces,); 0 for a force that was there before.
    """
    opening, closing = (np.asarray(grid.ticks[part], dtype=float)[:, None] for part in (slice(-1), slice(1, None)))
    rising = np.minimum(closing, first_told) ** 2 - np.minimum(opening, first_told) ** 2
    until = closing - np.clip(first_told, opening, closing)
    mean: np.ndarray = (rising / (2.0 * np.maximum(first_told, SOON)) + until) / (closing - opening)
    return mean


SOON: Final = 1e-9
"""A time of no length, in weeks, that can be divided by."""
