"""Steps of the calendar: so many days, weeks, months or years on or back, and never outside of it."""

from datetime import date

__all__ = ["month_end", "months_on", "on", "stepped_back"]


def stepped_back(day: date, count: int, unit: str, *, whole: bool = True) -> date:
    """The first day of so many units that end with a day; or, where not `whole`, that many units before it."""
    unit = unit.lower()
    if unit in {"day", "night"}:
        return on(day, whole - count)
    if unit == "week":
        return on(day, whole - 7 * count)
    return months_on(day, -(count if unit == "month" else 12 * count))


def months_on(day: date, months: int) -> date:
    """The first day of the month so many months on; never before the year 1."""
    at = max(day.year * 12 + day.month - 1 + months, 12)
    return date(min(at // 12, 9999), at % 12 + 1, 1)


def month_end(first: date) -> date:
    """The last day of the month that a day is of."""
    return on(months_on(first, 1), -1) if (first.year, first.month) < (9999, 12) else date.max


def on(day: date, days: int) -> date:
    """So many days on; never outside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
