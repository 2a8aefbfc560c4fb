"""Tables of data sets: opened, read row by row and refused at the door with all faults at once, one way for all."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from passmuster.store.intake import Intake
from passmuster.store.table import Row
from passmuster.store.textfile import read_text

__all__ = ["day_or_month", "loaded", "made_of", "taken"]

Made = TypeVar("Made")

Parser = Callable[[str, str, Intake], tuple[Made, ...]]
"""What makes of a table's text and the name of its file the things that its rows hold; faults go to the intake."""

MIDDLE_OF_MONTH: Final = 15
"""Day that stands for a month when the day is not known: the error is at most about half a month."""


def loaded(path: Path, parse: Parser[Made]) -> tuple[Made, ...]:
    """What a table holds, in the order of the file.

    Raises
    ------
    BadInput
        When the file cannot be read, or `parse` found faults. All are listed.
    """
    intake = Intake()
    found = taken(path, intake, parse)
    intake.close()
    return found


def taken(path: Path, intake: Intake, parse: Parser[Made]) -> tuple[Made, ...]:
    """As `loaded`, with faults, remarks and the file's hash left with the intake and nothing raised."""
    text = read_text(path, intake)
    return () if text is None else parse(text, path.name, intake)


def made_of(rows: Iterable[Row], make: Callable[[Row], Made | None]) -> tuple[Made, ...]:
    """What `make` makes of each row; rows of which it makes nothing, for their faults, are left out."""
    return tuple(made for made in map(make, rows) if made is not None)


def day_or_month(row: Row, column: str, example: date) -> tuple[date | None, bool]:
    """The day, and whether it stands for a month; (None, False) for an empty cell, no day after a fault.

    `example` is a day of the table, for the remedy.
    """
    text = row.text(column)
    if not text:
        return None, False
    is_month = text.count("-") == 1
    try:
        return date.fromisoformat(f"{text}-{MIDDLE_OF_MONTH}" if is_month else text), is_month
    except ValueError:
        rule, remedy = "dates are year-month-day or year-month", f"Write {example}, or {example:%Y-%m}."
        row.refuse(column, rule, found=f"'{text}'", remedy=remedy)
        return None, is_month
