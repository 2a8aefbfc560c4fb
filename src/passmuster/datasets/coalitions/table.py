"""Reads a table of participants and refuses a bad one at the door, all faults at once."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from passmuster.datasets.tables import day_or_month, loaded, made_of, taken
from passmuster.precedents.participant import CombatRole, Exit, Participant, Regime
from passmuster.store import cells
from passmuster.store.frames import FRAME, rows_of_frame
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of

__all__ = [
    "COLUMNS",
    "SHIPPED_TABLE",
    "load_participants",
    "parse_participants",
    "participants_of_frame",
    "take_participants",
]

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
OPTIONAL: Final = ("notes", "source")
COLUMNS: Final = (*REQUIRED, *OPTIONAL)
"""Columns of the table; the last two may be missing, and unknown columns are passed over."""

YES_NO: Final = {"yes": True, "no": False}
YES_NO_UNKNOWN: Final[dict[str, bool | None]] = {"yes": True, "no": False, "unknown": None}

MOST_DIGITS: Final = 12
"""Digits of a number of people: more than mankind."""

EXAMPLE: Final = date(2003, 5, 1)
"""The day by which a table is shown how to write one."""


def load_participants(path: Path | None = None) -> tuple[Participant, ...]:
    """Participants of past coalition wars, in the order of the file; the shipped table when no path is given.

    Raises
    ------
    BadInput
        When the file cannot be read, a column is missing, or any cell breaks its rule. All faults are listed.
    """
    return _shipped() if path is None else loaded(path, parse_participants)


@cache
def _shipped() -> tuple[Participant, ...]:
    return loaded(SHIPPED_TABLE, parse_participants)


def take_participants(path: Path, intake: Intake) -> tuple[Participant, ...]:
    """As `load_participants`, with faults, remarks and the file's hash left with the intake and nothing raised."""
    return taken(path, intake, parse_participants)


def parse_participants(text: str, file: str, intake: Intake) -> tuple[Participant, ...]:
    """Participants of a table's text; `file` names it in messages. Rows with faults are left out."""
    return _participants(rows_of(text, file, intake, required=REQUIRED, optional=OPTIONAL), file, intake)


def participants_of_frame(frame: Any, intake: Intake, *, name: str = FRAME) -> tuple[Participant, ...]:
    """Participants of a data frame with the columns of the table; faults and its hash are left with the intake."""
    return _participants(rows_of_frame(frame, name, intake, required=REQUIRED, optional=OPTIONAL), name, intake)


def _participants(rows: Sequence[Row], file: str, intake: Intake) -> tuple[Participant, ...]:
    if not rows and not intake.faults:
        rule, remedy = "a table of participants has at least one row", "Add rows below the header."
        intake.refuse(file, rule, found="none", remedy=remedy)
    participants = made_of(rows, _participant)
    _refuse_repeated_names(rows)
    return participants


def _participant(row: Row) -> Participant | None:
    """The participant of a row, or None after faults."""
    before = row.intake.n_faults
    start, start_is_month = day_or_month(row, "start", EXAMPLE)
    end, end_is_month = day_or_month(row, "end", EXAMPLE)
    exit_word = cells.choice(row, "exit", Exit)
    _check_end(row, start, end, start_is_month or end_is_month)
    participant = Participant(
        case_id=cells.filled(row, "case_id"),
        war=cells.filled(row, "war"),
        participant=cells.filled(row, "participant"),
        principal=cells.filled(row, "principal"),
        side=row.text("side"),
        start=start or date.min,
        end=None if end is None or start is None else max(end, start),
        exit=exit_word,
        combat_role=cells.choice(row, "combat_role", CombatRole),
        regime=cells.choice(row, "regime", Regime),
        paid=YES_NO_UNKNOWN.get(cells.word(row, "paid", YES_NO_UNKNOWN)) if row.text("paid") else None,
        treaty_ally=YES_NO.get(cells.word(row, "treaty_ally", YES_NO), False),
        adjacent=YES_NO.get(cells.word(row, "adjacent", YES_NO), False),
        peak_troops=_count(row, "peak_troops", lowest=1),
        coalition_peak_troops=_count(row, "coalition_peak_troops", lowest=1),
        deaths=_count(row, "deaths", lowest=0),
        notes=row.text("notes"),
        source=row.text("source"),
        start_is_month=start_is_month,
        end_is_month=end_is_month,
    )
    return participant if row.intake.n_faults == before else None


def _count(row: Row, column: str, *, lowest: int) -> int | None:
    """A whole number of people, None when the cell is empty."""
    text = row.text(column)
    if not text:
        return None
    # More digits than the largest count has are not even counted.
    is_whole = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    if not (is_whole and int(text) >= lowest):
        rule = f"counts are whole numbers of at most {MOST_DIGITS} digits, {lowest} or more"
        remedy = "Correct it, or leave the cell empty when it is not known."
        row.refuse(column, rule, found=f"'{text[:40]}'", remedy=remedy)
        return None
    return int(text)


def _check_end(row: Row, start: date | None, end: date | None, roughly: bool) -> None:
    """A start is there; an end is there exactly when the exit says so, and not before the start."""
    ongoing = row.text("exit") == Exit.ONGOING
    found = f"'{row.text('end')}'"
    if not row.text("start"):
        row.refuse("start", "every participant has a start", found="''", remedy="Give the month at least.")
    if ongoing == bool(row.text("end")):
        rule = "an ongoing part has no end" if ongoing else "an exit has a date"
        remedy = "Empty the cell for 'ongoing', or give the month of the exit at least."
        row.refuse("end", rule, found=found, remedy=remedy)
    if start and end and end < start and not (roughly and _same_month(start, end)):
        rule = f"the end is not before the start ({start.isoformat()})"
        row.refuse("end", rule, found=found, remedy="Correct one of the two dates.")


def _same_month(one: date, other: date) -> bool:
    """True when two days share a month, so that a day known only by month cannot be put before or after the other."""
    return (one.year, one.month) == (other.year, other.month)


def _refuse_repeated_names(rows: Sequence[Row]) -> None:
    """Put each case_id that is used more than once on record; empty cells are told elsewhere."""
    times = Counter(row.text("case_id") for row in rows)
    for case_id, count in times.items():
        if case_id and count > 1:
            rule, remedy = "each case_id is used once", "Rename one of the rows."
            rows[0].intake.refuse(rows[0].file, rule, found=f"'{case_id}' again", remedy=remedy, column="case_id")
