"""Plans on record to send more: how large, by when, and how far such plans are believed.

A plan is a planned or projected number of a force that exceeds those sent so far by a quarter or more. How far it is
believed is learned from how earlier plans of the case came out, about a prior that falls with size:

    chance = (8 p0 + kept) / (8 + due),    p0 = min(1/4, 1/8 / (r - 1)),    r = planned over sent so far.

`kept` counts the earlier plans that were due and came to four fifths at least, `due` all that were. What is planned is
repeated by many mouths; so plans of one number count as one, and the most believed plan counts, and not their number.
Plans never count as observations.

How many were sent is not known but drawn. Every draw judges the plans by its own number, so that a number near one of
the limits moves the chance by a little and never by a leap.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.precedents.growth import SURGE_RATIO

__all__ = ["SurgePlan", "plan_hazards", "surge_plans"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

PLANNED: Final = frozenset({Quantity.PLANNED, Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS})
"""Quantities whose planned number says how many there are to be, or how many more are to come; how many pass through in
a year is another matter."""

PRIOR_WORTH: Final = 8.0
"""Plans that the prior is worth: outvoted by a dozen, because those of one case are hardly independent."""

HIGHEST_CHANCE: Final = 0.25
"""About half of what a government is said to plan it means, and about half of that comes by the day that was named: it
changes its mind, was misread, or is late."""

SIZE: Final = 0.125
"""Chance of a plan to send as many again; half as many again is believed by a quarter, twice as many by an eighth, ten
times as many hardly at all."""

KEPT_AT: Final = 0.8
"""Share of a planned number that keeps the plan: plans are round numbers, and counts uncertain by a fifth."""

OPEN_DAYS: Final = 182
"""A plan without a day is due half a year after it was said."""


LEAST_TOLD: Final = 0.005
"""Chance from which on a plan is one to send more: what would be told as 0 % is none."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SurgePlan:
    """A plan to send more: the claim, planned over sent so far, when it is due, and how far it is believed, 0 to 1.

    `believed` has a value for each draw of those sent so far, 0 where the plan is no more than a quarter above them.
    """

    claim: Claim
    ratio: float
    due: date
    believed: Floats
    weeks: int

    @property
    def chance(self) -> float:
        """How far the plan is believed, over all draws."""
        return float(self.believed.mean())


def surge_plans(claims: Iterable[Claim], *, as_of: date, sent_by: Callable[[date], Floats]) -> tuple[SurgePlan, ...]:
    """Plans of a force that are not yet due, the most believed first.

    `claims` are those about the force; `sent_by` tells how many had been sent by the end of a day, people, shape
    (draw,).
    """
    told = [claim for claim in claims if claim.is_prospective and claim.quantity in PLANNED and claim.said_on <= as_of]
    was_plan = {claim.claim_id: _ratio(claim, sent_by(claim.said_on)) >= SURGE_RATIO for claim in told}
    kept, due = _record([claim for claim in told if _due(claim) <= as_of], was_plan, sent_by)
    now = sent_by(as_of)
    found = []
    for claim in told:
        if _due(claim) <= as_of:
            continue
        ratio = _ratio(claim, now)
        is_plan = was_plan[claim.claim_id] & (ratio >= SURGE_RATIO)
        plan = SurgePlan(
            claim=claim, ratio=float(np.median(ratio)), due=_due(claim),
            believed=np.where(is_plan, believed(ratio, kept, due), 0.0),
            weeks=max(-(-(_due(claim) - as_of).days // 7), 1),
        )  # fmt: skip
        if plan.chance >= LEAST_TOLD:
            found.append(plan)
    return tuple(sorted(found, key=lambda plan: (-plan.chance, plan.claim.said_on, plan.claim.claim_id)))


def _record(
    past: Sequence[Claim], was_plan: Mapping[str, Bools], sent_by: Callable[[date], Floats]
) -> tuple[Floats, Floats]:
    """How many plans that were due were kept, and how many were due, each by draw; those of one number are one."""
    due: dict[float, Bools] = {}
    came: dict[float, Bools] = {}
    for claim in past:
        number, plan = _number(claim), was_plan[claim.claim_id]
        before = sent_by(claim.said_on) if claim.quantity == Quantity.ARRIVALS else 0.0
        reached = sent_by(_due(claim)) - before >= KEPT_AT * number
        due[number] = due.get(number, np.zeros_like(plan)) | plan
        came[number] = np.where(plan, reached, came.get(number, np.zeros_like(plan)))
    return _count(came.values()), _count(due.values())


def _count(by_number: Iterable[Bools]) -> Floats:
    """How many are true in each draw, shape (draw,), or (1,) where there are none."""
    total = np.zeros(1)
    for each in by_number:
        total = total + each
    return total


def believed(ratio: ArrayLike, kept: ArrayLike, due: ArrayLike) -> Floats:
    """The chance that a plan of a size is carried out, after so many that were due, some of them kept; elementwise."""
    larger = np.maximum(np.asarray(ratio, dtype=np.float64) - 1.0, 1e-9)
    prior = np.minimum(HIGHEST_CHANCE, SIZE / larger)
    chance: Floats = (PRIOR_WORTH * prior + np.asarray(kept)) / (PRIOR_WORTH + np.asarray(due))
    return chance


def plan_hazards(plans: Sequence[SurgePlan], *, n_draws: int, n_weeks: int) -> Floats:
    """The least that the weekly hazard of a surge is by the plans, shape (n_draws, n_weeks), even up to their days."""
    hazards = np.zeros((n_draws, n_weeks))
    for plan in plans:
        until = min(plan.weeks, n_weeks)
        own = -np.log1p(-plan.believed) / plan.weeks
        hazards[:, :until] = np.maximum(hazards[:, :until], own[:, None])
    return hazards


def _ratio(claim: Claim, sent: Floats) -> Floats:
    """The planned number over those sent, by draw; nothing to compare with counts as no plan to send more."""
    more = claim.quantity == Quantity.ARRIVALS
    return np.where(sent >= 1.0, _number(claim) / np.maximum(sent, 1.0) + more, 0.0)


def _number(claim: Claim) -> float:
    """The number of a plan: its point, or the lower end of its range."""
    return float(next((value for value in (claim.point, claim.low, claim.high) if value is not None), 0.0))


def _due(claim: Claim) -> date:
    return claim.horizon or claim.as_of_end or claim.said_on + timedelta(days=OPEN_DAYS)
