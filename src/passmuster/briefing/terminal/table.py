"""The one table of the terminal: no borders, one line of headings, text that wraps inside its column."""

from collections.abc import Iterable
from typing import Final

from rich.table import Table
from rich.text import Text

from passmuster.briefing.blocks import ROOMY, Column
from passmuster.briefing.terminal.pieces import plain

__all__ = ["ROOMY", "STRIP", "WIDE", "Column", "add_row", "has_strips", "table_of"]

WIDE: Final = 104
"""Columns from which strips are drawn beside the numbers."""

STRIP: Final = 24
"""Columns of a strip."""


def table_of(columns: Iterable[Column], *, width: int, strips: bool = False) -> Table:
    """A table without rows, for a terminal of so many columns.

    In less than `ROOMY` columns every column may wrap, so that nothing is cut off; numbers stand to the right. With
    `strips` a wide table has one more column, for small pictures.
    """
    roomy = width >= ROOMY
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(
            column.heading,
            justify="right" if column.is_number else "left",
            no_wrap=roomy and not column.wraps,
            min_width=(column.least or None) if roomy else None,
            overflow="fold",
        )
    if strips and has_strips(width):
        table.add_column("", no_wrap=True, width=STRIP)
    return table


def has_strips(width: int) -> bool:
    """Whether a terminal of so many columns has room for small pictures beside the numbers."""
    return width >= WIDE


def add_row(table: Table, *cells: str | Text, style: str = "") -> None:
    """Add a row; strings are shown as they are, never read as markup."""
    table.add_row(*(cell if isinstance(cell, Text) else plain(cell) for cell in cells), style=style)
