"""Reads a table of claims with their later counts and refuses a bad one at the door, all faults at once."""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from passmuster.datasets.tables import loaded, made_of
from passmuster.store import cells
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of

__all__ = ["COLUMNS", "SHIPPED_TABLE", "ClaimOutcome", "OutcomeMeasure", "Read", "Relation", "load_outcomes",
           "parse_outcomes"]  # fmt: skip

SHIPPED_TABLE: Final = Path(__file__).parent / "claimed_and_found.csv"

COLUMNS: Final = (
    "war", "speaker", "relation", "of", "measure", "day", "claimed", "found_low", "found_high", "read", "source",
)  # fmt: skip


class Relation(StrEnum):
    """Whose people a number counts."""

    OWN = "own"
    OPPONENT = "opponent"
    THIRD = "third"


class OutcomeMeasure(StrEnum):
    """What a number counts."""

    PRESENT = "present"
    KILLED = "killed"
    CASUALTIES = "casualties"
    MATERIEL = "materiel"


class Read(StrEnum):
    """Which numbers of a row were read on a page when it was written down; the others are from memory."""

    NONE = "none"
    CLAIM = "claim"
    FOUND = "found"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOutcome:
    """A number that a party to a war or an onlooker gave, and what was found later, people or pieces, all above 0."""

    war: str
    speaker: str
    relation: Relation
    of: str
    measure: OutcomeMeasure
    day: date
    claimed: float
    found_low: float
    found_high: float
    read: Read
    source: str

    @property
    def factor(self) -> float:
        """Claimed over found; of two later counts the middle on the log scale."""
        return self.claimed / math.sqrt(self.found_low * self.found_high)


def load_outcomes(path: Path | None = None) -> tuple[ClaimOutcome, ...]:
    """Claims with their later counts, in the order of the file; the shipped table when no path is given.

    Raises
    ------
    BadInput
        When the file cannot be read, a column is missing, or any cell breaks its rule. All faults are listed.
    """
    return loaded(SHIPPED_TABLE if path is None else path, parse_outcomes)


def parse_outcomes(text: str, file: str, intake: Intake) -> tuple[ClaimOutcome, ...]:
    """Claims of a table's text; `file` names it in messages. Rows with faults are left out."""
    return made_of(rows_of(text, file, intake, required=COLUMNS, optional=()), _outcome)


def _outcome(row: Row) -> ClaimOutcome | None:
    """The outcome of a row, or None after faults."""
    before = row.intake.n_faults
    for column in COLUMNS:
        cells.filled(row, column)
    relation, measure = cells.choice(row, "relation", Relation), cells.choice(row, "measure", OutcomeMeasure)
    day, read = cells.day(row, "day"), cells.choice(row, "read", Read)
    counts = [cells.count(row, column) for column in ("claimed", "found_low", "found_high")]
    if row.intake.n_faults > before:
        return None
    claimed, low, high = (float(count or 0.0) for count in counts)
    if not 0.0 < low <= high or claimed <= 0.0:
        row.refuse(
            "found_low", "counts are above 0 and found_low is at most found_high", found=f"{low:g} and {high:g}",
            remedy="Correct the cells.",
        )  # fmt: skip
        return None
    return ClaimOutcome(
        war=row.text("war"), speaker=row.text("speaker"), relation=relation, of=row.text("of"), measure=measure,
        day=day or date.min, claimed=claimed,
        found_low=low, found_high=high, read=read, source=row.text("source"),
    )  # fmt: skip
