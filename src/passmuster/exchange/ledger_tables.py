"""What stands on record as a table for other programs: Parquet, or an SQLite file that Datasette opens.

Numbers are numbers, days are ISO texts, and every other cell is as a case's own tables have it. Unlike the ledger, an
SQLite file of these tables may be changed at will: it is a copy for looking at.
"""

import base64
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.exchange.carried import FolderContent

__all__ = ["CASE_TABLE", "NUMBERS", "Rows", "content_of_sqlite", "write_parquet", "write_sqlite"]

Rows = Mapping[str, Sequence[str]]
"""Column to its cells, all of one length, empty where nothing is said."""

CASE_TABLE: Final = "case_file"
"""The table that holds the text of the case file."""

NUMBERS: Final = frozenset({"low", "high", "point", "score"})
"""Columns that hold numbers."""


def write_parquet(path: Path, rows: Rows) -> None:
    """One table as Parquet.

    Raises
    ------
    BadInput
        If pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        rule = "Parquet needs pyarrow"
        raise BadInput([Fault.of_argument("form", rule, "not installed", "pip install pyarrow")]) from error
    kinds = {name: pyarrow.float64() if name in NUMBERS else pyarrow.string() for name in rows}
    columns = {name: pyarrow.array(_values(name, cells), kinds[name]) for name, cells in rows.items()}
    parquet.write_table(pyarrow.table(columns), path)


def write_sqlite(path: Path, tables: Mapping[str, Rows]) -> None:
    """Some tables as one SQLite file, each with its first column as the key."""
    database = sqlite3.connect(path)
    try:
        with database:
            for table, rows in tables.items():
                kinds = [f'"{name}" {"REAL" if name in NUMBERS else "TEXT"}' for name in rows]
                database.execute(f'CREATE TABLE "{table}" ({", ".join(kinds)}, PRIMARY KEY ("{next(iter(rows))}"))')
                marks = ", ".join("?" * len(rows))
                values = zip(*(_values(name, cells) for name, cells in rows.items()), strict=True)
                database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', values)
    finally:
        database.close()


def content_of_sqlite(path: Path) -> FolderContent:
    """The plain folder of an SQLite file that `write_sqlite` wrote.

    Raises
    ------
    BadInput
        If the file has other tables.
    """
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    try:
        case = database.execute(f'SELECT text FROM "{CASE_TABLE}"').fetchone()
        claims, events, reports = (
            [_cells(row) for row in database.execute(f'SELECT * FROM "{table}" ORDER BY rowid')]
            for table in ("claim", "event", "report")
        )
        documents = [(row["file"], _bytes(row)) for row in reports]
        return FolderContent(case_text=case["text"], claims=claims, events=events, documents=documents)
    except (sqlite3.Error, KeyError, TypeError, ValueError, IndexError) as error:
        rule = "an SQLite file is imported that passmuster export --to sqlite wrote"
        raise BadInput([Fault(str(path), rule, str(error), "Export it again, or import a case folder.")]) from None
    finally:
        database.close()


def _cells(row: sqlite3.Row) -> dict[str, str]:
    """The cells of a row as a table has them."""
    return {name: _written(row[name]) for name in row.keys() if row[name] is not None}  # noqa: SIM118


def _written(value: object) -> str:
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def _bytes(row: Mapping[str, str]) -> bytes:
    return row["text"].encode("utf-8") if "text" in row else base64.b64decode(row["base64"])


def _values(name: str, cells: Sequence[str]) -> list[str | float | None]:
    if name not in NUMBERS:
        return [cell or None for cell in cells]
    try:
        return [float(cell) if cell else None for cell in cells]
    except ValueError as error:
        remedy = "Run passmuster verify: the ledger was changed behind its back; take the latest backup."
        raise BadInput([Fault("ledger", f"the column '{name}' holds numbers", str(error), remedy)]) from error
