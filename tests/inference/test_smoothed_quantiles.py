"""Smoothed quantiles: they are where the smoothed share of weights is the level, and found in a few steps."""

import numpy as np
import pytest
from scipy.special import ndtr

from passmuster.inference.smoothed_places import places_of
from passmuster.inference.smoothed_quantiles import WIDTH, SmoothedQuantile, ranked, smoothed_quantiles


def _drawn(seed: int = 3, n: int = 900) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    weights = rng.gamma(0.5, size=n)
    return np.exp(2.0 * rng.standard_normal(n)), weights / weights.sum()


@pytest.mark.parametrize("level", [0.05, 0.5, 0.95])
def test_the_level_lies_below_the_quantile(level: float) -> None:
    """The weighted mean of Φ((q − g) / h) over all draws is the level; the reach costs nine digits and no more."""
    values, weights = _drawn()
    (number,) = smoothed_quantiles(values[:, None], [level])
    (weighed,) = ranked([number], weights)
    place = float(places_of([number], [weighed], [None])[0])
    assert weights @ ndtr((place - values) / number.width) == pytest.approx(level, abs=2e-9)
    assert places_of([number], [weighed], [place * 1.3]) == pytest.approx(place, rel=1e-12)


@pytest.mark.parametrize("n", [1, 2, 3, 26, 900, 3201])
def test_the_width_is_a_part_of_the_spread_as_numpy_has_it(n: int) -> None:
    """To the last digit, so that numbers are the same whoever works it out."""
    values, _ = _drawn(n=n)
    spread = float(np.subtract(*np.quantile(values, [0.84, 0.16]))) / 2.0
    assert SmoothedQuantile.of(values, 0.5).width == WIDTH * spread


def test_the_bump_is_that_of_every_draw() -> None:
    """What lies beyond the last reach is 0 to the last digit, so that nothing is left out."""
    values, _ = _drawn()
    (number,) = smoothed_quantiles(values[:, None], [0.5])
    for place in (0.01, 1.0, 20.0):
        far = (place - values) / number.width
        window, bumps = number.bump(place)
        near = number.order[window]
        found = np.zeros_like(values)
        found[near] = bumps
        np.testing.assert_allclose(found, np.exp(-0.5 * far**2), atol=3e-16)
        assert np.unique(near).size == near.size


@pytest.mark.parametrize("n", [1, 2, 50, 6400])
@pytest.mark.parametrize("kinds", [1, 2, 30])
def test_equal_draws_stand_as_they_came(n: int, kinds: int) -> None:
    """Whatever way of sorting a processor has, draws that were chosen several times stand in one order."""
    values = np.random.default_rng(n).integers(-kinds, kinds, n) / 7.0
    np.testing.assert_array_equal(SmoothedQuantile.of(values, 0.5).order, np.argsort(values, kind="stable"))


def test_levels_of_the_same_draws_share_their_order() -> None:
    """They are sorted once, and their weights are put in order once."""
    values, weights = _drawn()
    numbers = smoothed_quantiles(np.column_stack([values, values, -values]), [0.05, 0.95, 0.5])
    assert numbers[0].order is numbers[1].order
    first, second, third = ranked(numbers, weights)
    assert first is second
    np.testing.assert_array_equal(third.own, first.own[::-1])


def test_what_never_differs_is_its_own_quantile() -> None:
    """A constant has no width."""
    (number,) = smoothed_quantiles(np.full((10, 1), 7.0), [0.5])
    (weighed,) = ranked([number], np.full(10, 0.1))
    assert places_of([number], [weighed], [None]) == [7.0]
    assert number.density(7.0, 7.0, 0.5, 1.0) == 1.0
