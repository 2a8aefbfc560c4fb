"""What a fair witness would print: tails against draws and against the likelihood, quantiles against tails."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.optimize import brentq

from passmuster.observation import predictive
from passmuster.observation.dating import AS_NAMED, SHIFTS
from passmuster.observation.predictive import ENOUGH_DRAWS, Predictive, over_days, weighted_quantiles
from passmuster.observation.witness import PrintedNumbers, Stretches, Witness, weigh

numbers = st.floats(1.0, 1e7)


def one_count(count: float = 1_000.0, scale: float = 0.2) -> Predictive:
    """A count that is known, and the noise of one witness."""
    return Predictive(np.array([count]), np.array([scale]), np.array([1.0]))


def test_a_sound_number_s_tail_is_its_place_among_sound_numbers():
    """At the p-th quantile of what a sound witness prints, the tail is 2 min(p, 1 − p): so one in fifty fails."""
    for p in (0.005, 0.05, 0.3, 0.5, 0.8, 0.99):
        printed = float(1_000.0 * np.exp(0.2 * stats.t(4).ppf(p)))
        assert one_count().tail(printed, printed) == pytest.approx(2 * min(p, 1 - p), rel=1e-6)


def test_the_tail_agrees_with_drawing_what_witnesses_print():
    """The share of simulated witnesses who print at most a number is `at_most`, within four standard errors.

    Witnesses with normal noise of that scale are told apart.
    """
    rng = np.random.default_rng(5)
    count, weights = rng.lognormal(7, 0.1, 40), rng.dirichlet(np.ones(40))
    fair, n = Predictive(count, np.full(40, 0.3), weights), 200_000
    which = rng.choice(40, n, p=weights)

    def off(noise: np.ndarray, number: float) -> float:
        """How many standard errors the share of witnesses with this noise lies from the tail."""
        p = fair.at_most(number)
        return abs(np.mean(count[which] * np.exp(0.3 * noise) <= number) - p) / np.sqrt(p * (1 - p) / n)

    noise, normal = rng.standard_t(4, n), rng.standard_normal(n)
    assert max(off(noise, number) for number in (400.0, 1_100.0, 3_000.0)) < 4
    assert max(off(normal, number) for number in (400.0, 1_100.0, 3_000.0)) > 20


@given(numbers, numbers, st.floats(0.01, 2.0))
def test_tails_are_the_likelihood_of_bounds(count, number, scale):
    """The chance of as many or more is what a floor weighs, that of as many or fewer what a ceiling does."""
    log_count, log_number = np.log(np.full(2, count)), np.log(np.full(2, number))
    witness = Witness(log_count[:, None], np.zeros((2, 1)), np.zeros(2), np.full(2, scale), np.array(1e-300))
    bounds = weigh(PrintedNumbers(np.array([True, False]), log_number, log_number), Stretches(0, 2, 0), witness, xp=np)
    tails = [tail(log_number[0], log_count[0], scale, xp=np) for tail in (predictive.at_least, predictive.at_most)]
    np.testing.assert_allclose(np.exp(bounds), tails, rtol=1e-10)


def test_numpy_and_jax_have_the_same_tails():
    """Both tails come out alike from either kind of array, far and near, to twelve digits."""
    log_number, log_count = np.linspace(-3.0, 14.0, 40), np.linspace(9.0, 5.0, 40)
    for tail in (predictive.at_least, predictive.at_most):
        ours, theirs = (tail(xp.asarray(log_number), xp.asarray(log_count), 0.3, xp=xp) for xp in (np, jnp))
        np.testing.assert_allclose(ours, theirs, rtol=1e-12)


@given(numbers, numbers)
def test_floors_and_ceilings_mirror_each_other(count, number):
    """A floor's and a ceiling's tail at one number add up to 1, and a point's is twice the smaller."""
    fair = one_count(count)
    floor, ceiling, point = fair.tail(number, None), fair.tail(None, number), fair.tail(number, number)
    assert floor + ceiling == pytest.approx(1.0)
    assert point == pytest.approx(2 * min(floor, ceiling), abs=1e-12)


@given(numbers, st.floats(1.0, 5.0), st.floats(1.01, 5.0))
def test_farther_out_is_never_nearer(count, away, farther):
    """Moving a point away from the middle never raises its tail probability."""
    near, far = (one_count(count).tail(number, number) for number in (count * away, count * away * farther))
    assert far <= near + 1e-12


def test_mass_inside_a_range_counts_as_agreement():
    """A range around the count agrees wholly; a range beside it is judged by its nearer edge."""
    assert one_count().tail(500.0, 2_000.0) == 1.0
    assert one_count().tail(2_000.0, 900_000.0) == pytest.approx(2 * one_count().at_least(2_000.0))


