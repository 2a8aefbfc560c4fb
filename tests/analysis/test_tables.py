"""Tables: columns for eyes and for any library of data frames."""

import subprocess
import sys
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.analysis.tables import LIBRARIES, Table
from passmuster.errors import BadInput
from passmuster.ledger.vocabulary import Bound

ROWS = [
    {"name": "k1", "date": date(2025, 1, 5), "value": 1.5, "note": "<b>"},
    {"name": "k2", "date": date(2025, 1, 12), "value": 2.5, "note": None},
    {"name": "k3", "date": date(2025, 1, 19), "value": float("nan"), "note": "c"},
]


def table() -> Table:
    """Three rows with a name, a day, a number and a note."""
    return Table.of_rows("things", ROWS, tuple(ROWS[0]), key="name")


def test_rows_go_in_and_come_out() -> None:
    """A table is a sequence of the rows that it was made of."""
    assert len(table()) == 3
    assert [row["name"] for row in table()] == ["k1", "k2", "k3"]
    assert table().to_dicts()[:2] == ROWS[:2]


def test_a_name_gives_its_column_or_its_row() -> None:
    """Columns come first; a row is found by its key, and what is neither is told with what there is."""
    assert table()["value"][:2] == (1.5, 2.5)
    assert table()["k2"]["value"] == 2.5
    with pytest.raises(KeyError, match=r"no column or row 'k9'; there are name, date, value, note, k1, k2, k3"):
        table()["k9"]


def test_where_keeps_the_rows_that_hold_a_value() -> None:
    """One value, or any of several; an unknown column is refused with those that there are."""
    assert [row["name"] for row in table().where(name="k2")] == ["k2"]
    assert [row["name"] for row in table().where(name=["k1", "k3"])] == ["k1", "k3"]
    with pytest.raises(BadInput, match=r"vlaue: a table of things is filtered by its columns.*It has name, date"):
        table().where(vlaue=1)


def test_an_empty_table_keeps_its_columns() -> None:
    """Nothing found is a table without rows, in every library."""
    empty = table().where(name="none")
    assert len(empty) == 0
    assert list(empty.frame("pandas").columns) == ["name", "date", "value", "note"]
    assert empty.frame("polars").shape == (0, 4)
    assert "(0 rows)" in str(empty)


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_library_gets_the_same_numbers(library: str) -> None:
    """Names and values are those of the table, whichever library takes them."""
    frame = table().frame(library)
    columns = frame.column_names if library == "arrow" else list(frame.columns)
    assert columns == ["name", "date", "value", "note"]
    values = frame["value"].to_pylist() if library == "arrow" else frame["value"].to_numpy()
    np.testing.assert_array_equal(np.asarray(values, float), [1.5, 2.5, np.nan])


def test_days_are_days() -> None:
    """Dates come as the library's own type of day, so that it can plot and group by them."""
    assert str(table().frame("pandas")["date"].dtype).startswith("datetime64")
    assert str(table().frame("polars")["date"].dtype) == "Date"
    assert str(table().frame("arrow")["date"].type) == "date32[day]"


def test_whatever_takes_arrow_takes_a_table() -> None:
    """The table itself is a stream of Arrow."""
    import polars
    import pyarrow

    assert polars.DataFrame(table()).shape == (3, 4)
    assert pyarrow.table(table()).num_rows == 3


def test_an_unknown_library_is_refused() -> None:
    """The message lists those that there are."""
    with pytest.raises(BadInput, match=r"library: a library of data frames; found 'excel'. Ask for pandas, polars"):
        table().frame("excel")


def test_without_any_library_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """No library is required, and the error says what to install."""
    monkeypatch.setattr("passmuster.analysis.tables.find_spec", lambda package: None)
    with pytest.raises(BadInput, match=r"needs pandas, polars or pyarrow; found none of them installed. pip install"):
        table().frame()
    with pytest.raises(BadInput, match=r"polars must be installed; found no such package. pip install polars"):
        table().frame("polars")


def test_a_table_without_draws_or_chart_says_so() -> None:
    """What a table has not is refused with where to ask instead."""
    with pytest.raises(BadInput, match=r"a table of things has no draws behind it. Ask a table of estimates"):
        table().draws()
    with pytest.raises(BadInput, match=r"a table of things has no chart. Plot a table of estimates"):
        table().plot()


def test_words_of_closed_sets_are_text() -> None:
    """What is a word of ours is a plain string for whoever takes the table."""
    word = Table.of_rows("words", [{"bound": Bound.ABOUT}], ("bound",))["bound"][0]
    assert (type(word), word) == (str, "about")


def test_a_notebook_shows_text_as_text() -> None:
    """Markup in a cell stays text."""
    assert "&lt;b&gt;" in table()._repr_html_()
    assert "<b>" not in table()._repr_html_()


def test_nothing_heavy_is_needed_for_a_table() -> None:
    """Making, filtering and printing a table imports no library of data frames."""
    code = (
        "import sys; from passmuster.analysis.tables import Table;"
        "print(Table('t', {'a': (1, 2)}).where(a=1));"
        "print({'pandas', 'polars', 'numpy', 'pyarrow'} & set(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "set()"


@given(st.lists(st.tuples(st.text(max_size=5), st.floats(), st.none() | st.dates()), max_size=8))
def test_any_rows_survive(rows: list[tuple[str, float, date | None]]) -> None:
    """Whatever text, number or missing day is put in is found again, and can be printed."""
    made = Table.of_rows("any", [dict(zip("abc", row, strict=True)) for row in rows], "abc")
    assert [tuple(map(repr, row.values())) for row in made] == [tuple(map(repr, row)) for row in rows]
    assert str(made).endswith(f"({len(rows):,} rows)")
    assert made._repr_html_().count("<tr>") == len(rows) + 1
