"""Dates and tallies as people write them, whatever the machine's language."""

from datetime import date
from typing import Final

__all__ = ["MONTHS", "long_date", "tally"]

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """A day as people write it, ``"28 February 2025"``, whatever the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def tally(number: int, noun: str) -> str:
    """A whole number with its noun: "1 claim", "12 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
