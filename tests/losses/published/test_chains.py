"""Intercepts and leans of all series: shapes integrated away and drawn back."""

import numpy as np

from passmuster.losses.published.approximation import NormalLikelihood
from passmuster.losses.published.chains import sample_chain, with_shape
from passmuster.losses.published.series import Series, series_of
from worlds.small_war import claim

N_SHAPE = 3


def one_series() -> tuple[Series, NormalLikelihood]:
    """Two sources on one category, under a normal likelihood made by lot."""
    (series,) = series_of([claim(0, 5, 10.0), claim(1, 9, 15.0, source="Y")], N_SHAPE)
    half = np.random.default_rng(1).standard_normal((30, series.n_shape + series.fixed.shape[1]))
    return series, NormalLikelihood(half.T @ half, half.T @ np.ones(30))


def test_shapes_follow_from_the_rest() -> None:
    """Given intercept and leans, the shape has the mean and covariance of the conditional normal."""
    series, likelihood = one_series()
    kept = np.tile([0.3, -0.2, 0.1], (1, 40_000, 1))
    drawn = with_shape(series, likelihood, kept, np.random.default_rng(2))
    a, b = likelihood.precision[:N_SHAPE, :N_SHAPE], likelihood.precision[:N_SHAPE, N_SHAPE:]
    mean = np.linalg.solve(a, likelihood.side[:N_SHAPE] - b @ kept[0, 0])
    covariance = np.linalg.inv(a)
    tolerance = 5.0 * np.sqrt(np.diag(covariance).max() / 40_000)
    np.testing.assert_allclose(drawn[0, :, :N_SHAPE].mean(axis=0), mean, atol=tolerance)
    np.testing.assert_allclose(np.cov(drawn[0, :, :N_SHAPE].T), covariance, atol=5.0 * np.abs(covariance).max() / 100)
    np.testing.assert_array_equal(drawn[0, :, N_SHAPE:], kept[0])


def test_a_chain_has_a_row_for_each_draw() -> None:
    """Intercept and leans of each series, and mean and spread of each source on each side; spreads above zero."""
    series, likelihood = one_series()
    chain = sample_chain([series], [likelihood], 25, np.random.default_rng(3))
    assert chain.kept[0].shape == (25, 3)
    assert chain.means.shape == chain.spreads.shape == (25, 2)
    assert np.all(chain.spreads > 0.0)


def test_sharp_likelihoods_are_followed() -> None:
    """Where the likelihood is far sharper than the prior, intercept and leans lie where it says."""
    series, _ = one_series()
    n = series.n_shape + series.fixed.shape[1]
    truth = np.array([0.0, 0.0, 0.0, 1.5, 0.4, -0.3])
    chain = sample_chain([series], [NormalLikelihood(1e8 * np.eye(n), 1e8 * truth)], 50, np.random.default_rng(4))
    np.testing.assert_allclose(chain.kept[0], np.tile(truth[N_SHAPE:], (50, 1)), atol=6e-4)
