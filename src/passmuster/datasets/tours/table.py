"""Reads a table of tours and refuses a bad one at the door, all faults at once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from passmuster.datasets.tables import loaded, made_of
from passmuster.store import cells
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of

__all__ = ["COLUMNS", "SHIPPED_TABLE", "TourLength", "load_tours", "parse_tours"]

SHIPPED_TABLE: Final = Path(__file__).parent / "tours.csv"

COLUMNS: Final = ("war", "participant", "start", "weeks", "bound", "source")

BOUNDS: Final = ("about", "at_least")

YEARS: Final = (1500.0, 2100.0)
"""Years that a war may have begun in; a figure outside is a slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TourLength:
    """How long the men of a contingent stayed, weeks above 0; `is_least` where they were not relieved before the end.

    `start` is the year in which the contingent came.
    """

    war: str
    participant: str
    start: int
    weeks: float
    is_least: bool
    source: str


def load_tours(path: Path | None = None) -> tuple[TourLength, ...]:
    """Tours of contingents, in the order of the file; the shipped table when no path is given.

    Raises
    ------
    BadInput
        When the file cannot be read, a column is missing, or any cell breaks its rule. All faults are listed.
    """
    return loaded(SHIPPED_TABLE if path is None else path, parse_tours)


def parse_tours(text: str, file: str, intake: Intake) -> tuple[TourLength, ...]:
    """Tours of a table's text; `file` names it in messages. Rows with faults are left out."""
    return made_of(rows_of(text, file, intake, required=COLUMNS, optional=()), _tour)


def _tour(row: Row) -> TourLength | None:
    """The tour of a row, or None after faults."""
    before = row.intake.n_faults
    for column in COLUMNS:
        cells.filled(row, column)
    start = cells.number(row, "start", low=YEARS[0], high=YEARS[1])
    weeks = cells.number(row, "weeks", low=1.0, high=1000.0)
    bound = cells.word(row, "bound", BOUNDS)
    if row.intake.n_faults > before or start is None or weeks is None:
        return None
    return TourLength(
        war=row.text("war"),
        participant=row.text("participant"),
        start=int(start),
        weeks=weeks,
        is_least=bound == "at_least",
        source=row.text("source"),
    )
