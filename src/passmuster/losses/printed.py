"""What the statements of a table printed, as arrays."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from passmuster.losses.statements import Statement
from passmuster.observation.witness import Places, PrintedNumbers

__all__ = ["Printing", "printing_of"]


class Printing(NamedTuple):
    """What was printed, in any order.

    `numbers` holds logs of the ends, −inf and +inf where open, each of shape (n,), and `ways` which are bounds.
    `printed` is the one number of a point or a bound, the lower one of a range; `bounds` are places of all but points.
    """

    numbers: PrintedNumbers
    ways: Places
    printed: np.ndarray
    bounds: np.ndarray

    @classmethod
    def of_ends(cls, low: np.ndarray, high: np.ndarray) -> "Printing":
        """From logs of the ends: two alike make a point, two apart a range, one alone a floor or a ceiling."""
        is_open = np.isinf(low) | np.isinf(high)
        ways = Places(np.flatnonzero(is_open), np.flatnonzero((low < high) & ~is_open))
        printed = np.where(np.isfinite(low), low, high)
        return cls(PrintedNumbers(np.isinf(high), low, high), ways, printed, np.flatnonzero(low < high))

    def of(self, rows: np.ndarray) -> "Printing":
        """The same of some statements alone."""
        return Printing.of_ends(self.low[rows], self.high[rows])

    @property
    def low(self) -> np.ndarray:
        """Log of the lower end, −inf where open."""
        return self.numbers.low

    @property
    def high(self) -> np.ndarray:
        """Log of the upper end, +inf where open."""
        return self.numbers.high


def printing_of(statements: Sequence[Statement]) -> Printing:
    """What some statements printed."""
    low = _logs([statement.low for statement in statements], -np.inf)
    high = _logs([statement.high for statement in statements], np.inf)
    return Printing.of_ends(low, high)


def _logs(counts: Sequence[float | None], missing: float) -> np.ndarray:
    return np.array([missing if count is None else np.log(count) for count in counts])
