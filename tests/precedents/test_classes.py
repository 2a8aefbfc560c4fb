"""Tests of reference classes and filters."""

from datetime import date

import pytest

from passmuster.datasets.coalitions import load_participants
from passmuster.errors import BadInput
from passmuster.precedents.classes import filter_participants, rival_classes
from worlds.precedents_world import participant

EVERYONE = load_participants()


def test_rival_classes_stand_side_by_side() -> None:
    """Five classes, counted by hand from the table."""
    found = {rival.name: len(rival.members) for rival in rival_classes(EVERYONE, principal="Russia")}
    assert found == {
        "all": 418,
        "since 1945": sum(row.start > date(1945, 9, 2) for row in EVERYONE),
        "paid expeditionary": 68,
        "autocratic partner": 150,
        "same principal": 6,
    }


def test_a_state_keeps_its_principals_under_an_earlier_name() -> None:
    """Who fought for the Soviet Union is compared with who fights for Russia, and the rule says so."""
    same = rival_classes(EVERYONE, principal="Russia")[-1]
    assert {row.principal for row in same.members} == {"Russia", "Soviet Union"}
    assert same.definition == "fought for Russia or Soviet Union"


def test_the_readers_own_class_comes_first() -> None:
    """A filter of the user's is one class more, with its rule in words."""
    classes = rival_classes(EVERYONE, principal="Russia", chosen={"paid": ["yes"], "regime": ["autocracy", "anocracy"]})
    assert (classes[0].name, classes[0].definition) == ("chosen", "paid: yes; regime: autocracy or anocracy")
    assert all(row.paid and row.regime != "democracy" for row in classes[0].members)


def test_filters_combine() -> None:
    """Columns narrow, values within a column widen, and dates bound the entry on both sides."""
    rows = [participant("a", start=date(1990, 5, 1)), participant("b", paid=True), participant("c", paid=None)]
    kept = {
        "everyone": filter_participants(rows, {}),
        "unpaid": filter_participants(rows, {"paid": ["no", "unknown"]}),
        "nineties": filter_participants(rows, {"since": ["1990"], "until": ["1999"]}),
        "on a day": filter_participants(rows, {"since": ["2000-01-01"], "paid": ["yes"]}),
    }
    assert {name: "".join(row.case_id for row in found) for name, found in kept.items()} == {
        "everyone": "abc",
        "unpaid": "ac",
        "nineties": "a",
        "on a day": "b",
    }


def test_wrong_filters_are_told_together_with_what_there_is() -> None:
    """An unknown column, a value that never occurs and an unreadable day are three faults with three remedies."""
    with pytest.raises(BadInput, match="a filter names a column of the table") as refusal:
        filter_participants(EVERYONE, {"pay": ["yes"], "regime": ["monarchy"], "since": ["last year"]})
    assert {fault.file for fault in refusal.value.faults} == {"[reference_class]"}
    text = str(refusal.value)
    assert "a filter names a column of the table; found 'pay'. Known: case_id, war," in text
    assert "found 'monarchy'. There are: anocracy, autocracy, democracy." in text
    assert "'since' takes a year or a day; found 'last year'" in text
