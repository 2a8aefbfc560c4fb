"""The tail of weights as a generalised Pareto distribution: its shape k̂, and the largest weights smoothed by it.

Of S weights the M largest, a fifth of them or 3 √S where that is less, lie above the next one u. A distribution with
shape k and scale σ is fitted to the excesses over u by the rule of Zhang and Stephens (2009, Technometrics 51:316-325),
with a weak prior that draws k towards a half, and the M weights are replaced by its quantiles at (i − 1/2) / M, none
larger than the largest was (Vehtari, Simpson, Gelman, Yao and Gabry 2024, Journal of Machine Learning Research 25(72),
section 6). Numbers are ArviZ's to the last digits, which a test sees to.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.observation.special import logsumexp

__all__ = ["n_tail", "pareto_smoothed"]

Floats = NDArray[np.float64]

PRIOR_WEIGHT: Final = 10
PRIOR_SHAPE: Final = 0.5
"""The prior of k counts as ten excesses of shape a half; the source's appendix."""
LEAST_TAIL: Final = 5
"""Weights of which a tail can be fitted."""


def n_tail(n_draws: int) -> int:
    """How many of the largest weights are the tail."""
    return math.floor(min(n_draws / 5.0, 3.0 * math.sqrt(n_draws)))


def pareto_smoothed(log_weights: Floats) -> tuple[Floats, float]:
    """Logs of smoothed weights of shape (draw,) that add up to 1, and the shape of their tail.

    There must be some tail: 25 weights, of which not all the largest are alike.
    """
    count = n_tail(log_weights.size)
    assert count >= LEAST_TAIL, "a tail has at least five weights"
    smooth = log_weights - np.max(log_weights)
    order = np.argsort(smooth)
    tail, floor = order[-count:], float(np.exp(smooth[order[-count - 1]]))
    shape, scale = _fitted(np.exp(smooth[tail]) - floor)
    if np.isfinite(shape):
        share = np.arange(0.5, count) / count
        smooth[tail] = np.minimum(np.log(_quantiles(share, shape, scale) + floor), 0.0)
    return smooth - logsumexp(smooth), shape


def _fitted(excess: Floats) -> tuple[float, float]:
    """Shape and scale of excesses in rising order."""
    n, points = excess.size, 30 + int(math.sqrt(excess.size))
    rate = 1.0 - np.sqrt(points / (np.arange(1, points + 1) - 0.5))
    rate = rate / (3.0 * excess[int(n / 4.0 + 0.5) - 1]) + 1.0 / excess[-1]
    shape = np.mean(np.log1p(-rate[:, None] * excess), axis=1)
    log_likelihood = n * (np.log(-rate / shape) - shape - 1.0)
    weight = np.exp(log_likelihood - logsumexp(log_likelihood))
    kept = weight >= 10.0 * np.finfo(float).eps
    mean_rate = np.sum(rate[kept] * weight[kept]) / np.sum(weight[kept])
    raw = float(np.mean(np.log1p(-mean_rate * excess)))
    return (n * raw + PRIOR_WEIGHT * PRIOR_SHAPE) / (n + PRIOR_WEIGHT), -raw / float(mean_rate)


def _quantiles(share: Floats, shape: float, scale: float) -> Floats:
    if abs(shape) < np.finfo(float).eps:
        return np.asarray(-scale * np.log1p(-share))
    return np.asarray(scale * np.expm1(-shape * np.log1p(-share)) / shape)
