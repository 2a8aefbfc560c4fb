"""Reads a table of strengths and refuses a bad one at the door, all faults at once."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Final

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
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        rule = "a table of strengths is a readable file of UTF-8 text"
        raise BadInput([Fault(str(file), rule, str(problem), "Check the name and the encoding.")]) from problem
    return strengths_from_text(text, file.name)


def strengths_from_text(text: str, name: str = "strengths.csv") -> tuple[StrengthCount, ...]:
    """Counts read from the text of a table; `name` is what error messages call it."""
    reader = csv.DictReader(io.StringIO(text))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise BadInput([Fault(name, f"the column '{column}' is required", remedy="Add it.") for column in missing])
    faults: list[Fault] = []
    counts = [count_from(name, line, row, faults) for line, row in enumerate(reader, start=2)]
    if faults:
        raise BadInput(faults)
    return tuple(count for count in counts if count is not None)


def count_from(name: str, line: int, row: dict[str, str | None], faults: list[Fault]) -> StrengthCount | None:
    """One count, or None with its faults appended."""
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
    before = len(faults)
    for column in COLUMNS:
        if not cells[column]:
            faults.append(Fault(name, "must not be empty", remedy="Fill it in.", row=line, column=column))
    day = day_from(cells["day"])
    if cells["day"] and day is None:
        found = f"'{cells['day']}'"
        faults.append(Fault(name, "must be a day", found, "Write it as 2007-02-24.", row=line, column="day"))
    if cells["troops"] and not (cells["troops"].isascii() and cells["troops"].isdigit()):
        rule, remedy = "must be a whole number of people, zero or more", "Write digits only."
        faults.append(Fault(name, rule, f"'{cells['troops']}'", remedy, row=line, column="troops"))
    if len(faults) > before or day is None:
        return None
    return StrengthCount(
        war=cells["war"], participant=cells["participant"], day=day, troops=int(cells["troops"]), source=cells["source"]
    )


def day_from(cell: str) -> date | None:
    """The day that a cell holds, or None."""
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None
