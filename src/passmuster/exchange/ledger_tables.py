"""What stands on record as a table for other programs: Parquet, or an SQLite file that Datasette opens.

Numbers are numbers, days are ISO texts, and every other cell is as a case's own tables have it. Unlike the ledger, an
SQLite file of these tables may be changed at will: it is a copy for looking at. A Parquet file holds one table, which
is that of claims; the others stand beside it as JSON in the file's own key-value metadata, which programs of data
frames pass over.
"""

import base64
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from passmuster.errors import BadInput, Fault
from passmuster.exchange.carried import FolderContent
from passmuster.exchange.unread import told_of
from passmuster.plainfile import LARGEST_IMPORT
from passmuster.plainjson import json_value

__all__ = ["CASE_TABLE", "CLAIM_TABLE", "NUMBERS", "Rows", "content_of_parquet", "content_of_sqlite", "write_parquet",
           "write_sqlite"]  # fmt: skip

Rows = Mapping[str, Sequence[str]]
"""Column to its cells, all of one length, empty where nothing is said."""

CASE_TABLE: Final = "case_file"
"""The table that holds the text of the case file."""

CLAIM_TABLE: Final = "claim"

BESIDE: Final = b"passmuster"
"""The key of a Parquet file's metadata under which the other tables stand."""

MOST_ROWS: Final = 10_000_000
"""Of a Parquet file that is read: rows that repeat take next to no room in it, and much when they are read."""

NUMBERS: Final = frozenset({"low", "high", "point", "score"})
"""Columns that hold numbers."""


def write_parquet(path: Path, tables: Mapping[str, Rows]) -> None:
    """The table of claims as Parquet, and the others beside it.

    Raises
    ------
    BadInput
        If pyarrow is not installed.
    """
    pyarrow, parquet = _pyarrow("form")
    rows = tables[CLAIM_TABLE]
    kinds = {name: pyarrow.float64() if name in NUMBERS else pyarrow.string() for name in rows}
    columns = {name: pyarrow.array(_values(name, cells), kinds[name]) for name, cells in rows.items()}
    others = {name: others for name, others in tables.items() if name != CLAIM_TABLE}
    beside = {BESIDE: json.dumps(others, ensure_ascii=False).encode("utf-8")}
    # pyarrow opens no file whose name is no UTF-8.
    with path.open("wb") as file:
        parquet.write_table(pyarrow.table(columns, metadata=beside), file)


def content_of_parquet(path: Path) -> FolderContent:
    """The plain folder of a Parquet file that `write_parquet` wrote.

    Raises
    ------
    BadInput
        If pyarrow is not installed, or the file is another one or too large.
    """
    pyarrow, parquet = _pyarrow("source")
    try:
        with parquet.ParquetFile(path, thrift_string_size_limit=LARGEST_IMPORT) as file:
            _check_size(file.metadata)
            beside = json_value(file.schema_arrow.metadata[BESIDE])
            rows = file.read().to_pylist()
        (text,) = beside[CASE_TABLE]["text"]
        claims, events, reports = (
            [_cells(row) for row in told] for told in (rows, _records(beside["event"]), _records(beside["report"]))
        )
        documents = [(row["file"], _bytes(row)) for row in reports]
        return FolderContent(case_text=text, claims=claims, events=events, documents=documents)
    except (pyarrow.ArrowException, OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        rule = "a Parquet file is imported that passmuster export --to parquet wrote"
        raise BadInput([Fault(str(path), rule, told_of(error), "Export it again, or import a case folder.")]) from None


def _pyarrow(argument: str) -> tuple[ModuleType, ModuleType]:
    """pyarrow and its part for Parquet, which nothing else of passmuster needs."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        rule = "Parquet needs pyarrow"
        raise BadInput([Fault.of_argument(argument, rule, "not installed", "pip install pyarrow")]) from error
    return pyarrow, parquet


def _check_size(told: Any) -> None:
    """Refuse what would not fit into memory, by what the file says of itself."""
    size = sum(told.row_group(place).total_byte_size for place in range(told.num_row_groups))
    if told.num_rows > MOST_ROWS or size > LARGEST_IMPORT:
        raise ValueError(f"{told.num_rows:,} rows of {size:,} bytes, and it is read up to {MOST_ROWS:,} rows and 1 GiB")


def _records(rows: Rows) -> Iterable[dict[str, str | None]]:
    """The rows of a table that is kept column by column, empty cells as None."""
    columns = list(rows)
    for cells in zip(*rows.values(), strict=True):
        yield {name: cell or None for name, cell in zip(columns, cells, strict=True)}


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


def _cells(row: sqlite3.Row | Mapping[str, Any]) -> dict[str, str]:
    """The filled cells of a row as a table has them."""
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
