"""Tables are found by column name, and what is wrong with their shape is told by line."""

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from passmuster.store.intake import Intake
from passmuster.store.table import Row, lines_of, rows_of, write_table
from worlds.doorstep import faults_of, only_fault
from worlds.strategies import texts


def rows(text: str, intake: Intake | None = None) -> tuple[Row, ...]:
    """Rows of a table that needs a and b and knows c."""
    return rows_of(text, "t.csv", intake or Intake(), required=("a", "b"), optional=("c",))


def test_columns_are_found_by_name_in_any_order() -> None:
    """The order of columns and the case of their letters do not matter."""
    assert rows("C, B ,A\n3,2,1\n")[0].cells == {"a": "1", "b": "2", "c": "3"}


def test_lines_count_from_the_header_and_through_quoted_breaks() -> None:
    """A record's line is where it begins, also after cells that hold line breaks and after blank lines."""
    assert [row.line for row in rows('a,b\n1,"x\ny\nz"\n\n,\n2,w\n')] == [2, 7]


@given(text=st.text(st.sampled_from("a\r\n\v\x85\u2028 ")))
@example(text="a\r\n\rb\n")
def test_lines_are_those_of_a_file(text: str) -> None:
    """Ended by a line feed, a carriage return or both, and by nothing else."""
    assert list(lines_of(text)) == list(io.StringIO(text, newline=""))


def test_an_empty_file_is_refused() -> None:
    """No header, no table; the message gives the header to begin with."""
    said = only_fault(lambda intake: rows("\n \n", intake))
    assert said == "t.csv: a table must have a header line; found an empty file. Begin with a header line: a,b."


def test_every_missing_column_is_named() -> None:
    """All that is missing is told at once, with the misspelt header that probably meant it."""
    faults = faults_of(
        lambda intake: rows_of("claim_ids,x\n", "t.csv", intake, required=("claim_id", "mode"), optional=())
    )
    assert [fault.remedy for fault in faults] == ["Rename 'claim_ids' to 'claim_id'.", "Add the column 'mode'."]


@pytest.mark.parametrize("text", ["a;b\n1;2,5\n", "a\tb\n1\t2,5\n", 'a;"b"\n1;"2,5"\n'])
def test_semicolons_and_tabs_stand_between_cells_where_the_header_has_them(text: str) -> None:
    """Spreadsheets write so where the comma is the decimal sign."""
    (row,) = rows(text, Intake())
    assert (row.text("a"), row.text("b")) == ("1", "2,5")


def test_semicolons_in_a_row_change_nothing() -> None:
    """The header says what stands between cells."""
    assert rows("a,b\n1,2;5;6\n", Intake())[0].text("b") == "2;5;6"


def test_a_column_twice_is_refused() -> None:
    """Two columns of one name cannot both be meant."""
    said = only_fault(lambda intake: rows("a,b,A\n1,2,3\n", intake))
    assert "a column must be named once, 'a' is there 2 times" in said


def test_unknown_columns_leave_a_remark() -> None:
    """Columns nobody knows are passed over, not refused, and a near miss is pointed out."""
    intake = Intake()
    assert rows_of("a,b,notes\n1,2,3\n", "t.csv", intake, required=("a", "b"), optional=("note",))[0].text("note") == ""
    assert intake.remarks == ["t.csv: column 'notes' is not known and was not kept (did you mean 'note'?)"]
    assert not intake.faults


@pytest.mark.parametrize(("row", "way_out"), [("1,2,3", "Quote cells that hold commas."), ("1", "Was the file cut?")])
def test_rows_of_another_length_are_refused(row: str, way_out: str) -> None:
    """A cell too many is an unquoted comma, a cell too few a file that was cut."""
    said = only_fault(lambda intake: rows(f"a,b\n{row}\n3,4\n", intake))
    assert said.startswith("t.csv, line 2: a row must have 2 cells like the header")
    assert way_out in said


def test_an_open_quote_is_refused_where_it_opens() -> None:
    """A quotation mark that is never closed is refused at the line it stands on."""
    said = only_fault(lambda intake: rows('a,b\n1,2\n3,"four\n5,6\n', intake))
    assert said.startswith("t.csv, line 3: the table must be well-formed CSV; found unexpected end of data")


@given(st.lists(st.tuples(texts(min_size=1), texts(), texts()), max_size=4))
def test_what_is_written_is_read(records: list[tuple[str, str, str]]) -> None:
    """Reading gives back the very cells that were written, formula signs and line breaks and all."""
    intake = Intake()
    read = rows(write_table(("a", "b", "c"), records), intake)
    assert [(row.text("a"), row.text("b"), row.text("c")) for row in read] == records
    assert not intake.faults


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-x", "@sum(a)", "\uff1d1", "'=1+1", "''@x", "' =1"])
def test_a_formula_stands_behind_an_apostrophe_and_comes_back(cell: str) -> None:
    """In the file no spreadsheet works it out; numbers and other words stand as they are."""
    written = write_table(("a", "b"), [(cell, "-5"), ("'tis", "1e+05")])
    assert written.splitlines()[1:] == [f"'{cell},-5", "'tis,1e+05"]
    assert [row.text("a") for row in rows(written)] == [cell, "'tis"]
