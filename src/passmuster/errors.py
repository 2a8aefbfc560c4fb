"""What can go wrong, as one small tree.

    PassmusterError
    ├── BadInput        the input or the call is wrong; carries every fault found (exit status 2)
    └── FitFailed       inference did not reach a usable posterior (exit status 3)

A `Fault` names the thing, the rule, what was found and the way out. Faults are values, so a reader can
collect all of them before anything is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from passmuster.plaintext import harmless

__all__ = ["MOST_TOLD", "BadInput", "Fault", "FitFailed", "PassmusterError"]

MOST_TOLD: Final = 100
"""Faults of one input that are told; whoever has mended a hundred will ask again. The others are counted."""

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
        """A line for each fault, and one that counts those that are not told."""
        return [*map(str, self.faults), *([f"and {self.more:,} more"] if self.more else [])]


class FitFailed(PassmusterError):
    """Inference did not reach a usable posterior; the message says what was tried and what to try next."""
