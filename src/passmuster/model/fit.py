"""Fitting a case: from what was known on a day to a posterior with its bill of health."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import jax
import numpy as np

from passmuster.cache.keeper import Keeper, key_of
from passmuster.inference.diagnostics import Health
from passmuster.ledger import Known
from passmuster.model.chains import Chains, Resumable, Settings, centred_by, extended, sampled, usual_settings
from passmuster.model.design import Design, make_design
from passmuster.model.fixed_inputs import FixedInputs, fixed_inputs
from passmuster.model.health import examine
from passmuster.model.kept_chains import KeptChains, find_chains, keep_chains
from passmuster.model.posterior import Posterior, posterior_from
from passmuster.model.priors import PriorTable, resolve
from passmuster.progress import SILENT, Progress
from passmuster.randomness import RandomStream, entropy

__all__ = ["Fit", "fit_case"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A fitted case. `without` answers what the posterior is when some claims had never been made.

    `resumable` is where its chains stand; None for a posterior that was set down and not sampled.
    """

    known: Known
    seed: int
    settings: Settings
    priors: PriorTable
    given: FixedInputs
    posterior: Posterior
    health: Health
    resumable: Resumable | None = None

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
        assert self.resumable is not None, "a posterior that was not sampled holds no chains to go on from"
        left_out = set(claim_ids)
        weight = self.design.arrays.weight.copy()
        weight[[row for row, claim in zip(self.design.rows, self.design.observed, strict=True)
                if claim.claim_id in left_out]] = 0.0  # fmt: skip
        given = self.given._replace(claims=self.given.claims._replace(weight=jax.device_put(weight)))
        luck = entropy(RandomStream.REFIT, self.seed)
        return posterior_from(self.design, given, self.resumable.nearby(self.design.shape, given, luck, self.settings))


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
        Where to look for the chains of an earlier call, and to leave them; nowhere if not given. `seconds` of the
        health of a fit that was found are those that it took then.
    progress
        Told what is being done.

    Raises
    ------
    BadInput
        When the case file sets a prior that does not exist.
    """
    began = time.perf_counter()
    design, priors = make_design(known), resolve(known.case.priors)
    given = fixed_inputs(design, priors)
    settings, keeper = settings or usual_settings(design.shape), keeper or Keeper(None)
    key = _chains_key(known, seed, settings)
    kept = find_chains(keeper, key)
    if kept is not None:
        progress.step("going on from the fit of an earlier call")
        chains = Chains(kept.draws, kept.whitening, centred_by(given, kept.centring))
        posterior, health = _examined(design, chains)
        seconds = kept.seconds
    else:
        chains, posterior, health = _converged(design, given, seed, settings, progress)
        seconds = time.perf_counter() - began
        centring = np.asarray(chains.given.standard.centring)
        keep_chains(keeper, key, KeptChains(chains.draws, chains.whitening, centring, seconds))
    return Fit(
        known=known, seed=seed, settings=settings, priors=priors, given=chains.given, posterior=posterior,
        health=replace(health, seconds=seconds), resumable=Resumable(chains.whitening, chains.draws.tuning),
    )  # fmt: skip


def _chains_key(known: Known, seed: int, settings: Settings) -> str:
    """Everything that the chains follow from."""
    return key_of(["chains", known.digest, known.day.isoformat(), str(seed), repr(settings)])


def _converged(
    design: Design, given: FixedInputs, seed: int, settings: Settings, progress: Progress
) -> tuple[Chains, Posterior, Health]:
    """Chains that have converged, or after as many extensions as the settings allow the last ones."""
    chains = sampled(design.shape, given, seed, settings, progress)
    posterior, health = _examined(design, chains)
    for again in range(settings.most_extensions):
        if health.is_sound:
            break
        progress.step(f"sampling on: {health.worst} has not converged")
        luck = entropy(RandomStream.AGAIN, seed, again)
        chains = extended(design.shape, chains, luck, settings, again, diverged=health.is_divergent)
        posterior, health = _examined(design, chains)
    return chains, posterior, health


def _examined(design: Design, chains: Chains) -> tuple[Posterior, Health]:
    posterior = posterior_from(design, chains.given, chains.draws.x)
    return posterior, examine(posterior, np.asarray(chains.draws.diverging))
