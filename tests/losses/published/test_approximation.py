"""The likelihood of the published structure and its normal approximation."""

import numpy as np
from scipy import stats

from passmuster.losses.published.approximation import claim_log_mass, find_mode, normal_likelihood
from passmuster.losses.published.series import series_of, shape_basis
from worlds.small_war import LAST_DAY, small_war


def test_masses_are_those_of_scipy() -> None:
    """Counts have the negative binomial law by mean and dispersion, daily ones the Poisson law."""
    counts, log_mean = np.array([0.0, 3.0, 250.0, 40.0]), np.log([2.0, 5.0, 200.0, 44.0])
    is_daily = np.array([False, False, False, True])
    binomial = stats.nbinom(7.0, 7.0 / (7.0 + np.exp(log_mean))).logpmf(counts)
    poisson = stats.poisson(np.exp(log_mean)).logpmf(counts)
    ours = claim_log_mass(counts, is_daily, log_mean, 7.0)
    np.testing.assert_allclose(ours, np.where(is_daily, poisson, binomial), rtol=1e-9)


def test_the_mode_is_a_mode_of_the_normal_too() -> None:
    """At the mode the normal's slope is that of the priors that it leaves out: of intercept and leans alone."""
    basis = shape_basis(LAST_DAY)
    one = series_of(small_war(4).table.claims, basis.shape[1])[0]
    mode, dispersion = find_mode(one, basis)
    normal = normal_likelihood(one, basis, mode, dispersion)
    slope = normal.side - normal.precision @ mode
    lean_slope = mode[one.first_kept :] / np.array([9.0, *[0.49] * len(one.sources)])
    scale = np.sqrt(np.diag(normal.precision)).max()
    np.testing.assert_allclose(slope[: one.first_kept], 0.0, atol=1e-3 * scale)
    np.testing.assert_allclose(slope[one.first_kept :], lean_slope, atol=1e-3 * scale)
