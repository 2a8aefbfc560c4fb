"""A second road to effects: the plain piecewise-exponential regression, by maximum likelihood without camps and priors.

It can be checked against other programs, and the fit against it.
Participants with a missing value are left out, as those programs do.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.errors import FitFailed
from passmuster.precedents.covariates import DesignMatrix
from passmuster.precedents.exposure import Exposure
from passmuster.precedents.participant import KINDS

__all__ = ["PlainFit", "fit_plain"]

Floats = NDArray[np.float64]

STEPS: Final = 50
"""Newton's method on a concave function from a fair start needs about ten."""


LARGEST_ERROR: Final = 20.0
"""A log hazard ratio known to no better than this is not known at all: its estimate is running to infinity."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class PlainFit:
    """Log hazards of the intervals at average covariates, log hazard ratios, and their standard errors."""

    n: int
    log_rates: Floats
    effects: Floats
    errors: Floats


def fit_plain(exposure: Exposure, design: DesignMatrix, kind: str) -> PlainFit:
    """Effects on one kind of exit by maximum likelihood, intervals without any exit of the kind left out.

    Raises
    ------
    FitFailed
        When Newton's method does not settle, as when a covariate tells all exits apart from all others.
    """
    complete = ~np.isnan(design.values).any(axis=1)
    events = exposure.events[complete, KINDS.index(kind)]
    used = events.sum(axis=0) > 0
    events, at_risk, values = events[:, used], exposure.at_risk[complete][:, used], design.values[complete]
    n_intervals = events.shape[1]
    estimate = np.concatenate([np.log(events.sum(axis=0) / at_risk.sum(axis=0)), np.zeros(values.shape[1])])
    for _ in range(STEPS):
        slope, curvature = derivatives(estimate, events, at_risk, values)
        step = np.linalg.lstsq(curvature, slope, rcond=None)[0]
        # A long step is cut, so that the exponential does not run away.
        estimate = estimate + step * min(1.0, 2.0 / (np.abs(step).max() + 1e-300))
        if np.abs(step).max() < 1e-10:
            errors = np.sqrt(np.diag(np.linalg.pinv(curvature)))
            if errors.max() > LARGEST_ERROR:
                break
            return PlainFit(
                n=int(complete.sum()),
                log_rates=estimate[:n_intervals],
                effects=estimate[n_intervals:],
                errors=errors[n_intervals:],
            )
    raise FitFailed(
        f"The plain regression of '{kind}' did not settle: a covariate may tell all exits from all "
        "others. Try fewer covariates, then a wider class of participants."
    )


def derivatives(estimate: Floats, events: Floats, at_risk: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Slope and curvature of the log likelihood in log rates and effects together."""
    n_intervals = events.shape[1]
    expected = at_risk * np.exp(estimate[:n_intervals] + (values @ estimate[n_intervals:])[:, None])
    surplus = events - expected
    slope = np.concatenate([surplus.sum(axis=0), values.T @ surplus.sum(axis=1)])
    across = expected.T @ values
    within = values.T @ (values * expected.sum(axis=1)[:, None])
    curvature = np.block([[np.diag(expected.sum(axis=0)), across], [across.T, within]])
    return slope, np.asarray(curvature)
