"""The sampler on targets whose answers are known, with tolerances from the chains' own effective sizes."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from arviz_stats.base import array_stats
from scipy import stats

from passmuster.inference.curvature import find_mode, first_whitening
from passmuster.inference.nuts import MOST_DRAWS, WARM_UP, cold_start, sample, trimmed
from passmuster.inference.program import MAX_DEPTH

CENTRE, SCALE, TILT = 3.0, 0.2, 0.9
SHAPE_OF_GAMMA = 2.0
CHAINS = 4
STANDARD_ERRORS = 4.5
"""Allowed between an estimate and the truth: one failure in 150,000 a comparison, and there are some thirty."""


def log_density(static, data, x):
    """A narrow tilted normal in the first two coordinates and a log-gamma, which is lopsided, in the third."""
    narrow = (x[0] - data["centre"]) / SCALE
    tilted = (x[1] - TILT * narrow) / jnp.sqrt(1 - TILT**2)
    return -0.5 * narrow**2 - 0.5 * tilted**2 + SHAPE_OF_GAMMA * x[2] - jnp.exp(x[2])


MARGINALS = (stats.norm(CENTRE, SCALE), stats.norm(0, 1), stats.loggamma(SHAPE_OF_GAMMA))


DATA = {"centre": jnp.asarray(CENTRE)}


@pytest.fixture(scope="module")
def whitening():
    """The target's own whitening."""
    mode = find_mode(log_density, None, DATA, np.zeros(3), np.zeros(3, dtype=bool))
    return first_whitening(log_density, None, DATA, mode, np.random.default_rng(1))


def chains_of(whitening, seed):
    """Four chains from a cold start."""
    starts = cold_start(np.random.default_rng(2).standard_normal((CHAINS, 3)))
    return sample(
        log_density, None, DATA, whitening, starts, (seed,), adapt=True, n_discarded=WARM_UP,
        n_draws=MOST_DRAWS,
    )  # fmt: skip


@pytest.fixture(scope="module")
def draws(whitening):
    """The draws that most tests look at."""
    return chains_of(whitening, 3)


def within_monte_carlo_error(values, marginal):
    """Whether mean and quantiles of values, shape (chain, draw), meet a distribution as nearly as their ESS allows."""
    error = marginal.std() / np.sqrt(float(array_stats.ess(values, method="mean")))
    assert abs(values.mean() - marginal.mean()) < STANDARD_ERRORS * error
    for level in (0.05, 0.25, 0.5, 0.75, 0.95):
        size = float(array_stats.ess(values, method="quantile", prob=level))
        below = np.mean(values < marginal.ppf(level))
        assert abs(below - level) < STANDARD_ERRORS * np.sqrt(level * (1 - level) / size)


@pytest.mark.parametrize("coordinate", range(3))
def test_draws_follow_a_known_target(draws, coordinate):
    """Mean and quantiles of each coordinate are the target's, in both tails of the lopsided one too."""
    within_monte_carlo_error(np.asarray(draws.x[:, :, coordinate]), MARGINALS[coordinate])


def test_the_check_notices_a_wrong_answer(draws):
    """Draws shifted by a fifth of a scale, mirrored or too narrow by a fifth do not pass it."""
    lopsided = np.asarray(draws.x[:, :, 2])
    middle = lopsided.mean()
    for wrong in (lopsided + 0.2 * lopsided.std(), 2 * middle - lopsided, middle + 0.8 * (lopsided - middle)):
        with pytest.raises(AssertionError):
            within_monte_carlo_error(wrong, MARGINALS[2])


def test_the_tilt_is_found(draws):
    """The correlation of the first two coordinates is the target's."""
    first, second = np.asarray(draws.x[:, :, 0]), np.asarray(draws.x[:, :, 1])
    product = (first - CENTRE) / SCALE * second
    error = product.std() / np.sqrt(float(array_stats.ess(product, method="mean")))
    assert abs(product.mean() - TILT) < STANDARD_ERRORS * error


def test_chains_agree_and_none_diverges(draws):
    """R-hat is as near to one as the effective size lets it be, and no trajectory leaves the target.

    Means of split chains scatter by chance: R-hat² − 1 is about a chi-square of 2·4 − 1 degrees over the ESS.
    """
    for coordinate in range(3):
        values = np.asarray(draws.x[:, :, coordinate])
        size = float(array_stats.ess(values, method="bulk"))
        assert float(array_stats.rhat(values)) ** 2 < 1 + stats.chi2(2 * CHAINS - 1).ppf(0.9999) / size
    assert not np.any(draws.diverging)


def test_the_whitening_makes_the_target_round(whitening):
    """In the whitened space the normal part has unit curvature in every direction: the basis holds its covariance."""
    basis = np.asarray(whitening.basis)
    covariance = basis @ basis.T
    expected = [[SCALE**2, TILT * SCALE], [TILT * SCALE, 1.0]]
    np.testing.assert_allclose(covariance[:2, :2], expected, rtol=1e-6)


def test_one_seed_gives_one_set_of_draws(whitening, draws):
    """The same key gives the same draws to the last bit, another key others."""
    np.testing.assert_array_equal(chains_of(whitening, 3).x, draws.x)
    assert np.all(chains_of(whitening, 4).x[:, -1] != draws.x[:, -1])


