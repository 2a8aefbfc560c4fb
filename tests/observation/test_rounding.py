"""How coarse a printed number is."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.observation.rounding import noise_scale, rounded, rounding_spread, rounding_unit, whole_heads


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


EITHER = pytest.mark.parametrize("xp", [np, jnp], ids=["numpy", "jax"])


@EITHER
def test_noise_and_rounding_add_as_squares(xp):
    """The scale is the root of the squares of the source's own noise, of the rounding, and of the least there is."""
    own, rounding = xp.log(xp.asarray([0.3, 0.004])), xp.asarray([0.4, 0.003])
    np.testing.assert_allclose(noise_scale(own, rounding, xp=xp), [0.5, 0.005], rtol=1e-12)
    np.testing.assert_allclose(noise_scale(own, rounding, least=1.2, xp=xp), np.hypot([0.5, 0.005], 1.2), rtol=1e-12)


@EITHER
@pytest.mark.parametrize(
    ("number", "coarse", "printed"),
    [(4300, 0.5, 4000), (12_300, 0.5, 12_000), (12_300, 0.1, 12_000), (4321, 0.1, 4300), (4321, 0.01, 4320),
     (4321.4, 0.0, 4321),
     (26_000, 0.5, 30_000), (14_000, 0.5, 14_000), (7.4, 0.5, 7), (0.8, 0.5, 1), (0.4, 0.5, 0), (10_000, 0.1, 10_000)],
)  # fmt: skip
def test_rounding_is_by_powers_of_ten(number, coarse, printed, xp):
    """The unit is the largest power of ten that is at most the given part of the number, and one at least."""
    found = rounded(xp.log(xp.asarray([float(number)])), xp.asarray([coarse]), xp=xp)
    assert float(found[0]) == pytest.approx(printed)


@EITHER
@pytest.mark.parametrize(("belief", "heads"), [(0.4, 0), (0.99, 0), (1.01, 1), (1.6, 2), (2.4, 2), (5000.4, 5000)])
def test_heads_are_whole_and_none_below_one(belief, heads, xp):
    """A belief is printed to the head; below one head nobody is, as a count of zero is weighed."""
    assert float(whole_heads(xp.log(xp.asarray(belief)), xp=xp)) == heads


@EITHER
def test_absurd_beliefs_are_printed_as_a_number(xp):
    """A belief beyond all numbers is printed as a finite one."""
    for found in (whole_heads(xp.asarray(1e4), xp=xp), rounded(xp.asarray(1e4), xp.asarray(0.5), xp=xp)):
        assert np.isfinite(float(found))


@given(number=st.integers(1, 9_999), zeros=st.integers(0, 5))
def test_what_is_rounded_has_the_unit_it_was_rounded_to(number, zeros):
    """A number rounded to a part of itself shows a unit no smaller than the power of ten it was rounded to."""
    coarse, printed = 0.1, float(number * 10**zeros)
    found = float(rounded(np.log([printed]), np.array([coarse]), xp=np)[0])
    assert rounding_unit(found) >= 10 ** np.floor(np.log10(max(coarse * printed, 1.0)) + 1e-9)
