"""Competing risks with piecewise-constant hazards: how likely each exit is by a horizon.

With hazards h_c constant on a stretch of length L and total H = sum of h_c, of those still in at its start a share
(1 - exp(-H L)) h_c / H leaves by cause c within it, and exp(-H L) stays. Stretches are chained; nothing is simulated.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["cumulative_hazard", "cumulative_incidence"]

Floats = NDArray[np.float64]


def cumulative_incidence(
    hazards: Floats, *, bounds: Sequence[float], months_in: float, horizons: Sequence[float]
) -> Floats:
    """Probability of having left by each cause within each horizon, given still in after `months_in` months.

    Parameters
    ----------
    hazards
        Per month, shape (draw, cause, interval), 0 or more; intervals begin at `bounds` (months since entry, from 0).
    months_in
        Months since entry at which the participant is known to be still in.
    horizons
        Months ahead, increasing, 0 or more.

    Returns
    -------
    Shape (draw, horizon, cause), 0 to 1; the sum over causes is the probability of having left at all.
    """
    still_in = np.ones(hazards.shape[0])
    left = np.zeros(hazards.shape[:2])
    by_horizon = []
    here = months_in
    for horizon in horizons:
        for begin, end in stretches(here, months_in + horizon, bounds):
            hazard = hazards[:, :, interval_at(begin, bounds)]
            stay = np.exp(-hazard.sum(axis=1) * (end - begin))
            left = left + hazard * leaving_share(hazard.sum(axis=1), stay, end - begin, still_in)[:, None]
            still_in = still_in * stay
        here = max(here, months_in + horizon)
        by_horizon.append(left)
    return np.stack(by_horizon, axis=1)


def cumulative_hazard(hazards: Floats, *, bounds: Sequence[float], months: float) -> Floats:
    """Hazard added up from entry to `months`, shape (draw, cause)."""
    pieces = [hazards[:, :, interval_at(begin, bounds)] * (end - begin) for begin, end in stretches(0, months, bounds)]
    return np.sum(pieces, axis=0) if pieces else np.zeros(hazards.shape[:2])


def leaving_share(total: Floats, stay: Floats, length: float, still_in: Floats) -> Floats:
    """(1 - stay) / total, the expected time at risk within a stretch; its limit `length` where nothing can happen."""
    return still_in * np.divide(1.0 - stay, total, out=np.full_like(total, length), where=total > 0)


def stretches(begin: float, end: float, bounds: Sequence[float]) -> list[tuple[float, float]]:
    """The time from begin to end, cut where hazards change; empty when there is none."""
    if end <= begin:
        return []
    marks = [begin, *(bound for bound in bounds if begin < bound < end), end]
    return list(pairwise(marks))


def interval_at(month: float, bounds: Sequence[float]) -> int:
    """Index of the interval that holds the stretch beginning at this month."""
    return int(np.searchsorted(np.asarray(bounds), month, side="right")) - 1
