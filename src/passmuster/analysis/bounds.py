"""Bounds of what may be asked for: days in years in which anything can lie, and seeds that every generator takes."""

from datetime import date
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.years import FIRST_YEAR, LAST_YEAR, day_remedy, is_thinkable

__all__ = ["FIRST_YEAR", "LARGEST_SEED", "LAST_YEAR", "day_asked", "day_remedy", "refuse_seed"]

LARGEST_SEED: Final = 2**32 - 1


def day_asked(day: date, argument: str) -> date:
    """The day.

    Raises
    ------
    BadInput
        If nothing can lie in its year.
    """
    if is_thinkable(day):
        return day
    rule, remedy = f"the year must lie from {FIRST_YEAR} to {LAST_YEAR}", "Correct the year."
    raise BadInput([Fault.of_argument(argument, rule, f"'{day}'", remedy)])


def refuse_seed(seed: int) -> None:
    """Raise `BadInput` for a seed that is none."""
    if not 0 <= seed <= LARGEST_SEED:
        rule, remedy = f"a seed is a whole number from 0 to {LARGEST_SEED:,}", "Write `seed=0`."
        raise BadInput([Fault.of_argument("seed", rule, f"{seed}", remedy)])
