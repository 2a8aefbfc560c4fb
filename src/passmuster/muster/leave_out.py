"""What would be believed had one origin never spoken.

A claim must not be held against itself, nor against its own echoes. So for every origin the posterior is asked for
without any claim that goes back to it. Three roads lead there, each taken where the one before cannot be trusted:

- **Importance sampling.** Draws of the full posterior are weighed by 1 / (likelihood of the origin's claims), the
  largest weights smoothed by a Pareto tail (Vehtari, Simpson, Gelman, Yao and Gabry 2024). It costs next to nothing.
- **A shared walk.** Where the tail's shape k̂ says that the weights cannot be trusted, because the origin moved the
  posterior too far, chains leave such origins out by turns, and their draws are weighed together with the others
  (`model/shared_walk.py`). One walk serves all of them, and one that was kept serves the next claim as well.
- **Refit.** Where these weights cannot be trusted either, the posterior is sampled afresh without the origin. A refit
  that was kept and still serves spares a new walk.

A war of many claims and steps has so many origins left out by sampling and no more (`Settings.most_refits`), those
first whose weights are worst; the weights of the rest are used and called coarse.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from passmuster.inference.importance import LEAST_EFFECTIVE, even_weights, smoothed
from passmuster.model.fit import Fit
from passmuster.model.fixed_inputs import MOST_SHARED
from passmuster.model.posterior import Posterior
from passmuster.model.reaching import said_by_claims
from passmuster.model.shared_walk import WithWalk, kept_walks, walk_without
from passmuster.muster.found import AuditMethod
from passmuster.progress import SILENT, Progress

__all__ = [
    "WithoutOrigin",
    "leave_out_origins",
]

NO_VARIANCE: Final = 0.5
"""Above this shape the variance of weights does not exist: a walk that is made anyhow takes their origins along."""


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
        Told in a few words when chains go on.
    most_refits
        How many origins are left out by sampling at most; as many as it takes when None.
    """
    named = fit.design.echoes.origins if origins is None else tuple(origins)
    columns = _columns_of(fit)
    found = {origin: _by_weights(fit, origin, columns[origin]) for origin in dict.fromkeys(named)}
    kept = list(kept_walks(fit)) if _coarse(found) else []
    for walk in kept:
        found |= _by_walk(fit, walk, _coarse(found), columns)
    found |= _by_kept_refits(fit, _coarse(found), columns)
    poor = _coarse(found)[:most_refits]
    for number, first in enumerate(range(0, len(poor) if _is_worth_a_walk(fit, poor, bool(kept)) else 0, MOST_SHARED)):
        turns = poor[first : first + MOST_SHARED]
        progress.step(_walking_words(turns), first / len(poor))
        beside = _wavering(found)[: MOST_SHARED - len(turns)]
        walk = walk_without(fit, [columns[one.origin] for one in (*turns, *beside)], number)
        found |= _by_walk(fit, walk, _coarse(found), columns)
    if not poor and fit.keeps_walks and next(kept_walks(fit), None) is None:
        _walk_ahead(fit, _wavering(found)[:MOST_SHARED], columns, progress)
    poor = [one for one in poor if found[one.origin].method == AuditMethod.COARSE_WEIGHTS]
    for number, one in enumerate(poor):
        progress.step(f"sampling without {one.origin}", number / len(poor))
        found[one.origin] = _refitted(one, fit.without(_claims_of(fit, columns[one.origin])))
    return found


def _by_kept_refits(
    fit: Fit, poor: Iterable[WithoutOrigin], columns: Mapping[str, Sequence[int]]
) -> dict[str, WithoutOrigin]:
    """Those of the origins without which draws were kept that can be trusted: they spare a walk."""
    kept = {one.origin: (one, fit.kept_without(_claims_of(fit, columns[one.origin]))) for one in poor}
    return {origin: _refitted(one, posterior) for origin, (one, posterior) in kept.items() if posterior is not None}


def _refitted(one: WithoutOrigin, refit: Posterior) -> WithoutOrigin:
    return replace(one, method=AuditMethod.REFIT, posterior=refit, weights=even_weights(refit.n_draws))


def _claims_of(fit: Fit, columns: Sequence[int]) -> list[str]:
    return [fit.design.observed[column].claim_id for column in columns]


def _is_worth_a_walk(fit: Fit, poor: Sequence[WithoutOrigin], has_kept: bool) -> bool:
    """Whether chains that leave several origins out by turns are the shorter way.

    What a fit's own walks did not carry before they will not carry now. And a walk of draws that were weighed anew
    serves nobody else, so that one origin alone is left out sooner by a refit.
    """
    return not has_kept if fit.has_own_walks else len(poor) > 1


def _walk_ahead(
    fit: Fit, wavering: Sequence[WithoutOrigin], columns: Mapping[str, Sequence[int]], progress: Progress
) -> None:
    """Leave a walk for the next claim, with which some weights may be trusted no more; nothing here hangs on it."""
    if wavering:
        progress.step("walking ahead for the next claim")
        walk_without(fit, [columns[one.origin] for one in wavering])


def _coarse(found: Mapping[str, WithoutOrigin]) -> list[WithoutOrigin]:
    """Those whose weights cannot be trusted, the worst first."""
    return sorted((one for one in found.values() if one.method == AuditMethod.COARSE_WEIGHTS), key=_badness)


def _wavering(found: Mapping[str, WithoutOrigin]) -> list[WithoutOrigin]:
    """Those whose weights can be trusted and perhaps not with one claim more: those of no variance, the worst first."""
    trusted = [one for one in found.values() if one.method == AuditMethod.IMPORTANCE_SAMPLING]
    wavering = [one for one in trusted if one.shape is not None and one.shape > NO_VARIANCE]
    return sorted(wavering, key=lambda one: (-(one.shape or 0.0), one.origin))


def _by_walk(
    fit: Fit, walk: WithWalk, poor: Iterable[WithoutOrigin], columns: Mapping[str, Sequence[int]]
) -> dict[str, WithoutOrigin]:
    """Those of the origins that the draws of a walk, with those that it began from, can be trusted for."""
    carried = {}
    for one in poor:
        said = said_by_claims(walk.posterior, fit.given, columns[one.origin])
        weighed = smoothed(walk.log_weights - said)
        if weighed.is_reliable(LEAST_EFFECTIVE):
            carried[one.origin] = WithoutOrigin(
                one.origin, AuditMethod.SHARED_WALK, walk.posterior, weighed.weights, weighed.shape
            )
    return carried


def _walking_words(turns: Sequence[WithoutOrigin]) -> str:
    others = len(turns) - 1
    return f"sampling without {turns[0].origin}" + (f" and, by turns, {others} more" if others else "")


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
    weighed = smoothed(-said_by_claims(fit.posterior, fit.given, columns))
    is_trusted = weighed.is_reliable(LEAST_EFFECTIVE)
    method = AuditMethod.IMPORTANCE_SAMPLING if is_trusted else AuditMethod.COARSE_WEIGHTS
    return WithoutOrigin(origin, method, fit.posterior, weighed.weights, weighed.shape)
