"""The cells of a review file."""

from hypothesis import given
from hypothesis import strategies as st

from passmuster.assembly.review.sheet import CASE, COLUMNS, EDITABLE, cell_of, plain
from passmuster.plaintext import harmless


@given(st.text(max_size=20))
def test_a_cell_drives_no_terminal_and_can_be_written(word: str) -> None:
    """A table may be shown by whatever shows text; a plain word is let be."""
    assert harmless(plain(word)) == plain(word)
    plain(word).encode()
    assert plain("Kovač") == "Kovač"


def test_nothing_is_an_empty_cell() -> None:
    """None is blank; zero is not."""
    assert (cell_of(None), cell_of(0), cell_of(1200)) == ("", "0", "1200")


def test_the_decision_comes_first_and_the_proposal_last() -> None:
    """The analyst works in the first columns; what was proposed stands where nobody types."""
    assert COLUMNS[0] == "decision"
    assert COLUMNS[-1] == "proposed"
    assert {*EDITABLE, *CASE} < set(COLUMNS)
    assert len(set(COLUMNS)) == len(COLUMNS)