def test_tuned_chains_follow_a_target_that_moved(whitening, draws):
    """With the tuning of the first chains and new data, draws follow the new target after a short warm-up."""
    moved = {"centre": jnp.asarray(CENTRE + SCALE)}
    again = sample(
        log_density, None, moved, whitening, draws.tuning, (8,), adapt=False, n_discarded=50,
        n_draws=MOST_DRAWS,
    )  # fmt: skip
    for coordinate, marginal in enumerate((stats.norm(CENTRE + SCALE, SCALE), *MARGINALS[1:])):
        within_monte_carlo_error(np.asarray(again.x[:, :, coordinate]), marginal)


def test_chains_without_adapting_keep_their_tuning(whitening, draws):
    """Steps and diagonal of a refit are those it was given."""
    again = sample(log_density, None, DATA, whitening, draws.tuning, (8,), adapt=False, n_discarded=5, n_draws=10)
    np.testing.assert_array_equal(again.tuning.step_size, draws.tuning.step_size)
    np.testing.assert_array_equal(again.tuning.inverse_mass, draws.tuning.inverse_mass)


def test_shorter_paths_follow_the_target_as_well(whitening, draws):
    """Paths of one doubling take a step, and the draws are the target's still; by the same program."""
    short = sample(
        log_density, None, DATA, whitening, draws.tuning, (9,), adapt=False, n_discarded=5, n_draws=MOST_DRAWS,
        shorter=MAX_DEPTH - 1,
    )  # fmt: skip
    assert short.n_steps.max() == 1
    for coordinate, marginal in enumerate(MARGINALS):
        within_monte_carlo_error(np.asarray(short.x[:, :, coordinate]), marginal)


def test_only_rows_that_hold_draws_stay(whitening, draws):
    """A short run fills its first rows; what is trimmed has no row that was never written."""
    short = sample(log_density, None, DATA, whitening, draws.tuning, (8,), adapt=False, n_discarded=5, n_draws=10)
    assert trimmed(short, 10).x.shape == (CHAINS, 10, 3)
    assert np.all(trimmed(short, 10).n_steps > 0)
    assert np.all(short.n_steps[:, 10:] == 0)


CORE, PLAIN, SHARE = 0.05, 1.0, 0.3
"""Widths of a core and of the plain around it, and how much of the first coordinate is plain."""


def core_in_a_plain(static, data, x):
    """A level known well if a number was no slip and hardly at all if it was, beside another coordinate."""
    core = jax.scipy.stats.norm.logpdf(x[0], 0.0, CORE) + jnp.log(1 - SHARE)
    plain = jax.scipy.stats.norm.logpdf(x[0], 0.0, PLAIN) + jnp.log(SHARE)
    return jnp.logaddexp(core, plain) - 0.5 * x[1] ** 2


def test_jumps_reach_the_plain_around_a_core():
    """With jumps the level is in the plain as often as it should be, to what the chains' effective size allows."""
    whitening = first_whitening(core_in_a_plain, None, None, np.zeros(2), np.random.default_rng(1))
    draws = sample(
        core_in_a_plain, None, None, whitening, cold_start(np.zeros((CHAINS, 2))), (5,), adapt=True,
        n_discarded=WARM_UP, n_draws=MOST_DRAWS, levels=np.array([0]),
    )  # fmt: skip
    level = np.asarray(draws.x[:, :, 0])
    far = (np.abs(level) > 5 * CORE).astype(float)
    expected = SHARE * 2 * stats.norm.sf(5 * CORE / PLAIN)
    size = float(array_stats.ess(far, method="mean"))
    assert size > 400
    assert abs(far.mean() - expected) < STANDARD_ERRORS * np.sqrt(expected * (1 - expected) / size)
    within_monte_carlo_error(np.asarray(draws.x[:, :, 1]), stats.norm(0, 1))


@pytest.mark.parametrize("jumps", [1, 4])
def test_jumps_leave_a_known_target_as_it_was(whitening, jumps):
    """On the tilted target, where jumps are mostly refused, draws follow the same distribution."""
    draws = sample(
        log_density, None, DATA, whitening, cold_start(np.zeros((CHAINS, 3))), (6,), adapt=True,
        n_discarded=WARM_UP, n_draws=MOST_DRAWS, levels=np.array([0, 1, 2]), jumps=jumps,
    )  # fmt: skip
    for coordinate, marginal in enumerate(MARGINALS):
        within_monte_carlo_error(np.asarray(draws.x[:, :, coordinate]), marginal)


def test_more_jumps_go_to_the_plain_and_back_more_often():
    """A level that is one of six to jump changes sides twice as often at least with six jumps behind each path."""
    whitening = first_whitening(core_in_a_plain, None, None, np.zeros(2), np.random.default_rng(1))

    def changes(jumps):
        draws = sample(
            core_in_a_plain, None, None, whitening, cold_start(np.zeros((CHAINS, 2))), (5,), adapt=True,
            n_discarded=WARM_UP, n_draws=MOST_DRAWS, levels=np.array([0, 1, 1, 1, 1, 1]), jumps=jumps,
        )  # fmt: skip
        return np.abs(np.diff(np.abs(draws.x[:, :, 0]) > 5 * CORE, axis=1)).sum()

    assert changes(6) > 2 * changes(1)
