"""What would be believed had one origin never spoken.

A claim must not be held against itself, nor against its own echoes. So for every origin the posterior is asked for
without any claim that goes back to it. Two roads lead there:

- **Importance sampling.** Draws of the full posterior are weighed by 1 / (likelihood of the origin's claims), the
  largest weights smoothed by a Pareto tail (Vehtari, Simpson, Gelman, Yao and Gabry 2024). It costs next to nothing.
- **Refit.** Where the tail's shape k̂ says that the weights cannot be trusted, because the origin moved the posterior
  too far, the posterior is sampled afresh without it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from arviz_stats.base import array_stats

from passmuster.model.fit import Fit
from passmuster.model.posterior import Posterior
from passmuster.muster.found import AuditMethod
from passmuster.progress import SILENT, Progress

__all__ = [
    "WithoutOrigin",
    "leave_out_origins",
    "reliable_shape",
]

LEAST_EFFECTIVE = 40
"""Effective draws below which weights are not trusted whatever k̂ says: a 5 % tail then rests on fewer than two draws.
The estimate of k̂ itself breaks down where one draw outweighs all others."""


@dataclass(frozen=True, slots=True)
class WithoutOrigin:
    """Draws and weights of the posterior without one origin.

    `weights` has shape (draw,), one for each draw of `posterior`, zero or more, summing to 1. `shape` is k̂ of the
    Pareto tail of the weights, None where none were needed.
    """

    origin: str
    method: AuditMethod
    posterior: Posterior
    weights: np.ndarray
    shape: float | None = None


def leave_out_origins(
    fit: Fit, origins: Iterable[str] | None = None, progress: Progress = SILENT
) -> dict[str, WithoutOrigin]:
    """For each origin the posterior without it.

    Parameters
    ----------
    fit
        The fitted case.
    origins
        Which origins; all when None.
    progress
        Told in a few words when a refit begins.
    """
    named = fit.design.echoes.origins if origins is None else tuple(origins)
    columns = _columns_of(fit)
    return {origin: _without(fit, origin, columns[origin], progress) for origin in dict.fromkeys(named)}


def reliable_shape(n_draws: int) -> float:
    """Largest k̂ at which weights of so many draws are trusted: min(1 − 1 / log10 S, 0.7).

    Vehtari, Simpson, Gelman, Yao and Gabry (2024), Pareto smoothed importance sampling, section 3.2.4.
    """
    return min(1.0 - 1.0 / math.log10(max(n_draws, 2)), 0.7)


def _columns_of(fit: Fit) -> Mapping[str, Sequence[int]]:
    """Which observed claims go back to each origin."""
    columns: defaultdict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(fit.design.observed):
        columns[fit.design.echoes.origin_of[claim.claim_id]].append(place)
    return columns


def _without(fit: Fit, origin: str, columns: Sequence[int], progress: Progress) -> WithoutOrigin:
    n_draws = fit.posterior.n_draws
    if not columns:
        return WithoutOrigin(origin, AuditMethod.NOT_WEIGHED, fit.posterior, _even(n_draws))
    weights, shape = _smoothed(fit.posterior.log_likelihood[:, columns].sum(axis=1))
    if shape <= reliable_shape(n_draws) and 1.0 / np.sum(weights**2) >= LEAST_EFFECTIVE:
        return WithoutOrigin(origin, AuditMethod.IMPORTANCE_SAMPLING, fit.posterior, weights, shape)
    progress.step(f"sampling without {origin}")
    refitted = fit.without([fit.design.observed[column].claim_id for column in columns])
    return WithoutOrigin(origin, AuditMethod.REFIT, refitted, _even(refitted.n_draws), shape)


def _even(n_draws: int) -> np.ndarray:
    return np.full(n_draws, 1.0 / n_draws)


def _smoothed(log_likelihood: np.ndarray) -> tuple[np.ndarray, float]:
    """Smoothed weights that sum to 1, and k̂."""
    # Where the likelihoods differ by hundreds, the tail's fit divides by zero; `LEAST_EFFECTIVE` then decides.
    with np.errstate(all="ignore"):
        log_weights, shape = array_stats.psislw(log_likelihood)
    weights: np.ndarray = np.exp(log_weights - np.max(log_weights))
    weights /= weights.sum()
    return weights, float(shape)
