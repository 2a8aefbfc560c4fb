"""Tests of widths learned from earlier forecasts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.errors import BadInput
from passmuster.score.width import SPREAD, normal_square, rewidened, width_factor

RANDOM = np.random.default_rng(20)
DRAWS = RANDOM.normal(size=4_000)


def squares(truths, draws=DRAWS):
    """Squares of the places of many truths."""
    return np.array([normal_square(float(truth), draws) for truth in truths])


def test_a_right_forecast_has_squares_of_one():
    """Truths from the distribution of the draws: the mean square is 1 within four standard errors."""
    found = squares(RANDOM.normal(size=3_000))
    assert abs(found.mean() - 1.0) < 4 * found.std() / np.sqrt(found.size)


def test_rounded_numbers_are_fair_too():
    """Counts with few values: places in the middle of ties alone would have squares far below 1; these have 1."""
    draws, truths = RANDOM.poisson(1.2, size=4_000), RANDOM.poisson(1.2, size=3_000)
    found = squares(truths, draws)
    assert abs(found.mean() - 1.0) < 4 * found.std() / np.sqrt(found.size)
    assert set(np.unique(draws)) >= {0, 1, 2, 3}


def test_ties_agree_with_chance():
    """The closed form over ties is the mean over places drawn at random (two roads)."""
    draws = np.repeat([1.0, 2.0, 3.0], [500, 300, 200])
    low, high = 500 / 1001, 801 / 1001
    place = np.random.default_rng(3).uniform(low, high, size=200_000)
    from scipy.special import ndtri

    drawn = ndtri(place) ** 2
    assert normal_square(2.0, draws) == pytest.approx(drawn.mean(), abs=4 * drawn.std() / np.sqrt(drawn.size))


def test_beyond_every_draw_is_far_and_finite():
    """What came outside all draws has a large square, and larger with more draws to be outside of."""
    few, many = normal_square(99.0, DRAWS[:50]), normal_square(99.0, DRAWS)
    assert 2.0 < few < many < 30.0


@pytest.mark.parametrize("true_factor", [0.5, 0.8, 1.0, 1.6])
def test_the_factor_comes_back(true_factor):
    """From many truths narrower or wider than forecast the factor is found: log k has a standard error of 1/√(2n)."""
    n = 2_000
    found = width_factor(squares(true_factor * RANDOM.normal(size=n)), np.ones(n))
    assert abs(np.log(found / true_factor)) < 4 / np.sqrt(2 * n) + 0.01


def test_few_squares_move_little():
    """One square is worth half an outcome against the two of the prior, and no squares move nothing."""
    assert width_factor([0.0], [1.0]) == pytest.approx(np.exp(-(SPREAD**2)), rel=1e-6)
    assert width_factor([0.3, 5.0], [0.0, 0.0]) == pytest.approx(1.0)


@given(st.lists(st.floats(0.0, 50.0), min_size=1, max_size=8), st.integers(2, 5))
def test_weights_are_counts(found, times):
    """A square that counts so many times is the square given so many times."""
    repeated = np.repeat(found, times)
    one, other = width_factor(found, np.full(len(found), float(times))), width_factor(repeated, np.ones(len(repeated)))
    assert one == pytest.approx(other, rel=1e-9)


@given(st.floats(0.2, 5.0))
def test_mended_draws_keep_the_median_and_their_values(factor):
    """Widths change about a median that stays (to one draw), and no number is printed that was not drawn."""
    mended = rewidened(DRAWS, factor)
    assert abs((mended < np.median(DRAWS)).mean() - 0.5) <= 1 / DRAWS.size
    assert np.isin(mended, DRAWS).all()


def test_mended_normal_draws_are_normal():
    """Draws of a standard normal mended by k have the quantiles of Normal(0, k²) (closed form)."""
    exact = np.sort(RANDOM.normal(size=400_000))
    for factor in (0.5, 1.5):
        found = np.quantile(rewidened(exact, factor), [0.05, 0.25, 0.75, 0.95])
        assert found == pytest.approx(factor * np.array([-1.6449, -0.6745, 0.6745, 1.6449]), abs=0.03)


def test_a_factor_of_one_changes_nothing():
    """With k = 1 the draws come back."""
    assert np.array_equal(rewidened(DRAWS, 1.0), np.sort(DRAWS))


def test_what_cannot_be_squares_is_refused():
    """Negative squares and weights, and lengths that do not fit, are named."""
    with pytest.raises(BadInput, match="no value is below zero"):
        width_factor([-0.1], [1.0])
    with pytest.raises(BadInput, match="same shape"):
        width_factor([0.1, 0.2], [1.0])
    with pytest.raises(BadInput, match="finite numbers"):
        normal_square(float("nan"), DRAWS)
