"""Draws are named by their bytes."""

import hashlib

import numpy as np

from passmuster.model.points import points_of

X = np.random.default_rng(2).normal(size=(2, 5, 3))


def test_draws_are_named_by_their_bytes() -> None:
    """By the last axis, however they lie; other draws have another name."""
    points = points_of(np.asfortranarray(X))
    assert points.name == hashlib.sha256(X.tobytes()).hexdigest()
    assert points.name != points_of(X + 1e-12).name
    assert points.shape == X.shape
    assert np.array_equal(points.x(), X)
