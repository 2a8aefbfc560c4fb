"""Looking ahead: stances drawn, paths followed under them, and the outlook that comes of it, with levers or without.

The actions come from two hazards, that of leaving and that of sending more; the paths, which the rest of the briefing
reads, leave, cut back, make peace or grow as these have it. With one seed a lever meets the luck that the case as it
stands has met, path by path, so that differences are the lever's doing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.cache.keeper import Keeper
from passmuster.forecast.acts_on_record import ActsOnRecord, acts_on_record
from passmuster.forecast.company import company_of, with_company
from passmuster.forecast.growth_of_others import growth_of_others
from passmuster.forecast.horizons import partner_horizon
from passmuster.forecast.kept_precedents import TaughtByPast
from passmuster.forecast.leaving_acts import act_shown
from passmuster.forecast.levers import ARRIVAL_WEEKS, Push, SetLever, push_of
from passmuster.forecast.next_words import WORDS, with_word
from passmuster.forecast.other_wars import acts_of_this_war, stays_in_this_war
from passmuster.forecast.outlook import Outlook, PartnerCounts, judge, outlook_of
from passmuster.forecast.pair_events import pair_events
from passmuster.forecast.path_room import PATHS_PER_DRAW, room_for_paths
from passmuster.forecast.plans import SurgePlan, plan_hazards, surge_plans
from passmuster.forecast.plans_to_leave import with_plans
from passmuster.forecast.stance import Fates, draw_fates, steering_of
from passmuster.forecast.strain import AHEAD_WEEKS, PairEvents, Strain, estimate_strain, strain_ahead
from passmuster.forecast.teaching import taught_by_past
from passmuster.forecast.told_home import with_claims
from passmuster.ledger import Force
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.ahead import Ahead
from passmuster.model.design import partner_force
from passmuster.model.fit import Fit
from passmuster.model.paths import paths_ahead
from passmuster.model.steering import Steering
from passmuster.observation.reading_off import levels_since, read_level
from passmuster.precedents.growth import SURGE_RATIO, SurgeRate
from passmuster.precedents.participant import CAUSES, DEPARTURES

__all__ = ["LookedAhead", "look_ahead"]

Floats = NDArray[np.float64]

AS_GOOD_AS_SURE: Final = 50.0
"""Hazard of a surge in the week in which a lever has sent as many as make one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LookedAhead:
    """Paths under the stances, as many for each draw, with the outlook.

    `outlook`, `strain` and `fates` are None when no force of the partner's is counted.

    `words` holds what acts and words that may be reported next would do to leaving: (text, exit, change of its
    probability at the horizon that the bottom line speaks of).
    """

    ahead: Ahead
    outlook: Outlook | None = None
    strain: Strain | None = None
    fates: Fates | None = None
    words: tuple[tuple[str, str, float], ...] = ()


