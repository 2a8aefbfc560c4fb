"""Plans on record to go home: the day that they name is that of the act they came with.

An accord or an order is an event, and how many it sends home by when is a claim beside it: a planned number of people
returned, with a horizon. A plan of at least half of the force, said within a month of an act of leaving that names no
day itself, names it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from passmuster.forecast.leaving_acts import NAMING, LeavingAct
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity

__all__ = ["with_planned_days"]

SAME_DAYS: Final = 31
"""Days between an act and a plan that came with it: a month of telling and explaining it."""

MOST_OF_IT: Final = 0.5
"""Share of the force from which a plan is one to leave, as what followed past acts is counted."""


def with_planned_days(
    acts: Sequence[LeavingAct], claims: Iterable[Claim], *, present_on: Callable[[LeavingAct], float]
) -> tuple[LeavingAct, ...]:
    """Acts with the last day of leaving that plans name for those that name none.

    Parameters
    ----------
    acts
        Acts on record.
    claims
        Those about the partner's force.
    present_on
        How many were there on the day of an act, people.
    """
    plans = [claim for claim in claims if claim.quantity == Quantity.RETURNED and claim.is_prospective]
    return tuple(_dated(act, plans, present_on) for act in acts)


def _dated(act: LeavingAct, plans: Iterable[Claim], present_on: Callable[[LeavingAct], float]) -> LeavingAct:
    if act.last_day is not None or act.kind not in NAMING:
        return act
    near = [plan for plan in plans if abs((plan.said_on - act.day).days) <= SAME_DAYS]
    days = [
        plan.horizon
        for plan in near
        if plan.horizon is not None and plan.horizon > act.day and _number(plan) >= MOST_OF_IT * present_on(act)
    ]
    return replace(act, last_day=max(days)) if days else act


def _number(plan: Claim) -> float:
    return max((number for number in (plan.low, plan.point, plan.high) if number is not None), default=0.0)
