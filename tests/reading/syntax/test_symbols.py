"""Words as the learned choices see them."""

import pytest

from passmuster.reading.syntax.symbols import stem, symbols_of
from worlds.one_sentence import parsed


@pytest.mark.parametrize(("word", "rough"), [("sending", "send"), ("sends", "send"), ("men", "men"), ("ties", "tie")])
def test_endings_are_taken_off(word: str, rough: str) -> None:
    """As long as three letters are left."""
    assert stem(word) == rough


def test_names_are_one_symbol_whoever_they_are() -> None:
    """So that what is learned of one war holds for another."""
    kenya = symbols_of(parsed("Kenya sent 600 officers to Haiti in May."))
    rwanda = symbols_of(parsed("Rwanda sent 900 officers to Congo in June."))
    assert kenya == rwanda
    assert kenya == ["<name>", "sent", "<number>", "officer", "to", "<name>", "in", "<date>", "."]
