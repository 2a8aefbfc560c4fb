"""What makes the noise normal is drawn from the laws that it should have."""

import numpy as np
import pytest
from scipy import stats

from passmuster.observation import augmentation

N = 20_000
ONE_IN_TEN_THOUSAND = 1e-4
"""A sound sampler falls below this once in ten thousand seeds; the seeds are fixed."""


def truncated(lower: float, upper: float):
    """The distribution of the t4 between two bounds."""
    law = stats.t(4)
    below, above = law.cdf(lower), law.cdf(upper)
    return lambda t: (law.cdf(t) - below) / (above - below)


@pytest.mark.parametrize(("lower", "upper"), [(-np.inf, -1.0), (0.5, 2.0), (3.0, np.inf), (-1.0, 1.0)])
def test_draws_between_bounds_follow_the_truncated_law(lower, upper):
    """Draws pass a Kolmogorov-Smirnov test against the truncated t4."""
    drawn = augmentation.draw_between(np.full(N, lower), np.full(N, upper), np.random.default_rng(3))
    assert stats.kstest(drawn, truncated(lower, upper)).pvalue > ONE_IN_TEN_THOUSAND


def test_the_check_of_draws_notices_a_normal():
    """Draws of a truncated normal in place of the t4 fail the same test."""
    normal = stats.truncnorm(0.5, 2.0).rvs(N, random_state=np.random.default_rng(3))
    assert stats.kstest(normal, truncated(0.5, 2.0)).pvalue < ONE_IN_TEN_THOUSAND


def test_far_draws_stay_between_their_bounds():
    """A thousand scales out draws lie between bounds that differ by one, and are mirrored where the bounds are."""
    lower, upper = np.full(500, 1000.0), np.full(500, 1001.0)
    above = augmentation.draw_between(lower, upper, np.random.default_rng(1))
    below = augmentation.draw_between(-upper, -lower, np.random.default_rng(1))
    assert np.all((lower <= above) & (above <= upper))
    assert np.ptp(above) > 0.9
    np.testing.assert_array_equal(below, -above)


def test_weights_make_the_noise_of_normals():
    """Noise and the weights drawn for it have the joint law of a normal mixture: w is Gamma(2, rate 2) over all."""
    random = np.random.default_rng(5)
    weights = augmentation.draw_weights(random.standard_t(4, N), random)
    assert stats.kstest(weights, stats.gamma(2, scale=0.5).cdf).pvalue > ONE_IN_TEN_THOUSAND


def test_normals_of_prior_weights_are_the_noise():
    """A standard normal over the root of a weight from its prior is t4, and is told from t3 and from a normal."""
    random = np.random.default_rng(6)
    noise = random.standard_normal(N) / np.sqrt(augmentation.prior_weights((N,), random))
    assert stats.kstest(noise, stats.t(4).cdf).pvalue > ONE_IN_TEN_THOUSAND
    assert stats.kstest(noise, stats.norm.cdf).pvalue < ONE_IN_TEN_THOUSAND
