"""Reads a table of strengths and refuses a bad one at the door, all faults at once."""

from datetime import date
from pathlib import Path
from typing import Final

from passmuster.datasets.tables import loaded, made_of
from passmuster.precedents.growth import StrengthCount
from passmuster.store import cells
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of

__all__ = ["COLUMNS", "SHIPPED_TABLE", "load_strengths", "parse_strengths"]

SHIPPED_TABLE: Final = Path(__file__).parent / "strengths.csv"

COLUMNS: Final = ("war", "participant", "day", "troops", "source")


def load_strengths(path: Path | None = None) -> tuple[StrengthCount, ...]:
    """Counts of contingents, in the order of the file; the shipped table when no path is given.

    Raises
    ------
    BadInput
        When the file cannot be read, a column is missing, or any cell breaks its rule. All faults are listed.
    """
    return loaded(SHIPPED_TABLE if path is None else path, parse_strengths)


def parse_strengths(text: str, file: str, intake: Intake) -> tuple[StrengthCount, ...]:
    """Counts of a table's text; `file` names it in messages. Rows with faults are left out."""
    return made_of(rows_of(text, file, intake, required=COLUMNS, optional=()), _count)


def _count(row: Row) -> StrengthCount | None:
    """The count of a row, or None after faults."""
    before = row.intake.n_faults
    for column in COLUMNS:
        cells.filled(row, column)
    day, troops = cells.day(row, "day"), cells.count(row, "troops")
    if row.intake.n_faults > before:
        return None
    return StrengthCount(
        war=row.text("war"),
        participant=row.text("participant"),
        day=day or date.min,
        troops=int(troops or 0),
        source=row.text("source"),
    )
