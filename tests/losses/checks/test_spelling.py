"""Names that may be one, names that are two, and people filed as goods."""

import pytest

from passmuster.losses.checks.spelling import are_alike, look_at_names, look_at_people, meant_column
from worlds.small_war import claim

ONE = [
    ("Tanks", "tanks"), ("Tank", "Tanks"), ("Red Source", "Red source"), ("UK MoD", "UK Ministry of Defence"),
    ("UK Ministry of Defence", "UK Defence Intelligence"), ("Ministry of Defence", "Ministry of Defense"),
]  # fmt: skip
TWO = [
    ("UA Source", "US Source"), ("Red Source", "Blue Source"), ("T-72", "T-80"), ("Tanks", "Trucks"), ("Jets", "Ships"),
    ("Ukrainian Ministry of Defence", "Russian Ministry of Defence"), ("Military Deaths", "Military Injuries"),
]  # fmt: skip


@pytest.mark.parametrize("pair", ONE)
def test_names_that_may_be_one_are_asked_about(pair: tuple[str, str]) -> None:
    """Whichever comes first."""
    assert are_alike(*pair, is_source=True)
    assert are_alike(*reversed(pair), is_source=True)


@pytest.mark.parametrize("pair", TWO)
def test_names_that_are_two_are_left_in_peace(pair: tuple[str, str]) -> None:
    """Short words, numbers and states tell things apart."""
    assert not are_alike(*pair, is_source=True)
    assert not are_alike(*reversed(pair), is_source=True)


def test_words_in_common_make_sources_alike_and_no_goods() -> None:
    """Two kinds of goods may well begin alike."""
    pair = ("Armoured fighting vehicles", "Armoured personnel vehicles")
    assert are_alike(*pair, is_source=True)
    assert not are_alike(*pair, is_source=False)


def test_the_rarer_spelling_is_asked_about() -> None:
    """With its rows, and the usual name first."""
    (found,) = look_at_names([claim(0, 1, 1.0), claim(1, 2, 2.0), claim(2, 3, 3.0, category="tanks")])
    assert (found.rows, found.names) == ((2,), ("Tanks", "tanks"))


def test_each_name_is_asked_about_once() -> None:
    """Four spellings were six questions, and whoever confirmed all of them still had two names."""
    spelt = ["Tanks", "Tanks", "Tank", "tanks", "TANKS", "Trucks"]
    (found,) = look_at_names([claim(row, row + 1, 1.0 + row, category=name) for row, name in enumerate(spelt)])
    assert (found.rows, found.names) == ((2, 3, 4), ("Tanks", "TANKS", "Tank", "tanks"))


def test_a_name_that_is_like_a_rarer_one_alone_is_asked_about() -> None:
    """Two names unlike one another are asked about together where a third is like both."""
    spelt = [*["UK MoD"] * 3, *["UK Ministry of Defence"] * 2, "UK Defence Intelligence"]
    assert not are_alike("UK MoD", "UK Defence Intelligence", is_source=True)
    (found,) = look_at_names([claim(row, row + 1, 1.0 + row, source=name) for row, name in enumerate(spelt)])
    assert found.names == ("UK MoD", "UK Ministry of Defence", "UK Defence Intelligence")


@pytest.mark.parametrize(
    ("category", "column"),
    [
        ("Killed", "Military Deaths"), ("Personnel", "Military Deaths"), ("Military deaths", "Military Deaths"),
        ("Military Wounded", "Military Injuries"), ("civilians killed", "Civilian Deaths"), ("Tanks", ""),
        ("Personnel carriers", ""), ("Casualties", "Military Casualties"),
    ],
)  # fmt: skip
def test_words_for_people_name_a_column(category: str, column: str) -> None:
    """Goods with a man's name in theirs stay goods."""
    assert meant_column(category) == column


def test_people_among_goods_are_told_by_stream() -> None:
    """A column that is known to count people is not."""
    rows = [claim(0, 1, 1.0, category="Killed"), claim(1, 1, 1.0, category="Military Deaths")]
    (found,) = look_at_people(rows)
    assert (found.rows, found.names) == ((0,), ("Military Deaths",))
