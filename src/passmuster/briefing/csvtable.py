"""Rows as CSV: one header, fields in double quotes only where they need them, lines that end in a newline."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from passmuster.briefing.json.document import plain_value
from passmuster.plaintext import table_cell

__all__ = ["csv_lines", "csv_text", "reading_csv"]

READING_COLUMNS: Final = (
    *("kind", "document", "claimant", "claimant_group", "relay", "quantity", "subject", "low", "high", "point"),
    *("bound", "mode", "time", "source_actor", "target_actor", "event", "event_mode", "score", "status", "cue"),
    *("start", "end", "rule"),
)
"""Columns of what was read in documents; the other forms hold every field."""


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The header, then a line for each row; what a row does not have is blank, and columns not named are left out.

    Numbers are written as JSON writes them, to six significant digits; texts so that no spreadsheet works them out.
    """
    yield _line(columns)
    for row in rows:
        yield _line([_cell(row.get(name)) for name in columns])


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """The whole table, its columns those of the first row; empty without rows."""
    return "".join(csv_lines(list(rows[0]), rows)) if rows else ""


def reading_csv(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Claims and events under one header; each leaves blank what it has not, and a span takes two columns."""
    return csv_lines(READING_COLUMNS, map(_with_span, rows))


def _with_span(row: Mapping[str, Any]) -> dict[str, Any]:
    start, end = row["span"]
    return {**row, "relay": "; ".join(row.get("relay", ())), "start": start, "end": end}


def _cell(value: Any) -> Any:
    plain = plain_value(value)
    return table_cell(plain) if isinstance(plain, str) else plain


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
