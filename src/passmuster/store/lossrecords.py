"""Records of a table of losses that others keep, as rows of ours, by a mapping.

The file is CSV, its cells apart by commas, semicolons or tabs, or a JSON list of records. Each record becomes one
claim, or one for each category with a number; what comes out is judged by the rules of any table of losses, and faults
name the lines of the file. Numbers are read as people write them (`aswritten`), days as they are told, a month as its
last day; a row that sums the others up is none of them. What was read so is told in a remark.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from passmuster.ledger.years import day_in_words, last_day
from passmuster.plainjson import json_value
from passmuster.store.aswritten import Written, as_written
from passmuster.store.counts import read_count
from passmuster.store.headers import with_one_header
from passmuster.store.intake import Intake
from passmuster.store.lossmap import CALENDAR, LossMap
from passmuster.store.monthcells import day_of_cells
from passmuster.store.table import Row, row_stream

__all__ = ["mapped_rows"]

USUAL: Final[Mapping[str, str]] = {"time_frame": "Cumulative", "minimum": "0", "maximum": "0"}
"""What a column holds where a mapping does not say."""
DAYS: Final = ("days", "said")
SUMS: Final = frozenset(
    {"total", "totals", "sum", "grand total", "overall", "all", "summe", "gesamt", "insgesamt", "итого", "всего",
     "разом", "усього", "somme", "suma"}
)  # fmt: skip
"""What stands where a row has no day, because it sums the others up."""
SLASHED: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T].*)?", re.ASCII)
ISO_BEGINNING: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[ T].*", re.ASCII)
MONTH: Final = re.compile(r"\d{4}-\d{2}", re.ASCII)
DECIMAL: Final = re.compile(r"\d+\.\d+", re.ASCII)
UNCLEAR: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""Twelve thousand to half the world, and twelve to the other half."""
DAY_NUMBER: Final = re.compile(r"\d{1,9}", re.ASCII)
"""A day that is counted; what has more digits is none, and is refused as it stands."""
MOST_TOLD: Final = 3
"""Cells of which a remark tells how they were read."""


@dataclass(slots=True)
class _Reader:
    """How cells are read, and which were read past what is written beside their numbers."""

    mapping: LossMap
    marked: dict[str, str] = field(default_factory=dict)
    summed: list[str] = field(default_factory=list)

    def cells(self, record: Row) -> Iterator[dict[str, str]]:
        """The claims that a record makes, as cells of a table of losses."""
        how = self.mapping
        heads = [how.columns.get("days", ""), *how.calendar.values()]
        told = [record.text(column).strip(" :").casefold() for column in heads if column]
        if sums := next((cell for cell in told if cell in SUMS), ""):
            self.summed.append(f"{record.place} ('{sums}')")
            return
        base = {**USUAL, **how.same}
        base |= {ours: self._read(record, theirs, ours) for ours, theirs in how.columns.items()}
        if how.calendar:
            day = record.text(how.columns["days"]) if "days" in how.columns else ""
            base["days"] = day_of_cells(day, *(record.text(how.calendar[part]) for part in CALENDAR))
        for column, meant in how.categories.items():
            if record.text(column):
                yield from self._claims({**base, **meant}, self._number(record, column))
        if how.categories:
            return
        if "loss_count" in how.columns and base["loss_count"]:
            yield from self._claims(base, self._number(record, how.columns["loss_count"]))
            return
        low, high = base.get("low", ""), base.get("high", "")
        if low or high:
            # Ends alone are bounds: two of them are the two ends of one range.
            yield from self._claims(base, Written(low, high) if low != high else Written(low, low))
        else:
            yield self._dated(base)

    def _claims(self, base: Mapping[str, str], written: Written) -> Iterator[dict[str, str]]:
        """The claims of one number: itself, its one end, or its two; none where nobody counted."""
        if written.low and written.low == written.high:
            yield self._dated({**base, "loss_count": written.low})
            return
        bare = {name: cell for name, cell in base.items() if name not in {"low", "high"}}
        if written.low:
            yield self._dated({**bare, "loss_count": written.low, "minimum": "1", "maximum": "0"})
        if written.high:
            yield self._dated({**bare, "loss_count": written.high, "minimum": "0", "maximum": "1"})

    def _number(self, record: Row, column: str) -> Written:
        """What a cell with a number means; itself where that is not plain, for the rules of the table to refuse."""
        text, decimal = record.text(column), self.mapping.decimal
        if not decimal and UNCLEAR.fullmatch(text):
            remedy = 'Say by decimal = "." or decimal = "," under [reading] which sign stands before decimals.'
            record.refuse(column, "a count must not be ambiguous", found=f"'{text}'", remedy=remedy)
            return Written()
        if decimal != "," and read_count(text)[0] is not None:
            return Written(text, text)
        written = as_written(text, decimal=decimal or ".")
        if written is None:
            return Written(text, text)
        found = Written(*(self._whole(end) for end in (written.low, written.high)))
        if re.sub(r"[\d.,\s]", "", text):
            self.marked.setdefault(text, found.in_words())
        return found

    def _whole(self, digits: str) -> str:
        return f"{float(digits):.0f}" if self.mapping.is_rounded and DECIMAL.fullmatch(digits) else digits

    def _read(self, record: Row, column: str, ours: str) -> str:
        """A cell of the file as a cell of ours; a count is read with what stands beside it."""
        text = record.text(column)
        if ours in DAYS:
            return self._day(text)
        if ours in {"low", "high"} and text:
            written = self._number(record, column)
            return written.low or written.high
        return text if ours == "loss_count" else self.mapping.words.get(text, text)

    def _day(self, text: str) -> str:
        """A date as YYYY-MM-DD, a month as YYYY-MM; a day counted from 0 as one counted from 1."""
        how = self.mapping
        if (match := SLASHED.fullmatch(text)) is not None:
            day, month = match.group(1, 2) if how.day_first else match.group(2, 1)
            return f"{match[3]}-{int(month):02d}-{int(day):02d}"
        if (match := ISO_BEGINNING.fullmatch(text)) is not None:
            return match[1]
        if DAY_NUMBER.fullmatch(text):
            return str(int(text) + 1 - how.first_day)
        return day_in_words(text) or text

    def _dated(self, cells: dict[str, str]) -> dict[str, str]:
        """With a month as its last day: what is told of a month so far stands at its end.

        What a month alone cost is no running total, and no frame of ours: such a month is left for the rules to refuse.
        """
        running = cells["time_frame"] == USUAL["time_frame"]
        months = [name for name in DAYS if MONTH.fullmatch(cells.get(name, "")) and (running or name == "said")]
        return cells | {name: last_day(cells[name]) for name in months}

    def tell(self, file: str, intake: Intake) -> None:
        """Leave in remarks what was read past and what was passed over."""
        if self.summed:
            intake.remark(f"{file}: rows that sum others up are no claims and were passed over: {_some(self.summed)}")
        if self.marked:
            read = [f"'{text}' as {meant}" for text, meant in self.marked.items()]
            intake.remark(f"{file}: numbers with words and marks beside them were read: {_some(read)}")


