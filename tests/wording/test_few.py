"""Counts that are too small to be told."""

from passmuster.wording.few import FewerThan
from passmuster.wording.numbers import count_words, estimate_words, interval_words


def test_it_is_a_number_and_is_written_in_words():
    """Whatever reckons goes on; whoever writes says that there are fewer."""
    few = FewerThan(10)
    assert few + 1 == 11.0
    assert count_words(few, width=5.0) == few.words == "fewer than 10"
    assert interval_words(few, 40.0) == "fewer than 10 to 40"
    assert interval_words(few, few) == "fewer than 10"
    assert estimate_words(few, few, 40.0) == "fewer than 10 (90 % interval fewer than 10 to 40)"
