"""Kernels: a Metropolis step keeps its target, sums are those of a loop."""

import numpy as np
import pytest
from scipy import stats
from scipy.special import logsumexp

from passmuster.losses.kernels import log_normal, log_sum, metropolis_step, sum_by


def test_a_step_keeps_its_target() -> None:
    """Begun from a lopsided target, 40,000 chains still have its mean and variance after five steps."""
    random = np.random.default_rng(1)
    values = random.gamma(3.0, 1.0, (200, 200))
    for _ in range(5):
        values = metropolis_step(values, _log_gamma, 1.5, random)
    error = 5.0 / np.sqrt(values.size)
    assert values.mean() == pytest.approx(3.0, abs=error * np.sqrt(3.0))
    # The fourth central moment of this target is 45.
    assert values.var() == pytest.approx(3.0, abs=error * np.sqrt(45.0 - 9.0))


def _log_gamma(value: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(value > 0.0, 2.0 * np.log(np.abs(value)) - value, -np.inf)


def test_a_step_moves_each_element_by_itself() -> None:
    """Some elements step and others stay, each by its own luck."""
    values = np.zeros((2, 500))
    moved = metropolis_step(values, lambda value: log_normal(value, (0.0, 1.0)), 2.0, np.random.default_rng(2))
    assert 0.2 < np.mean(moved != 0.0) < 0.8


def test_sums_are_those_of_a_loop() -> None:
    """Chain by chain; a group without members sums to nothing."""
    values, group = np.random.default_rng(3).standard_normal((3, 7)), np.array([0, 2, 2, 0, 4, 2, 0])
    sums = sum_by(values, group, 5)
    for chain in range(3):
        for number in range(5):
            assert sums[chain, number] == pytest.approx(values[chain, group == number].sum())


def test_sums_of_nothing_can_be_added_to() -> None:
    """Where there is no value at all, sums are noughts of the kind that all other sums are."""
    sums = sum_by(np.zeros((2, 0)), np.zeros(0, dtype=int), 3)
    sums += 0.5
    np.testing.assert_array_equal(sums, np.full((2, 3), 0.5))


def test_log_normal_is_the_normals_up_to_a_constant() -> None:
    """Differences of log densities are those of scipy."""
    points = np.array([-1.0, 0.0, 2.5])
    ours, theirs = log_normal(points, (0.3, 1.7)), stats.norm(0.3, 1.7).logpdf(points)
    np.testing.assert_allclose(np.diff(ours), np.diff(theirs))


def test_logs_are_added_up_without_overflow() -> None:
    """As SciPy adds them, whatever their size, and what is minus infinity adds nothing."""
    logs = np.array([[700.0, 710.0, -np.inf], [-900.0, -901.0, -902.0]])
    np.testing.assert_allclose(log_sum(logs), logsumexp(logs, axis=1), rtol=1e-12)
