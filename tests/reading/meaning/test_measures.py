"""What a word of loss may mean."""

import pytest

from passmuster.reading.meaning.measures import measures_of
from worlds.one_sentence import governed_of, parsed


@pytest.mark.parametrize("words", ["eliminated", "put out of action", "lost"])
def test_a_word_with_several_meanings_has_weights_and_a_reason(words: str) -> None:
    """Weights sum to one, the likeliest first."""
    s = parsed(f"Some 300 soldiers were {words}.")
    (g,) = governed_of(s)
    assert g is not None
    measures, reason = measures_of(s, g, g.quantity)
    assert sum(weight for _, weight in measures) == pytest.approx(1)
    assert [weight for _, weight in measures] == sorted((weight for _, weight in measures), reverse=True)
    assert reason


def test_plain_words_leave_no_doubt() -> None:
    """Nor do words of loss beside a number that is no loss."""
    s = parsed("Some 300 soldiers were killed.")
    (g,) = governed_of(s)
    assert g is not None
    assert measures_of(s, g, "killed") == measures_of(s, g, "present") == ((), "")
