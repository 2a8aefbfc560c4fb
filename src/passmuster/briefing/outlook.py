"""The outlook of one case: what the partner does next, against what partners did in other wars.

A case that has a row of its own among the precedents is judged by hazards particular to it: its ties, its estimated
dead and strength, its strain, widened if it is unlike them all. A case without one, built from an article say, is
judged by a reference class, which counts its members alike. Either way the rival classes stand beside the answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.datasets.coalitions import load_participants
from passmuster.forecast.actions import ActionForecast, Hazards, forecast_actions
from passmuster.forecast.case_outlook import outlook_of_case
from passmuster.forecast.reference_classes import ClassForecast, forecast_classes
from passmuster.ledger import Case
from passmuster.precedents.base_rate import fit_base_rate
from passmuster.precedents.classes import ReferenceClass, rival_classes
from passmuster.precedents.exposure import DAYS_PER_MONTH, exposure_of
from passmuster.precedents.participant import Participant
from passmuster.reading.vocabulary import actor_name

__all__ = ["Outlook", "PartnerCounts", "outlook_of"]

Floats = NDArray[np.float64]

FALLBACK: Final = ("since 1945", "all")
"""Classes to judge by when the case names none, or one in which nobody is: the wars most like today's, then all."""

ENOUGH_MEMBERS: Final = 5
"""Members from which a class can tell a rate at all; customary."""

CONDITIONS_OF_THE_CASE: Final = "the case's own traits, among all participants"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Actions by horizon, what they were judged by, and rival classes.

    `judged_by` names it in words and `n_members` and `n_exits` count who it rests on. `months_in` is how long the
    partner has been in on the as-of day, `began` the day that is counted from. `remarks` are sentences that must stand
    beside the numbers.
    """

    actions: tuple[ActionForecast, ...]
    classes: tuple[ClassForecast, ...]
    judged_by: str
    n_members: int
    n_exits: int
    began: date
    months_in: float
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartnerCounts:
    """What is estimated of the partner, draws of shape (draw,) and (draw, week).

    `present` and `ahead` are people present on the as-of day and at the end of each week ahead; `peak` and `joint_peak`
    the largest strength so far of its own and of its side (None where the case counts no sum); `strain` on the as-of
    day.
    """

    present: Floats
    ahead: Floats
    killed: Floats
    peak: Floats
    joint_peak: Floats | None
    strain: Floats


def outlook_of(case: Case, as_of: date, counts: PartnerCounts, *, horizons_weeks: Sequence[int], seed: int) -> Outlook:
    """What the partner does next.

    Raises
    ------
    BadInput
        When the case's reference class names a column or value that the precedents do not have.
    """
    participants = load_participants()
    leave_out = {case.precedent_id} if case.precedent_id else set()
    chosen: Mapping[str, tuple[str, ...]] = dict(case.reference_class)
    rivals = rival_classes(participants, principal=actor_name(case.principal), chosen=chosen or None)
    months_in = max((as_of - case.start).days, 0) / DAYS_PER_MONTH
    own_row = next((row for row in participants if row.case_id == case.precedent_id), None)
    hazards, judged_by, remarks = (
        _of_class(rivals, as_of, leave_out, seed)
        if own_row is None
        else _of_case(own_row, participants, as_of, months_in, counts, seed)
    )
    return Outlook(
        actions=forecast_actions(
            hazards, months_in=months_in, strength_paths=counts.ahead, strength_now=counts.present,
            horizons_weeks=horizons_weeks, seed=seed,
        ),
        classes=forecast_classes(
            rivals, months_in=months_in, as_of=as_of, leave_out=leave_out, horizons_weeks=horizons_weeks, seed=seed
        ),
        judged_by=judged_by,
        n_members=len(hazards.exposure.case_ids),
        n_exits=hazards.exposure.n_exits,
        began=case.start,
        months_in=months_in,
        remarks=remarks,
    )  # fmt: skip


Judged = tuple[Hazards, str, tuple[str, ...]]
"""Hazards of leaving, what they are those of, and the sentences to print beside them."""


def _of_case(
    own_row: Participant,
    participants: Sequence[Participant],
    as_of: date,
    months_in: float,
    counts: PartnerCounts,
    seed: int,
) -> Judged:
    """Hazards particular to the case, learned from every other participant."""
    own = outlook_of_case(
        own_row, participants, as_of=as_of, months_in=months_in, killed=counts.killed, peak_present=counts.peak,
        joint_peak=counts.joint_peak, strain_now=counts.strain, seed=seed,
    )  # fmt: skip
    return own.hazards, CONDITIONS_OF_THE_CASE, own.remarks


def _of_class(rivals: Sequence[ReferenceClass], as_of: date, leave_out: set[str], seed: int) -> Judged:
    """Hazards of the case's own class, or of the first fallback with enough members on the day."""
    by_name = {rival.name: rival for rival in rivals}
    wanted = [by_name[name] for name in ("chosen", *FALLBACK) if name in by_name]
    counts = [len(exposure_of(rival.members, as_of=as_of, leave_out=leave_out).case_ids) for rival in wanted]
    enough = [rival for rival, count in zip(wanted, counts, strict=True) if count >= ENOUGH_MEMBERS]
    judging = (enough or wanted)[0]
    hazards = fit_base_rate(judging.members, as_of=as_of, leave_out=leave_out, seed=seed)
    remark = "The case has no row among the precedents, so neither its losses nor its strain act on these chances."
    return hazards, f"the class '{judging.name}'", (remark,)
