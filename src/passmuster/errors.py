"""What can go wrong, as one small tree.

    PassmusterError
    ├── BadInput        the input or the call is wrong; carries every fault found (exit status 2)
    └── FitFailed       inference did not reach a usable posterior (exit status 3)

A `Fault` names the thing, the rule, what was found and the way out. Faults are values, so a reader can
collect all of them before anything is refused.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from passmuster.plaintext import harmless

__all__ = ["MOST_TOLD", "BadInput", "Fault", "FitFailed", "PassmusterError", "told_together"]

MOST_TOLD: Final = 100
"""Faults of one input that are told; whoever has mended a hundred will ask again. The others are counted."""

MOST_ROWS: Final = 10
"""Rows that are listed behind a fault that they share."""

LONGEST_FOUND: Final = 500
"""Characters of what was found that a fault shows; a cell may hold a megabyte."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input: where, which rule, what was found, and what to do.

    `row` counts lines of the file from 1, the header being line 1, or, where `unit` says so, rows of a data frame from
    0. Empty strings and None mean "not applicable".
    Where the call itself is wrong, `file` is the argument, `is_argument` is true, and the remedy names arguments as
    they are written in Python between backticks, so that a door with another spelling can put its own.
    """

    file: str
    rule: str
    found: str = ""
    remedy: str = ""
    row: int | None = None
    column: str = ""
    is_argument: bool = False
    unit: str = "line"

    @classmethod
    def of_argument(cls, name: str, rule: str, found: str = "", remedy: str = "") -> "Fault":
        """An argument of a call that breaks a rule."""
        return cls(name, rule, found, remedy, is_argument=True)

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", {self.unit} {self.row}"
        if self.column:
            place += f", column '{self.column}'"
        found = f"; found {_shortened(self.found)}" if self.found else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return harmless(f"{place}: {self.rule}{found}.{remedy}")


def _shortened(found: str) -> str:
    """What was found, its beginning and its length where a page would not hold it."""
    return found if len(found) <= LONGEST_FOUND else f"{found[:LONGEST_FOUND]}… ({len(found):,} characters)"


def told_together(faults: Iterable[Fault]) -> list[str]:
    """A line for each fault; those that differ in nothing but their row are told once, with the rows.

    >>> told_together([Fault("a.csv", "no", row=4), Fault("a.csv", "so"), Fault("a.csv", "no", row=7)])
    ['a.csv, line 4: no. The same on line 7.', 'a.csv: so.']
    """
    alike: dict[Fault, list[Fault]] = {}
    for fault in faults:
        alike.setdefault(replace(fault, row=None), []).append(fault)
    return [f"{first}{_also(_by_row(first, others))}" for first, *others in alike.values()]


def _also(others: Sequence[Fault]) -> str:
    """On which further rows a fault was found."""
    if not others or others[0].row is None:
        return ""
    shown = ", ".join(str(fault.row) for fault in others[:MOST_ROWS])
    more = f" and {len(others) - MOST_ROWS} more" if len(others) > MOST_ROWS else ""
    preposition = "in" if others[0].unit == "entry" else "on"
    return f" The same {preposition} {_plural(others)} {shown}{more}."


def _by_row(first: Fault, others: Sequence[Fault]) -> list[Fault]:
    """One fault of each further row: a row that is read as several has its fault several times."""
    return list({fault.row: fault for fault in reversed(others) if fault.row != first.row}.values())[::-1]


def _plural(rows: Sequence[Fault]) -> str:
    unit = rows[0].unit
    if len(rows) == 1:
        return unit
    return "entries" if unit == "entry" else f"{unit}s"


class PassmusterError(Exception):
    """Root of every error that passmuster raises on purpose; its words drive no terminal, whoever wrote the input."""

    def __str__(self) -> str:
        return "\n".join(map(harmless, super().__str__().split("\n")))


class BadInput(PassmusterError):
    """The input or the call is wrong. `faults` holds everything that was found, not only the first.

    After the first hundred they are only counted, in `more`.
    """

    def __init__(self, faults: Sequence[Fault], more: int = 0) -> None:
        self.faults = tuple(faults[:MOST_TOLD])
        self.more = more + max(0, len(faults) - MOST_TOLD)
        super().__init__("\n".join(self.told()))

    def told(self) -> list[str]:
        """A line for each fault, those that differ in their row alone in one, and one that counts what is not told."""
        return [*told_together(self.faults), *([f"and {self.more:,} more"] if self.more else [])]


class FitFailed(PassmusterError):
    """Inference did not reach a usable posterior; the message says what was tried and what to try next."""
