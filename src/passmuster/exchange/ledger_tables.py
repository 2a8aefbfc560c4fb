"""What stands on record as a table for other programs: Parquet, or an SQLite file that Datasette opens.

Numbers are numbers, days are ISO texts, and every other cell is as a case's own tables have it. Unlike the ledger, an
SQLite file of these tables may be changed at will: it is a copy for looking at.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault

__all__ = ["NUMBERS", "Rows", "write_parquet", "write_sqlite"]

Rows = Mapping[str, Sequence[str]]
"""Column to its cells, all of one length, empty where nothing is said."""

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


def _values(name: str, cells: Sequence[str]) -> list[str | float | None]:
    if name in NUMBERS:
        return [float(cell) if cell else None for cell in cells]
    return [cell or None for cell in cells]
