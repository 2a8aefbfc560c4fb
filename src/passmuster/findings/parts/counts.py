"""Counts as a briefing shows them: one at a date, or week by week."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from passmuster.ledger.vocabulary import Quantity

__all__ = ["LEVELS", "CountLevels", "Estimate", "Fan"]

LEVELS: Final = (0.05, 0.25, 0.50, 0.75, 0.95)
"""Levels of the quantiles that findings hold, by the names `q05` to `q95`."""

_Day = date
"""The type, for classes that have a field of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Mean and quantiles of one quantity at one date, in people (or pieces)."""

    subject: str
    quantity: Quantity
    date: date
    q05: float
    q25: float
    q50: float
    q75: float
    q95: float
    mean: float
    unit: str = "people"
    claims: tuple[str, ...] = ()
    is_prior: bool = False
    """True when no claim bears on it and the numbers are the prior alone."""
    since: _Day | None = None
    """First day of the window that a flow covers; None for a stock or running total."""
    withheld: tuple[str, ...] = ()
    """Names of the numbers that are below the size from which people are counted: they hold that size instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """Weekly means and quantiles of one quantity, past and ahead. All lists are equally long; dates are the Sundays."""

    subject: str
    quantity: Quantity
    dates: tuple[date, ...]
    q05: tuple[float, ...]
    q25: tuple[float, ...]
    q50: tuple[float, ...]
    q75: tuple[float, ...]
    q95: tuple[float, ...]
    mean: tuple[float, ...]
    unit: str = "people"
    withheld: int = 0
    """How many of its numbers are below the size from which people are counted: they hold that size instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLevels:
    """Quantiles of one number at `LEVELS`, people or pieces."""

    q05: float
    q25: float
    q50: float
    q75: float
    q95: float
