"""Reading levels and flows off paths known at week boundaries."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.observation.reading_off import (
    between,
    flow_weights,
    level_weights,
    levels_since,
    mean_weights,
    read_at,
    read_level,
    read_off,
)

PATHS = jnp.array([[0.0, 10.0, 40.0, 40.0, 20.0], [5.0, 5.0, 6.0, 8.0, 100.0]])
LAST = PATHS.shape[1] - 1
BOUNDARIES = np.arange(LAST + 1)
EITHER = jnp.eye(2)[None]
"""One claim that may mean the first path or the second."""


def level(position):
    """Both levels at a position."""
    return read_off(PATHS, level_weights(np.array([[position]]), BOUNDARIES), EITHER, xp=jnp)[0]


def flow(opening, closing):
    """What both gained between two positions."""
    weights = flow_weights(np.array([[opening]]), np.array([[closing]]), BOUNDARIES)
    return read_off(PATHS, weights, EITHER, xp=jnp)[0]


@pytest.mark.parametrize("boundary", range(LAST + 1))
def test_boundaries_are_read_exactly(boundary):
    """At a week boundary the level is the path's own value, the first and the last included."""
    np.testing.assert_array_equal(level(float(boundary)), PATHS[:, boundary])


@pytest.mark.parametrize(("position", "nearest"), [(-3.0, 0), (-1e-9, 0), (4.0 + 1e-9, 4), (60.0, 4)])
def test_outside_the_paths_the_nearest_end_is_read(position, nearest):
    """Before the first boundary and after the last the path stays as it is there."""
    np.testing.assert_array_equal(level(position), PATHS[:, nearest])


@given(position=st.floats(-2.0, 7.0))
def test_between_boundaries_paths_are_straight(position):
    """Every level is what linear interpolation gives."""
    expected = [np.interp(position, BOUNDARIES, np.asarray(path)) for path in PATHS]
    # Weights are differences from whole numbers up to 4 and good to 1e-15, the values up to 100.
    np.testing.assert_allclose(level(position), expected, rtol=1e-12, atol=1e-12)


@given(position=st.floats(-2.0, 7.0))
def test_weights_share_one_between_two_neighbours(position):
    """Weights are zero or more, sum to one, and at most two boundaries beside one another have any."""
    weights = np.asarray(level_weights(np.array(position), BOUNDARIES))
    assert weights.min() >= 0.0
    assert weights.sum() == pytest.approx(1.0, abs=1e-14)
    assert np.ptp(np.flatnonzero(weights)) <= 1


@given(cuts=st.lists(st.floats(0.0, LAST), min_size=3, max_size=3).map(sorted))
def test_flows_of_neighbouring_windows_add_up(cuts):
    """What is gained from a to b and from b to c is what is gained from a to c."""
    a, b, c = cuts
    np.testing.assert_allclose(flow(a, b) + flow(b, c), flow(a, c), atol=1e-9)


def test_claims_with_several_measures_are_read_row_by_row():
    """A claim's measures share its day and keep their own paths."""
    is_of = jax.nn.one_hot(jnp.array([[0, 1], [1, 0]]), 2)
    levels = read_off(PATHS, level_weights(np.array([[1.0], [3.5]]), BOUNDARIES), is_of, xp=jnp)
    np.testing.assert_allclose(levels, [[10.0, 5.0], [54.0, 30.0]])


# One reading, several roads -------------------------------------------------------------------------------------------


@given(position=st.floats(-2.0, 7.0))
def test_weights_and_steps_read_the_same(position):
    """What the weights read off a path is what reading it directly gives, before, between and after its boundaries."""
    directly = read_level(np.asarray(PATHS), position)
    np.testing.assert_allclose(directly, level(position), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("position", "n"), [(-3.0, 6), (0.0, 6), (1.5, 4), (4.0, 2), (9.0, 2)])
def test_levels_since_begin_at_the_position_and_end_with_the_path(position, n):
    """And there are two or more, so that what was can be held beside what is."""
    path = np.array([[1.0, 2.0, 4.0, 8.0, 16.0], [5.0, 4.0, 3.0, 2.0, 1.0]])
    found = levels_since(path, position)
    assert found.shape == (2, n)
    assert found[:, 0].tolist() == read_level(path, position).tolist()
    assert found[:, -1].tolist() == path[:, -1].tolist()


def test_numpy_and_jax_read_the_same():
    """Claims read the same off paths of either kind of array."""
    weights, is_of = level_weights(np.array([[1.0], [3.5]]), BOUNDARIES), np.eye(2)[[[0, 1], [1, 0]]]
    np.testing.assert_allclose(
        read_off(np.asarray(PATHS), weights, is_of, xp=np), read_off(PATHS, weights, is_of, xp=jnp), rtol=1e-14
    )


TICKS = np.array([1.0, 2.0, 4.0, 11.0])


@pytest.mark.parametrize(
    ("position", "before", "share"),
    [(1.0, 0, 0.0), (3.0, 1, 0.5), (4.0, 2, 0.0), (11.0, 2, 1.0), (0.0, 0, 0.0), (99.0, 2, 1.0)],
)  # fmt: skip
def test_ticks_need_not_be_even(position, before, share):
    """Each position has the tick before it and its share of the way to the next; outside, the nearest end."""
    found = between(TICKS, position)
    assert (int(found[0]), float(found[1])) == (before, share)


@given(st.lists(st.floats(0.0, 12.0), min_size=1, max_size=5), st.lists(st.floats(-9, 9), min_size=4, max_size=4))
def test_paths_between_uneven_ticks_are_straight(positions, values):
    """Reading at positions is what linear interpolation gives, for paths with any axes in front."""
    path = np.array([values, values[::-1]])
    found = read_at(path, *between(TICKS, np.array(positions)))
    expected = [np.interp(positions, TICKS, row) for row in path]
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


@given(st.floats(1e-9, 1e9), st.floats(-2.0, 7.0))
def test_a_path_that_stands_still_is_read_exactly(value, position):
    """Nothing is gained by rounding where nothing moved."""
    assert read_level(np.full((1, 5), value), position).tolist() == [value]


def test_a_mean_over_days_lies_between_its_ends_and_is_the_level_where_they_are_one():
    """Over a straight path the mean is the level in the middle; over one day it is that day's level, to the bit."""
    ticks = np.array([0, 4, 9, 13])
    path = 3.0 + 2.0 * ticks
    opening, closing = np.array([1.0, 6.5]), np.array([12.0, 6.5])
    weights = mean_weights(opening, closing, ticks)
    np.testing.assert_allclose(weights @ path, 3.0 + 2.0 * (opening + closing) / 2.0, rtol=1e-12)
    np.testing.assert_array_equal(weights[1], level_weights(closing, ticks)[1])
    np.testing.assert_allclose(weights.sum(axis=1), 1.0)
