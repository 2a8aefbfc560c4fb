"""Days at which curves and drifts are free."""

import numpy as np
import pytest

from passmuster.losses.grid import knots_up_to, nodes_up_to


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
