"""Vague words, as they were said."""

import pytest

from passmuster.wording.numbers import claimed_words
from passmuster.wording.verbal import verbal_words
from worlds.muster_world import claim


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("verbal: 'several hundred', light wounds to killed; the range is my reading", "“several hundred”"),
        ("Verbal: “dozens”", "“dozens”"),
        ("verbal: 'the people's hundreds'", "“the people's hundreds”"),
        ("verbal, said at lunch", ""),
        ("from a relay: 'several hundred'", ""),
    ],
)
def test_a_vague_word_is_told_as_it_was_said(note: str, words: str) -> None:
    """Nobody said the ends of the range that such a word is read as, so they are not put into anybody's mouth."""
    vague = claim("c", "killed", bound="range", low=200.0, high=900.0, note=note)
    assert verbal_words(vague) == words
    assert claimed_words(vague) == (words or "200 to 900")


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("least of the whole", "4"),
        ("of a clash; least of the whole", "4"),
        ("least of the whole; words withheld with the number", "fewer than 10"),
        ("words withheld with the number; least of the whole", "fewer than 10"),
        ("words withheld with the number", "at least 4"),
        ("", "at least 4"),
    ],
)
def test_a_number_of_a_part_is_told_as_it_was_said_or_as_fewer(note: str, words: str) -> None:
    """The floor that it is weighed as is nobody's word, before it is withheld and after."""
    assert claimed_words(claim("c", "killed", bound="at_least", low=4.0, note=note)) == words
