"""Straightening: the way to the mode, and curvature from differences of gradients against what is known."""

import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.inference.curvature import (
    LEAST_CURVATURE,
    find_mode,
    first_whitening,
    hessian,
    potential_at,
    whitening_at,
)

CURVATURE = np.array([[4.0, 1.0, 0.0], [1.0, 9.0, 0.5], [0.0, 0.5, 1.0]])
MODE = np.array([1.0, -2.0, 0.5])
DATA = {"mode": jnp.asarray(MODE), "curvature": jnp.asarray(CURVATURE)}
FREE = np.zeros(3, dtype=bool)


def normal(static, data, x):
    """A normal whose mode and curvature are known."""
    away = x - data["mode"]
    return -0.5 * away @ data["curvature"] @ away


def bent(static, data, x):
    """A density whose curvature is exp(x) in every direction, and no number where x > 5."""
    return -jnp.sum(jnp.exp(x) * jnp.where(x > 5.0, jnp.nan, 1.0))


def test_value_and_gradient_are_those_of_the_density():
    """At a point the value is minus the log density and its gradient is beside it."""
    x = np.array([0.3, 0.1, -1.0])
    found = potential_at(normal, None, DATA, x)
    # Compiled, sums may be taken in another order.
    assert float(found.value) == pytest.approx(-float(normal(None, DATA, jnp.asarray(x))), rel=1e-14)
    np.testing.assert_allclose(found.gradient, CURVATURE @ (x - MODE), rtol=1e-12)


def test_curvature_is_the_matrix_of_second_derivatives():
    """That of a normal is found everywhere, to what a difference of gradients allows."""
    np.testing.assert_allclose(hessian(normal, None, DATA, np.array([2.0, 0.0, 7.0])), CURVATURE, atol=1e-8)


def test_the_whitening_of_a_normal_is_its_own():
    """The mode is found, and in the whitened space the curvature is one in every direction."""
    mode = find_mode(normal, None, DATA, np.zeros(3), FREE)
    np.testing.assert_allclose(mode, MODE, atol=1e-4)
    whitening = first_whitening(normal, None, DATA, mode, np.random.default_rng(0))
    np.testing.assert_array_equal(whitening.centre, mode)
    np.testing.assert_allclose(whitening.basis.T @ CURVATURE @ whitening.basis, np.eye(3), atol=1e-6)


def test_fixed_coordinates_stay_while_the_mode_is_sought():
    """A fixed coordinate keeps its start, and the others go where they are best given that."""
    fixed = np.array([False, False, True])
    mode = find_mode(normal, None, DATA, np.array([0.0, 0.0, 2.0]), fixed)
    best = MODE[:2] - np.linalg.solve(CURVATURE[:2, :2], CURVATURE[:2, 2] * (2.0 - MODE[2]))
    np.testing.assert_allclose(mode, [*best, 2.0], atol=1e-4)


def test_curvature_is_averaged_and_flat_directions_are_kept_short():
    """Over two points the mean curvature counts; below the least it is taken as the least."""
    points = np.array([[1.0, -9.0], [2.0, -9.0]])
    whitening = whitening_at(bent, None, None, points)
    np.testing.assert_allclose(whitening.centre, [1.5, -9.0])
    curvatures = np.sort(1.0 / np.sum(np.asarray(whitening.basis) ** 2, axis=0))
    # A difference over 1e-5 is off by half of that times the third derivative, here exp(x) as well.
    np.testing.assert_allclose(curvatures, [LEAST_CURVATURE, np.mean(np.exp([1.0, 2.0]))], rtol=1e-5)


def test_points_without_a_curvature_are_passed_over():
    """A point where the density is no number changes nothing; with no other point the space is left as it is."""
    sound, broken = np.array([1.0, 1.0]), np.array([6.0, 1.0])
    alone = whitening_at(bent, None, None, np.array([sound]))
    both = whitening_at(bent, None, None, np.array([sound, broken]))
    np.testing.assert_array_equal(alone.basis, both.basis)
    np.testing.assert_array_equal(whitening_at(bent, None, None, np.array([broken])).basis, np.eye(2))