def mapped_rows(text: str, file: str, intake: Intake, mapping: LossMap) -> tuple[Row, ...]:
    """The records of a file as rows of a table of losses; empty after a fault."""
    needed = [*dict.fromkeys([*mapping.columns.values(), *mapping.calendar.values(), *mapping.categories])]
    if text.lstrip()[:1] in {"[", "{"}:
        records = _json_rows(text, file, intake, needed)
    else:
        plain, below = with_one_header(text, mapping.skip_lines, mapping.header_lines)
        # What a mapping does not name is not wanted, and needs no remark.
        rows = row_stream(plain, file, intake, required=needed, optional=(), below=below, tells_strangers=False)
        records = tuple(rows)
    reader = _Reader(mapping)
    made = tuple(Row(file, one.line, cells, intake, one.unit) for one in records for cells in reader.cells(one))
    reader.tell(file, intake)
    return made


def _some(told: Sequence[str]) -> str:
    """A few of some texts, and how many more there are."""
    more = len(told) - MOST_TOLD
    return ", ".join(told[:MOST_TOLD]) + (f", and {more:,} more" if more > 0 else "")


def _json_rows(text: str, file: str, intake: Intake, needed: Sequence[str]) -> tuple[Row, ...]:
    """Records of a JSON list; rows count from 0."""
    try:
        records = json_value(text)
    except ValueError as error:
        intake.refuse(file, "the file must be valid JSON", found=str(error), remedy="Give a list of records.")
        return ()
    if not (isinstance(records, list) and all(isinstance(one, dict) for one in records)):
        remedy = 'Give the list itself, as [{"date": "2022-02-25", "tank": 80}].'
        intake.refuse(file, "the file must be a list of records", found=type(records).__name__, remedy=remedy)
        return ()
    rows = [
        Row(file, at, {str(name).casefold(): _text(value) for name, value in one.items()}, intake, "row")
        for at, one in enumerate(records)
    ]
    missing = [name for name in needed if rows and not any(name in row.cells for row in rows)]
    for name in missing:
        intake.refuse(file, f"no record has a '{name}'", remedy="Correct the mapping.")
    return () if missing else tuple(rows)


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return ""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value).strip()
