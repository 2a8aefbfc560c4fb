"""The t4 noise against SciPy and against the incomplete beta function, in both tails."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import betainc

from passmuster.observation.noise import log_density, log_distribution, log_interval

LOG_INTERVAL = jax.jit(log_interval)
POINTS = np.concatenate([-np.geomspace(1e6, 1e-9, 60), [0.0], np.geomspace(1e-9, 1e6, 60)])


def upper_tail(t: np.ndarray) -> np.ndarray:
    """P(T > |t|) of a t with 4 degrees of freedom, from the incomplete beta function on its better side."""
    square = np.square(t)
    far = betainc(2.0, 0.5, 4.0 / (4.0 + square)) / 2.0
    near = (1.0 - betainc(0.5, 2.0, square / (4.0 + square))) / 2.0
    return np.where(square < 4.0, near, far)


def test_density_is_that_of_the_t4():
    """The log density agrees with SciPy's t with four degrees of freedom."""
    np.testing.assert_allclose(log_density(POINTS), stats.t(4).logpdf(POINTS), rtol=1e-12, atol=1e-14)


def test_tails_keep_their_precision():
    """Survival and distribution are exact to twelve digits a million scales out, where one less the other is noise."""
    tail = upper_tail(POINTS)
    survival = np.where(POINTS > 0, np.log(tail), np.log1p(-tail))
    np.testing.assert_allclose(log_distribution(-POINTS), survival, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(log_distribution(POINTS), survival[::-1], rtol=1e-12, atol=1e-15)


def test_slope_of_the_distribution_is_the_density():
    """Differentiating the distribution gives the density at every point."""
    slope = jax.vmap(jax.grad(lambda t: jnp.exp(log_distribution(t))))(jnp.linspace(-30.0, 30.0, 61))
    np.testing.assert_allclose(jnp.log(slope), log_density(jnp.linspace(-30.0, 30.0, 61)), rtol=1e-9)


@given(start=st.floats(-1e4, 1e4), width=st.floats(1e-3, 1e4))
def test_an_interval_is_the_difference_of_its_tails(start, width):
    """The probability between two points is the difference of the tails on the nearer side."""
    low, high = start, start + width
    if low > 0 or high < 0:
        expected = abs(upper_tail(low) - upper_tail(high))
    else:
        expected = 1.0 - upper_tail(low) - upper_tail(high)
    # The difference of two tails loses as many digits as they share: their ratio to it.
    lost = max(upper_tail(low), upper_tail(high)) / expected if low * high > 0 else 1.0
    assert float(LOG_INTERVAL(low, high)) == pytest.approx(np.log(expected), rel=1e-10, abs=1e-12 * max(lost, 1.0))


def test_a_far_interval_is_not_lost_to_rounding():
    """Between a thousand and a thousand and one scales, where both tails round to one, the probability is known."""
    expected = stats.t(4).pdf(1000.5)
    assert float(jnp.exp(log_interval(1000.0, 1001.0))) == pytest.approx(expected, rel=1e-5)
    assert float(log_interval(1000.0, 1001.0)) == float(log_interval(-1001.0, -1000.0))


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (0.0, 0.0), (-1e8, 1e8), (1e8, 1e8 + 1), (-5.0, 5.0)])
def test_intervals_and_their_slopes_are_finite(low, high):
    """Empty, huge and far intervals all have a finite log probability and finite slopes."""
    value, slopes = jax.value_and_grad(log_interval, argnums=(0, 1))(low, high)
    assert np.isfinite(value)
    assert np.all(np.isfinite(slopes))
