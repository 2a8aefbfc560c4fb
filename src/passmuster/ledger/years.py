"""Years in which anything here can lie; a day outside of them is a slip, whoever wrote it."""

from datetime import date
from typing import Final

__all__ = ["FIRST_YEAR", "LAST_YEAR", "is_thinkable"]

FIRST_YEAR: Final = 1700
LAST_YEAR: Final = 2199
"""The oldest precedent is of 1756; and weeks can be counted from any of these years, back and ahead."""


def is_thinkable(day: date) -> bool:
    """Whether a day lies in one of them.

    >>> is_thinkable(date(2025, 1, 13)), is_thinkable(date(1, 1, 1))
    (True, False)
    """
    return FIRST_YEAR <= day.year <= LAST_YEAR
