"""The outlook of one case: what the partner does next, against what partners did in other wars.

A case that has a row of its own among the precedents is judged by hazards particular to it: its ties, its estimated
dead and strength, its strain, widened if it is unlike them all. A case without one, built from an article say, is
judged by a reference class, which counts its members alike. Either way the rival classes stand beside the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.datasets.coalitions import load_participants
from passmuster.forecast.actions import ActionDraws, ActionForecast, draw_actions, told_actions
from passmuster.forecast.acts_on_record import ActsOnRecord
from passmuster.forecast.case_outlook import outlook_of_case
from passmuster.forecast.plans import SurgePlan
from passmuster.forecast.reference_classes import ClassForecast, forecast_classes
from passmuster.ledger import Case
from passmuster.ledger.actors import actor_name
from passmuster.ledger.nearest import nearest
from passmuster.precedents.base_rate import fit_base_rate
from passmuster.precedents.classes import ReferenceClass, rival_classes
from passmuster.precedents.exposure import DAYS_PER_MONTH, exposure_of
from passmuster.precedents.gibbs import BaseRateDraws
from passmuster.precedents.growth import SurgeRate
from passmuster.precedents.hazards import Hazards
from passmuster.precedents.participant import CAUSES, KINDS, Exit, ExitKind, Participant, own_row
from passmuster.precedents.regression import HazardFit

__all__ = [
    "Judging", "Outlook", "PartnerCounts", "hazards_of_class", "held_up_by", "judge", "months_in", "outlook_of",
    "rivals_of",
]  # fmt: skip

Floats = NDArray[np.float64]

FALLBACK: Final = ("since 1945", "all")
"""Classes to judge by when the case names none, or one in which nobody is: the wars most like today's, then all."""

ENOUGH_MEMBERS: Final = 5
"""Members from which a class can tell a rate at all; customary."""

CONDITIONS_OF_THE_CASE: Final = "the case's own traits, among all participants"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judging:
    """What the partner is judged by: hazards of leaving, what they are those of, and the sentences to print beside.

    `learned` is the fit to the precedents, None for a reference class; `base_rate` holds the draws of the class's
    hazards, None for a case with a row of its own. They are kept so that several levers share them.
    """

    hazards: Hazards
    judged_by: str
    remarks: tuple[str, ...]
    months_in: float
    learned: HazardFit | None = None
    base_rate: BaseRateDraws | None = None
    acts: ActsOnRecord | None = None
    """Acts on record that point to leaving; None where none was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outlook:
    """Actions by horizon, what they were judged by, and rival classes.

    `draws` are those of the actions' probabilities. `judging` names in words what they rest on, and `n_members` and
    `n_exits` count who that is. `began` is the day from which the partner's stay is counted. `war_over` is the chance
    by horizon that the war or mission ends, or the partner is defeated, before it leaves: a part of sustain. `remarks`
    are sentences that must stand beside the numbers.
    """

    actions: tuple[ActionForecast, ...]
    draws: ActionDraws
    classes: tuple[ClassForecast, ...]
    judging: Judging
    n_members: int
    n_exits: int
    began: date
    surges: SurgeRate
    war_over: tuple[tuple[int, float], ...] = ()
    plans: tuple[SurgePlan, ...] = ()
    """Plans on record to send more, the most believed first."""

    @property
    def judged_by(self) -> str:
        """What the hazards are those of."""
        return self.judging.judged_by

    @property
    def months_in(self) -> float:
        """How long the partner has been in on the as-of day."""
        return self.judging.months_in

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences that must stand beside the numbers."""
        return self.judging.remarks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartnerCounts:
    """What is estimated of the partner, draws of shape (draw,).

    `killed` so far; `peak` and `joint_peak` the largest strength so far of its own and of its side (None where the case
    counts no sum); `strain` on the as-of day. Levers change what these will be within a quarter.
    """

    killed: Floats
    peak: Floats
    joint_peak: Floats | None
    strain: Floats
    is_unpaid: bool = False
    """Whether a lever takes all pay away."""
    war_end: Floats | None = None
    """Factor on the hazard of the war's end, shape (draw,), None for one."""


def judge(
    case: Case,
    as_of: date,
    counts: PartnerCounts,
    *,
    learned: HazardFit | None = None,
    base_rate: BaseRateDraws | None = None,
    acts: ActsOnRecord | None = None,
    seed: int,
) -> Judging:
    """The hazards of leaving of the case's partner, held up by the acts on record.

    `learned` and `base_rate` are those of the case judged before, on this day and by this seed.

    Raises
    ------
    BadInput
        When the case's reference class names a column or value that the precedents do not have.
    """
    participants = load_participants()
    leave_out = {case.precedent_id} if case.precedent_id else set()
    so_far = months_in(case, as_of)
    own = own_row(participants, case.precedent_id)
    if own is None:
        judging = hazards_of_class(rivals_of(case), as_of, leave_out, so_far, base_rate, seed)
    else:
        row = replace(own, paid=False) if counts.is_unpaid else own
        judging = _of_case(row, participants, as_of, so_far, counts, learned, seed)
    hazards = judging.hazards if counts.war_end is None else _ended(judging.hazards, counts.war_end)
    remarks = (*judging.remarks, *_no_such_row(case, participants, own))
    return replace(judging, hazards=held_up_by(hazards, acts), acts=acts, remarks=remarks)


def months_in(case: Case, as_of: date) -> float:
    """How long the partner of a case has been in on a day."""
    return max((as_of - case.start).days, 0) / DAYS_PER_MONTH


