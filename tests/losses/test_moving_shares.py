"""Shares that move: what the prior says before any claim, and accounts that balance whatever was drawn."""

import numpy as np
import pytest

from passmuster.losses.moving_shares import PULLS, log_killed_and_wounded, walk_precision
from passmuster.losses.priors import KILLED_SHARE, SHARE_FROM, SHARE_WALK

NODES = np.array([1.0, 61.0, 121.0, 400.0])


def test_the_walk_is_one_in_the_log_of_time() -> None:
    """The covariance of its inverse is that of steps added up from the last day backwards."""
    clock = np.log(np.maximum(NODES, SHARE_FROM))
    left = clock[-1] - clock[:-1]
    wanted = SHARE_WALK**2 * np.minimum(left[:, None], left)
    np.testing.assert_allclose(np.linalg.inv(walk_precision(NODES)), wanted, rtol=1e-9)


def test_before_any_claim_the_share_is_within_what_wars_have_shown() -> None:
    """Halfway through within a factor 1.5 of the end's in nineteen of twenty draws, and a month in seldom above all."""
    random = np.random.default_rng(1)
    nodes = np.array([30.0, 365.0, 730.0])
    draws = random.multivariate_normal(np.zeros(2), np.linalg.inv(walk_precision(nodes)), 20_000)
    assert np.mean(np.abs(draws[:, 1]) < np.log(1.5)) == pytest.approx(0.95, abs=0.01)
    share = 1.0 / (1.0 + np.exp(-KILLED_SHARE[0] - KILLED_SHARE[1] * random.standard_normal(20_000)))
    low, high = np.quantile(share * np.exp(draws[:, 0]), [0.025, 0.975])
    assert (low, high) == pytest.approx((0.08, 0.67), abs=0.03)


def test_a_young_war_has_one_share() -> None:
    """Within a month nothing moves, and the precision is still one that can be inverted."""
    spread = np.sqrt(np.diag(np.linalg.inv(walk_precision(np.array([1.0, 20.0])))))
    assert 0.0 < spread[0] < 0.01


def test_what_counts_the_wounded_moves_the_other_way() -> None:
    """By the odds of the killed, to first order."""
    share = 1.0 / (1.0 + np.exp(-KILLED_SHARE[0]))
    small = 1e-6
    rest = np.log(1.0 - share * np.exp(small)) - np.log(1.0 - share)
    assert rest / small == pytest.approx(PULLS["Injuries"], rel=1e-4)


def test_killed_and_wounded_add_up_and_never_fall() -> None:
    """Of shares that jump as no walk does, some of more than all."""
    random = np.random.default_rng(2)
    casualties = np.log(np.cumsum(random.exponential(100.0, (50, 40)), axis=1))
    share = np.log(0.25) + random.standard_normal((50, 40))
    killed, wounded = log_killed_and_wounded(casualties, share)
    np.testing.assert_allclose(np.exp(killed) + np.exp(wounded), np.exp(casualties), rtol=1e-9)
    assert np.diff(killed).min() > -1e-9
    assert np.diff(wounded).min() > -1e-9
    kept = share[:, -1] < np.log(0.95)
    np.testing.assert_allclose((killed - casualties)[kept, -1], share[kept, -1], rtol=1e-9)
