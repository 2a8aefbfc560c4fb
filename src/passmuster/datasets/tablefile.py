"""Opens a table, shipped or given, and refuses what is no such table; cells are judged by whoever reads them."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from passmuster.errors import BadInput, Fault

__all__ = ["rows_of", "table_text"]


def table_text(file: Path) -> str:
    """The text of a table in a file; BadInput when it cannot be opened or is not text."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        rule, remedy = "the table must be a readable UTF-8 file", "Check the path and the encoding."
        raise BadInput([Fault(str(file), rule, str(problem), remedy)]) from problem


def rows_of(text: str, name: str, required: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a table as cells by column, blanks around them cut; a cell that is not there is empty.

    `name` is what error messages call the table. BadInput names every missing one of the `required` columns.
    """
    reader = csv.DictReader(io.StringIO(text))
    columns = reader.fieldnames or ()
    remedy = "Add it; leave cells empty where not known."
    missing = [
        Fault(name, f"the table needs a column '{column}'", "none", remedy)
        for column in required
        if column not in columns
    ]
    if missing:
        raise BadInput(missing)
    return [{column: (row.get(column) or "").strip() for column in columns} for row in reader]
