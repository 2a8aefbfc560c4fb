"""Numbers of tables of others: what a mapping must say is asked once, and not once a cell."""

import pytest

from passmuster.store.intake import Intake
from passmuster.store.lossnumbers import NumberReader, speaks_of_thousands
from passmuster.store.table import Row


def read(
    cells: list[str], decimal: str = "", *, is_rounded: bool = False, column: str = "dead", times: int | None = None
) -> tuple[list[str], list[str]]:
    """The low end of each cell, and what is refused."""
    intake, numbers = Intake(), NumberReader(decimal, is_rounded, times)
    rows = [Row("theirs", line, {column: cell}, intake) for line, cell in enumerate(cells, start=2)]
    found = [numbers.read(row, column).low for row in rows]
    numbers.refuse(intake)
    return found, [str(fault) for fault in intake.faults]


@pytest.mark.parametrize(
    ("cells", "way_out"),
    [
        (["111,5", "12", "240,25"], "found '111,5', and 1 more. Say decimal = \",\" under [reading]"),
        (["1.200", "1.300", "1.400"], "found '1.200', and 2 more. Say by decimal"),
        (["5,444.8"], "found '5,444.8'. Say whole = true"),
        (["10.5-12.5"], "found '10.5-12.5'. Say whole = true"),
    ],
)
def test_what_a_whole_file_has_in_common_is_asked_once(cells: list[str], way_out: str) -> None:
    """With the first cell that asks for it; none of them is a number yet."""
    found, (fault,) = read(cells)
    assert way_out in fault
    assert "theirs, line 2, column 'dead'" in fault
    assert {one for one, cell in zip(found, cells, strict=True) if cell != "12"} == {""}


def test_what_was_asked_is_read_once_it_is_said() -> None:
    """Decimals are rounded, and thousands apart by either sign."""
    assert read(["111,5", "1.200", "1.200,7"], ",", is_rounded=True) == (["112", "1200", "1201"], [])
    assert read(["5,444.8", "1,200"], ".", is_rounded=True) == (["5445", "1,200"], [])


def test_what_is_no_number_is_left_for_the_rules_of_the_table() -> None:
    """They tell what to write."""
    assert read(["two battalions", "1,200", "n/a"]) == (["two battalions", "1,200", ""], [])


def test_thousands_are_multiplied_and_asked_about_where_a_name_speaks_of_them() -> None:
    """Nine tenths of a thousand were rounded to one man."""
    found, (fault,) = read(["0.9", "12"], column="killed (thousands)", is_rounded=True)
    assert (found, "Say times = 1000 under [reading]" in fault) == (["", ""], True)
    assert read(["0.9", "12", "~1.25"], column="killed (thousands)", times=1000) == (["900", "12000", "1250"], [])
    assert read(["12"], column="killed (thousands)", times=1) == (["12"], [])
    assert "Say whole = true" in read(["0.0005"], times=1000)[1][0]


def test_a_column_may_be_multiplied_by_its_own() -> None:
    """Men in thousands stand beside tanks one by one."""
    numbers = NumberReader("", False, None, {"men": 1000})
    row = Row("theirs", 2, {"men": "1.5", "tanks": "7"}, Intake())
    assert (numbers.read(row, "men").low, numbers.read(row, "tanks").low) == ("1500", "7")


@pytest.mark.parametrize(
    ("column", "says_so"),
    [("killed, 000s", True), ("потери, тыс. чел.", True), ("verluste (tsd.)", True), ("men '000", True),
     ("killed", False), ("2000 series trucks", False)],
)  # fmt: skip
def test_names_that_speak_of_thousands(column: str, says_so: bool) -> None:
    """In several tongues, and no number in a name."""
    assert speaks_of_thousands(column) == says_so
