"""What would be believed had one origin never spoken.

A claim must not be held against itself, nor against its own echoes. So for every origin the posterior is asked for
without any claim that goes back to it. Two roads lead there:

- **Importance sampling.** Draws of the full posterior are weighed by 1 / (likelihood of the origin's claims), the
  largest weights smoothed by a Pareto tail (Vehtari, Simpson, Gelman, Yao and Gabry 2024). It costs next to nothing.
- **Refit.** Where the tail's shape k̂ says that the weights cannot be trusted, because the origin moved the posterior
  too far, the posterior is sampled afresh without it. A war of many claims and steps gets so many refits and no more
  (`Settings.most_refits`), those first whose weights are worst; the weights of the rest are used and called coarse.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
    fit: Fit, origins: Iterable[str] | None = None, progress: Progress = SILENT, most_refits: int | None = None
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
    most_refits
        How often the posterior is sampled afresh at most; as often as it takes when None.
    """
    named = fit.design.echoes.origins if origins is None else tuple(origins)
    columns = _columns_of(fit)
    found = {origin: _by_weights(fit, origin, columns[origin]) for origin in dict.fromkeys(named)}
    worst = sorted((one for one in found.values() if one.method == AuditMethod.COARSE_WEIGHTS), key=_badness)
    for number, one in enumerate(worst[:most_refits]):
        progress.step(f"sampling without {one.origin}", number / len(worst[:most_refits]))
        refitted = fit.without([fit.design.observed[column].claim_id for column in columns[one.origin]])
        even = _even(refitted.n_draws)
        found[one.origin] = replace(one, method=AuditMethod.REFIT, posterior=refitted, weights=even)
    return found


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


def _badness(without: WithoutOrigin) -> tuple[float, str]:
    """A key that sorts those first whose weights leave the fewest effective draws."""
    return 1.0 / float(np.sum(without.weights**2)), without.origin


def _by_weights(fit: Fit, origin: str, columns: Sequence[int]) -> WithoutOrigin:
    """The posterior without an origin by weighing draws, which may be too coarse to be trusted."""
    n_draws = fit.posterior.n_draws
    if not columns:
        return WithoutOrigin(origin, AuditMethod.NOT_WEIGHED, fit.posterior, _even(n_draws))
    weights, shape = _smoothed(fit.posterior.log_likelihood[:, columns].sum(axis=1))
    is_trusted = shape <= reliable_shape(n_draws) and 1.0 / np.sum(weights**2) >= LEAST_EFFECTIVE
    method = AuditMethod.IMPORTANCE_SAMPLING if is_trusted else AuditMethod.COARSE_WEIGHTS
    return WithoutOrigin(origin, method, fit.posterior, weights, shape)


def _even(n_draws: int) -> np.ndarray:
    return np.full(n_draws, 1.0 / n_draws)


def _smoothed(log_likelihood: np.ndarray) -> tuple[np.ndarray, float]:
    """Smoothed weights that sum to 1, and k̂."""
    # Where the likelihoods differ by hundreds, the tail's fit divides by zero; the bare weights then stand alone.
    with np.errstate(all="ignore"):
        log_weights, shape = array_stats.psislw(log_likelihood)
    if not np.all(np.isfinite(log_weights)):
        log_weights, shape = -log_likelihood, math.inf
    weights: np.ndarray = np.exp(log_weights - np.max(log_weights))
    weights /= weights.sum()
    return weights, float(shape)
