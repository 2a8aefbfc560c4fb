"""Days at which curves and drifts are free."""

import numpy as np
import pytest

from passmuster.losses.grid import DAY_SCATTER, knots_up_to, nodes_up_to, uneven_days


@pytest.mark.parametrize("last_day", [1, 2, 9, 21, 22, 200, 365, 5000])
def test_knots_run_from_the_first_day_to_the_last(last_day: int) -> None:
    """They rise, begin on day 1 and end on the last day, whatever its number; there are two at least."""
    knots = knots_up_to(last_day)
    assert knots[0] == 1.0
    assert knots[-1] == max(last_day, 2)
    assert np.all(np.diff(knots) > 0.0)


def test_knots_are_close_at_first_and_weekly_later() -> None:
    """A war's first weeks move fast in proportion; from the third week on steps are of about a week."""
    knots = knots_up_to(365)
    np.testing.assert_array_equal(knots[:9], [1, 2, 3, 4, 6, 8, 11, 15, 21])
    np.testing.assert_allclose(np.diff(knots[8:]), 7.0, atol=0.1)


def test_a_long_table_gets_wider_steps() -> None:
    """However long it is, no curve has more than about 120 knots."""
    assert knots_up_to(36_525).size <= 120


def test_nodes_lie_evenly() -> None:
    """About two months apart, from end to end; a short table has two."""
    np.testing.assert_allclose(nodes_up_to(361), np.linspace(1.0, 361.0, 7))
    np.testing.assert_array_equal(nodes_up_to(20), [1.0, 20.0])


def test_days_between_knots_scatter_as_days_that_were_drawn() -> None:
    """The spread is that of simulated totals, given those on the knots; none on a knot."""
    random, knots = np.random.default_rng(3), knots_up_to(200)
    first, last = (int(day) for day in knots[knots > 90][:2])
    n_days = last - first
    costs = 1.0 + DAY_SCATTER * random.standard_normal((20_000, n_days))
    off = np.cumsum(costs, axis=1) - costs.mean(axis=1, keepdims=True) * np.arange(1, n_days + 1)
    days = np.arange(first, last + 1, dtype=float)
    drawn = np.concatenate([[0.0], off.std(axis=0)]) / days
    # 20,000 draws know a standard deviation to a two-hundredth; three of these, or nothing at all.
    np.testing.assert_allclose(uneven_days(days, np.concatenate([[1.0, first, last]])), drawn, rtol=0.016, atol=1e-12)
    np.testing.assert_array_equal(uneven_days(knots, knots), 0.0)