@given(st.floats(0.001, 0.999))
def test_quantile_undoes_at_most(p):
    """The number not exceeded with probability p is not exceeded with probability p."""
    fair = Predictive(np.array([10.0, 5_000.0]), np.array([0.1, 0.4]), np.array([0.3, 0.7]))
    assert fair.at_most(fair.quantile(p)) == pytest.approx(p, abs=1e-4)


@pytest.mark.parametrize("p", [0.001, 0.05, 0.5, 0.95, 0.999])
@pytest.mark.parametrize("apart", [0.0, 2.0, 30.0])
def test_a_quantile_is_found_where_draws_stand_in_two_heaps(apart, p):
    """As by halving alone, to the digits that are printed; between two heaps the slope leads astray."""
    rng = np.random.default_rng(4)
    counts = np.exp(rng.normal(0.0, 0.1, 1_000) + apart * (np.arange(1_000) % 2))
    fair = Predictive(counts, np.full(1_000, 0.05), np.full(1_000, 1e-3))
    by_halving = brentq(lambda log_n: fair.at_most(np.exp(log_n)) - p, -20.0, 60.0, xtol=1e-12)
    assert fair.quantile(p) == pytest.approx(float(np.exp(min(by_halving, np.log(1e15)))), rel=1e-6)


@pytest.mark.parametrize("p", [0.05, 0.5, 0.95])
def test_of_many_draws_a_thousand_are_enough_for_a_quantile(p):
    """On 4,000 uneven draws the quantile is off by no more than a thousand draws of a binomial would be."""
    rng = np.random.default_rng(3)
    weights = rng.exponential(size=4_000)
    fair = Predictive(np.exp(rng.normal(9.0, 1.0, 4_000)), np.full(4_000, 0.2), weights / weights.sum())
    # 4.5 standard errors: one failure in 150,000 seeds.
    error = 4.5 * np.sqrt(p * (1 - p) / ENOUGH_DRAWS)
    assert fair.at_most(fair.quantile(p)) == pytest.approx(p, abs=error)


def test_wide_noise_overflows_nothing():
    """Numbers within reach of noise of many log units have logarithms only, and the quantile is still found."""
    draws = np.array([9.0, 10.0, 11.0])
    wide = Predictive(draws, np.full(3, 40.0), np.full(3, 1 / 3))
    assert wide.quantile(0.5) == pytest.approx(10.0, rel=0.01)
    assert wide.quantile(0.999999) <= 1e15


def test_a_count_of_nobody_has_a_logarithm():
    """A draw of no heads at all is read as a thousandth of one, and tails stay between 0 and 1."""
    none = one_count(0.0)
    assert none.at_most(1.0) > 0.99
    assert 0.0 <= none.at_least(1.0) < 0.01


def test_the_estimate_is_of_the_count_without_noise():
    """The 5th, 50th and 95th per cent are those of the draws, whatever the noise."""
    draws = np.random.default_rng(2).lognormal(8.0, 0.3, 999)
    for scale in (0.01, 2.0):
        found = Predictive(draws, np.full(999, scale), np.full(999, 1 / 999)).estimate()
        np.testing.assert_allclose(found, np.quantile(draws, (0.05, 0.5, 0.95), method="hazen"))


def test_even_weights_give_ordinary_quantiles():
    """With equal weights the quantiles are NumPy's of the kind 'hazen'."""
    values = np.random.default_rng(6).standard_normal(101)
    levels = (0.05, 0.5, 0.95)
    ours = weighted_quantiles(values, np.full(101, 1 / 101), levels)
    np.testing.assert_allclose(ours, np.quantile(values, levels, method="hazen"))


def test_days_are_mixed_and_the_estimate_is_of_the_named_one():
    """The tail is that of each day by its chance, while the estimate is the count of the day that the claim names."""
    counts, of_day = np.full((1, len(SHIFTS)), 1_000.0), np.zeros((1, len(SHIFTS)))
    counts[0, 0], of_day[0, 0], of_day[0, AS_NAMED] = 500.0, 0.3, 0.7
    mixed = over_days(counts, np.array([0.2]), np.ones(1), of_day)
    expected = 0.3 * one_count(500.0).at_most(700.0) + 0.7 * one_count(1_000.0).at_most(700.0)
    assert mixed.at_most(700.0) == pytest.approx(expected, rel=1e-12)
    assert mixed.estimate() == (1_000.0, 1_000.0, 1_000.0)
