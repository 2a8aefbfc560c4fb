"""Every statement in a sentence."""

from passmuster.reading.speech.memory import SpeechMemory
from worlds.one_sentence import parsed, statements_of


def test_statements_come_in_the_order_of_their_words() -> None:
    """Verbs, nouns and phrases together."""
    s = parsed("According to the UN, 94 died, but Budanov said 100 and Moscow's claim is 20.")
    found = statements_of(s)
    assert [statement.source.name for statement in found] == ["UN", "Kyrylo Budanov", "Moscow"]
    assert [statement.first for statement in found] == sorted(statement.first for statement in found)


def test_whoever_speaks_is_remembered() -> None:
    """For the sentences that come."""
    memory = SpeechMemory()
    statements_of(parsed("Budanov said 94 died."), memory)
    assert memory.last_person is not None
    (again,) = statements_of(parsed("He added that 20 were captured."), memory)
    assert again.source == memory.last_person


def test_a_sentence_in_which_nobody_speaks_has_none() -> None:
    """Whatever it counts."""
    assert statements_of(parsed("Some 94 soldiers died.")) == []
