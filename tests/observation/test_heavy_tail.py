"""The heavy-tailed noise in NumPy: the same as the model's in JAX, and its draws are what they should be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from passmuster.observation import heavy_tail, noise

POINTS = np.array([-300.0, -8.0, -1.3, -1e-9, 0.0, 0.4, 2.0, 50.0])


def test_density_is_that_of_the_model() -> None:
    """NumPy and JAX give one density."""
    np.testing.assert_allclose(heavy_tail.log_density(POINTS), np.asarray(noise.log_density(POINTS)), rtol=1e-12)


def test_distribution_is_that_of_scipy() -> None:
    """The closed form agrees with SciPy's t with four degrees of freedom, in the lower tail to full precision."""
    np.testing.assert_allclose(heavy_tail.distribution(POINTS), stats.t(4).cdf(POINTS), rtol=1e-9)


@given(st.floats(1e-12, 1.0 - 1e-9))
def test_quantile_undoes_the_distribution(probability: float) -> None:
    """The distribution at a quantile is the probability it was asked for."""
    there = heavy_tail.quantile(np.array(probability))
    assert heavy_tail.distribution(there) == pytest.approx(probability, rel=1e-5, abs=1e-12)


@given(st.floats(-30, 30), st.floats(0.01, 20))
def test_a_far_interval_keeps_its_digits(lower: float, width: float) -> None:
    """The probability of an interval agrees with the model's, in either tail."""
    upper = lower + width
    ours = np.log(heavy_tail.between(np.array(lower), np.array(upper)))
    assert ours == pytest.approx(float(noise.log_interval(np.array(lower), np.array(upper))), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(("lower", "upper"), [(-np.inf, -1.0), (0.5, 2.0), (3.0, np.inf), (-1.0, 1.0)])
def test_draws_between_bounds_follow_the_truncated_law(lower: float, upper: float) -> None:
    """20,000 draws pass a Kolmogorov-Smirnov test against the truncated law; sound ones fail once in 10,000."""
    shape = 20_000
    drawn = heavy_tail.draw_between(np.full(shape, lower), np.full(shape, upper), np.random.default_rng(3))
    below, above = stats.t(4).cdf(lower), stats.t(4).cdf(upper)
    assert stats.kstest(drawn, lambda t: (stats.t(4).cdf(t) - below) / (above - below)).pvalue > 1e-4


def test_weights_make_the_noise_of_normals() -> None:
    """Noise and the weights drawn for it have the joint law of a normal mixture: w is Gamma(2, rate 2) over all."""
    random = np.random.default_rng(5)
    weights = heavy_tail.draw_weights(random.standard_t(4, 20_000), random)
    assert stats.kstest(weights, stats.gamma(2, scale=0.5).cdf).pvalue > 1e-4
