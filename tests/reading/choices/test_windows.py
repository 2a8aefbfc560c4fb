"""Windows: what the network is shown of a number."""

import pytest

from passmuster.networks.number_network import (
    AHEAD,
    BEFORE,
    NO_ROLE,
    NOUN,
    NUMBER,
    OTHER,
    WIDTH,
    WORD,
    NumberWindow,
)
from passmuster.reading.choices.number_choice import as_answered
from passmuster.reading.choices.windows import window_of
from passmuster.reading.proposals import ReadSoFar, proposals_of
from worlds.one_sentence import parsed


def _window(text: str, index: int, before: str = "") -> NumberWindow:
    s = parsed(text)
    numbers = [as_answered(p) for p in proposals_of(s, [], ReadSoFar())]
    return window_of(s, numbers, index, parsed(before) if before else None)


def test_the_number_stands_at_its_place_with_its_noun_behind_it() -> None:
    """And what is beyond the sentence is nothing."""
    window = _window("Kenya sent 400 soldiers and 12 lorries.", 0)
    assert len(window.signs) == len(window.roles) == WIDTH
    assert window.roles[AHEAD - 2 : AHEAD + 4] == (WORD, WORD, NUMBER, NOUN, WORD, OTHER)
    assert window.signs[AHEAD][0] == "<number>"
    assert set(window.roles[: AHEAD - 2]) == {NO_ROLE}
    assert window.signs[0] == window.signs[-1] == ()


def test_the_sentence_before_stands_left() -> None:
    """Its last words nearest."""
    window = _window("400 died.", 0, before="The battle ended at noon.")
    assert window.roles[AHEAD - 1] == BEFORE
    assert window.signs[AHEAD - 2][0] == "noon"


@pytest.mark.parametrize(("word", "sign"), [("sent", "is~done"), ("soldiers", "n~soldier"), ("sent", "cue~deployed")])
def test_a_word_has_the_signs_of_its_kind(word: str, sign: str) -> None:
    """Of its verb, its noun and its cue, so that a word that was never shown is known by its kin."""
    window = _window("Kenya sent 400 soldiers.", 0)
    place = {"sent": AHEAD - 1, "soldiers": AHEAD + 1}[word]
    assert sign in window.signs[place]


def test_a_nation_is_one_sign_whoever_it_is() -> None:
    """What is learned of one war holds for another."""
    assert _window("Kenya sent 400 soldiers.", 0) == _window("Cuba sent 400 soldiers.", 0)
