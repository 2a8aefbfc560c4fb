"""Weeks from Monday to Sunday, and days as positions in them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.model.clock import Clock

MONDAY = date(2024, 9, 30)
DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))


def test_a_monday_begins_at_zero_and_a_sunday_ends_at_one():
    """Position 0 is the first moment of the start; the end of its Sunday is position 1."""
    clock = Clock(MONDAY, 4)
    assert clock.beginning_of(MONDAY) == 0
    assert clock.end_of(MONDAY + timedelta(days=6)) == 1
    assert clock.end_of(MONDAY) == pytest.approx(1 / 7)
    assert clock.end_of(MONDAY - timedelta(days=1)) == 0
    assert clock.end_of(MONDAY - timedelta(days=8)) == -1


@given(day=DAYS)
def test_a_day_ends_where_the_next_begins(day):
    """There is nothing between one day and the next."""
    clock = Clock(MONDAY, 4)
    assert clock.end_of(day) == clock.beginning_of(day + timedelta(days=1))


@given(start=DAYS, days=st.integers(0, 1000))
def test_the_last_week_holds_the_last_day(start, days):
    """A clock begins on the Monday at or before its start, and its last week is the one with the last day in it."""
    last = start + timedelta(days=days)
    clock = Clock.until(start, last)
    assert clock.start.weekday() == 0
    assert 0 <= (start - clock.start).days < 7
    assert clock.n_weeks - 1 < clock.end_of(last) <= clock.n_weeks


def test_a_last_day_before_the_start_still_gives_a_week():
    """A clock is never empty."""
    assert Clock.until(MONDAY, MONDAY - timedelta(days=30)).n_weeks == 1


def test_sundays_close_the_weeks():
    """There is one Sunday a week, and it ends at the week's own boundary."""
    clock = Clock(MONDAY, 5)
    assert clock.sundays() == tuple(clock.sunday(week) for week in range(5))
    assert clock.sunday(0) == date(2024, 10, 6)
    assert [clock.end_of(sunday) for sunday in clock.sundays()] == [1, 2, 3, 4, 5]
