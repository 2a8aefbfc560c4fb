"""The clock of a case: weeks from Monday to Sunday, UTC, counted from the case's start.

A number said to hold "at" a day holds at the end of that day. Position 0 is the moment the case starts (Monday 00:00),
position 1 the end of the first Sunday.
"""

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Clock"]

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Clock:
    """Weeks of a case. `start` is a Monday; `n_weeks` covers every day up to the as-of date."""

    start: date
    n_weeks: int

    @classmethod
    def until(cls, start: date, last_day: date) -> "Clock":
        """The clock whose last week holds `last_day`. A start inside a week is moved back to its Monday."""
        monday = start - timedelta(days=start.weekday())
        return cls(monday, max((last_day - monday).days // DAYS_A_WEEK + 1, 1))

    def end_of(self, day: date) -> float:
        """Position of the end of `day`, in weeks since the start; negative before it."""
        return ((day - self.start).days + 1) / DAYS_A_WEEK

    def beginning_of(self, day: date) -> float:
        """Position of the first moment of `day`, in weeks since the start."""
        return (day - self.start).days / DAYS_A_WEEK

    def sunday(self, week: int) -> date:
        """Last day of week `week`, counted from 0."""
        return self.start + timedelta(days=DAYS_A_WEEK * week + DAYS_A_WEEK - 1)

    def sundays(self) -> tuple[date, ...]:
        """Last day of every week."""
        return tuple(self.sunday(week) for week in range(self.n_weeks))
