"""Reads a table of acts and refuses a bad one at the door, all faults at once."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from passmuster.datasets.tables import day_or_month, loaded, made_of
from passmuster.precedents.acts import ActKind, PastAct
from passmuster.precedents.participant import Exit
from passmuster.store import cells
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of

__all__ = ["COLUMNS", "load_acts", "parse_acts"]

SHIPPED_TABLE: Final = Path(__file__).parent / "acts.csv"

COLUMNS: Final = (
    "act_id", "war", "partner", "principal", "day", "kind", "left_on", "how", "seen_until", "what", "source",
)  # fmt: skip

FILLED: Final = ("act_id", "war", "partner", "principal", "day", "what", "source")

EXAMPLE: Final = date(1988, 4, 14)
"""The day by which a table is shown how to write one: that of the Geneva accords."""


def load_acts(path: Path | None = None) -> tuple[PastAct, ...]:
    """Acts of past wars, in the order of the file; the shipped table when no path is given.

    Raises
    ------
    BadInput
        When the file cannot be read, a column is missing, or any cell breaks its rule. All faults are listed.
    """
    return _shipped() if path is None else loaded(path, parse_acts)


@cache
def _shipped() -> tuple[PastAct, ...]:
    return loaded(SHIPPED_TABLE, parse_acts)


def parse_acts(text: str, file: str, intake: Intake) -> tuple[PastAct, ...]:
    """Acts of a table's text; `file` names it in messages. Rows with faults are left out."""
    return made_of(rows_of(text, file, intake, required=COLUMNS, optional=("named_day",)), _act)


def _act(row: Row) -> PastAct | None:
    """The act of a row, or None after faults."""
    before = row.intake.n_faults
    for column in FILLED:
        cells.filled(row, column)
    day, named_day, left_on, seen_until = (
        day_or_month(row, column, EXAMPLE)[0] for column in ("day", "named_day", "left_on", "seen_until")
    )
    kind, how = cells.choice(row, "kind", ActKind), cells.choice(row, "how", Exit)
    _check_what_followed(row, how, day, left_on, seen_until)
    if named_day is not None and day is not None and named_day <= day:
        rule = f"the day that an act names lies after the act ({day.isoformat()})"
        row.refuse("named_day", rule, found=f"'{row.text('named_day')}'", remedy="Correct one of the two dates.")
    if row.intake.n_faults > before or day is None:
        return None
    return PastAct(
        act_id=row.text("act_id"), war=row.text("war"), partner=row.text("partner"), principal=row.text("principal"),
        day=day, kind=kind, named_day=named_day, left_on=left_on, how=how, seen_until=seen_until, what=row.text("what"),
        source=row.text("source"),
    )  # fmt: skip


def _check_what_followed(
    row: Row, how: Exit, day: date | None, left_on: date | None, seen_until: date | None
) -> None:  # fmt: skip
    """Half of a force left on a day, or was seen until one; neither lies before the act."""
    stayed = how == Exit.ONGOING
    column, wanted, other = ("seen_until", seen_until, left_on) if stayed else ("left_on", left_on, seen_until)
    if wanted is None or other is not None:
        rule = "who left has left_on, who stayed ('ongoing') has seen_until, and no act has both"
        row.refuse(column, rule, found=f"'{row.text(column)}'", remedy="Fill the one cell and empty the other.")
    elif day is not None and wanted < day:
        rule = f"what followed does not lie before the act ({day.isoformat()})"
        row.refuse(column, rule, found=f"'{row.text(column)}'", remedy="Correct one of the two dates.")
