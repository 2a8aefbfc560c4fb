"""The naive answers: a constant hazard, Kaplan-Meier, and its form for competing risks.

Each forecast is shown beside these, and must beat them out of sample to be worth its trouble. They know nothing of
wars or covariates: participants count alike.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from passmuster.precedents.exposure import WEEKS_PER_MONTH, Exposure, departure_indices
from passmuster.precedents.incidence import cumulative_incidence
from passmuster.precedents.participant import CAUSES

__all__ = ["aalen_johansen", "constant_hazard", "kaplan_meier"]

Floats = NDArray[np.float64]


def constant_hazard(exposure: Exposure, *, months_in: float, horizons_weeks: Sequence[float]) -> Floats:
    """Probability of each exit within each horizon when every month is alike: exits divided by time at risk.

    Returns shape (horizon, cause). Without memory, `months_in` makes no difference; it is taken so that the three
    baselines are called alike.
    """
    exits = np.array([(exposure.cause == cause).sum() for cause in range(len(CAUSES))], dtype=np.float64)
    rates = exits / exposure.months.sum()
    horizons = [weeks / WEEKS_PER_MONTH for weeks in horizons_weeks]
    left = cumulative_incidence(rates[None, :, None], bounds=(0.0,), months_in=months_in, horizons=horizons)
    by_horizon: Floats = left[0]
    return by_horizon


def aalen_johansen(exposure: Exposure, *, months_in: float, horizons_weeks: Sequence[float]) -> Floats:
    """Probability of each exit within each horizon for who is still in, by the Aalen-Johansen estimator.

    Returns shape (horizon, cause): S(t-) d_c(t) / n(t) added up over the exit times t between `months_in` and the
    horizon. Past the longest stay in the sample it stays flat, for lack of anyone to learn from.

    References
    ----------
    Aalen and Johansen (1978), Scandinavian Journal of Statistics 5:141-150.
    """
    left = np.zeros(len(CAUSES))
    still_in = 1.0
    by_time = [(months_in, left)]
    for time in exit_times(exposure, after=months_in):
        at_risk = (exposure.months >= time).sum()
        now = exposure.cause[exposure.months == time]
        shares = np.bincount(now[now >= 0], minlength=len(CAUSES)) / at_risk
        left = left + still_in * shares
        still_in *= 1.0 - shares.sum()
        by_time.append((time, left))
    return np.stack([last_before(by_time, months_in + weeks / WEEKS_PER_MONTH) for weeks in horizons_weeks])


def kaplan_meier(exposure: Exposure, *, months_in: float, horizons_weeks: Sequence[float]) -> Floats:
    """Probability of an early exit of any kind within each horizon, other exits treated as a loss from sight.

    Returns shape (horizon,): 1 - S(horizon) / S(months_in). It answers "if the war went on", and so lies above what
    `aalen_johansen` says for a war that may end first.

    References
    ----------
    Kaplan and Meier (1958), Journal of the American Statistical Association 53:457-481.
    """
    departed = np.isin(exposure.cause, departure_indices())
    staying, by_time = 1.0, [(months_in, np.zeros(()))]
    for time in exit_times(exposure, after=months_in):
        at_risk = (exposure.months >= time).sum()
        staying *= 1.0 - (departed & (exposure.months == time)).sum() / at_risk
        by_time.append((time, np.asarray(1.0 - staying)))
    return np.stack([last_before(by_time, months_in + weeks / WEEKS_PER_MONTH) for weeks in horizons_weeks])


def exit_times(exposure: Exposure, *, after: float) -> list[float]:
    """The times since entry at which anybody left, later than `after`, in order, months."""
    times = exposure.months[(exposure.cause >= 0) & (exposure.months > after)]
    return [float(time) for time in np.unique(times)]


def last_before(by_time: Sequence[tuple[float, Floats]], time: float) -> Floats:
    """The value that a step function has reached by a time."""
    return [value for begin, value in by_time if begin <= time][-1]
