"""Days and spans of days as people write them, whatever the machine's language."""

from datetime import date
from typing import Final

__all__ = ["MONTHS", "long_date", "short_date", "span_words"]

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """A day, ``"28 February 2025"``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date, near: date) -> str:
    """A day without its year where that is the year of a day named nearby: ``"28 February"``."""
    words = long_date(day)
    return words.removesuffix(f" {day.year}") if day.year == near.year else words


def span_words(first_day: date, last_day: date) -> str:
    """A span of days, ``"1 to 4 March 2025"``, ``"28 February to 4 March 2025"``; one day alone when both are alike."""
    if first_day == last_day:
        return long_date(last_day)
    first = long_date(first_day)
    if first_day.year == last_day.year:
        first = first.removesuffix(f" {first_day.year}")
        if first_day.month == last_day.month:
            first = f"{first_day.day}"
    return f"{first} to {long_date(last_day)}"