def _no_such_row(case: Case, participants: Sequence[Participant], own: Participant | None) -> Iterator[str]:
    """That the case names a row that is none, so that its own war may stand among those it is judged by."""
    if case.precedent_id and own is None:
        like = nearest(case.precedent_id, (row.case_id for row in participants))
        guess = f"; the nearest name is '{like}'" if like else ""
        yield (
            f"The case file names '{case.precedent_id}' as the case's own row among the precedents, and no row is "
            f"called that{guess}: nothing was left out of the base rate for it. 'passmuster precedents' lists the rows."
        )


def held_up_by(hazards: Hazards, acts: ActsOnRecord | None) -> Hazards:
    """Hazards with the acts on record under them, draw by draw as far as draws go round."""
    floors = None if acts is None else acts.floors
    if floors is None:
        return hazards
    n = len(hazards.rates)
    return replace(hazards, floors=floors if len(floors) == n else floors[np.arange(n) * len(floors) // n])


def _ended(hazards: Hazards, factor: Floats) -> Hazards:
    """Hazards with the war's end made likelier, draw by draw as far as draws go round."""
    rates = np.array(hazards.rates)
    rates[:, KINDS.index(ExitKind.COMPLETED)] *= factor[np.arange(len(rates)) * len(factor) // len(rates), None]
    return replace(hazards, rates=rates)


def rivals_of(case: Case) -> tuple[ReferenceClass, ...]:
    """The rival classes of a case, its own filter first."""
    chosen: Mapping[str, tuple[str, ...]] = dict(case.reference_class)
    return rival_classes(load_participants(), principal=actor_name(case.principal), chosen=chosen or None)


def outlook_of(
    case: Case,
    as_of: date,
    judging: Judging,
    surges: SurgeRate,
    *,
    surge_hazards: Floats,
    horizons_weeks: Sequence[int],
    plans: Sequence[SurgePlan] = (),
    classes: tuple[ClassForecast, ...] | None = None,
    seed: int,
) -> Outlook:
    """What the partner does next.

    `surge_hazards` are weekly, shape (draw, week), as for `forecast.actions.draw_actions`; `classes` those of an
    outlook made before, which no lever changes.
    """
    leave_out = {case.precedent_id} if case.precedent_id else set()
    hazards, months_in = judging.hazards, judging.months_in
    draws = draw_actions(
        hazards, months_in=months_in, surge_hazards=surge_hazards,
        horizons_weeks=horizons_weeks, seed=seed,
    )  # fmt: skip
    left = hazards.exit_probabilities(months_in, horizons_weeks).mean(axis=0)
    over = left[:, [CAUSES.index(Exit.COMPLETED), CAUSES.index(Exit.DEFEATED)]].sum(axis=1)
    return Outlook(
        actions=told_actions(
            draws, hazards.exposure, months_in=months_in, naive_surges_per_week=surges.constant_per_week
        ),
        draws=draws,
        classes=classes or forecast_classes(
            rivals_of(case), months_in=months_in, as_of=as_of, leave_out=leave_out, horizons_weeks=horizons_weeks,
            seed=seed,
        ),
        judging=judging,
        n_members=len(hazards.exposure.case_ids),
        n_exits=hazards.exposure.n_exits,
        began=case.start,
        surges=surges,
        plans=tuple(plans),
        war_over=tuple((weeks, float(chance)) for weeks, chance in zip(horizons_weeks, over, strict=True)),
    )  # fmt: skip


def _of_case(
    row: Participant,
    participants: Sequence[Participant],
    as_of: date,
    months_in: float,
    counts: PartnerCounts,
    learned: HazardFit | None,
    seed: int,
) -> Judging:
    """Hazards particular to the case, learned from every other participant."""
    own = outlook_of_case(
        row, participants, as_of=as_of, months_in=months_in, killed=counts.killed, peak_present=counts.peak,
        joint_peak=counts.joint_peak, strain_now=counts.strain, fit=learned, seed=seed,
    )  # fmt: skip
    return Judging(
        hazards=own.hazards, judged_by=CONDITIONS_OF_THE_CASE, remarks=own.remarks, months_in=months_in,
        learned=own.fit,
    )  # fmt: skip


def hazards_of_class(
    rivals: Sequence[ReferenceClass],
    as_of: date,
    leave_out: set[str],
    months_in: float,
    drawn: BaseRateDraws | None,
    seed: int,
) -> Judging:
    """Hazards of the case's own class, or of the first fallback with enough members on the day."""
    by_name = {rival.name: rival for rival in rivals}
    wanted = [by_name[name] for name in ("chosen", *FALLBACK) if name in by_name]
    counts = [len(exposure_of(rival.members, as_of=as_of, leave_out=leave_out).case_ids) for rival in wanted]
    enough = [rival for rival, count in zip(wanted, counts, strict=True) if count >= ENOUGH_MEMBERS]
    judging = (enough or wanted)[0]
    hazards = fit_base_rate(judging.members, as_of=as_of, leave_out=leave_out, seed=seed, drawn=drawn)
    remark = "The case has no row among the precedents, so neither its losses nor its strain act on these chances."
    return Judging(
        hazards=hazards, judged_by=f"the class '{judging.name}'", remarks=(remark,), months_in=months_in,
        base_rate=BaseRateDraws(rates=hazards.rates, camp_spread=hazards.camp_spread, shares=hazards.shares),
    )  # fmt: skip
