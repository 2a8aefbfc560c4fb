"""The cells of a review file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.assembly.review.sheet import CASE, COLUMNS, EDITABLE, cell_of, safe, unsafe


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\tx"])
def test_what_a_spreadsheet_would_run_is_quoted(cell: str) -> None:
    """A cell that begins as a formula does gets an apostrophe, and loses it again."""
    assert safe(cell) == "'" + cell
    assert unsafe(safe(cell)) == cell


@given(st.text(max_size=20))
def test_quoting_keeps_what_is_harmless(cell: str) -> None:
    """No cell stays a formula, and a word that is none is left alone, apostrophe or not."""
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t"))
    assert unsafe("'tis") == "'tis"


def test_nothing_is_an_empty_cell() -> None:
    """None is blank; zero is not."""
    assert (cell_of(None), cell_of(0), cell_of(1200)) == ("", "0", "1200")


def test_the_decision_comes_first_and_the_proposal_last() -> None:
    """The analyst works in the first columns; what was proposed stands where nobody types."""
    assert COLUMNS[0] == "decision"
    assert COLUMNS[-1] == "proposed"
    assert {*EDITABLE, *CASE} < set(COLUMNS)
    assert len(set(COLUMNS)) == len(COLUMNS)
