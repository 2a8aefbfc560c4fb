"""The width of forecasts, learned from earlier ones: were errors as large as was said, and what if they were not.

A forecast that is right puts what comes at a place in its distribution that, turned into a standard normal deviate z,
has E[z²] = 1 (Rosenblatt 1952; Dawid 1984, who orders forecasts in time so that none is judged on what it was tuned
on). If instead z ~ Normal(0, k²), the forecast with quantile function Q(p) is mended by Q(Φ(k · Φ⁻¹(p))): the median
stays, and distances from it shrink with k below 1 and grow with k above.

References
----------
Rosenblatt (1952), Annals of Mathematical Statistics 23:470-472. Dawid (1984), Journal of the Royal Statistical Society
A 147:278-292. Smith (1985), Journal of Forecasting 4:283-291 (forecasts of counts).
"""

import math
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

from passmuster.errors import BadInput, Fault
from passmuster.score.checks import finite, matching

__all__ = ["SAME", "SPREAD", "normal_square", "rewidened", "width_factor"]

Floats = NDArray[np.float64]

SPREAD: Final = 0.5
"""Prior standard deviation of log k: forecasts too wide or too narrow by a factor of e are two deviations."""

SAME: Final = 1e-9
"""Logs of one number, worked out in two ways, differ by less."""

FARTHEST: Final = 20.0
"""Bound of log k in the search, beyond every answer that finite squares can give."""


def normal_square(observed: float, draws: ArrayLike) -> float:
    """E[z²] of the place of what came among draws, 0 or more; 1 on average when the forecast is right.

    Draws that tie with what came leave its place open between two shares a and b; the mean of z² over that stretch is
    1 + (φ(z_a) z_a − φ(z_b) z_b) / (b − a), so that rounded numbers are fair too. As in `calibration.pit` what came has
    one more place than there are draws.

    Raises
    ------
    BadInput
        When a number is not finite or there are no draws.
    """
    forecast = finite("draws", draws).ravel()
    number = float(finite("observed", observed))
    places = forecast.size + 1
    low = (forecast < number - SAME).sum() / places
    high = ((forecast <= number + SAME).sum() + 1) / places
    lower, upper = ndtri(low), ndtri(high)
    return float(1.0 + (_density_times(lower) - _density_times(upper)) / (high - low))


def _density_times(deviate: float) -> float:
    """φ(z) · z, zero in the limit at the ends."""
    return math.exp(-(deviate**2) / 2.0) / math.sqrt(2.0 * math.pi) * deviate if np.isfinite(deviate) else 0.0


def width_factor(squares: ArrayLike, weights: ArrayLike) -> float:
    """The most probable k given squares of z, each counted by its weight, and log k ~ Normal(0, `SPREAD`²).

    The root in t = log k of Σ w (s e^(−2t) − 1) − t / SPREAD².

    Raises
    ------
    BadInput
        When there are no squares, or a square or a weight is negative or not finite.
    """
    square, weight = finite("squares", squares).ravel(), finite("weights", weights).ravel()
    matching("weights", weight.shape, "squares", square.shape)
    negative = [
        Fault(name, "no value is below zero", f"{values.min()}", "Pass squares and counts.")
        for name, values in (("squares", square), ("weights", weight))
        if values.min() < 0.0
    ]
    if negative:
        raise BadInput(negative)
    total, count = float(weight @ square), float(weight.sum())

    def slope(t: float) -> float:
        return float(total * np.exp(-2.0 * t) - count - t / SPREAD**2)

    return float(np.exp(brentq(slope, -FARTHEST, FARTHEST)))


def rewidened(draws: ArrayLike, factor: float) -> Floats:
    """Draws of the mended forecast, shape (draw,), sorted; each is one of the draws given.

    With k = 1 they are the draws themselves. Beyond the outermost draw nothing is made up.
    """
    ordered = np.sort(finite("draws", draws).ravel())
    share = (np.arange(ordered.size) + 0.5) / ordered.size
    moved = ndtr(factor * ndtri(share)) * ordered.size - 0.5
    return np.asarray(ordered[np.clip(np.rint(moved).astype(int), 0, ordered.size - 1)])
