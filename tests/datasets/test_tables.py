"""Tests of how tables of data sets are opened and read, whatever they hold."""

from datetime import date

import pytest

from passmuster.datasets.tables import day_or_month, loaded, made_of, taken
from passmuster.errors import BadInput
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of

DAYS = "day\n2003-05-01\n2003-05\n2003\n\n2003-13\n"


def first_days(text: str, file: str, intake: Intake) -> tuple[date, ...]:
    """The days of a table of days."""

    def made(row: Row) -> date | None:
        return day_or_month(row, "day", date(1988, 4, 14))[0]

    return made_of(rows_of(text, file, intake, required=["day"], optional=()), made)


def test_rows_with_faults_are_left_out_and_told(tmp_path) -> None:
    """Whoever takes a table has what could be read and the faults; whoever loads it is refused with all of them."""
    path = tmp_path / "days.csv"
    path.write_text(DAYS)
    intake = Intake()
    assert taken(path, intake, first_days) == (date(2003, 5, 1), date(2003, 5, 15))
    assert ([fault.row for fault in intake.faults], [name for name, _ in intake.hashes]) == ([4, 6], ["days.csv"])
    with pytest.raises(BadInput, match=r"found '2003'\. Write 1988-04-14, or 1988-04\.(?s:.*)found '2003-13'"):
        loaded(path, first_days)


def test_a_table_that_cannot_be_read_is_refused(tmp_path) -> None:
    """Nothing is made of it."""
    intake = Intake()
    assert taken(tmp_path / "none.csv", intake, first_days) == ()
    assert intake.n_faults == 1
    with pytest.raises(BadInput, match=r"none\.csv: the file must be readable"):
        loaded(tmp_path / "none.csv", first_days)


@pytest.mark.parametrize(
    ("cell", "found"),
    [("2003-05-09", (date(2003, 5, 9), False)), ("2003-05", (date(2003, 5, 15), True)), ("", (None, False))],
)
def test_a_month_is_told_from_a_day(cell: str, found: tuple[date | None, bool]) -> None:
    """The 15th stands for a month; an empty cell is no fault."""
    intake = Intake()
    (row,) = rows_of(f"a,day\nx,{cell}\n", "days.csv", intake, required=["a", "day"], optional=())
    assert day_or_month(row, "day", date(1988, 4, 14)) == found
    assert intake.n_faults == 0
