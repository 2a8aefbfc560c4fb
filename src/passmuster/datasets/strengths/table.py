"""Reads a table of strengths and refuses a bad one at the door, all faults at once."""

from datetime import date
from pathlib import Path
from typing import Final

from passmuster.datasets.tablefile import rows_of, table_text
from passmuster.errors import BadInput, Fault
from passmuster.precedents.growth import StrengthCount

__all__ = ["COLUMNS", "SHIPPED_TABLE", "load_strengths", "strengths_from_text"]

SHIPPED_TABLE: Final = Path(__file__).parent / "strengths.csv"

COLUMNS: Final = ("war", "participant", "day", "troops", "source")


def load_strengths(path: Path | None = None) -> tuple[StrengthCount, ...]:
    """Counts of contingents, in the order of the file; the shipped table when no path is given.

    Raises
    ------
    BadInput
        When the file cannot be read, a column is missing, or any cell breaks its rule. All faults are listed.
    """
    file = SHIPPED_TABLE if path is None else path
    return strengths_from_text(table_text(file), file.name)


def strengths_from_text(text: str, name: str = "strengths.csv") -> tuple[StrengthCount, ...]:
    """Counts read from the text of a table; `name` is what error messages call it."""
    faults: list[Fault] = []
    counts = [count_from(name, line, row, faults) for line, row in enumerate(rows_of(text, name, COLUMNS), start=2)]
    if faults:
        raise BadInput(faults)
    return tuple(count for count in counts if count is not None)


def count_from(name: str, line: int, row: dict[str, str], faults: list[Fault]) -> StrengthCount | None:
    """One count, or None with its faults appended."""
    before = len(faults)
    for column in COLUMNS:
        if not row[column]:
            faults.append(Fault(name, "must not be empty", remedy="Fill it in.", row=line, column=column))
    day = day_from(row["day"])
    if row["day"] and day is None:
        found = f"'{row['day']}'"
        faults.append(Fault(name, "must be a day", found, "Write it as 2007-02-24.", row=line, column="day"))
    if row["troops"] and not (row["troops"].isascii() and row["troops"].isdigit()):
        rule, remedy = "must be a whole number of people, zero or more", "Write digits only."
        faults.append(Fault(name, rule, f"'{row['troops']}'", remedy, row=line, column="troops"))
    if len(faults) > before or day is None:
        return None
    return StrengthCount(
        war=row["war"], participant=row["participant"], day=day, troops=int(row["troops"]), source=row["source"]
    )


def day_from(cell: str) -> date | None:
    """The day that a cell holds, or None."""
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None
