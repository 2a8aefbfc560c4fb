"""One walk for several posteriors, each without some claims, pooled with the draws that are there.

Let p be the posterior and L_j(x) what the claims of set j say about draw x. Chains walk once through the mixture

    q(x) ∝ p(x) Σ_j c_j L_j(x)^(−h),     h = 3/2,

the c_j such that each part has about the same share of it. With h = 1 it would be the mixture of the posteriors without
each set (Silva and Zanella 2024, Journal of the American Statistical Association 119:2369-2381). Draws of p and of q
together are draws of their mixture (`inference/pool.py`), in which the posterior without set j has the weights

    w_j(x) ∝ L_j(x)^(−1) / (n_p + n_q Σ_k ĉ_k L_k(x)^(−h)).

Draws of p alone leave all to a few that lie far out, where the claims say next to nothing. These weights have a bound
where h = 1, and vanish far out where h is larger: what p has too few draws of, q has more than it takes. In the shipped
case h = 3/2 gives more effective draws for every set than h = 1, and tails half as thick.

What is kept of a walk serves posteriors nearby, of a claim more or one less, by what their claims say about the same
draws.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.inference.nuts import sample, trimmed
from passmuster.inference.pool import pooled
from passmuster.model.fit import Fit
from passmuster.model.fixed_inputs import MOST_SHARED, FixedInputs, Turns
from passmuster.model.kept_refits import SharedWalk
from passmuster.model.parameters import level_places
from passmuster.model.posterior import Posterior, joined, posterior_from
from passmuster.model.reaching import Base, said_by_claims
from passmuster.model.settings import Settings
from passmuster.model.truth import log_posterior
from passmuster.observation.special import logsumexp
from passmuster.randomness import RandomStream, entropy

__all__ = ["WithWalk", "kept_walks", "read_walk", "shared_walk", "walk_without"]

Floats = NDArray[np.float64]

LEFT_OUT_BY: Final = 1.5
"""h of the module's text; customary, half way from the posteriors themselves to those that lie as far beyond."""


@dataclass(frozen=True, slots=True, eq=False)
class WithWalk:
    """The draws of a posterior and, behind them, those of a walk that began from it, read under a fit's claims.

    `log_weights`, shape (draw,), are the logs of the weights with which they stand for the posterior of the fit.
    """

    posterior: Posterior
    log_weights: Floats


def kept_walks(fit: Fit) -> Iterator[WithWalk]:
    """Walks that are kept beside the fit that a fit's draws come from, each read under the claims that count now."""
    base = fit.base
    if base is None or base.refits is None:
        return
    for number in count():
        walk = base.refits.find_walk(number)
        if walk is None:
            return
        yield read_walk(walk, _all_draws(fit, base), base.said, fit.given)


def _all_draws(fit: Fit, base: Base) -> Posterior:
    """What follows from all draws of the base; a fit of an earlier call that chose among them has not kept it."""
    if fit.has_own_walks:
        return fit.posterior
    return fit.whole or posterior_from(fit.design, fit.given, base.draws.x)


def walk_without(fit: Fit, sets: Sequence[Sequence[int]], number: int = 0) -> WithWalk:
    """Walk through the posteriors without each of some sets of claims, and keep the walk where others may use it.

    Parameters
    ----------
    fit
        The fit with all claims.
    sets
        The places of the claims that are left out in turn, among `fit.design.observed`; at most MOST_SHARED sets.
    number
        Which of the fit's walks it is.
    """
    base, posterior, given = fit.base, fit.posterior, fit.given
    assert base is not None, "a posterior that was not sampled holds no chains to go on from"
    walk = shared_walk(base, posterior, given, sets, entropy(RandomStream.SHARED, fit.seed, number), fit.settings)
    if base.refits is not None and fit.has_own_walks:
        base.refits.keep_walk(number, walk)
    return read_walk(walk, posterior, said_by_claims(posterior, given), given)


def shared_walk(
    base: Base,
    posterior: Posterior,
    given: FixedInputs,
    sets: Sequence[Sequence[int]],
    luck: Sequence[int],
    settings: Settings,
) -> SharedWalk:
    """Walk through the posteriors without each of some sets of claims.

    Parameters
    ----------
    base
        The fit whose chains go on.
    posterior, given
        The posterior with all claims, and what it was given.
    sets
        The places of the claims that are left out in turn, among `posterior.design.observed`; at most MOST_SHARED sets.
    luck, settings
        Fix the draws, and how many there are.
    """
    design = posterior.design
    turns = _turns(posterior, given, sets)
    mixed = given._replace(left_out=turns)
    drawn = sample(
        log_posterior, design.shape, mixed, base.whitening, base.draws.tuning, luck,
        adapt=False, n_discarded=settings.n_warmup, n_draws=settings.n_shared, levels=level_places(design.shape),
    )  # fmt: skip
    x = trimmed(drawn, settings.n_shared).x
    walk = posterior_from(design, given, x)
    tilt = [_log_mixture(turns, one, given) for one in (posterior, walk)]
    return SharedWalk(x, said_by_claims(walk, given), np.concatenate(tilt))


def read_walk(walk: SharedWalk, began: Posterior, said: Floats, given: FixedInputs) -> WithWalk:
    """A walk and the draws that it began from as draws of another posterior.

    Parameters
    ----------
    walk
        Draws of the mixture.
    began, given
        The draws that it began from, read under the claims that count now, and these.
    said
        What the claims of then say about each of the draws that it began from, shape (draw,).
    """
    posterior = joined(began, posterior_from(began.design, given, walk.x))
    pool = pooled([walk.tilt[: began.n_draws, None], walk.tilt[began.n_draws :, None]], (0.0, 1.0))
    now = said_by_claims(posterior, given)
    return WithWalk(posterior, now - np.concatenate([said, walk.said]) - pool.log_mixture)


def _turns(posterior: Posterior, given: FixedInputs, sets: Sequence[Sequence[int]]) -> Turns:
    """The mixture in which each set has about the same share."""
    marks, log_share = np.zeros((MOST_SHARED, given.claims.weight.size)), np.full(MOST_SHARED, -np.inf)
    for turn, columns in enumerate(sets):
        marks[turn, posterior.design.rows[list(columns)]] = LEFT_OUT_BY
        log_share[turn] = -_log_mean(-LEFT_OUT_BY * said_by_claims(posterior, given, columns))
    return Turns(marks, log_share)


def _log_mean(log_weights: Floats) -> float:
    """Log of the mean of weights, of which none is let count more than √n of the others (Ionides 2008)."""
    most = logsumexp(log_weights) - 0.5 * np.log(log_weights.size)
    return float(logsumexp(np.minimum(log_weights, most)) - np.log(log_weights.size))


def _log_mixture(turns: Turns, posterior: Posterior, given: FixedInputs) -> Floats:
    """log Σ_j c_j / L_j^h of each draw, shape (draw,)."""
    rows = posterior.design.rows
    said = posterior.log_likelihood * np.asarray(given.claims.weight)[rows]
    mixture: Floats = logsumexp(turns.log_share - said @ np.asarray(turns.marks)[:, rows].T, axis=1)
    return mixture
