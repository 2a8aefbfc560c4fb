"""Fitting a case: from a ledger to a posterior with its bill of health."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import jax
import jax.numpy as jnp
import numpy as np

from passmuster.ledger import Ledger
from passmuster.model.design import Design, make_design
from passmuster.model.health import Health, examine
from passmuster.model.parameters import is_spread, n_parameters
from passmuster.model.posterior import Posterior, posterior_from
from passmuster.model.priors import PriorTable, settle
from passmuster.model.sampling import Frame, Tuning, resample, sample, straighten
from passmuster.model.truth import FixedInputs, fixed_inputs, log_posterior

__all__ = ["Fit", "Settings", "fit_case"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How long to sample. The defaults meet the bars on R-hat and ESS for cases of some hundred claims."""

    chains: int = 4
    n_warmup: int = 400
    n_draws: int = 500
    n_settle: int = 60
    """Iterations thrown away after an origin is left out."""
    n_refit_draws: int = 200


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted case. `without` answers what the posterior is when some claims had never been made."""

    ledger: Ledger
    as_of: date
    seed: int
    settings: Settings
    priors: PriorTable
    posterior: Posterior
    health: Health
    given: FixedInputs
    frame: Frame
    tuning: Tuning

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
        given = self.given._replace(claims=self.given.claims._replace(weight=jnp.asarray(weight)))
        draws = resample(
            log_posterior, self.design.shape, given, self.frame, self.tuning, jax.random.key(self.seed + 1),
            n_settle=self.settings.n_settle, n_draws=self.settings.n_refit_draws,
        )  # fmt: skip
        return posterior_from(self.design, given, draws.x)


def fit_case(
    ledger: Ledger,
    as_of: date,
    *,
    seed: int,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    progress: Callable[[str], None] = lambda _: None,
) -> Fit:
    """The posterior of a case as of a day.

    Parameters
    ----------
    ledger
        The case and its claims; what was said after `as_of` is not looked at.
    as_of
        The day whose knowledge is used.
    seed
        Fixes every random choice.
    settings
        How long to sample.
    progress
        Told in a few words what is being done.

    Raises
    ------
    BadInput
        When the case file sets a prior that does not exist.
    """
    began = time.perf_counter()
    design = make_design(ledger, as_of)
    priors = settle(ledger.case.priors)
    given = fixed_inputs(design, priors)
    shape = design.shape
    progress("finding the shape of the posterior")
    frame = straighten(log_posterior, shape, given, np.zeros(n_parameters(shape)), is_spread(shape))
    progress(f"sampling {settings.chains} chains")
    draws = sample(
        log_posterior, shape, given, frame, jax.random.key(seed),
        chains=settings.chains, n_warmup=settings.n_warmup, n_draws=settings.n_draws,
    )  # fmt: skip
    posterior = posterior_from(design, given, draws.x)
    health = examine(posterior, np.asarray(draws.diverging))
    return Fit(
        ledger=ledger, as_of=as_of, seed=seed, settings=settings, priors=priors, posterior=posterior,
        health=replace(health, seconds=time.perf_counter() - began), given=given, frame=frame, tuning=draws.tuning,
    )  # fmt: skip
