"""Where numbers and days stand on a drawing."""

from datetime import date, timedelta
from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.briefing.page.scales import (
    AHEAD_REACH,
    CLAIMS_REACH,
    FACTOR_REACH,
    MOST_DAYS,
    Ruler,
    TimeScale,
    factor_place,
    number_ticks,
    top_of,
)


def test_the_scale_has_room_for_what_is_estimated_and_for_claims_within_reach():
    """Far ends ahead get one and a half times the middle half, loud claims two and a half times the estimate."""
    now, halves, ends = [120.0], [110.0, 200.0], [120.0, 900.0]
    widest = AHEAD_REACH * 200.0
    assert top_of(now, halves, ends, []) == pytest.approx(1.05 * widest)
    assert top_of(now, halves, ends, [400.0]) == pytest.approx(1.05 * 400.0)
    assert top_of(now, halves, ends, [1e9]) == pytest.approx(1.05 * CLAIMS_REACH * widest)
    assert top_of([], [], [], []) == 1.0


def test_what_lies_beyond_a_ruler_stands_at_its_end():
    """The top is 0 per cent from the top, the bottom 100."""
    ruler = Ruler(0.0, 200.0)
    assert [ruler.place(value) for value in (0.0, 50.0, 200.0, 9e9, -3.0)] == [100.0, 75.0, 0.0, 0.0, 100.0]


@given(low=st.floats(-5.0, 0.0), span=st.floats(0.1, 1e7))
def test_numbers_along_a_ruler_are_few_and_evenly_apart(low, span):
    """From three to ten of them or so, each where it belongs, from the bottom up."""
    ruler = Ruler(low, low + span)
    ticks = number_ticks(ruler, lambda value: f"{value:g}")
    assert 2 <= len(ticks) <= 12
    places = [tick.place for tick in ticks]
    assert places == sorted(places, reverse=True)
    gaps = [upper - lower for upper, lower in pairwise(places)]
    assert max(gaps) - min(gaps) < 0.05


@given(first=st.dates(date(1950, 1, 1), date(2030, 1, 1)), days=st.integers(30, 20_000))
def test_days_along_a_drawing_are_first_days_of_months(first, days):
    """However long the war was, no more than `MOST_DAYS` are named, and they stand in order."""
    ticks = TimeScale(first, first + timedelta(days=days)).ticks()
    assert len(ticks) <= MOST_DAYS
    assert [tick.place for tick in ticks] == sorted(tick.place for tick in ticks)
    assert all(0.0 <= tick.place <= 100.0 for tick in ticks)


def test_a_month_is_named_shortly():
    """Three letters and the year, at its place."""
    scale = TimeScale(date(2024, 10, 1), date(2025, 1, 1))
    assert [tick.label for tick in scale.ticks()] == ["Oct 2024", "Nov 2024", "Dec 2024", "Jan 2025"]
    assert (scale.place(date(2024, 1, 1)), scale.place(date(2026, 1, 1))) == (0.0, 100.0)


def test_factors_have_one_in_their_middle():
    """A half lies as far to the left as two to the right; nought and holes have no place."""
    assert factor_place(1.0) == 50.0
    assert factor_place(2.0) + factor_place(0.5) == pytest.approx(100.0)
    assert factor_place(FACTOR_REACH * 3.0) == 100.0
    assert [factor_place(value) for value in (0.0, -1.0, nan, inf)] == [None] * 4
