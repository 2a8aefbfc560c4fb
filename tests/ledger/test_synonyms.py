"""Other words for the words of closed sets."""

from collections import Counter

import pytest

from passmuster.ledger.synonyms import SYNONYMS, meant
from passmuster.ledger.vocabulary import Asks, Bound, EventStatus, EventType, ForceKind, Mode, Quantity, When


@pytest.mark.parametrize("words", [Asks, Bound, EventStatus, EventType, ForceKind, Mode, Quantity, When])
def test_a_word_means_itself_and_no_synonym_means_two(words: type) -> None:
    """A synonym is never a word of its own set, and stands for one of it."""
    own = {word.value.casefold() for word in words}
    others = Counter(other for word in words for other in SYNONYMS.get(word, "").split())
    assert all(meant(word.value.upper(), tuple(words)) is word for word in words)
    assert not own & others.keys()
    assert max(others.values(), default=1) == 1


@pytest.mark.parametrize(
    ("written", "words", "word"),
    [
        ("dead", Quantity, "killed"), ("Troops", Quantity, "present"), ("strength", Quantity, "present"),
        ("claimed", Mode, "asserted"), ("withdraw", EventType, "RETREAT"), ("fight", EventType, "ASSAULT"),
        ("Up To", Bound, "at_most"), ("ceiling", Quantity, "planned"), ("ordered", Mode, "planned"),
        ("fighters", Quantity, "present"), ("peace agreement", EventType, "AGREE"), ("offensive", EventType, "ASSAULT"),
        ("announced withdrawal", EventType, "CONCEDE"), ("fewer than", Asks, "below"), ("more than", Asks, "at_least"),
        ("before", When, "by"), ("demand withdrawal", EventType, "REQUEST"), ("no-fewer-than", Bound, "at_least"),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(written: str, words: type, word: str) -> None:
    """In any letter case, with blanks or hyphens."""
    assert meant(written, tuple(words)) == word


@pytest.mark.parametrize("written", ["", "banana", "killedd"])
def test_what_nobody_means_is_not_guessed(written: str) -> None:
    """A slip is left to be refused with the nearest word."""
    assert meant(written, tuple(Quantity)) is None


def test_only_the_words_that_may_stand_are_meant() -> None:
    """Some members of a set: the others are not meant."""
    assert meant("dead", (Quantity.PRESENT,)) is None
