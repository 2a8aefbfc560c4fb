"""What a number may be read as, what is expected of it, and how surprising it was: the least of what the audit finds.

They stand apart from the verdicts (`muster/found.py`) because to say what moved needs these alone, and each type takes
a new process a while to make.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from passmuster.ledger.vocabulary import Quantity

__all__ = ["CountReading", "Interval", "ReadingKind", "Surprise"]

STOCKS = frozenset({Quantity.PRESENT})
"""What is counted on a day; everything else is counted up to it."""


class ReadingKind(StrEnum):
    """How a number lies in time: a stock on a day, a running total up to it, or a flow over days."""

    STOCK = "stock"
    TOTAL = "total"
    FLOW = "flow"


@dataclass(frozen=True, slots=True)
class Interval:
    """5th, 50th and 95th per cent of a count, in people or pieces, or of a factor."""

    q05: float
    q50: float
    q95: float


@dataclass(frozen=True, slots=True)
class CountReading:
    """A measure at the end of `last_day`, or over the days from `first_day` to `last_day`, both included."""

    measure: Quantity
    first_day: date | None
    last_day: date

    @property
    def kind(self) -> ReadingKind:
        """Stock, running total or flow."""
        if self.first_day is not None:
            return ReadingKind.FLOW
        return ReadingKind.STOCK if self.measure in STOCKS else ReadingKind.TOTAL


@dataclass(frozen=True, slots=True)
class Surprise:
    """What the evidence of before a claim came had expected of its count, and how far out the claim lies in that.

    `tail_probability` is that of `observation.Predictive.tail`, 0 to 1, small is surprising; None where the evidence
    left the number open.
    """

    claim_id: str
    expected: Interval
    tail_probability: float | None
