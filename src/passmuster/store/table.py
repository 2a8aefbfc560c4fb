"""CSV tables by column name: text to rows and rows to text.

The dialect is RFC 4180: commas, double quotes, a header line; where that has more semicolons or tabs than commas, they
stand between the cells. Columns come in any order and are found by name, letter case aside. What a cell holds is data,
whatever it looks like: nothing is evaluated or completed.
What a spreadsheet would take for a formula is written behind an apostrophe, which is taken away on reading.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from passmuster.ledger.nearest import nearest, quoted_list
from passmuster.plaintext import guarded, unguarded
from passmuster.store.intake import Intake

__all__ = ["Row", "cells_of", "delimiter_of", "header_holds", "lines_of", "row_stream", "rows_of", "write_table"]


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table: its cells by column name, stripped of surrounding blanks, and where it stands.

    `line` counts lines of a file from 1, the header being the first, or, where `unit` is "row", rows of a data frame
    from 0.
    """

    file: str
    line: int
    cells: Mapping[str, str]
    intake: Intake
    unit: str = "line"

    @property
    def place(self) -> str:
        """Where it stands, in words: "line 4"."""
        return f"{self.unit} {self.line}"

    def text(self, column: str) -> str:
        """The cell, empty when the column is missing."""
        return self.cells.get(column, "")

    def refuse_header(self, rule: str, *, remedy: str) -> None:
        """Put a fault of the table's columns on record."""
        self.intake.refuse(self.file, rule, remedy=remedy, row=1 if self.unit == "line" else None)

    def refuse(self, column: str, rule: str, *, found: str = "", remedy: str = "") -> None:
        """Put a fault of this row on record."""
        self.intake.refuse(self.file, rule, found=found, remedy=remedy, row=self.line, column=column, unit=self.unit)


def rows_of(
    text: str, file: str, intake: Intake, *, required: Sequence[str], optional: Sequence[str]
) -> tuple[Row, ...]:
    """The records of a CSV table; empty after a fault of the header.

    Blank lines are passed over. A record with more or fewer cells than the header is a fault: a comma inside a cell
    was not quoted, or the file was cut. Columns that are not known are passed over with a remark.
    """
    return tuple(row_stream(text, file, intake, required=required, optional=optional))


def row_stream(
    text: str,
    file: str,
    intake: Intake,
    *,
    required: Sequence[str],
    optional: Sequence[str],
    below: int = 0,
    tells_strangers: bool = True,
) -> Iterator[Row]:
    """The records of a CSV table one by one, as `rows_of` has them.

    `below` is how many lines of a longer table stand between its header and this piece of it; `tells_strangers` whether
    columns that are not known leave a remark.
    """
    records = _records(text, file, intake, below)
    header = next(records, None)
    if header is None:
        remedy = f"Begin with a header line: {','.join(required)}."
        intake.refuse(file, "a table must have a header line", found="an empty file", remedy=remedy)
        return
    names = [name.strip().casefold() for name in header[1]]
    if not header_holds(names, file, intake, required, optional, row=1, tells_strangers=tells_strangers):
        return
    known = {*required, *optional}
    for line, record in records:
        if _record_holds(record, names, file, line, intake):
            yield Row(file, line, cells_of(names, record, known), intake)


def delimiter_of(header: str) -> str:
    r"""What stands between the cells of a header line: commas, or, where there are more of them, semicolons or tabs.

    Spreadsheets write semicolons where the comma is the decimal sign, and call that CSV as well.

    >>> delimiter_of("a,b;c"), delimiter_of('a;"b,c,d"'), delimiter_of("a\tb")
    (',', ';', '\t')
    """
    bare = QUOTED.sub("", header)
    return max(",;\t", key=bare.count)


QUOTED: Final = re.compile(r'"[^"]*"')
LINE: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text with what ends them, one by one: no copy is made of a text of gigabytes."""
    return (line[0] for line in LINE.finditer(text))


def _records(text: str, file: str, intake: Intake, below: int) -> Iterator[tuple[int, list[str]]]:
    """Records that are not blank, each with the number of the line on which it begins."""
    reader = csv.reader(lines_of(text), delimiter=delimiter_of(next(lines_of(text), "")), strict=True)
    line = 1
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            remedy = 'Put cells with commas, quotes or line breaks in double quotes, and double the quotes within: "".'
            intake.refuse(file, "the table must be well-formed CSV", found=str(error), remedy=remedy, row=line)
            return
        if any(cell.strip() for cell in record):
            yield line, record
        line = reader.line_num + 1 + below


def header_holds(
    names: Sequence[str],
    file: str,
    intake: Intake,
    required: Sequence[str],
    optional: Sequence[str],
    *,
    row: int | None,
    tells_strangers: bool = True,
) -> bool:
    """True when every required column is there and no known one twice; otherwise faults are on record, of this row."""
    known = (*required, *optional)
    before = intake.n_faults
    strangers = [name for name in names if name and name not in known]
    missing = [name for name in required if name not in names]
    for name in missing:
        remedy = _way_to_column(name, strangers)
        intake.refuse(file, f"column '{name}' is required", found=_header_words(names), remedy=remedy, row=row)
    for name in dict.fromkeys(name for name in names if name in known and names.count(name) > 1):
        remedy = "Keep one of them."
        intake.refuse(
            file,
            f"a column must be named once, '{name}' is there {names.count(name)} times",
            remedy=remedy,
            row=row,
            column=name,
        )
    for name in dict.fromkeys(strangers if tells_strangers else ()):
        guess = nearest(name, [word for word in known if word not in names])
        hint = f" (did you mean '{guess}'?)" if guess else ""
        intake.remark(f"{file}: column '{name}' is not known and was not kept{hint}")
    return intake.n_faults == before


def _way_to_column(name: str, strangers: Sequence[str]) -> str:
    """How to come by a missing column: a misspelt header, or a new column."""
    guess = nearest(name, strangers)
    return f"Rename '{guess}' to '{name}'." if guess else f"Add the column '{name}'."


def _header_words(names: Sequence[str]) -> str:
    """The header as it was found, for a message."""
    return f"the columns {quoted_list(names)}"


def _record_holds(record: Sequence[str], names: Sequence[str], file: str, line: int, intake: Intake) -> bool:
    """True when a record has as many cells as the header; otherwise a fault is on record."""
    if len(record) == len(names):
        return True
    remedy = (
        "Quote cells that hold commas." if len(record) > len(names) else "Was the file cut? Empty cells need a comma."
    )
    intake.refuse(
        file,
        f"a row must have {len(names)} cells like the header",
        found=f"{len(record)} cells",
        remedy=remedy,
        row=line,
    )
    return False


def cells_of(names: Sequence[str], record: Sequence[str], known: set[str]) -> dict[str, str]:
    """Cells of the known columns by name."""
    return {name: unguarded(cell.strip()) for name, cell in zip(names, record, strict=True) if name in known}


def write_table(columns: Sequence[str], records: Iterable[Sequence[str]]) -> str:
    r"""CSV text of a header and records, lines ended by ``\n``; `rows_of` reads the same cells back."""
    return "".join(",".join(map(_quoted, record)) + "\n" for record in (columns, *records))


def _quoted(cell: str) -> str:
    """A cell that no spreadsheet works out, in quotes where it needs them.

    The standard library's writer leaves a lone carriage return unquoted on Python 3.11, and its own reader then
    breaks the row there.
    """
    cell = guarded(cell)
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell
