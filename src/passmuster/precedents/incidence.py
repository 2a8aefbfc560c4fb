"""Competing risks with piecewise-constant hazards: how likely each exit is by a horizon.

With hazards h_c constant on a stretch of length L and total H = sum of h_c, of those still in at its start a share
(1 - exp(-H L)) h_c / H leaves by kind c within it, and exp(-H L) stays. Stretches are chained; nothing is simulated.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from passmuster.errors import BadInput, Fault
from passmuster.precedents.exposure import WEEKS_PER_MONTH
from passmuster.precedents.participant import CAUSES, DEPARTURES, KIND_OF_CAUSE

__all__ = ["by_cause", "cumulative_hazard", "cumulative_incidence", "exit_chances", "horizon_faults"]

Floats = NDArray[np.float64]


def exit_chances(
    rates: Floats,
    shares: Floats,
    *,
    camp_spread: Floats,
    bounds: Sequence[float],
    months_in: float,
    horizons_weeks: Sequence[float],
    random: np.random.Generator,
) -> Floats:
    """Probability of each exit by each horizon for one participant in a camp of which nobody else is known.

    Parameters
    ----------
    rates
        Of an average camp, per month, shape (draw, kind, interval).
    shares
        Of the sorts of departure, shape (draw, departure).
    camp_spread
        Standard deviation of camp effects, shape (draw, kind).
    months_in
        Months since entry at which the participant is known to be still in.
    random
        Draws the effect of the camp, given that the participant stayed so long.

    Returns
    -------
    Shape (draw, horizon, cause).

    Raises
    ------
    BadInput
        When months are negative or horizons out of order.
    """
    faults = horizon_faults(months_in, horizons_weeks)
    if faults:
        raise BadInput(faults)
    firmness = camp_spread**-2
    endured = cumulative_hazard(rates, bounds=bounds, months=months_in)
    camp = random.standard_gamma(firmness) / (firmness + endured)
    horizons = [weeks / WEEKS_PER_MONTH for weeks in horizons_weeks]
    left = cumulative_incidence(rates * camp[:, :, None], bounds=bounds, months_in=months_in, horizons=horizons)
    return by_cause(left, shares[:, None])


def cumulative_incidence(
    hazards: Floats, *, bounds: Sequence[float], months_in: float, horizons: Sequence[float]
) -> Floats:
    """Probability of having left by each kind within each horizon, given still in after `months_in` months.

    Parameters
    ----------
    hazards
        Per month, shape (draw, kind, interval), 0 or more; intervals begin at `bounds` (months since entry, from 0).
    horizons
        Months ahead, increasing, 0 or more.

    Returns
    -------
    Shape (draw, horizon, kind), 0 to 1; the sum over kinds is the probability of having left at all.
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


def by_cause(of_kind: Floats, shares: Floats) -> Floats:
    """Chances of kinds (..., kind) as chances of causes (..., cause), departures split by shares (..., departure)."""
    split = np.ones((*np.broadcast_shapes(of_kind.shape[:-1], shares.shape[:-1]), len(CAUSES)))
    for at, word in enumerate(DEPARTURES):
        split[..., CAUSES.index(word)] = shares[..., at]
    return np.asarray(of_kind[..., list(KIND_OF_CAUSE)] * split)


def cumulative_hazard(hazards: Floats, *, bounds: Sequence[float], months: float) -> Floats:
    """Hazard added up from entry to `months`, shape (draw, kind)."""
    pieces = [hazards[:, :, interval_at(begin, bounds)] * (end - begin) for begin, end in stretches(0, months, bounds)]
    return np.sum(pieces, axis=0) if pieces else np.zeros(hazards.shape[:2])


def leaving_share(total: Floats, stay: Floats, length: float, still_in: Floats) -> Floats:
    """(1 - stay) / total, the expected time at risk within a stretch; its limit `length` where nothing can happen."""
    return still_in * np.divide(1.0 - stay, total, out=np.full_like(total, length), where=total > 0)


def stretches(begin: float, end: float, bounds: Sequence[float]) -> list[tuple[float, float]]:
    """The time from begin to end, cut where hazards change; empty when there is none."""
    if end <= begin:
        return []
    return list(pairwise([begin, *(bound for bound in bounds if begin < bound < end), end]))


def interval_at(month: float, bounds: Sequence[float]) -> int:
    """Index of the interval that holds the stretch beginning at this month."""
    return int(np.searchsorted(np.asarray(bounds), month, side="right")) - 1


def horizon_faults(months_in: float, horizons_weeks: Sequence[float]) -> list[Fault]:
    """What is wrong with a question about a participant and horizons."""
    faults = []
    if not months_in >= 0:
        rule = "months since entry are 0 or more"
        faults.append(Fault("months_in", rule, f"{months_in}", "Give the time since entry."))
    ordered = all(early < late for early, late in pairwise(horizons_weeks))
    if not horizons_weeks or not ordered or not horizons_weeks[0] >= 0:
        rule = "horizons are weeks, 0 or more, each later than the one before"
        faults.append(Fault("horizons_weeks", rule, f"{list(horizons_weeks)}", "Sort them and drop repeats."))
    return faults
