"""Classes of verbs and kinds of nouns."""

import pytest

from passmuster.reading.syntax.word_kinds import moments, noun_kinds, states, verb_form


@pytest.mark.parametrize(
    ("word", "base", "forms"),
    [
        ("sent", "send", {"past", "part"}), ("dies", "die", {"s"}), ("dying", "die", {"ing"}),
        ("ferried", "ferry", {"past", "part"}), ("trapped", "trap", {"past", "part"}), ("swollen", "swell", {"part"}),
        ("committing", "commit", {"ing"}), ("offered", "offer", {"past", "part"}),
        ("put", "put", {"base", "past", "part"}),
    ],
)  # fmt: skip
def test_a_verb_is_known_in_each_of_its_forms(word: str, base: str, forms: set[str]) -> None:
    """With its base, and which forms a word may be."""
    found = verb_form(word)
    assert found is not None
    assert (found.base, found.forms) == (base, forms)


def test_a_verb_may_stand_in_several_classes() -> None:
    """In the order of the alphabet; a word that is no verb is none."""
    found = verb_form("fell")
    assert found is not None
    assert {"die", "shrink"} <= set(found.classes)
    assert list(found.classes) == sorted(found.classes)
    assert verb_form("umbrella") is None


def test_a_noun_has_its_kinds_in_the_plural_too() -> None:
    """Bodies are of the dead, batteries are units, an umbrella is nothing."""
    assert "dead" in noun_kinds("bodies")
    assert "unit" in noun_kinds("batteries")
    assert noun_kinds("umbrellas") == ()


def test_words_tell_when_and_in_what_state() -> None:
    """ "So far" runs on, Tuesday is a day; what could be may be."""
    assert "so_far" in moments("far")
    assert "day" in moments("tuesday")
    assert states("could") == ("may",)
    assert states("umbrella") == ()
