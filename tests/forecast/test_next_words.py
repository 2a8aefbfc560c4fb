"""Tests of the words that may be said next."""

from passmuster.forecast.next_words import WORDS, with_word
from passmuster.forecast.pair_events import CREDIT, pair_events
from worlds.muster_world import AS_OF, START


def test_a_word_is_said_by_whoever_acts() -> None:
    """It stands last, in the week asked for, in full credit, and the record it is added to stays as it was."""
    empty = pair_events([], partner="KP", principal="RU", start=START, n_weeks=14, as_of=AS_OF)
    for word in WORDS:
        said = with_word(empty, word, 13)
        assert (said.week[-1], said.from_partner[-1], said.credit[-1]) == (13, word.from_partner, CREDIT["itself"])
        assert said.name == (word.text,)
    assert len(empty.name) == 0
