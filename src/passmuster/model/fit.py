"""Fitting a case: from what was known on a day to a posterior with its bill of health."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from passmuster.cache.keeper import Keeper
from passmuster.errors import BadInput, Fault
from passmuster.inference.diagnostics import Health
from passmuster.inference.importance import LEAST_EFFECTIVE
from passmuster.inference.nuts import Draws
from passmuster.ledger import Known
from passmuster.model.bearings import bearings_of
from passmuster.model.chains import Resumable
from passmuster.model.design import Design, make_design
from passmuster.model.drawn import Drawn
from passmuster.model.expected import expected_words
from passmuster.model.fixed_inputs import FixedInputs, fixed_inputs
from passmuster.model.kept_draws import chains_key
from passmuster.model.kept_fits import find_reached, keep_reached
from passmuster.model.kept_refits import KeptRefits, Refit
from passmuster.model.near_fits import keep_near, nearest
from passmuster.model.points import points_of
from passmuster.model.posterior import Posterior, posterior_from
from passmuster.model.priors import PriorTable, resolve
from passmuster.model.reaching import Base, Reached, reach, reread, said_by_claims, sampled_anew
from passmuster.model.road import COLD, Road, Way
from passmuster.model.settings import Settings, usual_settings
from passmuster.progress import SILENT, Progress
from passmuster.randomness import RandomStream, entropy

__all__ = ["Fit", "fit_case"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A fitted case. `without` answers what the posterior is when some claims had never been made.

    `base` is the sampled fit that its draws come from, its own or one nearby; None for a posterior that was set down
    and not sampled. `road` says how the draws came about.
    """

    known: Known
    seed: int
    settings: Settings
    priors: PriorTable
    given: FixedInputs
    posterior: Posterior
    health: Health
    base: Base | None = None
    draws: Draws | None = None
    """The draws that the posterior follows from; None as for `base`."""
    road: Road = COLD
    whole: Posterior | None = None
    """What follows from all draws of the base, where those of the posterior were chosen among them by weight."""

    @property
    def as_of(self) -> date:
        """The day whose knowledge is used."""
        return self.known.day

    @property
    def design(self) -> Design:
        """What was fitted."""
        return self.posterior.design

    @property
    def drawn(self) -> Drawn | None:
        """The draws with what claims say about them; None for a posterior that was set down."""
        if self.draws is None:
            return None
        said = said_by_claims(self.posterior, self.given)
        return Drawn(self.design, self.given, points_of(self.draws.x), said, self.posterior)

    @property
    def has_own_walks(self) -> bool:
        """Whether what is kept beside the base is this fit's own, and not that of the fit it was reweighted from."""
        return self.road.way is not Way.REWEIGHTED

    @property
    def keeps_walks(self) -> bool:
        """Whether a walk of this fit is kept, for itself and others."""
        refits = None if self.base is None else self.base.refits
        return refits is not None and refits.keeper.folder is not None and self.has_own_walks

    def without(self, claim_ids: Sequence[str]) -> Posterior:
        """The posterior with these claims left out, sampled afresh from where the full fit stands."""
        kept = self.kept_without(claim_ids)
        if kept is not None:
            return kept
        base, names = self._sampled(), tuple(claim_ids)
        given, luck = self._given_without(names), entropy(RandomStream.REFIT, self.seed)
        x = Resumable(base.whitening, base.draws.tuning).nearby(self.design.shape, given, luck, self.settings)
        posterior = posterior_from(self.design, given, x)
        if base.refits is not None and self.has_own_walks:
            base.refits.keep(names, Refit(x, said_by_claims(posterior, given)))
        return posterior

    def kept_without(self, claim_ids: Sequence[str]) -> Posterior | None:
        """The same from draws that were kept, here or beside the fit nearby; None where none can be trusted."""
        kept = None if self.base is None or self.base.refits is None else self.base.refits.find(tuple(claim_ids))
        if kept is None:
            return None
        return reread(kept.x, kept.said, self.design, self._given_without(claim_ids), LEAST_EFFECTIVE)

    def with_weights(
        self,
        weights: Mapping[str, float] | None = None,
        *,
        known: Known | None = None,
        progress: Progress = SILENT,
    ) -> "Fit":
        """The fit of this case with claims added, changed, doubted or taken away, by the shortest road there is.

        Parameters
        ----------
        weights
            Claim id to how much its likelihood counts, 0 (as if it had never been made) to 1; a claim that is not
            named counts in full. Between, a claim is doubted: at 0.5 it says half as much.
        known
            Another state of the same case, with claims added, changed or taken away; this fit's own when None.
        progress
            Told when chains go on, or begin.

        Returns
        -------
        Fit
            Its `road` says whether draws were reweighted, sampled on or sampled, with k-hat and effective size.

        Raises
        ------
        KeyError
            When a claim is named that nobody made.
        ValueError
            When a weight lies outside 0 to 1.
        """
        base, known = self._sampled(), known or self.known
        unknown = set(weights or {}).difference(claim.claim_id for claim in known.claims)
        if unknown:
            raise KeyError(f"no claim is known as {', '.join(sorted(unknown))}")
        priors = resolve(known.case.priors, start=known.case.start)
        design = make_design(known, base.layout)
        given = _weighed(design, fixed_inputs(design, priors), weights or {})
        reached = None
        if priors == self.priors:
            reached = reach(base, design, given, self.seed, self.settings, progress)
        if reached is None:
            design = make_design(known)
            given = _weighed(design, fixed_inputs(design, priors), weights or {})
            reached = sampled_anew(design, given, self.seed, self.settings, progress)
        return _fit_of(known, self.seed, self.settings, priors, reached, base)

    def _given_without(self, claim_ids: Sequence[str]) -> FixedInputs:
        return _weighed(self.design, self.given, dict.fromkeys(claim_ids, 0.0))

    def _sampled(self) -> Base:
        assert self.base is not None, "a posterior that was not sampled holds no chains to go on from"
        return self.base


