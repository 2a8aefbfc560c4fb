"""The chains of a case: pilots that learn the posterior's shape, then the draws, and more where those fall short."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from passmuster.inference.curvature import WHITENING_POINTS, find_mode, first_whitening, hessian, whitening_at
from passmuster.inference.diagnostics import ESS_NEEDED, R_HAT_LIMIT, Health
from passmuster.inference.nuts import WARM_UP, Draws, Tuning, cold_start, sample, trimmed
from passmuster.inference.whitening import Whitening
from passmuster.model.bearings import borne_by
from passmuster.model.fixed_inputs import FixedInputs
from passmuster.model.parameters import Bearings, centring_from, is_spread, level_places, n_parameters
from passmuster.model.settings import Settings
from passmuster.model.shape import Shape
from passmuster.model.told_path import can_move_along, retold
from passmuster.model.truth import log_posterior
from passmuster.progress import Progress
from passmuster.randomness import RandomStream, entropy, generator

__all__ = [
    "Chains",
    "Resumable",
    "drawn_together",
    "extended",
    "may_go_on",
    "missing_draws",
    "pilots_of",
    "sampled",
]


class Pilots(NamedTuple):
    """How roughly pilots may go about it: they learn the posterior's shape, and their draws are thrown away.

    `shorter` are the doublings that their paths are shorter by than those of the chains, and `points` those over which
    the curvature is averaged.
    """

    shorter: int
    points: int


ROUGH: Final = Pilots(1, WHITENING_POINTS // 2)
"""Half as long and half as many. Chains behind them get as many effective draws: for two seconds less in the shipped
case, and for as much work in a war of fifteen weeks by which nothing was chosen."""
FINE: Final = Pilots(0, WHITENING_POINTS)
"""Where steps of months stand beside weeks, or claims are many: there the shape is hard to learn."""


def pilots_of(shape: Shape) -> Pilots:
    """How roughly pilots may go about a case of this shape."""
    return ROUGH if shape.is_weekly and not shape.is_large else FINE


MARGIN: Final = 1.5
"""Draws that chains are drawn on by over those that are missing: sizes and R-hat are themselves known roughly, so that
it is half a run at least."""


class Chains(NamedTuple):
    """Draws, the whitened space that they were drawn in, and what the posterior was given, its bearings included."""

    draws: Draws
    whitening: Whitening
    given: FixedInputs


@dataclass(frozen=True, slots=True)
class Resumable:
    """Where the chains of a fit stand: enough to sample a nearby posterior without a new warm-up."""

    whitening: Whitening
    tuning: Tuning

    def nearby(self, shape: Shape, given: FixedInputs, luck: Sequence[int], settings: Settings) -> np.ndarray:
        """Draws of the posterior of other inputs, shape (chain, draw, n_parameters)."""
        draws = sample(
            log_posterior, shape, given, self.whitening, self.tuning, luck,
            adapt=False, n_discarded=settings.n_warmup, n_draws=settings.n_refit, levels=level_places(shape),
        )  # fmt: skip
        return trimmed(draws, settings.n_refit).x


def sampled(shape: Shape, given: FixedInputs, seed: int, settings: Settings, progress: Progress) -> Chains:
    """Pilots to learn the shape of the posterior, each whitened by the one before, then the chains themselves."""
    rng = generator(RandomStream.START, seed)
    n = n_parameters(shape)
    progress.step("finding the shape of the posterior")
    levels, pilots = level_places(shape), pilots_of(shape)
    mode = find_mode(log_posterior, shape, given, np.zeros(n), is_spread(shape), levels)
    given = _centred(shape, given, mode)
    whitening = first_whitening(log_posterior, shape, given, mode, rng, levels, pilots.points)
    starts = rng.standard_normal((settings.chains, n))
    progress.step("sampling pilots")
    for number in range(settings.n_pilots):
        luck = entropy(RandomStream.PILOT, seed, number)
        pilot = _from_cold(
            shape, given, whitening, starts, luck, settings, WARM_UP - settings.n_pilot, settings.n_pilot,
            pilots.shorter,
        )  # fmt: skip
        whitening = whitening_at(log_posterior, shape, given, _spaced(pilot.x, pilots.points), levels)
        starts = whitening.places(pilot.x[:, -1])
    progress.step(f"sampling {settings.chains} chains")
    luck = entropy(RandomStream.MAIN, seed)
    draws = _from_cold(shape, given, whitening, starts, luck, settings, WARM_UP, settings.n_draws)
    return Chains(draws, whitening, given)


def missing_draws(health: Health, n_drawn: int, most: int) -> int:
    """Draws of each chain that are missing to a sound fit as far as can be told, at most so many, and at least half.

    Effective sizes grow with the draws, and what R-hat squared is above 1 falls with them.
    """
    times = np.array([ESS_NEEDED / max(health.ess_min, 1.0), (health.r_hat_max**2 - 1.0) / (R_HAT_LIMIT**2 - 1.0)])
    missing = np.nan_to_num(np.ceil(n_drawn * MARGIN * (times.max() - 1.0)), nan=most)
    return int(np.clip(missing, most // 2, most))


def extended(
    shape: Shape, chains: Chains, luck: Sequence[int], settings: Settings, times: int, health: Health
) -> Chains:
    """Draws that were missing, added where all went well; where many diverged in their place, in smaller steps.

    `times` is how often that was done before: each time steps are half as long again. Chains that diverged, that fall
    short for the second time, or that can go along a told path from then on, go on from where they stand in a space
    straightened by what they have seen. They go along it where a count of a force whose path is told was so slow that
    it could not be printed: it makes a gradient two or three times as dear, and helps no other force, so that chains
    which are only slow have more draws for their time without it. What could not be printed of the slow ones is drawn
    anew. In long wars, where a path takes thirty steps and more, every level is offered a jump
    behind each, which costs a step: what was slow there beside told paths were levels with two modes.
    """
    diverged, levels = health.is_divergent, level_places(shape)
    is_long = can_move_along(shape)
    was_slow = health.is_slow and is_long and chains.given.standard.told is None
    bends = was_slow and not set(health.slow_forces).isdisjoint(shape.growing)
    given, before = retold(shape, chains.given, chains.draws) if bends else (chains.given, chains.draws)
    whitening, tuning = chains.whitening, before.tuning
    anew = diverged or times > 0 or bends
    if anew:
        points = _spaced(before.x, WHITENING_POINTS)
        whitening = whitening_at(log_posterior, shape, given, points, levels)
        tuning = cold_start(whitening.places(before.x[:, -1]))
    # Half as long a step: what is missing to full acceptance grows with the square of a step.
    finer = 1 if bends and not diverged else 4 ** (times + 1)
    n_draws = settings.n_draws if anew else missing_draws(health, before.x.shape[1], settings.n_draws)
    more = sample(
        log_posterior, shape, given, whitening, tuning, luck,
        adapt=anew, n_discarded=WARM_UP if anew else 0, n_draws=n_draws, levels=levels,
        target=1.0 - (1.0 - settings.target) / finer, jumps=max(levels.size, 1) if is_long else 1,
    )  # fmt: skip
    more = trimmed(more, n_draws)
    in_their_place = diverged or (was_slow and not health.is_printable)
    return Chains(more if in_their_place else drawn_together(before, more), whitening, given)


def may_go_on(shape: Shape, chains: Chains, health: Health) -> bool:
    """Whether chains that were drawn on fall short and may not where they are drawn on once more.

    Slow ones do still, but in long wars, where levels jump more often from then on. Along a told path no chains go on:
    what is slow there stays so, and what is only coarse would cost as much as all draws before it.
    """
    if chains.given.standard.told is not None or health.is_sound or health.is_divergent:
        return False
    return can_move_along(shape) or not health.is_slow


def _from_cold(
    shape: Shape, given: FixedInputs, whitening: Whitening, starts: np.ndarray, luck: Sequence[int],
    settings: Settings, n_discarded: int, n_draws: int, shorter: int = 0,
) -> Draws:  # fmt: skip
    """So many draws of each chain after so many that are thrown away, of which the first WARM_UP fit the steps."""
    draws = sample(
        log_posterior, shape, given, whitening, cold_start(starts), luck,
        adapt=True, n_discarded=n_discarded, n_draws=n_draws, levels=level_places(shape), target=settings.target,
        shorter=shorter,
    )  # fmt: skip
    return trimmed(draws, n_draws)


MOST_KEPT: Final = 800
"""Draws of each chain that are kept, evenly spaced where more were drawn: neighbours tell little that is new, and each
costs memory for every week of a war."""


def drawn_together(first: Draws, second: Draws) -> Draws:
    """The draws of one run after those of the other, as many as are kept, with the tuning of the second."""
    n_drawn = first.x.shape[1] + second.x.shape[1]
    kept = np.linspace(0, n_drawn - 1, min(n_drawn, MOST_KEPT)).astype(int)

    def both(early: np.ndarray, late: np.ndarray) -> np.ndarray:
        joined: np.ndarray = np.concatenate([early, late], axis=1)[:, kept]
        return joined

    return Draws(
        x=both(first.x, second.x),
        diverging=both(first.diverging, second.diverging),
        n_steps=both(first.n_steps, second.n_steps),
        tuning=second.tuning,
    )


def _centred(shape: Shape, given: FixedInputs, mode: np.ndarray) -> FixedInputs:
    """Each deviation centred as far as claims pin it down; where spreads are at their medians no point moves by it."""
    curvature = np.diag(hessian(log_posterior, shape, given, mode, level_places(shape)))
    return borne_by(given, Bearings(centring_from(curvature)))


def _spaced(x: np.ndarray, count: int) -> np.ndarray:
    """`count` draws of all chains, evenly spaced over their second half; shape (count, n_parameters)."""
    late = x[:, x.shape[1] // 2 :].reshape(-1, x.shape[-1])
    spaced: np.ndarray = late[np.linspace(0, late.shape[0] - 1, count).astype(int)]
    return spaced
