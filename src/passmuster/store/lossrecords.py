"""Records of a table of losses that others keep, as rows of ours, by a mapping.

The file is CSV, its cells apart by commas, semicolons or tabs, or a JSON list of records. Each record becomes one
claim, or one for each category with a number; what comes out is judged by the rules of any table of losses, and faults
name the lines of the file. Numbers are read as people write them (`aswritten`), days as they are told, a month as its
last day; a row that sums the others up is none of them. What was read so is told in a remark.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from passmuster.ledger.years import last_day
from passmuster.store.aswritten import Written
from passmuster.store.headers import with_one_header
from passmuster.store.intake import Intake
from passmuster.store.jsonrecords import is_json, json_rows
from passmuster.store.lossdays import DayReader, day_comes_first
from passmuster.store.lossmap import CALENDAR, LossMap
from passmuster.store.lossnumbers import NumberReader
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
MONTH: Final = re.compile(r"\d{4}-\d{2}", re.ASCII)
MOST_TOLD: Final = 3
"""Cells of which a remark tells how they were read."""


@dataclass(slots=True)
class _Reader:
    """How cells are read, and which rows are none because they sum others up."""

    mapping: LossMap
    days: DayReader
    numbers: NumberReader
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
                yield from self._claims({**base, **meant}, self.numbers.read(record, column))
        if how.categories:
            return
        if "loss_count" in how.columns and base["loss_count"]:
            yield from self._claims(base, self.numbers.read(record, how.columns["loss_count"]))
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

    def _read(self, record: Row, column: str, ours: str) -> str:
        """A cell of the file as a cell of ours; a count is read with what stands beside it."""
        text = record.text(column)
        if ours in DAYS:
            return self.days.read(text)
        if ours in {"low", "high"} and text:
            written = self.numbers.read(record, column)
            return written.low or written.high
        return text if ours == "loss_count" else self.mapping.words.get(text, text)

    def _dated(self, cells: dict[str, str]) -> dict[str, str]:
        """With a month as its last day: what is told of a month so far stands at its end.

        What a month alone cost is no running total, and no frame of ours: such a month is left for the rules to refuse.
        """
        running = cells["time_frame"] == USUAL["time_frame"]
        months = [name for name in DAYS if MONTH.fullmatch(cells.get(name, "")) and (running or name == "said")]
        return cells | {name: last_day(cells[name]) for name in months}

    def tell(self, file: str, intake: Intake) -> None:
        """Leave in remarks what was read past and what was passed over, and refuse what the mapping must say."""
        self.numbers.refuse(intake)
        for remark in self.days.remarks():
            intake.remark(f"{file}: {remark}")
        if self.summed:
            intake.remark(f"{file}: rows that sum others up are no claims and were passed over: {_some(self.summed)}")
        if marked := self.numbers.marked:
            read = [f"'{text}' as {meant}" for text, meant in marked.items()]
            intake.remark(f"{file}: numbers with words and marks beside them were read: {_some(read)}")


def mapped_rows(text: str, file: str, intake: Intake, mapping: LossMap, day_one: date) -> tuple[Row, ...]:
    """The records of a file as rows of a table of losses; empty after a fault.

    `day_one` tells the century of years that are written with two digits.
    """
    needed = [*dict.fromkeys([*mapping.columns.values(), *mapping.calendar.values(), *mapping.categories])]
    if is_json(text):
        records = json_rows(text, file, intake, needed)
    else:
        plain, below = with_one_header(text, mapping.skip_lines, mapping.header_lines)
        # What a mapping does not name is not wanted, and needs no remark.
        rows = row_stream(plain, file, intake, required=needed, optional=(), below=below, tells_strangers=False)
        records = tuple(rows)
    dated = (one.text(mapping.columns[name]) for one in records for name in DAYS if name in mapping.columns)
    day_first = day_comes_first(dated) if mapping.day_first is None else mapping.day_first
    days = DayReader(day_first, mapping.first_day, day_one)
    reader = _Reader(mapping, days, NumberReader(mapping.decimal, mapping.is_rounded, mapping.times, mapping.times_of))
    made = tuple(Row(file, one.line, cells, intake, one.unit) for one in records for cells in reader.cells(one))
    reader.tell(file, intake)
    return made


def _some(told: Sequence[str]) -> str:
    """A few of some texts, and how many more there are."""
    more = len(told) - MOST_TOLD
    return ", ".join(told[:MOST_TOLD]) + (f", and {more:,} more" if more > 0 else "")
