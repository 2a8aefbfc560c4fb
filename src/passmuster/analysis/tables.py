"""Tables: what a result holds as columns of equal length, for eyes and for any library of data frames.

A table is long and tidy: one row a number, its level in the name of the column (`q05`, `median`, `q95`), so that
pandas, polars and Arrow can all take it as it stands. None of them is required; a table is itself a sequence of rows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from html import escape
from importlib.util import find_spec
from typing import Any, Final

from passmuster.errors import BadInput, Fault
from passmuster.plaintext import harmless

__all__ = ["LIBRARIES", "Row", "Table"]

Column = Any
"""Values of one column: a tuple, or an array of NumPy where they are many."""

Row = dict[str, Any]
"""Column name to value: text, whole number, number, truth value, `datetime.date`, or None."""

LIBRARIES: Final = {"pandas": "pandas", "polars": "polars", "arrow": "pyarrow"}
"""Name of a library of data frames to the package that has it, in the order in which one is looked for."""

SHOWN_ROWS: Final = 30
"""Rows that a notebook or a terminal shows of a table; its length is said below."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Columns by name, all of one length.

    Parameters
    ----------
    name
        What the rows are, in a word or two.
    columns
        Column name to its values; text, numbers, `datetime.date` or None.
    key
        The column that names a row, for `table["k097"]`; empty where none does.
    drawn
        Gives the draws behind the numbers as a table; None where a table has none.
    charted
        Draws the table with a library of charts; None where a table has no chart.
    """

    name: str
    columns: Mapping[str, Column]
    key: str = ""
    drawn: "Callable[[Table], Table] | None" = field(default=None, repr=False)
    charted: "Callable[[Table, str], Any] | None" = field(default=None, repr=False)

    @classmethod
    def of_rows(cls, name: str, rows: Sequence[Row], columns: Sequence[str], **rest: Any) -> "Table":
        """A table of rows that all have these columns; without rows it still has its columns."""
        return cls(name, {column: tuple(_plain(row[column]) for row in rows) for column in columns}, **rest)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def __iter__(self) -> Iterator[Row]:
        for values in zip(*self.columns.values(), strict=True):
            yield dict(zip(self.columns, values, strict=True))

    def __getitem__(self, name: str) -> Any:
        """The values of a column, or the row of that name where rows have one."""
        if name in self.columns:
            return self.columns[name]
        if self.key and name in self.columns[self.key]:
            place = self.columns[self.key].index(name)
            return {column: values[place] for column, values in self.columns.items()}
        known = [*self.columns, *(map(str, self.columns[self.key][:3]) if self.key else ())]
        raise KeyError(f"{self.name}: no column or row '{name}'; there are {', '.join(known)}")

    def where(self, **wanted: Any) -> "Table":
        """The rows whose columns hold these values; a list, tuple or set admits any of its members.

        Raises
        ------
        BadInput
            When there is no such column.
        """
        faults = [
            Fault.of_argument(name, f"a table of {self.name} is filtered by its columns", f"'{name}'",
                              f"It has {', '.join(self.columns)}.")
            for name in wanted if name not in self.columns
        ]  # fmt: skip
        if faults:
            raise BadInput(faults)
        admits = {name: _members(value) for name, value in wanted.items()}
        kept = [place for place, row in enumerate(self) if all(row[name] in admits[name] for name in admits)]
        columns = {name: tuple(values[place] for place in kept) for name, values in self.columns.items()}
        return Table(self.name, columns, self.key, self.drawn, self.charted)

    def to_dicts(self) -> list[Row]:
        """The rows, one dict each."""
        return list(self)

    def frame(self, library: str | None = None) -> Any:
        """The table as a data frame of `pandas`, `polars` or `arrow`; of the first of them that is installed if None.

        Raises
        ------
        BadInput
            When the library is unknown or not installed, or none is.
        """
        return _framed(self.columns, _library(library))

    def draws(self, library: str | None = None) -> Any:
        """The draws behind the numbers as a data frame: `draw, date, subject, quantity, value` and more, a row a draw.

        Rows of one `draw` belong together whatever they count: they come from one path, so that sums, ratios and
        differences of quantities may be taken draw by draw.

        Raises
        ------
        BadInput
            When this table has no draws behind it, or as for `frame`.
        """
        if self.drawn is None:
            rule = f"a table of {self.name} has no draws behind it"
            raise BadInput([Fault.of_argument("draws", rule, remedy="Ask a table of estimates, or use `to_datatree`.")])
        chosen = _library(library)
        return _framed(self.drawn(self).columns, chosen)

    def plot(self, engine: str = "altair") -> Any:
        """A chart of the table, `altair` or `matplotlib`; what is drawn are the table's own numbers.

        Raises
        ------
        BadInput
            When this table has no chart, or the library is unknown or not installed.
        """
        if self.charted is None:
            rule = f"a table of {self.name} has no chart"
            raise BadInput([Fault.of_argument("plot", rule, remedy="Plot a table of estimates, or take its frame.")])
        return self.charted(self, engine)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table for whatever takes Arrow streams; needs pyarrow."""
        return _framed(self.columns, _library("arrow")).__arrow_c_stream__(requested_schema)

    def __str__(self) -> str:
        shown = [[_cell(value) for value in row.values()] for row, _ in zip(self, range(SHOWN_ROWS), strict=False)]
        widths = [max(map(len, column)) for column in zip(list(self.columns), *shown, strict=True)]
        lines = [list(self.columns), *shown]
        padded = [[cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in lines]
        return "\n".join([*("  ".join(line).rstrip() for line in padded), f"({len(self):,} rows)"])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        shown = [row for row, _ in zip(self, range(SHOWN_ROWS), strict=False)]
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(_cell(value))}</td>' for value in row.values())}</tr>" for row in shown
        )
        count = f"<caption>{escape(self.name)}, {len(self):,} rows</caption>"
        return f"<table>{count}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _plain(value: Any) -> Any:
    """A word of a closed set as the text that it is."""
    return str(value) if isinstance(value, StrEnum) else value


def _members(value: Any) -> Sequence[Any] | set[Any] | frozenset[Any]:
    return value if isinstance(value, list | tuple | set | frozenset) else (value,)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    return value.isoformat() if isinstance(value, date) else harmless(str(value))


# Libraries of data frames -------------------------------------------------------------------------------------------


def _library(named: str | None) -> str:
    """The library asked for, or the first that is installed."""
    installed = [name for name, package in LIBRARIES.items() if find_spec(package) is not None]
    if named is None:
        if not installed:
            rule = "a data frame needs pandas, polars or pyarrow"
            raise BadInput([Fault.of_argument("library", rule, "none of them installed", "pip install pandas")])
        return installed[0]
    if named not in LIBRARIES:
        remedy = f"Ask for {', '.join(LIBRARIES)}."
        raise BadInput([Fault.of_argument("library", "a library of data frames", f"'{named}'", remedy)])
    if named not in installed:
        remedy = f"pip install {LIBRARIES[named]}"
        raise BadInput([Fault.of_argument("library", f"{named} must be installed", "no such package", remedy)])
    return named


def _framed(columns: Mapping[str, Column], library: str) -> Any:
    if library == "polars":
        import polars

        return polars.DataFrame(dict(columns))
    if library == "arrow":
        import pyarrow

        return pyarrow.table(dict(columns))
    import pandas

    frame = pandas.DataFrame(dict(columns))
    for name, values in columns.items():
        if any(isinstance(value, date) for value in values[:1]):
            frame[name] = pandas.to_datetime(frame[name])
    return frame
