"""Tests of acts that are of another war: by the country that their words have troops leave."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.forecast.other_wars import acts_of_this_war, events_of_this_war, left_countries, stances_of_this_war
from passmuster.ledger import Case, Force
from passmuster.ledger.event import Event
from passmuster.ledger.vocabulary import EventType

CASE = Case(
    case_id="war", title="Cuban troops in Ethiopia's war with Somalia", principal="ET", partner="CU", opponent="SO",
    start=date(1977, 11, 1),
    forces=(Force(force_id="cu-force", name="Cuban force in Ethiopia", actor="CU"),), sides=(),
)  # fmt: skip


def told(note: str, toward: str = "OTHER") -> Event:
    """An agreement of the partner."""
    return Event(
        event_id="e", date=date(1988, 12, 22), source_actor="CU", target_actor=toward, event=EventType.AGREE,
        event_mode="", score=0.0, claimant="the United Nations", claimant_group="UN", note=note,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("note", "toward", "is_kept"),
    [
        ("Cuban troops leave Angola by July 1991", "OTHER", False),
        ("All troops will withdraw from Angola", "ZA", False),
        ("Troops are pulled out of the Islamic Republic of Iran", "OTHER", False),
        ("Cuban troops leave Angola by July 1991", "AO", True),
        ("Cuban troops leave Ethiopia by July 1991", "OTHER", True),
        ("Troops withdrawn from Angola and from Ethiopia", "OTHER", True),
        ("Troops leave for home by July", "OTHER", True),
        ("They leave Harar", "OTHER", True),
        ("Angola says that Cuban troops leave", "OTHER", True),
        ("", "SO", True),
    ],
)
def test_an_act_is_of_the_country_that_it_leaves(note: str, toward: str, is_kept: bool) -> None:
    """Whom it is signed with may name the country as well; cities and mere mentions name none."""
    assert (events_of_this_war([told(note, toward)], CASE) != ()) is is_kept


def test_a_war_is_where_its_case_says() -> None:
    """A country of none of the roles counts where title or force name it."""
    event = told("Troops leave Iraq by July")
    assert events_of_this_war([event], CASE) == ()
    abroad = replace(CASE.forces[0], name="Cuban force in Iraq")
    assert events_of_this_war([event], replace(CASE, forces=(abroad,))) == (event,)
    assert events_of_this_war([event], replace(CASE, title="The war in Iraq")) == (event,)


def test_names_of_several_words_are_states_too() -> None:
    """By the longest name that is one."""
    assert left_countries("They leave South Africa and quit Lebanon's north") == {"ZA", "LB"}
    assert left_countries("Troops leave the South of the country") == frozenset()


def test_acts_of_leaving_are_those_of_this_war() -> None:
    """What is signed about another is none, and what is signed about this one is."""
    acts = acts_of_this_war([told("Troops leave Angola by July 1991"), told("Troops leave Ethiopia")], CASE, date.max)
    assert [act.events[0].note for act in acts] == ["Troops leave Ethiopia"]
    steps = stances_of_this_war([told("Leaves Angola by July"), told("Agrees to leave Ethiopia", "ET")], CASE, date.max)
    assert [step.text for step in steps] == ["leaving agreed"]
