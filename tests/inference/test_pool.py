"""Draws of several posteriors of a path speak for all of it."""

import numpy as np
import pytest

from passmuster.inference.pool import pooled


def _normal_path(t: float, n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draws of Normal(t, 1) and their D = x: the path from Normal(0, 1) to Normal(1, 1)."""
    draws = np.random.default_rng(seed).standard_normal(n) + t
    return draws, draws[:, None]


def test_draws_of_both_ends_stand_for_the_middle() -> None:
    """On the path from Normal(0, 1) to Normal(1, 1) the point t is Normal(t, 1)."""
    (first, early), (last, late) = _normal_path(0.0, 4000, 1), _normal_path(1.0, 4000, 2)
    pool = pooled([early, late], [0.0, 1.0])
    together = np.concatenate([first, last])
    for t in (0.0, 0.3, 0.5, 1.0):
        weights = pool.weights(t)
        error = np.sqrt(np.sum(weights**2))
        assert weights.sum() == pytest.approx(1.0)
        assert abs(weights @ together - t) < 4 * error
        assert pool.effective(t) == pytest.approx(1 / error**2)


def test_the_constants_are_those_of_the_normal() -> None:
    """Of Normal(t, 1) the log constant is t² / 2 and a term linear in t, as D is told about its mean."""
    sets = [_normal_path(t, 20_000, seed) for seed, t in enumerate((0.0, 0.5, 1.0))]
    pool = pooled([own for _, own in sets], [0.0, 0.5, 1.0])
    mean = np.concatenate([draws for draws, _ in sets]).mean()
    expected = np.array([t**2 / 2 - t * mean for t in pool.at])
    np.testing.assert_allclose(pool.constants, expected - expected[0], atol=4 * np.sqrt(2 / 60_000) * 1.5)


def test_the_constants_solve_their_equation() -> None:
    """Where the constants are right, the chances of each point add up to the draws that it gave."""
    sets = [_normal_path(t, n, n)[1] for t, n in ((0.0, 300), (0.2, 500), (1.0, 50))]
    pool = pooled(sets, [0.0, 0.2, 1.0])
    log_chance = np.log(pool.counts) + np.array(pool.at) * pool.total[:, None] - pool.constants
    chance = np.exp(log_chance)
    chance /= chance.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(chance.sum(axis=0), pool.counts, rtol=1e-9)


def test_own_weights_stand_for_draws_that_are_another_posteriors() -> None:
    """Draws of Normal(1, 1), weighed to be of Normal(0, 1), serve as the path's beginning."""
    draws = np.random.default_rng(3).standard_normal(20_000) + 1.0
    own = -(draws**2) / 2 + (draws - 1.0) ** 2 / 2
    pool = pooled([draws[:, None]], [0.0], own=[own])
    weights = pool.weights(0.0)
    assert abs(weights @ draws) < 4 * np.sqrt(np.sum(weights**2))
    assert pool.weights(1.0) == pytest.approx(np.full(draws.size, 1 / draws.size))


def test_a_doubled_draw_is_a_draw_of_weight_two() -> None:
    """A draw that stands there twice and one with twice the weight are one thing."""
    rng = np.random.default_rng(4)
    early, late = rng.standard_normal((30, 1)), rng.standard_normal((40, 1)) + 1.0
    own = np.zeros(30)
    own[0] = np.log(2.0)
    doubled = pooled([np.concatenate([early, early[:1]]), late], [0.0, 1.0])
    weighed = pooled([early, late], [0.0, 1.0], own=[own, np.zeros(40)])
    # The second has thirty draws with which to stand for thirty-one: the share of the first posterior is another.
    first, second = doubled.weights(0.5), weighed.weights(0.5)
    assert first[0] + first[30] == pytest.approx(second[0], rel=0.03)


def test_no_change_leaves_all_draws_alike() -> None:
    """Where nothing changes, every draw of either side counts the same at every point."""
    pool = pooled([np.zeros((7, 2)), np.zeros((5, 2))], [0.0, 1.0])
    assert pool.weights(0.7) == pytest.approx(np.full(12, 1 / 12))
    assert pool.n_draws == 12
