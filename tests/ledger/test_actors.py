"""Names of states and armed groups."""

import pytest

from passmuster.ledger.actors import (
    actor_adjective,
    actor_code,
    actor_group,
    actor_in_text,
    actor_name,
    actors,
    is_seat,
    known_states,
)
from passmuster.ledger.vocabulary import GROUPS


def test_every_actor_has_a_name_and_a_known_group() -> None:
    """No actor is nameless, and each speaks through a group that every case knows."""
    assert all(entry["names"] for entry in actors().values())
    assert {actor_group(code) for code in actors()} <= set(GROUPS)
    assert known_states() <= actors().keys()


@pytest.mark.parametrize(("code", "name", "adjective"), [("KP", "North Korea", "North Korean"), ("XX", "XX", "XX")])
def test_an_actor_is_called_by_its_name(code: str, name: str, adjective: str) -> None:
    """A code that is not known stands for itself."""
    assert actor_name(code) == name
    assert actor_adjective(code) == adjective


@pytest.mark.parametrize(
    ("code", "name"), [("atlantic_empire", "Atlantic Empire"), ("bloggers", "bloggers"), ("A_B", "A_B")]
)
def test_a_code_of_several_words_is_read_as_a_name(code: str, name: str) -> None:
    """Who is on no list is written in one word, as tables write it, and called in several."""
    assert actor_name(code) == actor_adjective(code) == name


def test_who_has_no_group_of_its_own_is_other() -> None:
    """A state without a group among the known ones speaks for nobody's group."""
    assert actor_group("XX") == "OTHER"


@pytest.mark.parametrize("code", ["AE", "CF", "CD", "PH", "taliban", "united_tajik_opposition", "KM", "US"])
def test_some_names_take_an_article(code: str) -> None:
    """States of a common noun or of islands, and groups of one or of people."""
    assert actor_in_text(code) == f"the {actor_name(code)}"


@pytest.mark.parametrize("code", ["KE", "HN", "LA", "CY", "BY", "hamas", "shabaab", "hezbollah", "wagner", "m23"])
def test_most_names_stand_alone(code: str) -> None:
    """A final s makes no plural of every name."""
    assert actor_in_text(code) == actor_name(code)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Kingdom of Saudi Arabia", "SA"), ("the Republic of Chad", "TD"), ("Syrian Arab Republic", "SY"),
        ("Upper Volta", "BF"), ("Persia", "IR"), ("West Germany", "DE"), ("Democratic Kampuchea", "khmer_rouge"),
        ("Republic of Vietnam", ""), ("Republic of the Congo", ""), ("Republic of China", ""),
        ("state of emergency", ""),
    ],
)  # fmt: skip
def test_states_are_known_by_their_style_and_by_what_they_were_called(written: str, code: str) -> None:
    """Where two states shared a name, neither is guessed."""
    assert actor_code(written) == code


@pytest.mark.parametrize(
    ("name", "stands"), [("Buenos Aires", True), ("addis ababa", True), ("India", False), ("Ivan Petrov", False)]
)
def test_seats_stand_for_governments(name: str, stands: bool) -> None:
    """Capitals do, and neither states nor people."""
    assert is_seat(name) == stands
