"""Words that mean nearly the same."""

from passmuster.reading.choices.families import families_of
from passmuster.reading.syntax.symbols import stem


def test_a_word_stands_in_the_families_that_list_it_in_any_regular_form() -> None:
    """And a word that none lists in none."""
    assert "die" in families_of(stem("perished"))
    assert "leave" in families_of(stem("embarking"))
    assert families_of(stem("umbrella")) == ()


def test_a_word_may_stand_in_several_families_in_one_order() -> None:
    """In that of the alphabet."""
    found = families_of(stem("fell"))
    assert len(found) > 1
    assert list(found) == sorted(found)
