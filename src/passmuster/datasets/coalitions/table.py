"""Reads a table of participants and refuses a bad one at the door, all faults at once."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from passmuster.datasets.tablefile import rows_of, table_text
from passmuster.errors import BadInput, Fault
from passmuster.precedents.participant import EXITS, ROLES, Participant

__all__ = ["CLOSED_ON", "COLUMNS", "SHIPPED_TABLE", "load_participants", "participants_from_text"]

T = TypeVar("T")

CLOSED_ON: Final = date(2025, 12, 31)
"""The day up to which the shipped table was gathered; whoever was in then is `ongoing`."""

SHIPPED_TABLE: Final = Path(__file__).parent / "participants.csv"

REQUIRED: Final = (
    "case_id",
    "war",
    "participant",
    "principal",
    "side",
    "start",
    "end",
    "exit",
    "peak_troops",
    "coalition_peak_troops",
    "deaths",
    "combat_role",
    "paid",
    "treaty_ally",
    "adjacent",
    "regime",
)
COLUMNS: Final = (*REQUIRED, "notes", "source")
"""Columns of the table; the last two may be missing, and unknown columns are passed over."""

NAMES: Final = ("case_id", "war", "participant", "principal")
"""Cells that must not be empty."""

COUNTS: Final = ("peak_troops", "coalition_peak_troops", "deaths")
"""Cells that hold people, or nothing when not known."""

REGIMES: Final = ("democracy", "anocracy", "autocracy")
YES_NO: Final = {"yes": True, "no": False}
YES_NO_UNKNOWN: Final[dict[str, bool | None]] = {"yes": True, "no": False, "unknown": None, "": None}

MIDDLE_OF_MONTH: Final = 15
"""Day that stands for a month when the day is not known: the error is at most about half a month."""


def load_participants(path: Path | None = None) -> tuple[Participant, ...]:
    """Participants of past coalition wars, in the order of the file; the shipped table when no path is given.

    Raises
    ------
    BadInput
        When the file cannot be read, a column is missing, or any cell breaks its rule. All faults are listed.
    """
    file = SHIPPED_TABLE if path is None else path
    return participants_from_text(table_text(file), file.name)


def participants_from_text(text: str, name: str = "participants.csv") -> tuple[Participant, ...]:
    """Participants read from the text of a table; `name` is what error messages call it."""
    lines = rows_of(text, name, REQUIRED)
    faults: list[Fault] = []
    rows = [read_row(name, line, row, faults) for line, row in enumerate(lines, start=2)]
    faults += repeated_names(name, [row["case_id"] for row in lines])
    if not rows:
        faults.append(Fault(name, "a table of participants has at least one row", "none", "Add rows below the header."))
    if faults:
        raise BadInput(faults)
    return tuple(row for row in rows if row is not None)


def read_row(name: str, line: int, row: dict[str, str], faults: list[Fault]) -> Participant | None:
    """One participant, or None with its faults appended."""
    before = len(faults)
    cells = {column: row.get(column, "") for column in COLUMNS}
    cell = CellReader(name, line, cells, faults)
    start, start_is_month = cell.day("start")
    end, end_is_month = cell.day("end")
    exit_word = cell.word("exit", EXITS)
    cell.check_end(start, end, start_is_month or end_is_month)
    combat_role, regime = cell.word("combat_role", ROLES), cell.word("regime", REGIMES)
    case_id, war, participant, principal = (cell.text(column) for column in NAMES)
    paid = cell.one_of("paid", YES_NO_UNKNOWN)
    treaty_ally, adjacent = cell.one_of("treaty_ally", YES_NO), cell.one_of("adjacent", YES_NO)
    peak_troops, coalition_peak_troops, deaths = (cell.count(column) for column in COUNTS)
    if len(faults) > before or start is None:
        return None
    return Participant(
        case_id=case_id,
        war=war,
        participant=participant,
        principal=principal,
        side=cells["side"],
        start=start,
        end=None if end is None else max(end, start),
        exit=exit_word,
        combat_role=combat_role,
        regime=regime,
        paid=paid,
        treaty_ally=bool(treaty_ally),
        adjacent=bool(adjacent),
        peak_troops=peak_troops,
        coalition_peak_troops=coalition_peak_troops,
        deaths=deaths,
        notes=cells["notes"],
        source=cells["source"],
        start_is_month=start_is_month,
        end_is_month=end_is_month,
    )


class CellReader:
    """Reads the cells of one line, noting a fault for each that breaks its rule."""

    def __init__(self, name: str, line: int, cells: dict[str, str], faults: list[Fault]) -> None:
        self.name, self.line, self.cells, self.faults = name, line, cells, faults

    def fault(self, column: str, rule: str, remedy: str) -> None:
        """Note one broken rule; what was found is the cell itself."""
        found = f"'{self.cells[column]}'"
        self.faults.append(Fault(self.name, rule, found, remedy, row=self.line, column=column))

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        if not self.cells[column]:
            self.fault(column, "the cell must not be empty", "Fill it in.")
        return self.cells[column]

    def word(self, column: str, allowed: Iterable[str]) -> str:
        """The cell, which must be one of the allowed words."""
        words = tuple(allowed)
        if self.cells[column] not in words:
            self.fault(column, f"one of {', '.join(words)} is expected", "Use one of these words.")
        return self.cells[column]

    def one_of(self, column: str, meanings: dict[str, T]) -> T | None:
        """The meaning of the cell's word, None after a fault."""
        return meanings.get(self.word(column, meanings))

    def count(self, column: str) -> int | None:
        """A whole number of people, None when the cell is empty."""
        if not self.cells[column]:
            return None
        number = attempt(int, self.cells[column])
        lowest = 0 if column == "deaths" else 1
        if number is None or number < lowest:
            rule = f"counts are whole numbers, {lowest} or more"
            self.fault(column, rule, "Correct it, or leave the cell empty when it is not known.")
        return number

    def day(self, column: str) -> tuple[date | None, bool]:
        """The day and whether it stands for a month; (None, False) for an empty cell or after a fault."""
        text = self.cells[column]
        if not text:
            return None, False
        is_month = text.count("-") == 1
        day = attempt(date.fromisoformat, f"{text}-{MIDDLE_OF_MONTH}" if is_month else text)
        if day is None:
            self.fault(column, "dates are year-month-day or year-month", "Write 2003-05-01, or 2003-05.")
        return day, is_month

    def check_end(self, start: date | None, end: date | None, roughly: bool) -> None:
        """A start is there; an end is there exactly when the exit says so, and not before the start."""
        ongoing = self.cells["exit"] == "ongoing"
        if not self.cells["start"]:
            self.fault("start", "every participant has a start", "Give the month at least.")
        if ongoing == bool(self.cells["end"]):
            rule = "an ongoing part has no end" if ongoing else "an exit has a date"
            self.fault("end", rule, "Empty the cell for 'ongoing', or give the month of the exit at least.")
        if start and end and end < start and not (roughly and same_month(start, end)):
            self.fault("end", f"the end is not before the start ({start.isoformat()})", "Correct one of the two dates.")


def attempt(read: Callable[[str], T], text: str) -> T | None:
    """What `read` makes of the text, None when it cannot."""
    try:
        return read(text)
    except ValueError:
        return None


def same_month(one: date, other: date) -> bool:
    """True when two days share a month, so that a day known only by month cannot be put before or after the other."""
    return (one.year, one.month) == (other.year, other.month)


def repeated_names(name: str, case_ids: list[str]) -> list[Fault]:
    """One fault for each case_id that is used more than once; empty cells are told elsewhere."""
    rule, remedy = "each case_id is used once", "Rename one of the rows."
    return [
        Fault(name, rule, f"'{case_id}' again", remedy, column="case_id")
        for case_id, times in Counter(case_ids).items()
        if case_id and times > 1
    ]
