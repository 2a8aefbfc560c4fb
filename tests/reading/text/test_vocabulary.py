"""The rule files hung in one lexicon."""

import pytest

from passmuster.ledger.vocabulary import CLAIM_QUANTITIES, GROUPS, Bound, Mode
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.tokens import tokenize
from passmuster.reading.text.vocabulary import build, vocabulary


def marks(text: str, tag: str) -> list[Mark]:
    """What is found of a tag."""
    return [mark for mark in vocabulary().marks(tokenize(text)) if mark.tag == tag]


@pytest.mark.parametrize(
    ("text", "tag", "value"),
    [
        ("at least", "bound", "at_least"),
        ("or more", "bound_after", "at_least"),
        ("North Korean", "actor", ("KP", "adjective")),
        ("Pyongyang", "actor", ("KP", "seat")),
        ("Ukrainians", "actor", ("UA", "people")),
        ("soldiers", "head", "troops"),
        ("battalions", "not_counted", True),
        ("killed", "cue_killed_verb", ("killed", "verb")),
        ("estimates", "says", "estimated"),
        ("estimate", "says_noun", "estimated"),
        ("reportedly", "hedge", "rumoured"),
        ("according to", "phrase", "phrase"),
        ("citing", "phrase", "deep"),
    ],
)
def test_words_have_their_tag_and_their_value(text: str, tag: str, value: object) -> None:
    """One word of each rule file, with what it says."""
    assert value in [mark.value for mark in marks(text, tag)]


def test_values_are_words_of_the_ledger() -> None:
    """Bounds, modes and quantities that rules speak of are those that claims may have."""
    words = "at least up to about estimates plans to send killed wounded reportedly could denied"
    assert {mark.value for mark in marks(words, "bound")} <= set(Bound)
    assert {mark.value for mark in marks(words, "hedge")} <= set(Mode)
    for quantity in ("killed", "wounded", "deployed"):
        assert all(mark.value[0] in CLAIM_QUANTITIES for mark in marks(words, f"cue_{quantity}_verb"))


def test_a_known_person_speaks_for_his_group() -> None:
    """By his full name and by his surname."""
    for name in ("Kyrylo Budanov", "Budanov"):
        (mark,) = marks(name, "source")
        assert mark.value == ("person", "Kyrylo Budanov", "UA")
    assert mark.value[2] in GROUPS


def test_an_alias_is_a_source_and_an_actor_of_its_own_lexicon() -> None:
    """A code of a state is written in capitals; the shipped lexicon stays as it is."""
    found = {mark.tag: mark.value for mark in build((("Round House", "kr"),)).marks(tokenize("the Round House"))}
    assert found["source"] == ("body", "Round House", "KR")
    assert found["actor"] == ("kr", "name")
    assert marks("Round House", "actor") == []


def test_the_shipped_lexicon_is_built_once() -> None:
    """Asking again gives the same one."""
    assert vocabulary() is vocabulary()
