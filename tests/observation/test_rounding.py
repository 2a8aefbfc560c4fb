"""How coarse a printed number is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.observation import rounding_spread
from passmuster.observation.rounding import rounding_unit


@pytest.mark.parametrize(
    ("number", "unit"),
    [(12_000, 1000), (10_900, 100), (3667, 1), (0, 1), (1_000_000, 1_000_000), (50, 10), (101, 1), (-300, 100)],
)
def test_trailing_zeros_are_the_unit(number, unit):
    """The unit is the place of the last digit that is not zero."""
    assert rounding_unit(number) == unit


@pytest.mark.parametrize(("number", "spread"), [(1_000_000, 0.289), (12_000, 0.0241), (10_900, 0.00265), (1, 0.289)])
def test_spread_is_a_uniform_error_relative_to_the_number(number, spread):
    """A unit divided by the root of twelve, relative to the number."""
    assert rounding_spread(number) == pytest.approx(spread, rel=0.005)


@given(digits=st.integers(1, 999_999), zeros=st.integers(0, 6))
def test_spread_is_that_of_numbers_that_round_to_it(digits, zeros):
    """Numbers spread evenly over half a unit about the printed one have this standard deviation, relative to it."""
    number = float(digits * 10**zeros)
    unit = rounding_unit(number)
    grid = number + unit * (np.arange(1000) + 0.5 - 500) / 1000
    # A grid of 1,000 points has a variance short of the uniform's by one in a million.
    assert rounding_spread(number) == pytest.approx(np.std(grid) / number, rel=1e-5)


@given(number=st.integers(1, 10**9))
def test_a_round_number_is_never_surer_than_its_neighbour(number):
    """Adding zeros to a number leaves its relative spread as it was; a further digit makes it smaller."""
    assert rounding_spread(number * 1000) == pytest.approx(rounding_spread(number), rel=1e-12)
    assert rounding_spread(number * 10 + 1) < rounding_spread(number)
