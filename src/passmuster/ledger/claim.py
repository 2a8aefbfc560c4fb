"""Claim: one statement of one number, by somebody, about some days."""

from dataclasses import dataclass, field
from datetime import date, datetime

from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, PROSPECTIVE_MODES, Bound, Family, Mode, Quantity

__all__ = ["Claim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one number.

    Counts are people or pieces, zero or more. `low`, `high` and `point` follow `bound`: `exact` and `about` have a
    point; `at_least` has its number in `low` or `point`, `at_most` in `high` or `point`; `range` has `low` and `high`.

    A stock or running total speaks of the day `as_of_end` and has no `as_of_start`. A flow speaks of the window from
    `as_of_start` to `as_of_end`, both days included. Those present within such days are a stock whose day is only known
    to lie there: it is read as their mean over them. A plan or projection has neither and may have a `horizon`.

    `measures` are the candidate meanings with weights that sum to one, ``(("killed", 0.3), ("casualties", 0.7))``;
    empty means the quantity as stated and nothing else.
    """

    claim_id: str
    said_on: date
    subject: str
    quantity: Quantity
    bound: Bound
    mode: Mode
    claimant: str
    claimant_group: str
    low: float | None = None
    high: float | None = None
    point: float | None = None
    as_of_start: date | None = None
    as_of_end: date | None = None
    horizon: date | None = None
    relay: tuple[str, ...] = ()
    measures: tuple[tuple[Quantity, float], ...] = ()
    outlet: str = ""
    url: str = ""
    note: str = ""
    origin: str = ""
    """Who first said it, where the file names an origin; empty means the program works it out."""
    report_id: str = ""
    span: tuple[int, int] | None = None
    cue: str = ""
    rule: str = ""
    recorded_at: datetime | None = field(default=None, compare=False)

    @property
    def family(self) -> Family:
        """The kind of number within which its source leans alike."""
        return FAMILY_OF_QUANTITY[self.quantity]

    @property
    def day(self) -> date:
        """The day the number speaks about: the last of its window, the middle of a stock's width, the day it was said
        where the row leaves it open."""
        if self.has_width and self.as_of_start is not None and self.as_of_end is not None:
            return self.as_of_start + (self.as_of_end - self.as_of_start) // 2
        return self.as_of_end or self.said_on

    @property
    def is_prospective(self) -> bool:
        """True for plans and projections: evidence of intentions, never an observation of the present."""
        return self.mode in PROSPECTIVE_MODES or self.quantity in {Quantity.PLANNED, Quantity.ROTATED}

    @property
    def is_window(self) -> bool:
        """True when the number is a flow over a window of days."""
        return self.as_of_start is not None and self.as_of_end is not None and not self.has_width

    @property
    def has_width(self) -> bool:
        """True when the number is a stock on some day between two."""
        return self.quantity == Quantity.PRESENT and self.as_of_start is not None and self.as_of_end is not None

    @property
    def is_denial(self) -> bool:
        """True when it denies that any are there, by its note: somebody's word against others', and no count."""
        return self.number_high == 0.0 and self.note.lower().startswith("denial:")

    @property
    def is_remainder(self) -> bool:
        """True when it counts those who stayed where the others have left, by its note."""
        return self.quantity == Quantity.PRESENT and self.note.lower().startswith("left:")

    @property
    def number_low(self) -> float | None:
        """The smallest number the claim's words admit, or None when it sets no floor."""
        if self.bound == Bound.AT_MOST:
            return None
        return self.low if self.low is not None else self.point

    @property
    def number_high(self) -> float | None:
        """The largest number the claim's words admit, or None when it sets no ceiling."""
        if self.bound == Bound.AT_LEAST:
            return None
        return self.high if self.high is not None else self.point
