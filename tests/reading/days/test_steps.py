"""Steps of the calendar."""

from datetime import date

from passmuster.reading.days.steps import month_end, months_on, on, stepped_back

DAY = date(2024, 7, 16)


def test_units_end_with_a_day_or_lie_before_it() -> None:
    """A week that ends with a day begins six days before; a week before it, seven."""
    assert stepped_back(DAY, 1, "week") == date(2024, 7, 10)
    assert stepped_back(DAY, 1, "week", whole=False) == date(2024, 7, 9)
    assert stepped_back(DAY, 3, "day") == date(2024, 7, 14)
    assert stepped_back(DAY, 2, "year") == date(2022, 7, 1)


def test_months_begin_and_end() -> None:
    """The first day of a later month, and the last of this one."""
    assert months_on(DAY, 6) == date(2025, 1, 1)
    assert month_end(date(2024, 2, 1)) == date(2024, 2, 29)


def test_no_step_leaves_the_calendar() -> None:
    """It ends there."""
    assert on(date.max, 1) == date.max
    assert on(date.min, -1) == date.min
    assert months_on(date.min, -1) == date.min
    assert month_end(date(9999, 12, 1)) == date.max
