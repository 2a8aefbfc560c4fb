"""Numbers of tables of others: what a mapping must say is asked once, and not once a cell."""

import pytest

from passmuster.store.intake import Intake
from passmuster.store.lossnumbers import NumberReader
from passmuster.store.table import Row


def read(cells: list[str], decimal: str = "", *, is_rounded: bool = False) -> tuple[list[str], list[str]]:
    """The low end of each cell, and what is refused."""
    intake, numbers = Intake(), NumberReader(decimal, is_rounded)
    rows = [Row("theirs", line, {"dead": cell}, intake) for line, cell in enumerate(cells, start=2)]
    found = [numbers.read(row, "dead").low for row in rows]
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
