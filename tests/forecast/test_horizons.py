"""Horizons: the one for which it is first said what the partner does."""

import pytest

from passmuster.forecast.horizons import HALF_A_YEAR, HORIZONS_WEEKS, LONGEST_HORIZON, partner_horizon


@pytest.mark.parametrize(("asked", "said"), [(HORIZONS_WEEKS, 26), ((4, 13), 13), ((4, 13, 26, 30), 26), ((40,), 40)])
def test_half_a_year_or_the_last_before_it(asked: tuple[int, ...], said: int) -> None:
    """A call that asks for less than half a year is told of its longest; one that asks only beyond, of its first."""
    assert partner_horizon(asked) == said


def test_usual_horizons_are_in_order_and_within_reach() -> None:
    """A month to a year."""
    assert sorted(HORIZONS_WEEKS) == list(HORIZONS_WEEKS)
    assert HALF_A_YEAR in HORIZONS_WEEKS
    assert max(HORIZONS_WEEKS) <= LONGEST_HORIZON
