"""Continuous ranked probability score of draws: how far a predictive distribution lies from what came.

For a distribution F and an outcome y, CRPS = E|X - y| - E|X - X'| / 2 with X, X' independent from F. It is in the
unit of the outcome; for a single number it is the absolute error.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.score.checks import finite, matching

__all__ = ["crps", "crps_log"]

Floats = NDArray[np.float64]


def crps(observed: ArrayLike, draws: ArrayLike) -> Floats:
    """CRPS of draws, one number per outcome, in the unit of the outcome, 0 or more.

    Parameters
    ----------
    observed
        What came, shape (...).
    draws
        Predictive draws, shape (..., draw), order free.

    Notes
    -----
    The draws are the forecast: the score is that of their empirical distribution, by the sum over sorted draws
    (2 / n^2) * sum_i (x_(i) - y) (n [y < x_(i)] - i + 1/2).

    References
    ----------
    Jordan, Krueger and Lerch (2019), Journal of Statistical Software 90(12), section 3.2, eq. 9.

    Examples
    --------
    >>> float(crps(3.0, [1.0, 3.0, 5.0]))  # |x - y| is 4/3 on average, |x - x'| 16/9
    0.4444444444444444
    """
    outcome, forecast = finite("observed", observed), finite("draws", draws)
    matching("draws", forecast.shape[:-1], "observed", outcome.shape)
    ordered = np.sort(forecast, axis=-1)
    n = ordered.shape[-1]
    above = outcome[..., None] < ordered
    rank = np.arange(1, n + 1)
    return np.asarray(2.0 / n**2 * ((ordered - outcome[..., None]) * (n * above - rank + 0.5)).sum(axis=-1))


def crps_log(observed: ArrayLike, draws: ArrayLike, *, offset: float = 0.0) -> Floats:
    """CRPS of the natural log of outcome and draws: an error of 0.1 is one of about a tenth, at any size.

    Parameters
    ----------
    offset
        Added to both before the log, in the unit of the outcome; needed where zeros occur. It is a decision about how
        much a difference near zero counts: with 1, going from 0 to 1 counts like doubling from 1 to 3.

    Raises
    ------
    BadInput
        When a value plus the offset is not above zero.
    """
    outcome, forecast = finite("observed", observed) + offset, finite("draws", draws) + offset
    lowest = min(outcome.min(), forecast.min())
    if lowest <= 0:
        rule = "the log score needs values above zero"
        raise BadInput([Fault("crps_log", rule, f"{lowest}", "Give an offset such as 1, and say so beside the score.")])
    return crps(np.log(outcome), np.log(forecast))
