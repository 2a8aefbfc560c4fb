"""Tests of plans to go home: which of them name the day of an act, or tell that only a part leaves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from passmuster.forecast.leaving_acts import LeavingAct
from passmuster.forecast.plans_to_leave import with_plans
from passmuster.ledger import Claim, Event
from passmuster.ledger.vocabulary import EventType
from passmuster.precedents.acts import ActKind
from worlds.small_case import claim

DAY, LAST = date(2030, 3, 1), date(2030, 9, 30)
ORDER = LeavingAct(kind=ActKind.ANNOUNCED, day=DAY, events=(), credence=0.95)
PLAN = replace(
    claim("plan", 0, "returned", 8000.0, mode="planned"), said_on=DAY + timedelta(days=9), as_of_end=None, horizon=LAST
)


def named(plan: Claim, act: LeavingAct = ORDER) -> date | None:
    """The last day of an act beside a plan, of a force of ten thousand."""
    (dated,) = with_plans([act], [plan], present_on=lambda _: 10_000.0)
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


def announced(*plans: Claim, cue: str = "is to withdraw") -> ActKind:
    """What an announcement is beside plans, of a force of ten thousand."""
    event = Event(
        event_id="order", date=DAY, source_actor="P", target_actor="R", event=EventType.CONCEDE, score=0.0,
        claimant="P", claimant_group="OTHER", cue=cue,
    )  # fmt: skip
    order = replace(ORDER, events=(event,))
    (act,) = with_plans([order], plans, present_on=lambda _: 10_000.0)
    return act.kind


def test_an_announcement_of_a_part_is_one_of_a_part() -> None:
    """Where less than half is planned to go; without a plan, or beside one of most, it is one of all."""
    part = replace(PLAN, point=2000.0)
    assert announced(part) is ActKind.PART_LEAVES
    assert announced() is ActKind.ANNOUNCED
    assert announced(PLAN) is ActKind.ANNOUNCED
    assert announced(part, PLAN) is ActKind.ANNOUNCED
    assert announced(replace(part, said_on=DAY + timedelta(days=40))) is ActKind.ANNOUNCED


@pytest.mark.parametrize("cue", ["all troops are to leave", "will end its mission", "a complete withdrawal"])
def test_the_first_of_all_are_no_part(cue: str) -> None:
    """Who announces that all leave, and says how many go first, leaves."""
    assert announced(replace(PLAN, point=2000.0), cue=cue) is ActKind.ANNOUNCED


def test_an_accord_is_of_what_it_says() -> None:
    """What was signed binds the whole force, however few go first."""
    (act,) = with_plans([replace(ORDER, kind=ActKind.SIGNED)], [replace(PLAN, point=2000.0)], present_on=lambda _: 1e4)
    assert act.kind is ActKind.SIGNED


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("200 soldiers pulled out from a town", ActKind.PART_LEAVES),
        ("1,500 of its troops go home", ActKind.PART_LEAVES),
        ("6,000 troops go home", ActKind.UNDER_WAY), ("The first 450 soldiers leave", ActKind.UNDER_WAY),
        ("200 soldiers a week go home", ActKind.UNDER_WAY), ("All leave, 200 soldiers among them", ActKind.UNDER_WAY),
        ("Columns leave", ActKind.UNDER_WAY),
    ],
)  # fmt: skip
def test_troops_that_are_numbered_may_be_a_part(note: str, kind: ActKind) -> None:
    """Of a force of ten thousand a quarter and more is no part, nor are those who begin."""
    told = Event(
        event_id="e", date=DAY, source_actor="P", target_actor="R", event=EventType.RETREAT, event_mode="withdraw",
        score=0.0, claimant="x", claimant_group="MEDIA", note=note,
    )  # fmt: skip
    act = LeavingAct(kind=ActKind.UNDER_WAY, day=DAY, events=(told,), credence=0.95)
    (judged,) = with_plans([act], [], present_on=lambda _: 10_000.0)
    assert judged.kind == kind
