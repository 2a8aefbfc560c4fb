"""Blocks that a layout on the terminal is put together from, whoever lays them out: lines, bullets, and tables.

`terminal/drawn.py` has rich draw them, with colours; `terminal/plain_lines.py` writes the same without loading it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from passmuster.plaintext import one_line

__all__ = ["HELD", "MAXIMUM_WIDTH", "ROOMY", "Block", "Bulleted", "Column", "Tabled", "Worded", "held"]

HELD: Final = "\u2800"
"""A blank at which lines are not broken, put in before wrapping and taken out after."""

ROOMY: Final = 78
"""Columns from which tables keep every number on one line."""

MAXIMUM_WIDTH: Final = 116
"""Columns used at most; longer lines are hard to read."""

PER_CENT: Final = re.compile(r"(?<=[0-9]) %")


def held(line: str) -> str:
    """A stranger's string on one line, a number never parted from its per cent sign.

    >>> held("at 90 %").replace(HELD, "_")
    'at 90_%'
    """
    return PER_CENT.sub(f"{HELD}%", one_line(line))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds numbers, how wide it is at least, and whether it may always wrap.

    Least widths keep the columns of neighbouring tables under one another.
    """

    heading: str
    is_number: bool = False
    least: int = 0
    wraps: bool = False


class Worded(NamedTuple):
    """A line of words that wraps, in a style."""

    text: str
    style: str = ""


class Bulleted(NamedTuple):
    """A line behind a bullet, wrapping beside it."""

    text: str


class Tabled(NamedTuple):
    """A table: its columns, and a string for each in every row."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


Block = Worded | Bulleted | Tabled
"""One thing below a heading."""
