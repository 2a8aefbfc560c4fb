"""Words that say which quantity a number is."""

import pytest

from passmuster.reading.numbers.cues import combined, cue_at, cues_ending, form_of, is_loss, quantity_of
from worlds.one_sentence import parsed, place


@pytest.mark.parametrize(
    ("text", "word", "quantity", "form"),
    [
        ("have been killed", "killed", "killed", "verb"),
        ("has sent men", "sent", "deployed", "verb"),
        ("a batch of men", "batch", "arrivals", "noun"),
        ("deserted at night", "deserted", "other", "verb"),
        ("went home", "went home", "returned", "verb"),
    ],
)
def test_a_cue_speaks_of_a_quantity(text: str, word: str, quantity: str, form: str) -> None:
    """As a verb or as a noun."""
    s = parsed(text)
    cue = cue_at(s, place(s, word))
    assert cue is not None
    assert (quantity_of(cue), form_of(cue)) == (quantity, form)


def test_what_only_sinks_is_not_dead() -> None:
    """ "Has fallen to 3,000" kills nobody; "had fallen" does."""
    sinking, dying = parsed("has fallen to 3,000"), parsed("300 had fallen.")
    assert cue_at(sinking, 1) is None
    fallen = cue_at(dying, 1)
    assert fallen is not None
    assert is_loss(fallen)
    assert cues_ending(sinking, 1) == []


@pytest.mark.parametrize(
    ("text", "word", "words", "quantity"),
    [
        ("men killed or wounded there", "killed", "killed or wounded", "casualties"),
        ("men dead, wounded and captured there", "dead", "dead, wounded and captured", "casualties"),
        ("men killed and wounded there", "wounded", "killed and wounded", "casualties"),
        ("men killed there", "killed", "killed", "killed"),
        ("men sent and killed", "sent", "sent", "deployed"),
    ],
)
def test_losses_that_are_joined_are_casualties(text: str, word: str, words: str, quantity: str) -> None:
    """Whichever of them is asked about; other cues stay as they are."""
    s = parsed(text)
    cue = cue_at(s, place(s, word))
    assert cue is not None
    both = combined(s, cue)
    assert (s.words(both.first, both.stop), quantity_of(both)) == (words, quantity)


def test_cues_that_end_at_a_word_come_longest_first() -> None:
    """A phrase goes before the word that ends it."""
    s = parsed("they were sent home")
    found = cues_ending(s, 3)
    assert [mark.first for mark in found] == sorted(mark.first for mark in found)
    assert quantity_of(found[0]) == "returned"
