"""Scores of ranges: were they wide for nothing, and did they hold what came?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.score.checks import finite, matching

__all__ = ["coverage", "interval_score", "quantile_score"]

Floats = NDArray[np.float64]


def interval_score(observed: ArrayLike, lower: ArrayLike, upper: ArrayLike, *, level: float) -> Floats:
    """Width of the range plus 2 / (1 - level) times the distance by which it missed, in the unit of the outcome.

    Parameters
    ----------
    lower, upper
        Bounds of the central range, both belonging to it; same shape as `observed`.
    level
        How much of the distribution the range claims to hold, above 0 and below 1, such as 0.9.

    References
    ----------
    Gneiting and Raftery (2007), Journal of the American Statistical Association 102:359-378, eq. 43.

    Examples
    --------
    >>> float(interval_score(12.0, 8.0, 10.0, level=0.75))  # width 2, missed by 2, times 8
    18.0
    """
    if not 0.0 < level < 1.0:
        rule = "the level of a range lies between 0 and 1"
        raise BadInput([Fault("level", rule, f"{level}", "Write 0.9 for ninety per cent.")])
    outcome, low, high = ordered_range(observed, lower, upper)
    missed = np.maximum(low - outcome, 0.0) + np.maximum(outcome - high, 0.0)
    return np.asarray((high - low) + 2.0 / (1.0 - level) * missed)


def coverage(observed: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> float:
    """Share of outcomes that lie in their range, bounds included, 0 to 1."""
    outcome, low, high = ordered_range(observed, lower, upper)
    return float(((low <= outcome) & (outcome <= high)).mean())


def quantile_score(observed: ArrayLike, quantiles: ArrayLike, levels: ArrayLike) -> Floats:
    """CRPS of a forecast of which only some quantiles are known, in the unit of the outcome.

    Twice the mean over the levels of (1[y <= q] - level) (q - y), the pinball loss; with levels in pairs around a half
    it is the weighted interval score, and with evenly spaced ones it approaches the CRPS as they get closer.

    Parameters
    ----------
    observed
        What came, shape (...).
    quantiles
        Shape (..., level), in order of size.
    levels
        Probabilities not exceeded, above 0 and below 1, increasing, shape (level,).

    References
    ----------
    Bracher, Ray, Gneiting and Reich (2021), PLOS Computational Biology 17(2):e1008618, equations 1 and 2.

    Examples
    --------
    >>> round(float(quantile_score(12.0, [8.0, 10.0, 13.0], [0.25, 0.5, 0.75])), 3)  # 2/3 of 1 + 1 + 0.25
    1.5
    """
    outcome, forecast, level = finite("observed", observed), finite("quantiles", quantiles), finite("levels", levels)
    matching("quantiles", forecast.shape[:-1], "observed", outcome.shape)
    matching("levels", level.shape, "quantiles", forecast.shape[-1:])
    if np.any(np.diff(forecast, axis=-1) < 0) or np.any(np.diff(level) <= 0) or level[0] <= 0 or level[-1] >= 1:
        rule = "quantiles and their levels increase, levels between 0 and 1"
        raise BadInput([Fault("quantiles", rule, "another order", "Sort both by level.")])
    distance = forecast - outcome[..., None]
    return np.asarray(2.0 * (((distance >= 0.0) - level) * distance).mean(axis=-1))


def ordered_range(observed: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """The three arrays, of one shape, no lower bound above its upper."""
    outcome, low, high = finite("observed", observed), finite("lower", lower), finite("upper", upper)
    matching("lower", low.shape, "observed", outcome.shape)
    matching("upper", high.shape, "observed", outcome.shape)
    crossed = int((low > high).sum())
    if crossed:
        rule = "no lower bound lies above its upper bound"
        raise BadInput([Fault("lower", rule, f"{crossed} crossed", "Swap the two.")])
    return outcome, low, high
