"""Tests of the words of leaving: what names a day or home and nothing else, and moves within a country."""

from datetime import date

import pytest

from passmuster.ledger.leaving_words import PART, gone_words, names_a_day_to_leave, speaks_of_leaving

DAY = date(2000, 3, 1)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("in ten months", True), ("all by the end of the year", True), ("home at the earliest", True),
        ("prisoners by 15 May", False), ("will arrive by 15 May", False), ("some day", False),
        ("by 1 January 1999", False), ("stays until 15 May", False),
    ],
)  # fmt: skip
def test_a_day_or_home_and_nothing_else(words: str, names: bool) -> None:
    """A day that lies ahead, and no other thing that is to be by then."""
    assert names_a_day_to_leave(words, DAY) == names


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("The mission ends in May", True), ("Removal of all foreign forces", True), ("Troop reductions", True),
        ("Return of its soldiers", True), ("Return of the refugees", False), ("Leaves the front line", False),
        ("Leaves the front line for home", True), ("Praises the mission", False),
        ("Troops pull back from the border", False), ("Troops withdraw from their common border", False),
        ("Troops pull back from the border and go home", True), ("Troops withdraw across the border", True),
    ],
)  # fmt: skip
def test_troops_that_leave(words: str, speaks: bool) -> None:
    """Troops that leave a country, and not a line or other people."""
    assert speaks_of_leaving(words) == speaks


@pytest.mark.parametrize(
    ("words", "of_a_part"),
    [
        ("a part of the force goes home", True), ("partial withdrawal", True),
        ("a mechanised battalion has left", True), ("two brigades leave", True),
        ("the army has done its part and comes home", False),
        ("those who took part come home", False), ("the last battalion left", False),
    ],
)  # fmt: skip
def test_a_part_of_the_force_and_no_part_played(words: str, of_a_part: bool) -> None:
    """A battalion of whatever kind is a part; who did his part, or took part, is none."""
    assert bool(PART.search(words)) == of_a_part


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("", "gone home"), ("the last battalion", "gone home"), ("redeployed to the valley", "pulled back"),
        ("moved from the capital, most to the valley or home", "pulled back or gone home"),
    ],
)  # fmt: skip
def test_who_was_moved_is_not_told_to_be_home(words: str, gone: str) -> None:
    """Where whoever told of it speaks of moving, it is left open where to."""
    assert gone_words(words) == gone
