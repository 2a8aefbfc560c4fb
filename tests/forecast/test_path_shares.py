"""Tests of telling what draws disagree about from the luck of few paths."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.forecast.path_shares import steadied, without_luck

RANDOM = np.random.default_rng(11)


@pytest.mark.parametrize("shape", [(0.5, 0.5), (2.0, 6.0), (20.0, 20.0)])
@pytest.mark.parametrize("n_paths", [2, 5, 20])
def test_the_spread_of_the_chances_comes_back(shape, n_paths):
    """Chances from a beta distribution, seen through few paths: mean and spread are those of the chances.

    The standard error of a variance of m values is about its size times √(2 / m); heavy ends make it larger, so four of
    twice that are allowed.
    """
    draws = 20_000
    chances = RANDOM.beta(*shape, size=draws)
    seen = RANDOM.random((draws, n_paths)) < chances[:, None]
    found = steadied(seen)
    raw, true = float(seen.mean(axis=1).var()), float(chances.var())
    assert found.mean() == pytest.approx(chances.mean(), abs=4 * np.sqrt(raw / draws))
    assert found.var() == pytest.approx(true, abs=8 * raw * np.sqrt(2 / draws))
    assert raw > found.var()


def test_pure_luck_is_taken_off():
    """Draws that hold one chance true and differ by luck alone keep hardly any spread."""
    seen = RANDOM.random((20_000, 5)) < 0.3
    assert steadied(seen).std() < 0.25 * seen.mean(axis=1).std()


def test_certain_draws_keep_their_spread():
    """Where every draw is sure of itself there is no luck to take off."""
    seen = np.repeat(np.array([[True], [False]]), 5, axis=1)
    assert np.array_equal(steadied(seen), [1.0, 0.0])


def test_one_path_a_draw_comes_back():
    """With a single path luck cannot be told from disagreement."""
    assert np.array_equal(steadied([[1.0], [0.0], [3.0]]), [1.0, 0.0, 3.0])


@given(st.integers(2, 30), st.integers(2, 6), st.integers(0, 2**32 - 1))
def test_means_stay_and_no_deviation_turns_over(n_draws, n_paths, seed):
    """The mean over draws is kept, deviations shrink and keep their sign, shares stay shares."""
    seen = np.random.default_rng(seed).random((n_draws, n_paths)) < 0.4
    raw, found = seen.mean(axis=1), steadied(seen)
    assert 0.0 <= without_luck(seen) <= 1.0
    assert found.mean() == pytest.approx(raw.mean())
    assert ((found - raw.mean()) * (raw - raw.mean()) >= -1e-12).all()
    assert (np.abs(found - raw.mean()) <= np.abs(raw - raw.mean()) + 1e-12).all()
    assert (found >= -1e-12).all()
    assert (found <= 1.0 + 1e-12).all()
