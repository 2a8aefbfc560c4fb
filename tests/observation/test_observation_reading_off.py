"""Reading levels and flows off paths known at week boundaries."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster import observation

read_flow, read_level = jax.jit(observation.read_flow), jax.jit(observation.read_level)

PATHS = jnp.array([[0.0, 10.0, 40.0, 40.0, 20.0], [5.0, 5.0, 6.0, 8.0, 100.0]])
LAST = PATHS.shape[1] - 1


@pytest.mark.parametrize("boundary", range(LAST + 1))
def test_boundaries_are_read_exactly(boundary):
    """At a week boundary the level is the path's own value, the first and the last included."""
    np.testing.assert_array_equal(read_level(PATHS, jnp.array([0, 1]), float(boundary)), PATHS[:, boundary])


@pytest.mark.parametrize(("position", "nearest"), [(-3.0, 0), (-1e-9, 0), (4.0 + 1e-9, 4), (60.0, 4)])
def test_outside_the_paths_the_nearest_end_is_read(position, nearest):
    """Before the first boundary and after the last the path stays as it is there."""
    np.testing.assert_array_equal(read_level(PATHS, jnp.array([0, 1]), position), PATHS[:, nearest])


@given(position=st.floats(-2.0, 7.0))
def test_between_boundaries_paths_are_straight(position):
    """Every level is what linear interpolation gives."""
    for series in (0, 1):
        expected = np.interp(position, np.arange(LAST + 1), np.asarray(PATHS[series]))
        assert float(read_level(PATHS, jnp.asarray(series), position)) == pytest.approx(expected, rel=1e-12)


@given(cuts=st.lists(st.floats(0.0, LAST), min_size=3, max_size=3).map(sorted))
def test_flows_of_neighbouring_windows_add_up(cuts):
    """What is gained from a to b and from b to c is what is gained from a to c."""
    a, b, c = cuts
    series = jnp.asarray(0)
    parts = read_flow(PATHS, series, a, b) + read_flow(PATHS, series, b, c)
    assert float(parts) == pytest.approx(float(read_flow(PATHS, series, a, c)), abs=1e-9)


def test_claims_with_several_measures_are_read_row_by_row():
    """A claim's measures share its day and keep their own paths."""
    series = jnp.array([[0, 1], [1, 0]])
    levels = read_level(PATHS, series, jnp.array([[1.0], [3.5]]))
    np.testing.assert_allclose(levels, [[10.0, 5.0], [54.0, 30.0]])
