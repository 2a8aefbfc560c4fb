"""The likelihood of a series and its normal approximation around the mode.

Cumulative claims are negative binomial and daily ones Poisson about exp(log mean), which is linear in the shifts, the
intercept and the leans, and nearly so in the shape. At the mode, found by Fisher scoring, the likelihood is taken as a
normal of shape, shifts, intercept and leans.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

from passmuster.losses.published.series import Series

__all__ = ["NormalLikelihood", "claim_log_mass", "find_mode", "normal_likelihood"]

SLOPE_SPREAD, SPLINE_SPREAD, SHIFT_SPREAD = 1.4, 0.7, 1.4
"""Prior spreads on the log scale, of the slope over the whole time, of each spline, and of a bound's shift: medians of
what the published priors imply when their middles and spreads are integrated away."""
DISPERSION: Final = (0.0, 1.2)
"""Log of a dispersion, likewise."""
MODE_SPREAD: Final = 0.7
"""Spread of leans while modes are sought."""
N_STEPS: Final = 60
"""Steps of Fisher scoring at most."""


@dataclass(frozen=True)
class NormalLikelihood:
    """A series' likelihood and the prior of shape and shifts, as a normal: precision and precision times mean."""

    precision: np.ndarray
    side: np.ndarray


def _log_mean(series: Series, basis: np.ndarray, parameters: np.ndarray) -> np.ndarray:
    """Log mean of each claim; parameters of shape (..., n), result (..., n_claims)."""
    log_daily = parameters[..., : series.n_shape] @ basis.T
    log_total = np.logaddexp.accumulate(log_daily, axis=-1)
    at = series.day - 1
    own = np.where(series.is_daily, log_daily[..., at], log_total[..., at])
    return np.asarray(own + parameters[..., series.n_shape :] @ series.fixed.T)


def _slopes(series: Series, basis: np.ndarray, parameters: np.ndarray) -> np.ndarray:
    """Slope of each claim's log mean; (n_claims, n). That of a total is the mean of its days', weighed by losses."""
    log_daily = basis @ parameters[: series.n_shape]
    weight = np.exp(log_daily - log_daily.max())
    average = np.cumsum(weight[:, None] * basis, axis=0) / np.cumsum(weight)[:, None]
    at = series.day - 1
    return np.column_stack([np.where(series.is_daily[:, None], basis[at], average[at]), series.fixed])


def _prior_precision(series: Series, *, lean: float, intercept: float) -> np.ndarray:
    spreads = np.concatenate([
        [SLOPE_SPREAD], np.full(series.n_shape - 1, SPLINE_SPREAD), np.full(len(series.bounded), SHIFT_SPREAD),
        [intercept], np.full(len(series.sources), lean),
    ])  # fmt: skip
    return np.asarray(1.0 / spreads**2)


def find_mode(series: Series, basis: np.ndarray) -> tuple[np.ndarray, float]:
    """Parameters and dispersion at the mode, by Fisher scoring with halved steps."""
    prior = _prior_precision(series, lean=MODE_SPREAD, intercept=3.0)
    parameters, dispersion = np.zeros(prior.size), 5.0
    running = series.count[~series.is_daily]
    start = running.max() / basis.shape[0] if running.size else series.count.mean()
    parameters[series.first_kept] = np.log(start)
    for _ in range(N_STEPS):
        slopes, log_mean = _slopes(series, basis, parameters), _log_mean(series, basis, parameters)
        score, weight = _score_and_weight(series, log_mean, dispersion)
        precision = slopes.T @ (weight[:, None] * slopes) + np.diag(prior)
        step = np.linalg.solve(precision, slopes.T @ score - prior * parameters)
        best, scale = _objective(series, basis, parameters, dispersion, prior), 1.0
        while _objective(series, basis, parameters + scale * step, dispersion, prior) < best - 1e-9 and scale > 1e-4:
            scale /= 2.0
        parameters = parameters + scale * step
        before, dispersion = dispersion, _best_dispersion(series, _log_mean(series, basis, parameters))
        if np.abs(scale * step).max() < 1e-4 and abs(dispersion / before - 1.0) < 1e-3:
            break
    return parameters, dispersion


def _objective(
    series: Series, basis: np.ndarray, parameters: np.ndarray, dispersion: float, prior: np.ndarray
) -> float:
    each = claim_log_mass(series.count, series.is_daily, _log_mean(series, basis, parameters), dispersion)
    return float(each.sum() - 0.5 * (prior * parameters**2).sum())


def claim_log_mass(count: np.ndarray, is_daily: np.ndarray, log_mean: np.ndarray, dispersion: float) -> np.ndarray:
    """Log probability of each claim's count; shape of `log_mean`."""
    mean = np.exp(np.minimum(log_mean, 50.0))
    poisson = count * log_mean - mean - gammaln(count + 1.0)
    both = np.logaddexp(log_mean, np.log(dispersion))
    binomial = gammaln(count + dispersion) - gammaln(dispersion) - gammaln(count + 1.0)
    binomial = binomial + dispersion * (np.log(dispersion) - both) + count * (log_mean - both)
    return np.asarray(np.where(is_daily, poisson, binomial))


def _score_and_weight(series: Series, log_mean: np.ndarray, dispersion: float) -> tuple[np.ndarray, np.ndarray]:
    """Slope of the log likelihood in each log mean, and its expected curvature."""
    mean = np.exp(np.minimum(log_mean, 50.0))
    share = np.where(series.is_daily, 1.0, dispersion / (mean + dispersion))
    return (series.count - mean) * share, mean * share


def _best_dispersion(series: Series, log_mean: np.ndarray) -> float:
    def loss(log_value: float) -> float:
        prior = 0.5 * ((log_value - DISPERSION[0]) / DISPERSION[1]) ** 2
        each = claim_log_mass(series.count, series.is_daily, log_mean, float(np.exp(log_value)))
        return float(prior - each.sum())

    return float(np.exp(minimize_scalar(loss, bounds=(-4.0, 8.0), method="bounded").x))


def normal_likelihood(series: Series, basis: np.ndarray, mode: np.ndarray, dispersion: float) -> NormalLikelihood:
    """The likelihood of a series and the prior of its shape and shifts as one normal, around the mode."""
    slopes, log_mean = _slopes(series, basis, mode), _log_mean(series, basis, mode)
    score, weight = _score_and_weight(series, log_mean, dispersion)
    likelihood = slopes.T @ (weight[:, None] * slopes)
    prior = np.diag(_prior_precision(series, lean=np.inf, intercept=np.inf))
    return NormalLikelihood(likelihood + prior, likelihood @ mode + slopes.T @ score)
