"""Fitting a case: from a ledger to a posterior with its bill of health."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

import jax
import numpy as np

from passmuster.cache.keeper import Keeper, key_of
from passmuster.inference.diagnostics import Health
from passmuster.inference.nuts import TARGET_ACCEPTANCE, WARM_UP, Draws, Tuning, kept, prepare, untuned, walk
from passmuster.inference.whitening import FRAME_POINTS, Frame, curvature, find_mode, frame_around, frame_at
from passmuster.ledger import Known
from passmuster.model.design import Design, make_design
from passmuster.model.health import examine
from passmuster.model.kept_walk import KeptWalk, find_walk, keep_walk
from passmuster.model.parameters import centring_from, is_spread, level_places, n_parameters
from passmuster.model.posterior import Posterior, posterior_from
from passmuster.model.priors import PriorTable, settle
from passmuster.model.shape import Shape
from passmuster.model.truth import FixedInputs, fixed_inputs, log_posterior
from passmuster.parallel.threads import aside
from passmuster.progress import SILENT, Progress
from passmuster.randomness import RandomStream, entropy, generator

__all__ = ["Fit", "Settings", "fit_case", "usual_settings"]


CAREFUL = 0.98
"""Wished acceptance statistic where the posterior is thin and bent: steps a third as long as usual."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how carefully to sample. The defaults give cases of some hundred claims an ESS above 400."""

    chains: int = 4
    n_pilots: int = 2
    n_pilot: int = 100
    n_draws: int = 800
    """Draws kept of each chain."""
    n_settle: int = 20
    """Iterations thrown away after an origin is left out."""
    n_refit: int = 60
    target: float = TARGET_ACCEPTANCE
    """Wished acceptance statistic; nearer to 1 means smaller steps."""
    second_walks: int = 2
    """How often a fit that is not sound is walked on before it is called failed."""


