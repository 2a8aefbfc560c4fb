import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student

from passmuster.model.truth import claim_noise
from passmuster.muster.tails import (
    ENOUGH_DRAWS,
    Predictive,
    nearness,
    noise_scale,
    tail_probability,
    weighted_quantiles,
)
from worlds.muster_world import claim, decreed_fit

numbers = st.floats(1.0, 1e7)


def one_count(count: float = 1_000.0, scale: float = 0.2) -> Predictive:
    """A count that is known, and the noise of one witness."""
    return Predictive(np.array([count]), np.array([scale]), np.array([1.0]))


def test_a_sound_number_s_tail_is_its_place_among_sound_numbers() -> None:
    """At the p-th quantile of what a sound witness prints, the tail is 2 min(p, 1 − p): so one in fifty fails."""
    predictive = one_count()
    for p in (0.005, 0.05, 0.3, 0.5, 0.8, 0.99):
        printed = float(1_000.0 * np.exp(0.2 * student(4).ppf(p)))
        assert tail_probability(predictive, claim("c", "killed", printed)) == pytest.approx(2 * min(p, 1 - p), rel=1e-6)


def test_the_tail_agrees_with_drawing_what_witnesses_print() -> None:
    """The share of simulated witnesses who print at most a number is `at_most`, within four standard errors."""
    rng = np.random.default_rng(5)
    count, weights = rng.lognormal(7, 0.5, 40), rng.dirichlet(np.ones(40))
    predictive = Predictive(count, np.full(40, 0.3), weights)
    n = 200_000
    which = rng.choice(40, n, p=weights)
    printed = count[which] * np.exp(0.3 * rng.standard_t(4, n))
    for number in (400.0, 1_100.0, 3_000.0):
        p = predictive.at_most(number)
        assert abs(np.mean(printed <= number) - p) < 4 * np.sqrt(p * (1 - p) / n)


@given(numbers, numbers)
def test_floors_and_ceilings_mirror_each_other(count: float, number: float) -> None:
    """A floor's and a ceiling's tail at one number add up to 1, and a point's is twice the smaller."""
    predictive = one_count(count)
    floor, ceiling, point = (
        tail_probability(predictive, claim("c", "killed", number, bound=bound))
        for bound in ("at_least", "at_most", "exact")
    )
    assert floor + ceiling == pytest.approx(1.0)
    assert point == pytest.approx(2 * min(floor, ceiling), abs=1e-12)


@given(numbers, st.floats(1.0, 5.0), st.floats(1.01, 5.0))
def test_farther_out_is_never_nearer(count: float, away: float, farther: float) -> None:
    """Moving a point away from the middle never raises its tail probability."""
    predictive = one_count(count)
    near, far = (tail_probability(predictive, claim("c", "killed", count * times)) for times in (away, away * farther))
    assert far <= near + 1e-12


@given(st.floats(0.001, 0.999))
def test_quantile_undoes_at_most(p: float) -> None:
    """The number not exceeded with probability p is not exceeded with probability p."""
    predictive = Predictive(np.array([10.0, 5_000.0]), np.array([0.1, 0.4]), np.array([0.3, 0.7]))
    assert predictive.at_most(predictive.quantile(p)) == pytest.approx(p, abs=1e-4)


@pytest.mark.parametrize("p", [0.05, 0.5, 0.95])
def test_of_many_draws_a_thousand_are_enough_for_a_quantile(p: float) -> None:
    """On 4,000 uneven draws the quantile is off by no more than a thousand draws of a binomial would be."""
    rng = np.random.default_rng(3)
    weights = rng.exponential(size=4_000)
    predictive = Predictive(np.exp(rng.normal(9.0, 1.0, 4_000)), np.full(4_000, 0.2), weights / weights.sum())
    # 4.5 standard errors: one failure in 150,000 seeds.
    error = 4.5 * np.sqrt(p * (1 - p) / ENOUGH_DRAWS)
    assert predictive.at_most(predictive.quantile(p)) == pytest.approx(p, abs=error)


def test_mass_inside_a_range_counts_as_agreement() -> None:
    """A range around the count agrees wholly; a range beside it is judged by its nearer edge."""
    around = claim("c", "killed", bound="range", low=500.0, high=2_000.0)
    beside = claim("c", "killed", bound="range", low=2_000.0, high=900_000.0)
    assert tail_probability(one_count(), around) == 1.0
    assert tail_probability(one_count(), beside) == pytest.approx(2 * one_count().at_least(2_000.0))


def test_none_is_a_ceiling_at_one_head() -> None:
    """A count of zero agrees with fewer than one head and with nothing else."""
    none = claim("c", "captured", 0.0, bound="exact")
    assert tail_probability(one_count(0.2), none) > 0.9
    assert tail_probability(one_count(50.0), none) < 0.001


def test_a_ceiling_far_above_is_not_near() -> None:
    """Whatever lies far below a ceiling agrees with it, and yet is not what it was said of."""
    ceiling = claim("c", "planned", bound="at_most", high=15_000.0)
    small, fitting = one_count(300.0), one_count(12_000.0)
    assert tail_probability(small, ceiling) > tail_probability(fitting, ceiling)
    assert nearness(fitting, ceiling) > nearness(small, ceiling)


def test_even_weights_give_ordinary_quantiles() -> None:
    """With equal weights the quantiles are NumPy's of the kind 'hazen'."""
    values = np.random.default_rng(6).standard_normal(101)
    levels = (0.05, 0.5, 0.95)
    ours = weighted_quantiles(values, np.full(101, 1 / 101), levels)
    np.testing.assert_allclose(ours, np.quantile(values, levels, method="hazen"))


def test_noise_is_the_noise_of_the_likelihood() -> None:
    """For every weighed claim the noise is that which its likelihood used: two roads."""
    fit = decreed_fit(claim("r", "killed", 500, mode="rumoured"), claim("e", "present", 9_000, mode="estimated"))
    own = {name: value[0] for name, value in fit.posterior.parameters.items()}
    modelled = np.asarray(claim_noise(own, fit.given))[fit.design.rows]
    ours = [noise_scale(fit.posterior.parameters, c)[0] for c in fit.design.observed]
    np.testing.assert_allclose(ours, modelled)
