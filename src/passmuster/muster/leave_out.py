"""What would be believed had one origin never spoken.

A claim must not be held against itself, nor against its own echoes. So for every origin the posterior is asked for
without any claim that goes back to it. Two roads lead there:

- **Importance sampling.** Draws of the full posterior are weighed by 1 / (likelihood of the origin's claims), the
  largest weights smoothed by a Pareto tail (Vehtari, Simpson, Gelman, Yao and Gabry 2024). It costs next to nothing.
- **Refit.** Where the tail's shape k̂ says that the weights cannot be trusted, because the origin moved the posterior
  too far, the posterior is sampled afresh without it. A war of many claims and steps gets so many refits and no more
  (`Settings.most_refits`), those first whose weights are worst; the weights of the rest are used and called coarse.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from passmuster.inference.importance import LEAST_EFFECTIVE, even_weights, smoothed
from passmuster.model.fit import Fit
from passmuster.model.posterior import Posterior
from passmuster.muster.found import AuditMethod
from passmuster.progress import SILENT, Progress

__all__ = [
    "WithoutOrigin",
    "leave_out_origins",
]


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
        even = even_weights(refitted.n_draws)
        found[one.origin] = replace(one, method=AuditMethod.REFIT, posterior=refitted, weights=even)
    return found


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
        return WithoutOrigin(origin, AuditMethod.NOT_WEIGHED, fit.posterior, even_weights(n_draws))
    weighed = smoothed(-fit.posterior.log_likelihood[:, columns].sum(axis=1))
    is_trusted = weighed.is_reliable(LEAST_EFFECTIVE)
    method = AuditMethod.IMPORTANCE_SAMPLING if is_trusted else AuditMethod.COARSE_WEIGHTS
    return WithoutOrigin(origin, method, fit.posterior, weighed.weights, weighed.shape)