def look_ahead(
    fit: Fit,
    *,
    n_weeks: int,
    horizons_weeks: tuple[int, ...],
    levers: Sequence[SetLever] = (),
    before: LookedAhead | None = None,
    paths_per_draw: int = PATHS_PER_DRAW,
    teach: Callable[[], TaughtByPast] | None = None,
) -> LookedAhead:
    """Paths of `n_weeks` weeks and the outlook at the horizons, all within them.

    `before` is the same without levers, whose strain, fit to the precedents and classes are used again.
    `paths_per_draw` is how many of the paths under the stances go on from each draw, at most. `teach` gives what past
    wars teach; when None it is learned here.
    """
    partner, paths_per_draw = _Partner.of(fit), min(paths_per_draw, room_for_paths(fit.posterior, n_weeks))
    n_paths = paths_per_draw * fit.posterior.n_draws
    if partner is None:
        return LookedAhead(ahead=paths_ahead(fit.posterior, n_weeks, fit.seed, n_paths=n_paths))
    push = push_of(levers, n_draws=fit.posterior.n_draws, seed=fit.seed)
    known = None if before is None else before.outlook
    learn = teach or partial(taught_by_past, fit.known, horizons_weeks, seed=fit.seed, keeper=Keeper(None))
    taught = TaughtByPast.of(known) if known is not None else learn()
    strain = partner.strain if before is None or before.strain is None else before.strain
    judging = judge(
        fit.known.case, fit.as_of, partner.counts(strain, push, bool(levers)), seed=fit.seed,
        learned=taught.hazards, base_rate=taught.base_rate, acts=known.judging.acts if known else partner.acts,
    )  # fmt: skip
    surges, plans = known.surges if known else growth_of_others(fit.known.case, fit.as_of, seed=fit.seed), partner.plans
    staying = judging.acts.staying(n_weeks) if judging.acts else np.ones(n_weeks)
    outlook = outlook_of(
        fit.known.case, fit.as_of, judging, surges, horizons_weeks=horizons_weeks, seed=fit.seed,
        surge_hazards=partner.surge_hazards(push, surges, plans, staying), plans=plans, classes=taught.classes,
    )  # fmt: skip
    left = judging.hazards.exit_probabilities(judging.months_in, range(n_weeks + 1))
    factor = np.repeat(push.surge, paths_per_draw)[:, None] * staying
    planned = np.repeat(plan_hazards(plans, n_draws=fit.posterior.n_draws, n_weeks=n_weeks), paths_per_draw, axis=0)
    fates = draw_fates(
        left, surges, n_paths=n_paths, n_weeks=n_weeks, surge_factor=factor, surge_floor=planned, seed=fit.seed
    )  # fmt: skip
    steering = partner.steered(push, fates, paths_per_draw)
    ahead = paths_ahead(fit.posterior, n_weeks, fit.seed, n_paths=n_paths, steering=steering)
    words = () if levers else partner.words(outlook, horizons_weeks)
    return LookedAhead(ahead=ahead, outlook=outlook, strain=strain, fates=fates, words=words)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Partner:
    """The partner's force in a fit: its index among the forces, and its past at week boundaries, (draw, boundary)."""

    fit: Fit
    force: Force
    index: int
    present: Floats
    killed: Floats
    casualties: Floats

    @classmethod
    def of(cls, fit: Fit) -> "_Partner | None":
        """None when no force of the partner's is counted."""
        force = partner_force(fit.design)
        if force is None:
            return None
        index = [known.force_id for known in fit.design.forces].index(force.force_id)
        present, killed, casualties = (
            past(fit, force, name) for name in (Quantity.PRESENT, Quantity.KILLED, Quantity.CASUALTIES)
        )
        return cls(fit=fit, force=force, index=index, present=present, killed=killed, casualties=casualties)

    @property
    def weekly_casualties(self) -> Floats:
        """New casualties of each week; a difference of running totals may lie below zero by rounding."""
        return np.maximum(np.diff(self.casualties, axis=1), 0.0)

    @property
    def acts(self) -> ActsOnRecord:
        """Acts on record that point to leaving, each with how many of those there on its day are left."""
        fit, case = self.fit, self.fit.known.case
        acts = acts_of_this_war(fit.known.events, case, fit.as_of)
        claims = [claim for claim in fit.known.claims if claim.subject == self.force.force_id]
        acts = with_plans(acts, claims, present_on=lambda act: float(np.median(self._present_on(act.day))))
        acts = with_claims(
            acts, claims, as_of=fit.as_of, present_on=lambda day: float(np.median(self._present_on(day))),
            stays=stays_in_this_war(fit.known.events, case, fit.as_of),
        )  # fmt: skip
        since = [levels_since(self.present, self.fit.design.clock.end_of(act.day)) for act in acts]
        return acts_on_record(case, acts, fit.as_of, present_since=since, seed=fit.seed)

    def _present_on(self, day: date) -> Floats:
        """People present at the end of a day so far, shape (draw,)."""
        return read_level(self.present, self.fit.design.clock.end_of(day))

    @property
    def events(self) -> PairEvents:
        """What passed between partner and principal, but for acts of leaving, which tell more than their tone."""
        fit, case = self.fit, self.fit.known.case
        spoken = [
            event
            for event in fit.known.events
            if act_shown(event, partner=case.partner, principal=case.principal, opponents=case.opponents) is None
        ]
        return pair_events(
            spoken, partner=case.partner, principal=case.principal,
            start=fit.design.clock.start, n_weeks=fit.design.clock.n_weeks, as_of=fit.as_of,
        )  # fmt: skip

    @property
    def strain(self) -> Strain:
        """Strain drawn beside each draw of the losses."""
        return estimate_strain(self.weekly_casualties, self.present[:, 1:], self.events, seed=self.fit.seed)

    def counts(self, strain: Strain, push: Push, pushed: bool) -> PartnerCounts:
        """What the hazards of leaving hang on: now, or with levers what it would be within a quarter."""
        plain = PartnerCounts(
            killed=self.killed[:, -1],
            peak=self.present.max(axis=1),
            joint_peak=self._joint_peak(),
            strain=strain.draws[:, -1],
        )
        if not pushed:
            return plain
        added = strain_ahead(
            self.weekly_casualties, self.present[:, 1:], self.events, loss_factor=push.casualty,
            reward_factor=push.reward, seed=self.fit.seed,
        )  # fmt: skip
        weeks = min(AHEAD_WEEKS, self.killed.shape[1] - 1)
        recent = self.killed[:, -1] - self.killed[:, -1 - weeks]
        # Deaths enter as a rate over the whole stay; a lever moves it by what a further quarter would.
        rate = (self.killed[:, -1] + push.casualty * recent) / np.maximum(self.killed[:, -1] + recent, 1e-9)
        return PartnerCounts(
            killed=plain.killed * np.where(self.killed[:, -1] > 0, rate, 1.0),
            peak=plain.peak,
            joint_peak=plain.joint_peak,
            strain=plain.strain + added,
            is_unpaid=push.is_unpaid,
            war_end=push.war_end,
        )

    def words(self, outlook: Outlook, horizons_weeks: Sequence[int]) -> tuple[tuple[str, str, float], ...]:
        """What each of `WORDS` in the last week would do to each way of leaving, through strain."""
        weeks, said = partner_horizon(horizons_weeks), self.events
        before = self._leaving(outlook, said, weeks)
        told = []
        for word in WORDS:
            after = self._leaving(outlook, with_word(said, word, self.present.shape[1] - 2), weeks)
            told += [(word.text, name, after[name] - before[name]) for name in DEPARTURES]
        return tuple(told)

    def _leaving(self, outlook: Outlook, events: PairEvents, weeks: int) -> dict[str, float]:
        """Chance of each way of leaving within so many weeks, given what was said."""
        strain = estimate_strain(self.weekly_casualties, self.present[:, 1:], events, seed=self.fit.seed)
        # The mean shift of strain, and not its draws, so that luck does not drown so small a change.
        shift = float(strain.draws[:, -1].mean())
        counts = PartnerCounts(
            killed=self.killed[:, -1], peak=self.present.max(axis=1), joint_peak=self._joint_peak(),
            strain=np.full(len(strain.draws), shift),
        )  # fmt: skip
        judging = judge(
            self.fit.known.case, self.fit.as_of, counts, learned=outlook.judging.learned,
            base_rate=outlook.judging.base_rate, acts=outlook.judging.acts, seed=self.fit.seed,
        )  # fmt: skip
        left = judging.hazards.exit_probabilities(judging.months_in, [weeks])[:, 0].mean(axis=0)
        return {name: float(left[CAUSES.index(name)]) for name in DEPARTURES}

    @property
    def plans(self) -> tuple[SurgePlan, ...]:
        """Plans on record to send more, with how far they are believed."""
        fit = self.fit
        sent = past(fit, self.force, Quantity.DEPLOYED)
        known = [claim for claim in fit.known.claims if claim.subject == self.force.force_id]
        return surge_plans(known, as_of=fit.as_of, sent_by=lambda day: read_level(sent, fit.design.clock.end_of(day)))

    def surge_hazards(self, push: Push, surges: SurgeRate, plans: Sequence[SurgePlan], staying: Floats) -> Floats:
        """Weekly hazard of a surge while the partner stays, shape (draw, week), a row for each rate.

        `staying`, shape (week,), is how likely it is that a partner still there is not on its way out.
        """
        # Draws of the posterior go round the rates, so that their number moves no chance by luck.
        n_draws, n_weeks = self.fit.posterior.n_draws, staying.size
        own = np.arange(surges.per_week.size) * n_draws // surges.per_week.size
        planned = plan_hazards(plans, n_draws=n_draws, n_weeks=n_weeks)[own]
        hazards = np.maximum((surges.drawn_in * push.surge[own])[:, None] * staying, planned)
        wave = push.extra_people >= (SURGE_RATIO - 1.0) * past(self.fit, self.force, Quantity.DEPLOYED)[own, -1]
        if push.extra_people > 0:
            hazards[:, min(ARRIVAL_WEEKS, n_weeks) - 1] += np.where(wave, AS_GOOD_AS_SURE, 0.0)
        return hazards

    def steered(self, push: Push, fates: Fates, paths_per_draw: int) -> Steering:
        """Levers and fates together, for paths that go round the draws."""
        each = np.repeat(np.arange(self.fit.posterior.n_draws), paths_per_draw)
        rates = np.exp(-self.fit.posterior.parameters["tour_weeks"][each])
        own_rate, forces = rates[:, self.index], self.fit.design.forces
        steering = steering_of(
            fates, strength=self.present[each, -1], return_rate=own_rate, force=self.index,
            n_forces=len(forces), base=self._pushed(push, each, own_rate, fates.n_weeks),
        )  # fmt: skip
        company = company_of(self.fit.known.case, forces, self.index)
        return with_company(steering, fates, company, rates, self.fit.seed)

    def _pushed(self, push: Push, each: NDArray[np.int64], own_rate: Floats, n_weeks: int) -> Steering:
        """What the levers do to the forces, shape (path, week or 1, force)."""
        forces = self.fit.design.forces
        like = np.ones((each.size, 1, len(forces)))
        arrivals, losses, returns = like.copy(), like.copy(), like.copy()
        extra = np.zeros((each.size, n_weeks, len(forces)))
        principal = [at for at, force in enumerate(forces) if force.actor == self.fit.known.case.principal]
        arrivals[:, :, principal] *= push.principal_arrivals
        losses[:, 0, self.index] *= push.casualty[each]
        if push.tour_weeks is not None:
            returns[:, 0, self.index] = 1.0 / push.tour_weeks / own_rate
        weeks = min(ARRIVAL_WEEKS, n_weeks)
        extra[:, :weeks, self.index] = push.extra_people / weeks
        return Steering(arrivals=arrivals, casualty_hazard=losses, return_rate=returns, extra_arrivals=extra)

    def _joint_peak(self) -> Floats | None:
        """The largest strength so far of the first sum that the partner's force, or a part of it, is counted in."""
        design = self.fit.design
        own = {self.force.force_id, *(part.force_id for part in design.parts if part.part_of == self.force.force_id)}
        total = next((total for total in design.sums if own & set(total.sum_of)), None)
        return None if total is None else past(self.fit, total, Quantity.PRESENT).max(axis=1)


def past(fit: Fit, force: Force, quantity: Quantity) -> Floats:
    """A path up to the as-of week at week boundaries, shape (draw, boundary)."""
    path = fit.posterior.path(force.force_id, quantity)
    assert path is not None
    return np.asarray(path)
