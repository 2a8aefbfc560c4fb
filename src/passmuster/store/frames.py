"""Data frames as tables: whatever has columns by name, read by the rules of the files.

Taken are data frames of pandas and polars, tables of pyarrow, mappings of names to lists, and what else has its
columns by name; no library of them is imported here. Their columns are those of the files (`claims.csv`, `events.csv`,
a table of losses), and each cell is judged as its text would be: a day as YYYY-MM-DD, a whole number by its digits, a
missing value as an empty cell, several parts of a cell joined by semicolons.

Faults name the row as the frame counts it, from 0: "data frame, row 3, column 'low'".
"""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from passmuster.ledger.claim import Claim
from passmuster.ledger.event import Event
from passmuster.ledger.losses import LossTable
from passmuster.ledger.vocabulary import GROUPS
from passmuster.plainfile import TEXT_RULE, is_text
from passmuster.store import claimfile, eventfile, losstable
from passmuster.store.intake import Intake
from passmuster.store.table import Row, cells_of, header_holds, write_table

__all__ = ["FRAME", "claims_of_frame", "events_of_frame", "is_frame", "losses_of_frame", "rows_of_frame"]

FRAME: Final = "data frame"
"""What messages, and the hashes of what was read, call a data frame."""


def is_frame(value: object) -> bool:
    """True for whatever has columns by name; a text, a path or a list of them has none."""
    return isinstance(value, Mapping) or hasattr(value, "columns") or hasattr(value, "column_names")


def claims_of_frame(
    frame: Any,
    intake: Intake,
    *,
    forces: Collection[str] | None = None,
    groups: Collection[str] = GROUPS,
    name: str = FRAME,
) -> tuple[Claim, ...]:
    """Claims of a frame with the columns of `claims.csv`; faults, remarks and its hash are left with the intake."""
    rows = rows_of_frame(frame, name, intake, required=claimfile.REQUIRED, optional=claimfile.OPTIONAL)
    return claimfile.claims_of_rows(rows, name, intake, forces=forces, groups=groups)


def events_of_frame(
    frame: Any, intake: Intake, *, groups: Collection[str] = GROUPS, name: str = FRAME
) -> tuple[Event, ...]:
    """Events of a frame with the columns of `events.csv`; faults, remarks and its hash are left with the intake."""
    rows = rows_of_frame(frame, name, intake, required=eventfile.REQUIRED, optional=eventfile.OPTIONAL)
    return eventfile.events_of_rows(rows, groups=groups)


def losses_of_frame(frame: Any, *, name: str = FRAME, day_one: date = losstable.DAY_ONE) -> LossTable:
    """The table of losses that a frame holds; rows count from 0, as in a file of them.

    Raises
    ------
    BadInput
        When any row breaks a rule; it carries every fault.
    """
    intake = Intake()
    rows = rows_of_frame(frame, name, intake, required=losstable.REQUIRED, optional=losstable.OPTIONAL)
    return losstable.loss_table_of_rows(rows, name, intake, dict(intake.hashes).get(name, ""), day_one=day_one)


def rows_of_frame(
    frame: Any, name: str, intake: Intake, *, required: Sequence[str], optional: Sequence[str]
) -> tuple[Row, ...]:
    """The rows of a frame as rows of a table are read; empty after a fault of its columns.

    Rows without any value are passed over, and columns that are not known with a remark. The hash is that of the table
    written as CSV.
    """
    columns = [(str(column).strip().casefold(), [_text(value) for value in values]) for column, values in _of(frame)]
    names = [column for column, _ in columns]
    if not (header_holds(names, name, intake, required, optional, row=None) and _alike(columns, name, intake)):
        return ()
    if not _are_texts(columns, name, intake):
        return ()
    records = list(zip(*(cells for _, cells in columns), strict=True))
    intake.hashes.append((name, hashlib.sha256(write_table(names, records).encode("utf-8")).hexdigest()))
    known = {*required, *optional}
    return tuple(
        Row(name, place, cells_of(names, record, known), intake, unit="row")
        for place, record in enumerate(records)
        if any(record)
    )


def _of(frame: Any) -> list[tuple[object, Sequence[object]]]:
    """Names of columns and their values, a repeated name repeated."""
    if isinstance(frame, Mapping):
        return [(column, _values(values)) for column, values in frame.items()]
    if hasattr(frame, "column_names"):
        return [(column, _values(frame.column(place))) for place, column in enumerate(frame.column_names)]
    if isinstance(frame.columns, Mapping):
        return _of(frame.columns)
    if hasattr(frame, "iloc"):  # pandas finds several columns under a name that is repeated
        return [(column, _values(frame.iloc[:, place])) for place, column in enumerate(frame.columns)]
    return [(column, _values(frame[column])) for column in frame.columns]


def _values(column: Any) -> list[object]:
    """The values of a column, in the types of Python where the column can give them."""
    for way in ("to_pylist", "to_list", "tolist"):
        listed: Callable[[], list[object]] | None = getattr(column, way, None)
        if listed is not None:
            return listed()
    return list(column)


def _alike(columns: Sequence[tuple[str, Sequence[str]]], name: str, intake: Intake) -> bool:
    """True when all columns are of one length; otherwise a fault is on record."""
    lengths = {len(cells) for _, cells in columns}
    if len(lengths) > 1:
        found = ", ".join(f"'{column}' {len(cells)}" for column, cells in columns)
        intake.refuse(name, "all columns have the same length", found=found, remedy="Fill them with None.")
    return len(lengths) <= 1


def _are_texts(columns: Sequence[tuple[str, Sequence[str]]], name: str, intake: Intake) -> bool:
    """True when every cell could stand in a file; otherwise a fault for each that could not is on record."""
    before = intake.n_faults
    for column, cells in columns:
        for place, cell in enumerate(cells):
            if not is_text(cell):
                intake.refuse(name, TEXT_RULE, found=ascii(cell[:60]), remedy="Leave the sign out.",
                              row=place, column=column, unit="row")  # fmt: skip
    return intake.n_faults == before


def _text(value: Any) -> str:
    """A value as a cell of a file would hold it; empty for a missing one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list | tuple) or hasattr(value, "tolist"):
        parts = value if isinstance(value, list | tuple) else value.tolist()
        return "; ".join(map(_text, parts)) if isinstance(parts, list | tuple) else _text(parts)
    if _is_missing(value):
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        is_day = value.time() == time() and value.tzinfo is None
        return value.date().isoformat() if is_day else value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _is_missing(value: Any) -> bool:
    """True for None and for the missing values of the libraries, none of which equals itself."""
    if value is None:
        return True
    try:
        return bool(value != value)
    except TypeError:  # pandas' NA is neither true nor false
        return True