def usual_settings(shape: Shape) -> Settings:
    """What suits a case of this shape.

    Thousands of claims leave a posterior that is thin in some directions, as long as ever in others, and bent. Steps
    must be small there, and a second walk would take minutes more.
    """
    return Settings(target=CAREFUL, second_walks=1) if shape.is_large else Settings()


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted case. `without` answers what the posterior is when some claims had never been made."""

    known: Known
    seed: int
    settings: Settings
    priors: PriorTable
    posterior: Posterior
    health: Health
    given: FixedInputs
    frame: Frame
    tuning: Tuning

    @property
    def as_of(self) -> date:
        """The day whose knowledge is used."""
        return self.known.day

    @property
    def design(self) -> Design:
        """What was fitted."""
        return self.posterior.design

    def without(self, claim_ids: Sequence[str]) -> Posterior:
        """The posterior with these claims left out, sampled afresh from where the full fit stands."""
        left_out = set(claim_ids)
        weight = self.design.arrays.weight.copy()
        weight[[row for row, claim in zip(self.design.rows, self.design.observed, strict=True)
                if claim.claim_id in left_out]] = 0.0  # fmt: skip
        given = self.given._replace(claims=self.given.claims._replace(weight=jax.device_put(weight)))
        draws = walk(
            log_posterior, self.design.shape, given, self.frame, self.tuning, entropy(RandomStream.REFIT, self.seed),
            adapt=False, n_discarded=self.settings.n_settle, n_draws=self.settings.n_refit,
            levels=level_places(self.design.shape),
        )  # fmt: skip
        return posterior_from(self.design, given, kept(draws, self.settings.n_refit).x)


def fit_case(
    known: Known,
    *,
    seed: int,
    settings: Settings | None = None,
    keeper: Keeper | None = None,
    progress: Progress = SILENT,
) -> Fit:
    """The posterior of a case as of a day.

    Parameters
    ----------
    known
        The case and what was known of it on the day.
    seed
        Fixes every random choice.
    settings
        How long to sample; what suits the case if not given.
    keeper
        Where to look for the walk of an earlier call, and to leave it; nowhere if not given. `seconds` of the health
        of a fit that was found are those that it took then.
    progress
        Told what is being done.

    Raises
    ------
    BadInput
        When the case file sets a prior that does not exist.
    """
    began = time.perf_counter()
    design = make_design(known)
    priors = settle(known.case.priors)
    given = fixed_inputs(design, priors)
    settings = settings or usual_settings(design.shape)
    keeper = keeper or Keeper(None)
    key = _walk_key(known, seed, settings)
    held = find_walk(keeper, key)
    if held is not None:
        progress.step("going on from the fit of an earlier call")
        walked = _Walk(held.draws, _with_centring(given, held.centring), held.frame)
        posterior, health = _examined(design, walked)
        seconds = held.seconds
    else:
        walked, posterior, health = _settled(design, given, seed, settings, progress)
        seconds = time.perf_counter() - began
        centring = np.asarray(walked.given.standard.centring)
        keep_walk(keeper, key, KeptWalk(walked.draws, walked.frame, centring, seconds))
    return Fit(
        known=known, seed=seed, settings=settings, priors=priors, posterior=posterior,
        health=replace(health, seconds=seconds), given=walked.given, frame=walked.frame, tuning=walked.draws.tuning,
    )  # fmt: skip


def _walk_key(known: Known, seed: int, settings: Settings) -> str:
    """Everything that a walk follows from."""
    return key_of(["walk", known.digest, known.day.isoformat(), str(seed), repr(settings)])


def _settled(
    design: Design, given: FixedInputs, seed: int, settings: Settings, progress: Progress
) -> "tuple[_Walk, Posterior, Health]":
    """A walk that is sound, or the last of as many as the settings allow."""
    walked = _walked(design.shape, given, seed, settings, progress)
    posterior, health = _examined(design, walked)
    for again in range(settings.second_walks):
        if health.is_usable:
            break
        progress.step(f"walking on: {health.worst} is not settled")
        walked = _walked_on(design.shape, walked, entropy(RandomStream.AGAIN, seed, again), settings, health)
        posterior, health = _examined(design, walked)
    return walked, posterior, health


class _Walk(NamedTuple):
    draws: Draws
    given: FixedInputs
    frame: Frame


def _walked(shape: Shape, given: FixedInputs, seed: int, settings: Settings, progress: Progress) -> _Walk:
    """Pilots to learn the shape of the posterior, each in the frame of the one before, then the walk itself."""
    rng = generator(RandomStream.START, seed)
    n = n_parameters(shape)
    progress.step("finding the shape of the posterior")
    # The program that walks is compiled on one core while the other looks for the frame.
    with aside(partial(prepare, log_posterior, shape, given, n, level_places(shape))) as ready:
        mode = find_mode(log_posterior, shape, given, np.zeros(n), is_spread(shape))
        given = _centred(shape, given, mode)
        first = frame_around(log_posterior, shape, given, mode, rng)
        ready()
    starts = rng.standard_normal((settings.chains, n))
    progress.step("walking pilots")
    frame, at = first, starts
    for number in range(settings.n_pilots):
        pilot = walk(
            log_posterior, shape, given, frame, untuned(at), entropy(RandomStream.PILOT, seed, number),
            adapt=True, n_discarded=WARM_UP, n_draws=settings.n_pilot, levels=level_places(shape),
            target=settings.target,
        )  # fmt: skip
        x = kept(pilot, settings.n_pilot).x
        frame = frame_at(log_posterior, shape, given, _spaced(x, FRAME_POINTS))
        at = np.linalg.solve(frame.axes, (x[:, -1] - frame.centre).T).T
    progress.step(f"sampling {settings.chains} chains")
    draws = walk(
        log_posterior, shape, given, frame, untuned(at), entropy(RandomStream.MAIN, seed),
        adapt=True, n_discarded=WARM_UP, n_draws=settings.n_draws, levels=level_places(shape), target=settings.target,
    )  # fmt: skip
    return _Walk(kept(draws, settings.n_draws), given, frame)


def _walked_on(shape: Shape, walked: _Walk, seed: Sequence[int], settings: Settings, health: Health) -> _Walk:
    """As many draws again, added where all went well; after a divergence in their place, in smaller steps."""
    careful = health.divergences > 0
    more = walk(
        log_posterior, shape, walked.given, walked.frame, walked.draws.tuning, seed,
        adapt=careful, n_discarded=WARM_UP if careful else 0, n_draws=settings.n_draws, levels=level_places(shape),
        # Half as long a step: what is missing to full acceptance grows with the square of a step.
        target=1.0 - (1.0 - settings.target) / 4.0,
    )  # fmt: skip
    more = kept(more, settings.n_draws)
    return walked._replace(draws=more if careful else _joined(walked.draws, more))


def _joined(first: Draws, second: Draws) -> Draws:
    """One walk after the other, with the tuning of the second."""

    def both(early: np.ndarray, late: np.ndarray) -> np.ndarray:
        return np.concatenate([early, late], axis=1)

    return Draws(
        x=both(first.x, second.x),
        diverging=both(first.diverging, second.diverging),
        n_steps=both(first.n_steps, second.n_steps),
        tuning=second.tuning,
    )


def _examined(design: Design, walked: _Walk) -> tuple[Posterior, Health]:
    posterior = posterior_from(design, walked.given, walked.draws.x)
    return posterior, examine(posterior, np.asarray(walked.draws.diverging))


def _centred(shape: Shape, given: FixedInputs, mode: np.ndarray) -> FixedInputs:
    """Each deviation centred as far as claims pin it down; where spreads are at their medians no point moves by it."""
    bend = curvature(log_posterior, shape, given, mode)
    return _with_centring(given, centring_from(np.diag(bend)))


def _with_centring(given: FixedInputs, centring: np.ndarray) -> FixedInputs:
    return given._replace(standard=given.standard._replace(centring=jax.device_put(centring)))


def _spaced(x: np.ndarray, count: int) -> np.ndarray:
    """`count` draws of all chains, evenly spaced over the second half of the walk; shape (count, n_parameters)."""
    late = x[:, x.shape[1] // 2 :].reshape(-1, x.shape[-1])
    spaced: np.ndarray = late[np.linspace(0, late.shape[0] - 1, count).astype(int)]
    return spaced
