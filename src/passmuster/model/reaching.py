"""From a fitted case to one that differs by a few claims, by the shortest road that can be trusted.

Let L(x) and L'(x) be what the claims of the fitted case and of the other one, each by its weight, say about draw x.
Then draws weighed by exp(L'(x) − L(x)) stand for the other posterior. Three roads lead there:

- **Reweighted**: where the smoothed weights are even enough (`inference/importance.py`), the draws that are there are
  taken as often as their weights say.
- **Sampled on**: else chains go on from where they stand, in the same space and with the same steps, one compiled
  program serving all weights of claims; a quarter of a run at a time, until with the draws that are there, as many as
  their weights are worth where these can be trusted, there are enough.
- **Sampled**: where neither will do, or where the two do not share their parameters, from the beginning.

Each road's draws are examined like any others, and which one was taken is said. Of reweighted draws R-hat is that of
the chains as they walked, and so are the divergences: whether they agree is asked about the posterior that they walked
through, and draws that count unevenly make their means differ by chance. What weights cost, and whether one chain alone
went where they now lie, is in the effective sizes, which are those of the draws as they are taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np

from passmuster.inference.diagnostics import ESS_NEEDED, SMALL_EFFECT, Health
from passmuster.inference.importance import LEAST_EFFECTIVE, Weighed, resampled, smoothed
from passmuster.inference.nuts import Draws, Tuning, sample, trimmed
from passmuster.inference.whitening import Whitening
from passmuster.model.bearings import borne_by
from passmuster.model.chains import Chains, drawn_together, extended, may_go_on, sampled
from passmuster.model.design import Design
from passmuster.model.fixed_inputs import FixedInputs
from passmuster.model.health import examine
from passmuster.model.kept_refits import KeptRefits
from passmuster.model.layout import VectorLayout
from passmuster.model.parameters import Bearings, level_places
from passmuster.model.posterior import Posterior, made_ready, posterior_from
from passmuster.model.road import COLD, Road, Way
from passmuster.model.settings import Settings
from passmuster.model.truth import log_posterior
from passmuster.parallel.memory import return_freed
from passmuster.parallel.threads import in_lull
from passmuster.progress import Progress
from passmuster.randomness import RandomStream, entropy, generator

__all__ = [
    "Base",
    "Reached",
    "drawn_on",
    "examined",
    "reach",
    "reread",
    "said_by_claims",
    "said_in_all",
    "sampled_anew",
]

STRETCHES: Final = 4
"""Parts that a run of chains that go on is cut into; after each it is seen whether it is enough."""
SETTLING: Final = 60
"""Iterations thrown away when chains go on to a nearby posterior: three times those after one origin is left out."""


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """A sampled fit that others are reached from.

    `said`, shape (draw,), is what its claims say about each draw, natural logs. `bearings` say what coordinates mean.
    `refits` are kept beside it; None where nothing is kept.
    """

    layout: VectorLayout
    draws: Draws
    whitening: Whitening
    bearings: Bearings
    said: np.ndarray
    refits: KeptRefits | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """Another posterior, its chains, its health, and the road to it.

    `whole` is what follows from all draws of the base that it was reached from.
    """

    chains: Chains
    posterior: Posterior
    health: Health
    road: Road
    whole: Posterior | None = None


def said_by_claims(posterior: Posterior, given: FixedInputs, columns: Sequence[int] | None = None) -> np.ndarray:
    """What claims say about each draw, each by its weight, shape (draw,), natural logs; all of them when None."""
    return said_in_all(posterior.log_likelihood, posterior.design, given, columns)


def said_in_all(
    likelihood: np.ndarray, design: Design, given: FixedInputs, columns: Sequence[int] | None = None
) -> np.ndarray:
    """The same of what each claim says about each draw, shape (draw, n_observed)."""
    weight = np.asarray(given.claims.weight)[design.rows]
    if columns is None:
        said: np.ndarray = likelihood @ weight
        return said
    places = list(columns)
    some: np.ndarray = likelihood[:, places] @ weight[places]
    return some


def reach(
    base: Base, design: Design, given: FixedInputs, seed: int, settings: Settings, progress: Progress
) -> Reached | None:
    """The posterior of a design from a fit nearby; None when it must be sampled from the beginning.

    Parameters
    ----------
    base
        The fit that is there.
    design, given
        What is wanted, laid out as `base` is; the weights of the claims are those of `given`.
    seed, settings
        Fix the draws that are taken, and how long to sample on.
    progress
        Told when chains go on.
    """
    if not base.layout.carries(design.layout):
        return None
    given = borne_by(given, base.bearings)
    posterior = posterior_from(design, given, base.draws.x)
    weighed = smoothed(said_by_claims(posterior, given) - base.said)
    road = Road(Way.REWEIGHTED, weighed.shape, weighed.effective)
    if weighed.is_reliable(ESS_NEEDED):
        reached = _reweighted(base, posterior, given, weighed, road, seed)
        if reached.health.is_sound:
            return reached
    progress.step("sampling on from a fit nearby")
    reached = _sampled_on(base, design, given, weighed, road, seed, settings)
    return replace(reached, whole=posterior) if reached.health.is_sound else None


def _reweighted(
    base: Base, posterior: Posterior, given: FixedInputs, weighed: Weighed, road: Road, seed: int
) -> Reached:
    """Draws that are there, each as often as its weight says; `posterior` is what follows from all of them."""
    n_chains, n_draws = base.draws.diverging.shape
    start = float(generator(RandomStream.NEARBY, seed).uniform())
    places = resampled(weighed.weights, n_chains * n_draws, start)

    def taken(leaf: np.ndarray) -> np.ndarray:
        chosen: np.ndarray = leaf.reshape(n_chains * n_draws, *leaf.shape[2:])[places].reshape(leaf.shape)
        return chosen

    old = base.draws
    draws = Draws(taken(old.x), taken(old.diverging), taken(old.n_steps), old.tuning)
    chosen = posterior.taken(places)
    walked = examine(posterior, np.asarray(old.diverging))
    health = _as_walked(examine(chosen, np.asarray(draws.diverging)), walked)
    return Reached(Chains(draws, base.whitening, given), chosen, health, road, posterior)


def _as_walked(taken: Health, walked: Health) -> Health:
    """The health of draws that were taken by weight: what tells of the walk is told of the walk.

    Draws that diverged are counted as the chains met them, unless the means as they are now hang on them.
    """
    diverged = walked if taken.divergence_effect <= SMALL_EFFECT else taken
    return replace(taken, r_hat_max=walked.r_hat_max, worst=walked.worst, divergences=diverged.divergences)


def _sampled_on(
    base: Base, design: Design, given: FixedInputs, weighed: Weighed, road: Road, seed: int, settings: Settings
) -> Reached:
    """Chains that go on, each from a draw that the weights speak for, a stretch at a time until there are enough."""
    n_chains, n_draws = base.draws.diverging.shape
    start = float(generator(RandomStream.NEARBY, seed).uniform())
    begin = base.draws.x.reshape(n_chains * n_draws, -1)[resampled(weighed.weights, n_chains, start)]
    tuning = base.draws.tuning._replace(position=base.whitening.places(begin))
    road, length = Road(Way.SAMPLED_ON, road.k_hat, road.effective), max(settings.n_draws // STRETCHES, 1)
    draws = _worth(base.draws, weighed, start)
    for stretch in range(STRETCHES):
        luck, settling = entropy(RandomStream.NEARBY, seed, 2, stretch), 0 if stretch else SETTLING
        more = _gone_on(base.whitening, tuning, design, given, luck, settings, length, settling).draws
        tuning, draws = more.tuning, more if draws is None else drawn_together(draws, more)
        reached = examined(Chains(draws, base.whitening, given), design, road)
        if reached.health.is_sound:
            break
    return reached


def _worth(draws: Draws, weighed: Weighed, start: float) -> Draws | None:
    """As many of the draws as their weights are worth, each counting once; None where weights cannot be trusted."""
    n_chains = draws.diverging.shape[0]
    each = int(weighed.effective) // n_chains
    if each == 0 or not weighed.is_reliable(LEAST_EFFECTIVE):
        return None
    places = resampled(weighed.weights, n_chains * each, start)

    def taken(leaf: np.ndarray) -> np.ndarray:
        chosen: np.ndarray = leaf.reshape(draws.diverging.size, *leaf.shape[2:])[places]
        return chosen.reshape(n_chains, each, *leaf.shape[2:])

    return Draws(taken(draws.x), taken(draws.diverging), taken(draws.n_steps), draws.tuning)


def _gone_on(
    whitening: Whitening, tuning: Tuning, design: Design, given: FixedInputs, luck: Sequence[int], settings: Settings,
    n_draws: int, settling: int = SETTLING,
) -> Chains:  # fmt: skip
    """Chains that go on under other inputs in the space and with the steps that they had."""
    draws = sample(
        log_posterior, design.shape, given, whitening, tuning, luck,
        adapt=False, n_discarded=settling, n_draws=n_draws, levels=level_places(design.shape), target=settings.target,
    )  # fmt: skip
    return Chains(trimmed(draws, n_draws), whitening, given)


def reread(
    x: np.ndarray, said: np.ndarray, design: Design, given: FixedInputs, least_effective: float
) -> Posterior | None:
    """Draws of a posterior nearby, each as often as its weight says; None where the weights cannot be trusted.

    `said`, shape (draw,), is what the claims of that posterior say about each draw.
    """
    posterior = posterior_from(design, given, x)
    weighed = smoothed(said_by_claims(posterior, given) - said)
    if not weighed.is_reliable(least_effective):
        return None
    return posterior.taken(resampled(weighed.weights, posterior.n_draws, 0.5))


def drawn_on(base: Base, design: Design, given: FixedInputs, seed: int, settings: Settings, part: int) -> Reached:
    """Draws of a posterior between two that are near: chains go on from `base`, half as long, `part` its luck."""
    luck, n_draws = entropy(RandomStream.NEARBY, seed, 1, part), max(settings.n_draws // 2, 1)
    given = borne_by(given, base.bearings)
    chains = _gone_on(base.whitening, base.draws.tuning, design, given, luck, settings, n_draws)
    return examined(chains, design, Road(Way.SAMPLED_ON))


def sampled_anew(design: Design, given: FixedInputs, seed: int, settings: Settings, progress: Progress) -> Reached:
    """Chains that have converged, or after as many extensions as the settings allow the last ones.

    The first extension only draws on, a second time where that was not enough, or, where chains were slow in what they
    can go along, goes along what is told. Later ones begin anew in smaller steps and cost several times as much, in
    which every refit of the audit then goes on; they are for what could not be printed at all without them.
    """
    with in_lull(partial(made_ready, design.shape, given)):
        chains = sampled(design.shape, given, seed, settings, progress)
    reached = examined(chains, design, COLD)
    for again in range(settings.most_extensions):
        if reached.health.is_sound or (again > 0 and reached.health.is_printable):
            break
        luck = entropy(RandomStream.AGAIN, seed, again)
        reached = _extended(reached, design, luck, settings, again, progress)
        if again == 0 and may_go_on(design.shape, reached.chains, reached.health):
            luck = entropy(RandomStream.AGAIN, seed, again, 1)
            reached = _extended(reached, design, luck, settings, again, progress)
    return reached


def _extended(
    reached: Reached, design: Design, luck: Sequence[int], settings: Settings, times: int, progress: Progress
) -> Reached:
    progress.step(f"sampling on: {reached.health.worst} has not converged")
    return examined(extended(design.shape, reached.chains, luck, settings, times, reached.health), design, COLD)


def examined(chains: Chains, design: Design, road: Road) -> Reached:
    """What follows from chains, with their bill of health."""
    posterior = posterior_from(design, chains.given, chains.draws.x)
    return_freed()
    return Reached(chains, posterior, examine(posterior, np.asarray(chains.draws.diverging)), road)
