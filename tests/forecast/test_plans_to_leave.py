"""Tests of plans to go home: which of them name the day of an act."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from passmuster.forecast.leaving_acts import LeavingAct
from passmuster.forecast.plans_to_leave import with_planned_days
from passmuster.ledger import Claim
from passmuster.precedents.acts import ActKind
from worlds.small_case import claim

DAY, LAST = date(2030, 3, 1), date(2030, 9, 30)
ORDER = LeavingAct(kind=ActKind.ANNOUNCED, day=DAY, events=(), credence=0.95)
PLAN = replace(
    claim("plan", 0, "returned", 8000.0, mode="planned"), said_on=DAY + timedelta(days=9), as_of_end=None, horizon=LAST
)


def named(plan: Claim, act: LeavingAct = ORDER) -> date | None:
    """The last day of an act beside a plan, of a force of ten thousand."""
    (dated,) = with_planned_days([act], [plan], present_on=lambda _: 10_000.0)
    return dated.last_day


def test_a_plan_of_most_of_the_force_names_the_day_of_its_act() -> None:
    """The horizon of the claim is the last day of the order that it came with."""
    assert named(PLAN) == LAST


@pytest.mark.parametrize(
    "changed",
    [
        {"point": 4000.0}, {"said_on": DAY + timedelta(days=40)}, {"horizon": None}, {"horizon": DAY},
        {"mode": "asserted"}, {"quantity": "planned"},
    ],
)  # fmt: skip
def test_other_plans_name_none(changed: dict[str, object]) -> None:
    """Of a part, of another month, without a day, of what has been, and of men to come."""
    assert named(replace(PLAN, **changed)) is None  # type: ignore[arg-type]


def test_what_an_act_says_itself_stands() -> None:
    """And a first departure names no day, whatever was planned."""
    own = replace(ORDER, last_day=date(2030, 5, 1))
    assert named(PLAN, own) == date(2030, 5, 1)
    assert named(PLAN, replace(ORDER, kind=ActKind.UNDER_WAY)) is None
