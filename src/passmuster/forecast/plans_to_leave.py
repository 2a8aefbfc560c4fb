"""Plans on record to go home: how many they send, and by when, tells more of the act that they came with.

An accord or an order is an event, and how many it sends home by when is a claim beside it: a planned number of people
returned, with a horizon. A plan of at least half of the force, said within a month of an act of leaving that names no
day itself, names it. An announcement beside which only less than half is planned to go, and which does not speak of
all, is one that a part leaves, as such acts are told apart in past wars. So is one, or a withdrawal, whose own words
number the troops and name less than a quarter of the force, and neither all, nor the first, nor so many a week.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from passmuster.forecast.leaving_acts import NAMING, LeavingAct
from passmuster.ledger import Claim, Event
from passmuster.ledger.vocabulary import Quantity
from passmuster.precedents.acts import ActKind

__all__ = ["with_plans"]

SAME_DAYS: Final = 31
"""Days between an act and a plan that came with it: a month of telling and explaining it."""

MOST_OF_IT: Final = 0.5
"""Share of the force from which a plan is one to leave, as what followed past acts is counted."""

ALL: Final = re.compile(
    r"\b(all|every|whole|entire(ly)?|complete(ly)?|full(y)?|total(ly)?|last|end(s|ed|ing)? (of )?(its|the|their) "
    r"(mission|deployment|presence))\b",
    re.IGNORECASE,
)
"""Words by which an announcement is of the whole force, however few go first."""


A_QUARTER: Final = 0.25
"""Share of the force below which troops that are numbered are a part of it, whatever is planned."""

NUMBERED: Final = re.compile(
    r"\b(?P<number>\d{1,3}(?:[, ]\d{3})+|\d+) (?:\w+ ){0,2}(?:troops|soldiers|men|fighters|volunteers|personnel)\b",
    re.IGNORECASE,
)
MORE_FOLLOW: Final = re.compile(
    r"\b(first|initial|begin\w*|began|start\w*|(a|each|every|per) (day|week|month)|daily|weekly|monthly|"
    r"rest|remain\w*)\b",
    re.IGNORECASE,
)
"""Words by which those who are numbered are a beginning or the end."""

LEAVING_NOW: Final = frozenset({ActKind.ANNOUNCED, ActKind.UNDER_WAY})


def with_plans(
    acts: Sequence[LeavingAct], claims: Iterable[Claim], *, present_on: Callable[[LeavingAct], float]
) -> tuple[LeavingAct, ...]:
    """Acts with what plans tell: the last day of leaving where they name none, and whether only a part leaves.

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
    return tuple(_with_plans(act, [plan for plan in plans if _is_beside(plan, act)], present_on) for act in acts)


def _is_beside(plan: Claim, act: LeavingAct) -> bool:
    return abs((plan.said_on - act.day).days) <= SAME_DAYS


def _with_plans(act: LeavingAct, plans: Sequence[Claim], present_on: Callable[[LeavingAct], float]) -> LeavingAct:
    of_a_part = [_numbers_a_part(event, present_on(act)) for event in act.events]
    if act.kind in LEAVING_NOW and of_a_part and all(of_a_part):
        return replace(act, kind=ActKind.PART_LEAVES, last_day=None)
    if not plans or act.last_day is not None or act.kind not in NAMING:
        return act
    most = [plan for plan in plans if _number(plan) >= MOST_OF_IT * present_on(act)]
    if not most and act.kind is ActKind.ANNOUNCED and not any(_speaks_of_all(event) for event in act.events):
        return replace(act, kind=ActKind.PART_LEAVES)
    days = [plan.horizon for plan in most if plan.horizon is not None and plan.horizon > act.day]
    return replace(act, last_day=max(days)) if days else act


def _speaks_of_all(event: Event) -> bool:
    return ALL.search(f"{event.note} {event.cue}") is not None


def _numbers_a_part(event: Event, present: float) -> bool:
    """Whether an event numbers the troops that leave as fewer than a quarter of those present, and no more follow."""
    words = f"{event.note} {event.cue}"
    told = [int(re.sub(r"\D", "", match["number"])) for match in NUMBERED.finditer(words)]
    return bool(told) and sum(told) < A_QUARTER * present and not (ALL.search(words) or MORE_FOLLOW.search(words))


def _number(plan: Claim) -> float:
    return max((number for number in (plan.low, plan.point, plan.high) if number is not None), default=0.0)
