"""Plans on record to send more: how large, by when, and how far such plans are believed.

A plan is a planned or projected number of a force that exceeds those sent so far by a quarter or more. How far it is
believed is learned from how earlier plans of the case came out, about a prior that falls with size:

    chance = (8 p0 + kept) / (8 + due),    p0 = min(1/4, 1/8 / (r - 1)),    r = planned over sent so far.

`kept` counts the earlier plans that were due and came to four fifths at least, `due` all that were. What is planned is
repeated by many mouths; so plans of one number count as one, and the most believed plan counts, and not their number.
Plans never count as observations.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.precedents.growth import SURGE_RATIO

__all__ = ["SurgePlan", "plan_hazards", "surge_plans"]

Floats = NDArray[np.float64]

PLANNED: Final = frozenset({Quantity.PLANNED, Quantity.PRESENT, Quantity.DEPLOYED})
"""Quantities whose planned number says how many there are to be; how many pass through in a year is another matter."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SurgePlan:
    """A plan to send more: the claim, planned over sent so far, when it is due, how far it is believed (0 to 1)."""

    claim: Claim
    ratio: float
    due: date
    chance: float
    weeks: int


def surge_plans(claims: Iterable[Claim], *, as_of: date, sent_by: Callable[[date], Any]) -> tuple[SurgePlan, ...]:
    """Plans of a force that are not yet due, the most believed first.

    `claims` are those about the force; `sent_by` tells how many had been sent by the end of a day, people.
    """
    told = [claim for claim in claims if claim.is_prospective and claim.quantity in PLANNED and claim.said_on <= as_of]
    plans = [claim for claim in told if _ratio(claim, float(sent_by(claim.said_on))) >= SURGE_RATIO]
    due = [claim for claim in plans if _due(claim) <= as_of]
    came = {_number(claim): float(sent_by(_due(claim))) >= KEPT_AT * _number(claim) for claim in due}
    kept, n_due = sum(came.values()), len(came)
    now = float(sent_by(as_of))
    still_open = [claim for claim in plans if _due(claim) > as_of and _ratio(claim, now) >= SURGE_RATIO]
    found = [
        SurgePlan(
            claim=claim, ratio=_ratio(claim, now), due=_due(claim), chance=believed(_ratio(claim, now), kept, n_due),
            weeks=max(-(-(_due(claim) - as_of).days // 7), 1),
        )
        for claim in still_open
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda plan: (-plan.chance, plan.claim.said_on, plan.claim.claim_id)))


def believed(ratio: float, kept: int, due: int) -> float:
    """The chance that a plan of a size is carried out, after so many that were due, some of them kept."""
    prior = min(HIGHEST_CHANCE, SIZE / max(ratio - 1.0, 1e-9))
    return (PRIOR_WORTH * prior + kept) / (PRIOR_WORTH + due)


def plan_hazards(plans: Sequence[SurgePlan], n_weeks: int) -> Floats:
    """The least that the weekly hazard of a surge is by the plans, shape (n_weeks,), evenly up to the day of each."""
    hazards = np.zeros(n_weeks)
    for plan in plans:
        until = min(plan.weeks, n_weeks)
        hazards[:until] = np.maximum(hazards[:until], -np.log1p(-plan.chance) / plan.weeks)
    return hazards


def _ratio(claim: Claim, sent: float) -> float:
    """The planned number over those sent; nothing to compare with counts as no plan to send more."""
    return _number(claim) / sent if sent >= 1.0 else 0.0


def _number(claim: Claim) -> float:
    """The number of a plan: its point, or the lower end of its range."""
    return float(next((value for value in (claim.point, claim.low, claim.high) if value is not None), 0.0))


def _due(claim: Claim) -> date:
    return claim.horizon or claim.as_of_end or claim.said_on + timedelta(days=OPEN_DAYS)
