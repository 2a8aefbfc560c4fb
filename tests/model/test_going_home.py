"""Going home on record: which acts make a told fall a withdrawal, of whose forces and since when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from passmuster.ledger import Event
from passmuster.model.design import make_design
from passmuster.model.going_home import going_home
from worlds import rich_case
from worlds.small_case import START, claim

CASE = rich_case.ledger().case
LAST = START + timedelta(days=97)


def day(number: int) -> date:
    """The day of a number."""
    return START + timedelta(days=number)


def there(on: int, number: float):
    """A strength told on a day."""
    return claim(f"p{on}", on, "present", number)


def act(on: date, actor: str = "ALLY", event: str = "RETREAT", **named: str) -> Event:
    """An act of leaving, or what looks like one."""
    return Event(
        event_id=f"{on}", date=on, source_actor=actor, target_actor="BUND", event=event, score=0.0,
        claimant="a journal", claimant_group="MEDIA", **named,
    )  # fmt: skip


@pytest.mark.parametrize(
    "named",
    [
        {"event_mode": "withdraw"},
        {"note": "two divisions go home"},
        {"cue": "withdrew its 3rd brigade"},
        {"note": "part of the force is flown home", "status": "past"},
    ],
)
def test_who_withdraws_goes_home(named: dict[str, str]) -> None:
    """By the mode of the act or its words; every force of that owner, from the first record on."""
    owned = {force.force_id for force in CASE.forces if force.actor == "ALLY"}
    assert owned
    expected = dict.fromkeys(owned, day(90))
    assert going_home(CASE, [act(day(95), **named), act(day(90), **named)]) == expected
    assert going_home(CASE, [act(day(95), actor="FOE", **named)]) == dict.fromkeys(
        {force.force_id for force in CASE.forces if force.actor == "FOE"}, day(95)
    )


@pytest.mark.parametrize(
    "named",
    [
        {"event_mode": "ceasefire"},
        {"note": "ceasefire in force"},
        {"note": "troops pulled off the front line"},
        {"event_mode": "withdraw", "note": "pulls its men back from the village"},
        {"event_mode": "withdraw", "status": "hypothetical"},
        {"event": "CONSULT", "note": "talks about a withdrawal"},
        {},
    ],
)
def test_who_stays_in_the_country_or_only_speaks_of_it_does_not(named: dict[str, str]) -> None:
    """Arms at rest, a line or a place that is left, what may be, and talks say of no strength that men left."""
    assert going_home(CASE, [act(day(95), **named)]) == {}


def test_a_fall_told_after_the_record_is_a_withdrawal() -> None:
    """One that ends before it stays a number that is lower; without a record there is none at all."""
    counts = there(40, 3000.0), there(80, 1900.0), claim("fell", 85, "killed", 40.0)
    for events, falls in (
        ((), []),
        ((act(day(60), event_mode="withdraw"),), [(day(41), day(80))]),
        ((act(day(80) + timedelta(days=1), event_mode="withdraw"),), []),
    ):
        known = replace(rich_case.ledger(*counts), events=events).known(LAST)
        assert [(one.first, one.last) for one in make_design(known).withdrawals] == falls