def _weighed(design: Design, given: FixedInputs, weights: Mapping[str, float]) -> FixedInputs:
    """The inputs with some claims counting for less."""
    place = {claim.claim_id: row for row, claim in zip(design.rows, design.observed, strict=True)}
    weight = np.array(given.claims.weight)
    for claim_id, own in weights.items():
        if not 0.0 <= own <= 1.0:
            raise ValueError(f"The weight of a claim is 0 to 1; that of '{claim_id}' is {own}.")
        if claim_id in place:
            weight[place[claim_id]] = own
    return given._replace(claims=given.claims._replace(weight=weight))


def _fit_of(
    known: Known,
    seed: int,
    settings: Settings,
    priors: PriorTable,
    reached: Reached,
    base: Base | None,
    refits: KeptRefits | None = None,
) -> Fit:
    """A fit of what was reached; one that was sampled is its own base."""
    if reached.road.way is not Way.REWEIGHTED or base is None:
        base = _base_of(reached, refits)
    return Fit(
        known=known, seed=seed, settings=settings, priors=priors, given=reached.chains.given,
        posterior=reached.posterior, health=reached.health, base=base, draws=reached.chains.draws,
        road=reached.road, whole=reached.whole if reached.road.way is Way.REWEIGHTED else None,
    )  # fmt: skip


def _base_of(reached: Reached, refits: KeptRefits | None) -> Base:
    draws, whitening, given = reached.chains
    layout, said = reached.posterior.design.layout, said_by_claims(reached.posterior, given)
    return Base(layout, draws, whitening, bearings_of(given), said, refits)


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
        When the case file sets a prior that does not exist, or no claim counts the people of any force.
    """
    began = time.perf_counter()
    priors, keeper = resolve(known.case.priors, start=known.case.start), keeper or Keeper(None)
    fresh = make_design(known)
    _refuse_without_count(fresh)
    settings = settings or usual_settings(fresh.shape)
    key = chains_key(known, seed, settings)
    found = find_reached(keeper, key, known, priors)
    if found is not None:
        progress.step("going on from the fit of an earlier call")
        return _fit_of(known, seed, settings, priors, *found, KeptRefits(keeper, key))
    base = nearest(keeper, known, seed, settings)
    reached = None
    if base is not None:
        progress.step("going on from the fit of nearly the same claims")
        design = make_design(known, base.layout)
        reached = reach(base, design, fixed_inputs(design, priors), seed, settings, progress)
    if reached is None:
        progress.step(expected_words(fresh.shape, settings))
        reached = sampled_anew(fresh, fixed_inputs(fresh, priors), seed, settings, progress)
    seconds = time.perf_counter() - began
    timed = replace(reached, health=replace(reached.health, seconds=seconds))
    fit = _fit_of(known, seed, settings, priors, timed, base, KeptRefits(keeper, key))
    _keep(keeper, key, fit, timed, base)
    return fit


def _refuse_without_count(design: Design) -> None:
    """Refuse a case in which nobody counts people or goods: there is no account to keep."""
    if not design.forces and not design.observed:
        rule = "a claim at least must count the people of a force, those there, sent, lost or gone, or goods"
        raise BadInput([Fault(design.case.case_id, rule, "none that is weighed", "Add one.")])


def _keep(keeper: Keeper, key: str, fit: Fit, reached: Reached, near: Base | None) -> None:
    """Keep the chains; and what others are reached from, where they are no other's draws and can be used."""
    keep_reached(keeper, key, reached, near)
    if reached.road.way is not Way.REWEIGHTED and fit.health.is_usable and fit.base is not None:
        keep_near(keeper, key, fit.known, fit.seed, fit.settings, fit.base)
