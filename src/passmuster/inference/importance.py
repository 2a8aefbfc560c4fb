"""Draws of one posterior made to stand for another: smoothed weights, and whether they can be trusted.

The largest weights are replaced by quantiles of a Pareto distribution that is fitted to them, whose shape k̂ says how
far the two posteriors lie apart (Vehtari, Simpson, Gelman, Yao and Gabry 2024, Journal of Machine Learning Research
25(72)).
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.inference.pareto import n_tail, pareto_smoothed

__all__ = ["LEAST_EFFECTIVE", "Weighed", "even_weights", "reliable_shape", "resampled", "smoothed"]

LEAST_EFFECTIVE: Final = 40
"""Effective draws below which weights are not trusted whatever k̂ says: a 5 % tail then rests on fewer than two draws.
The estimate of k̂ itself breaks down where one draw outweighs all others."""

NOTHING: Final = 1e-8
"""Log weights that differ by less are the same: sums of some hundred log likelihoods are good to eleven digits."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Weights of draws, shape (draw,), zero or more and adding up to 1, with the shape k̂ of their tail."""

    weights: NDArray[np.float64]
    shape: float

    @property
    def effective(self) -> float:
        """How many draws that all count alike they are worth: 1 / Σ w²."""
        return float(1.0 / np.sum(self.weights**2))

    def is_reliable(self, least_effective: float) -> bool:
        """Whether the tail is thin enough for so many draws, and enough of them are effective."""
        return self.shape <= reliable_shape(self.weights.size) and self.effective >= least_effective


def even_weights(n_draws: int) -> NDArray[np.float64]:
    """The same weight for every draw."""
    return np.full(n_draws, 1.0 / n_draws)


def reliable_shape(n_draws: int) -> float:
    """Largest k̂ at which weights of so many draws are trusted: min(1 − 1 / log10 S, 0.7).

    Vehtari, Simpson, Gelman, Yao and Gabry (2024), Pareto smoothed importance sampling, section 3.2.4.
    """
    return min(1.0 - 1.0 / math.log10(max(n_draws, 2)), 0.7)


def smoothed(log_weights: NDArray[np.float64]) -> Weighed:
    """Smoothed weights of log weights of shape (draw,), which are known up to a constant."""
    if np.ptp(log_weights) < NOTHING:
        # Nothing changed: a tail of weights that differ by the last digits of their sums has no shape.
        return Weighed(even_weights(log_weights.size), 0.0)
    if np.ptp(np.sort(log_weights)[-n_tail(log_weights.size) :]) < NOTHING:
        # The largest are all alike, as weights with a bound may be: there is no tail to smooth.
        weights = np.exp(log_weights - np.max(log_weights))
        return Weighed(weights / weights.sum(), 0.0)
    # Where log weights differ by hundreds, the tail's fit divides by zero.
    with np.errstate(all="ignore"):
        log_smoothed, shape = pareto_smoothed(log_weights)
    if not np.all(np.isfinite(log_smoothed)):
        # The bare weights then stand alone, and nobody trusts them.
        log_smoothed, shape = log_weights, math.inf
    weights = np.exp(log_smoothed - np.max(log_smoothed))
    return Weighed(weights / weights.sum(), shape)


def resampled(weights: NDArray[np.float64], n: int, start: float) -> NDArray[np.int64]:
    """`n` places of draws, each as often as its weight says to within one, in rising order.

    Places are taken at even distances along the running sum of the weights, `start` between 0 and 1 being how far
    into the first distance (systematic resampling: Kitagawa 1996, Journal of Computational and Graphical Statistics 5).
    """
    marks = (np.arange(n) + start) / n
    found = np.searchsorted(np.cumsum(weights), marks, side="right")
    return np.minimum(found, weights.size - 1).astype(np.int64)
