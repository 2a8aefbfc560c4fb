"""The program of the chains, asked for gradients alone."""

import jax
import jax.numpy as jnp
import numpy as np

from passmuster.inference.nuts import cold_start, sample
from passmuster.inference.program import NO_LEVELS, STEP, gradients
from passmuster.inference.whitening import Whitening

X = np.array([0.5, -1.0, 2.0])


def cubic(static, data, x):
    """A density whose gradient is −3 x² in every coordinate, and no number where the first is above 5."""
    return -jnp.sum(x**3) * jnp.where(x[0] > 5.0, jnp.nan, 1.0)


def looked(x, first=0, n_points=4):
    """The potential and its gradient at so many of the points around x."""
    return gradients(cubic, None, None, x, NO_LEVELS, first, n_points)


def test_each_point_has_the_gradient_that_is_there():
    """The first point is x, the others lie a step away from it along one coordinate each."""
    found = looked(X)
    points = X + np.concatenate([np.zeros((1, 3)), STEP * np.eye(3)])
    np.testing.assert_allclose(found.gradient, 3.0 * points**2, rtol=1e-14)
    np.testing.assert_allclose(found.value, np.sum(points**3, axis=1), rtol=1e-14)


def test_a_stretch_of_the_points_is_that_of_the_whole_list():
    """Points are found alike whichever of them is asked for first, so that long lists may be asked for in parts."""
    whole, part = looked(X), looked(X, first=2, n_points=2)
    np.testing.assert_array_equal(part.gradient, whole.gradient[2:])
    np.testing.assert_array_equal(part.value, whole.value[2:])


def test_no_number_is_told_as_none():
    """Where the density is no number, neither value nor gradient is one."""
    found = looked(np.array([6.0, 0.0, 0.0]))
    assert np.all(np.isnan(found.value))
    assert np.all(np.isnan(found.gradient))


def test_looking_and_walking_are_one_program(caplog):
    """What has been looked at is sampled from without compiling anything more."""
    found = looked(X)
    space, start = Whitening(np.zeros(3), np.eye(3)), cold_start(np.ones((1, 3)))
    with jax.log_compiles():
        draws = sample(cubic, None, None, space, start, (1,), adapt=True, n_discarded=1, n_draws=2)
    assert draws.x.shape[2] == found.gradient.shape[1]
    assert "Compiling" not in caplog.text
