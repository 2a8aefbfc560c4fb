"""The one table of the terminal."""

from rich.text import Text

from passmuster.briefing.terminal.table import ROOMY, STRIP, WIDE, Column, add_row, has_strips, table_of
from worlds.screen import drawn

COLUMNS = (Column("name", least=8, wraps=True), Column("people", is_number=True, least=9), Column("rests on"))


def table(width, *rows, **more):
    """A table of the columns above."""
    made = table_of(COLUMNS, width=width, **more)
    for row in rows:
        add_row(made, *row)
    return drawn([made], width).splitlines()


def test_numbers_stand_to_the_right_and_columns_keep_their_least_width():
    """Headings stand over their columns, so that neighbouring tables line up."""
    assert table(80, ("killed", "1,100", "3 claims")) == [
        "name         people  rests on",
        "killed        1,100  3 claims",
    ]


def test_on_a_narrow_terminal_everything_wraps_and_nothing_is_cut():
    """Every letter and digit of a row is there, on as many lines as it takes."""
    lines = table(20, ("killed or wounded", "12,345,678", "31 claims"))
    assert max(map(len, lines)) <= 20
    assert sorted("".join(lines).replace(" ", "")) == sorted("namepeoplerestsonkilledorwounded12,345,67831claims")


def test_cells_are_shown_as_they_are():
    """A cell is never read as markup."""
    assert "[red]x" in table(80, ("[red]x", "1", Text("y")))[1]


def test_a_wide_terminal_has_room_for_small_pictures():
    """The strip is one more column, where it is asked for."""
    assert [has_strips(width) for width in (WIDE - 1, WIDE)] == [False, True]
    assert [len(table_of(COLUMNS, width=width, strips=True).columns) for width in (ROOMY, WIDE)] == [3, 4]
    assert table_of(COLUMNS, width=WIDE, strips=True).columns[3].width == STRIP
