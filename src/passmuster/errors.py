"""What can go wrong, as one small tree.

    PassmusterError
    ├── BadInput        the input or the call is wrong; carries every fault found (exit status 2)
    └── FitFailed       inference did not reach a usable posterior (exit status 3)

A `Fault` names the thing, the rule, what was found and the way out. Faults are values, so a reader can
collect all of them before anything is refused.
"""

from dataclasses import dataclass

__all__ = ["BadInput", "Fault", "FitFailed", "PassmusterError"]


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
        found = f"; found {self.found}" if self.found else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}: {self.rule}{found}.{remedy}"


class PassmusterError(Exception):
    """Root of every error that passmuster raises on purpose."""


class BadInput(PassmusterError):
    """The input or the call is wrong. `faults` holds everything that was found, not only the first."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class FitFailed(PassmusterError):
    """Inference did not reach a usable posterior; the message says what was tried and what to try next."""
