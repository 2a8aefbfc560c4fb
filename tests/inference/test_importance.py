"""Draws of one posterior made to stand for another."""

import numpy as np
import pytest

from passmuster.inference.importance import Weighed, even_weights, reliable_shape, resampled, smoothed


def test_weights_turn_one_normal_into_another() -> None:
    """Draws of Normal(0, 1) weighed by exp(x / 2) have the mean of Normal(1/2, 1)."""
    x = np.random.default_rng(1).standard_normal(4000)
    weighed = smoothed(0.5 * x)
    assert weighed.weights.sum() == pytest.approx(1.0)
    assert abs(weighed.weights @ x - 0.5) < 4 / np.sqrt(weighed.effective)
    assert weighed.is_reliable(400)


def test_weights_that_nobody_can_trust_are_known_as_such() -> None:
    """A tail without a variance has a shape above a half, and few draws carry all the weight."""
    x = np.random.default_rng(2).standard_t(2, 4000)
    weighed = smoothed(x**2)
    assert not weighed.is_reliable(40)


def test_no_change_is_no_weight() -> None:
    """Where nothing was added, every draw counts the same, and there is no tail to be judged."""
    weighed = smoothed(np.zeros(50))
    assert weighed.shape == 0.0
    assert weighed.effective == pytest.approx(50)
    assert np.array_equal(weighed.weights, even_weights(50))


def test_weights_with_a_bound_need_no_smoothing() -> None:
    """Where a third of the weights stand at their bound there is no tail: they are taken as they are."""
    log_weights = np.minimum(np.linspace(-3.0, 1.5, 300), 0.0)
    weighed = smoothed(log_weights)
    assert weighed.shape == 0.0
    assert np.allclose(weighed.weights, np.exp(log_weights) / np.exp(log_weights).sum())


def test_fewer_draws_need_thinner_tails() -> None:
    """The bound is 1 − 1 / log10 of the draws, and 0.7 at most."""
    assert reliable_shape(100) == pytest.approx(0.5)
    assert reliable_shape(10_000) == pytest.approx(0.7)
    assert reliable_shape(2_000) < reliable_shape(3_000) == 0.7
    assert not Weighed(even_weights(100), 0.6).is_reliable(1)


@pytest.mark.parametrize("start", [0.0, 0.3, 0.999])
def test_each_draw_is_taken_as_often_as_its_weight_says(start: float) -> None:
    """The count of a draw is its weight times their number, rounded up or down; even weights take each once."""
    weights = np.random.default_rng(3).dirichlet(np.ones(40))
    counts = np.bincount(resampled(weights, 500, start), minlength=40)
    assert counts.sum() == 500
    assert np.all(np.abs(counts - 500 * weights) < 1.0)
    assert np.array_equal(resampled(even_weights(64), 64, 0.5), np.arange(64))
