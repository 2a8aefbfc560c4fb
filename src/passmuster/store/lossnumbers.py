"""Numbers of a table of losses that others keep, as people write them there, to counts.

What stands beside a number is read past and told (`aswritten`). Two things a whole file has in common, the sign before
decimals and whether estimates have decimals at all, are for the mapping to say: where it does not, they are refused
once, with the line to add, and not once a cell. So is a column whose name speaks of thousands.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from passmuster.store.aswritten import Written, as_written
from passmuster.store.counts import read_count
from passmuster.store.intake import Intake
from passmuster.store.table import Row

__all__ = ["NumberReader", "speaks_of_thousands"]

DECIMAL: Final = re.compile(r"\d+\.\d+", re.ASCII)
UNCLEAR: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""Twelve thousand to half the world, and twelve to the other half."""

AMBIGUOUS: Final = (
    "a count must not be ambiguous",
    'Say by decimal = "." or decimal = "," under [reading] which sign stands before decimals.',
)
COMMA: Final = ("a count must be a number", 'Say decimal = "," under [reading] if the comma stands before decimals.')
WHOLE: Final = ("counts are whole numbers", "Say whole = true under [reading], and decimals of estimates are rounded.")
THOUSANDS: Final = re.compile(
    r"\bthousands?\b|(?:^|[ (,'])000s?\b|\(k\)|\bтыс\b|\bтисяч|\btsd\b|\btausend|\bmilliers\b"
)
"""In the name of a column, in small letters: its numbers are thousands."""
MEANT: Final = (
    "a count must not be ambiguous",
    "Say times = 1000 under [reading] if its numbers are thousands, and times = 1 if they are not.",
)

Refusal = tuple[str, str]
"""The rule that is broken, and the way out."""


@dataclass(slots=True)
class NumberReader:
    """How numbers are read, which were read past what is written beside them, and which cannot be.

    `decimal` is the sign before decimals, empty where nobody says; `times` what numbers of all columns are multiplied
    by, None where nobody says, and `times_of` what those of one are. `marked` are cells, each with what it was read as.
    """

    decimal: str
    is_rounded: bool
    times: int | None = None
    times_of: Mapping[str, int] = field(default_factory=dict)
    marked: dict[str, str] = field(default_factory=dict, init=False)
    _refused: dict[Refusal, list[tuple[Row, str]]] = field(default_factory=dict, init=False)

    def read(self, record: Row, column: str) -> Written:
        """What a cell means; itself where that is not plain, for the rules of the table; nothing after a refusal."""
        text = record.text(column)
        times = self.times_of.get(column, self.times)
        if (refusal := self._why_not(text, column, times)) is not None:
            self._refused.setdefault(refusal, []).append((record, column))
            return Written()
        if self.decimal != "," and times in {None, 1} and read_count(text)[0] is not None:
            return Written(text, text)
        written = as_written(text, decimal=self.decimal or ".")
        if written is None:
            return Written(text, text)
        low, high = (self._whole(end) for end in _ends(written, times))
        found = Written(low, high)
        if re.sub(r"[\d.,\s]", "", text):
            self.marked.setdefault(text, found.in_words())
        return found

    def refuse(self, intake: Intake) -> None:
        """Put on record what the mapping must say, each once, with the first cell that asks for it."""
        for (rule, remedy), cells in self._refused.items():
            record, column = cells[0]
            more = f", and {len(cells) - 1:,} more" if len(cells) > 1 else ""
            intake.refuse(
                record.file, rule, found=f"'{record.text(column)}'{more}", remedy=remedy, row=record.line,
                column=column, unit=record.unit,
            )  # fmt: skip

    def _why_not(self, text: str, column: str, times: int | None) -> Refusal | None:
        """Why a cell cannot be read before the mapping says more."""
        if times is None and speaks_of_thousands(column):
            return MEANT
        if not self.decimal and UNCLEAR.fullmatch(text):
            return AMBIGUOUS
        written = as_written(text, decimal=self.decimal or ".")
        if not self.decimal and written is None and as_written(text, decimal=",") is not None:
            return COMMA
        has_decimals = any(map(DECIMAL.fullmatch, _ends(written, times)))
        return WHOLE if has_decimals and not self.is_rounded else None

    def _whole(self, digits: str) -> str:
        return f"{float(digits):.0f}" if self.is_rounded and DECIMAL.fullmatch(digits) else digits


def _ends(written: Written | None, times: int | None) -> Iterator[str]:
    """Both ends of what is written, as often as its column means them."""
    ends = () if written is None else (written.low, written.high)
    return (_multiplied(end, times) if end and times not in {None, 1} else end for end in ends)


def _multiplied(digits: str, times: int | None) -> str:
    """Exactly, and without the noughts behind the point that nobody wrote."""
    number = f"{Decimal(digits) * (times or 1):f}"
    return number.rstrip("0").rstrip(".") if "." in number else number


def speaks_of_thousands(column: str) -> bool:
    """Whether the name of a column says that its numbers are thousands.

    >>> speaks_of_thousands("Killed (thousands)"), speaks_of_thousands("Потери, тыс."), speaks_of_thousands("Killed")
    (True, True, False)
    """
    return THOUSANDS.search(column.casefold()) is not None
