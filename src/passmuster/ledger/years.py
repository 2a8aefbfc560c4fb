"""Years in which anything here can lie; a day outside of them is a slip, whoever wrote it. And how a day is written."""

import re
from datetime import date
from typing import Final

__all__ = ["FIRST_YEAR", "LAST_YEAR", "day_remedy", "is_thinkable"]

FIRST_YEAR: Final = 1700
LAST_YEAR: Final = 2199
"""The oldest precedent is of 1756; and weeks can be counted from any of these years, back and ahead."""

OTHER_ORDER: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
"""A day as most of the world writes it; half of that world has the month first."""


def is_thinkable(day: date) -> bool:
    """Whether a day lies in one of them.

    >>> is_thinkable(date(2025, 1, 13)), is_thinkable(date(1, 1, 1))
    (True, False)
    """
    return FIRST_YEAR <= day.year <= LAST_YEAR


def day_remedy(text: str) -> str:
    """How to write a day that is written in another order; both ways where it can be read as either.

    >>> day_remedy("31/12/2024"), day_remedy("3.4.2024")
    ("Write '2024-12-31'.", "Write '2024-04-03' or '2024-03-04', whichever is meant.")
    >>> day_remedy("Monday")
    "Write for example '2024-12-31'."
    """
    match = OTHER_ORDER.fullmatch(text.strip())
    first, second, year = map(int, match.groups()) if match else (0, 0, 0)
    meant = [_iso(year, month, day) for day, month in dict.fromkeys([(first, second), (second, first)])]
    told = list(dict.fromkeys(filter(None, meant)))
    ways = " or ".join(f"'{day}'" for day in told)
    return (
        f"Write {ways}{', whichever is meant' if len(told) > 1 else ''}." if told else "Write for example '2024-12-31'."
    )


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
