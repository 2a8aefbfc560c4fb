"""What is drawn follows what is weighed: the same witness, by the road of chance."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy import stats

from passmuster.observation import t4
from passmuster.observation.printing import (
    Luck,
    draw_belief,
    draw_error,
    falls,
    luck_of_generator,
    luck_of_keys,
    new_lean,
)
from passmuster.observation.rounding import whole_heads
from passmuster.observation.witness import SLIP_SCALE, PrintedNumbers, Stretches, Witness, weigh

N = 20_000
ONE_IN_TEN_THOUSAND = 1e-4
FARTHEST = stats.kstwo(N).isf(ONE_IN_TEN_THOUSAND)
"""Kolmogorov distance that so many sound draws stay below but for one seed in ten thousand."""
ERRORS = stats.norm.isf(ONE_IN_TEN_THOUSAND / 2)
"""Standard errors of a share, likewise."""
MODES = {"asserted": 1.0, "estimated": 1.2, "rumoured": 2.5}
COUNT, LEAN, SCALE, SLIP = 9000.0, 0.2, 0.3, 0.04
EITHER = pytest.mark.parametrize("xp", [np, jnp], ids=["numpy", "jax"])


def luck(xp, seed: int = 4) -> Luck:
    """N pieces of luck of either kind."""
    if xp is np:
        return luck_of_generator(np.random.default_rng(seed), (N,))
    return luck_of_keys(*jax.random.split(jax.random.key(seed)), (N,))


def witness(xp, scale: float = SCALE, slip: float = SLIP, counts=(COUNT,), weights=(1.0,)) -> Witness:
    """N claims of one witness."""
    return Witness(
        xp.log(xp.tile(xp.asarray(counts), (N, 1))), xp.log(xp.tile(xp.asarray(weights), (N, 1))),
        xp.full(N, LEAN), xp.full(N, scale), xp.asarray(slip),
    )  # fmt: skip


def beliefs(xp, **about) -> np.ndarray:
    """N beliefs of one witness of one meaning."""
    return np.asarray(draw_belief(witness(xp, **about), xp.zeros(N, dtype=int), luck(xp), xp=xp))


def law(log_number: np.ndarray, scale: float = SCALE, slip: float = SLIP) -> np.ndarray:
    """Distribution of beliefs, noise and slips integrated by their distribution function and not drawn."""
    off = log_number - np.log(COUNT) - LEAN
    sound, slipped = (t4.distribution(off / width, xp=np) for width in (scale, SLIP_SCALE))
    return (1.0 - slip) * sound + slip * slipped


def distance(draws: np.ndarray, distribution) -> float:
    """Kolmogorov distance of draws from a distribution."""
    return float(stats.ks_1samp(draws, distribution).statistic)


@EITHER
@pytest.mark.parametrize("mode", MODES)
def test_beliefs_follow_the_law_of_the_witness(mode, xp):
    """Beliefs drawn in any mode lie about count times lean as the distribution function has it."""
    scale = SCALE * MODES[mode]
    assert distance(beliefs(xp, scale=scale), lambda x: law(x, scale)) < FARTHEST


def test_wrong_draws_are_noticed():
    """A normal in place of the t4, no slips, another scale and a lean too many all fail the same check."""
    sound = beliefs(np, slip=0.0)
    centre = np.log(COUNT) + LEAN
    normal = centre + SCALE * np.random.default_rng(1).standard_normal(N)
    wrong = (normal, sound + 0.03, centre + 1.1 * (sound - centre))
    assert distance(sound, lambda x: law(x, slip=0.0)) < FARTHEST
    assert min(distance(draws, lambda x: law(x, slip=0.0)) for draws in wrong) > FARTHEST
    assert distance(sound, lambda x: law(x, slip=0.15)) > FARTHEST


def test_the_density_weighed_is_the_slope_of_what_is_drawn():
    """The likelihood of a point is the slope of the distribution that draws follow, at points near and far."""
    at = np.log(COUNT) + LEAN + np.linspace(-4.0, 4.0, 41)
    about = Witness(np.full((41, 1), np.log(COUNT)), np.zeros((41, 1)), np.full(41, LEAN), np.full(41, SCALE), SLIP)
    weighed = np.exp(weigh(PrintedNumbers(np.zeros(41, dtype=bool), at, at), Stretches(41, 0, 0), about, xp=np))
    step = 1e-4
    np.testing.assert_allclose(weighed, (law(at + step) - law(at - step)) / (2.0 * step), rtol=1e-5)


# Bounds ---------------------------------------------------------------------------------------------------------------

ASKED = {
    "floor": (np.log(10_000.0), np.inf),
    "ceiling": (-np.inf, np.log(7000.0)),
    "range": (np.log(8000.0), np.log(12_000.0)),
}
"""Questions asked beforehand, as logs of their ends."""


def weighed(low: float, high: float, scale: float, count: float = COUNT) -> float:
    """The likelihood of the bound with these ends."""
    one_sided = np.isinf(low) or np.isinf(high)
    printed = PrintedNumbers(np.array([np.isinf(high)]), np.array([low]), np.array([high]))
    about = Witness(np.log([[count]]), np.zeros((1, 1)), np.array([LEAN]), np.array([scale]), np.array(SLIP))
    return float(np.exp(weigh(printed, Stretches(0, int(one_sided), int(not one_sided)), about, xp=np)[0]))


@EITHER
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("bound", ASKED)
def test_bounds_are_answered_as_often_as_they_weigh(bound, mode, xp):
    """The share of beliefs that fall within what was asked is the likelihood of the bound, in every mode."""
    (low, high), scale = ASKED[bound], SCALE * MODES[mode]
    drawn = falls(low, high, xp.asarray(beliefs(xp, scale=scale)), xp=xp)
    chance = weighed(low, high, scale)
    assert abs(float(xp.mean(drawn == 0)) - chance) < ERRORS * np.sqrt(chance * (1.0 - chance) / N)


@EITHER
@pytest.mark.parametrize("mode", MODES)
def test_none_is_printed_as_often_as_it_weighs(mode, xp):
    """Of a count of two, the share of witnesses who print none is the likelihood of a zero, in every mode."""
    scale = SCALE * MODES[mode]
    heads = whole_heads(xp.asarray(beliefs(xp, scale=scale, counts=(2.0,))), xp=xp)
    chance = weighed(-np.inf, 0.0, scale, count=2.0)
    assert abs(float(xp.mean(heads == 0.0)) - chance) < ERRORS * np.sqrt(chance * (1.0 - chance) / N)


@EITHER
def test_beliefs_fall_on_the_side_where_they_lie(xp):
    """Below the lower end is −1, above the upper +1; an open end has no side."""
    at = xp.asarray([-1.0, 0.5, 3.0])
    assert falls(0.0, 2.0, at, xp=xp).tolist() == [-1, 0, 1]
    assert falls(0.0, np.inf, at, xp=xp).tolist() == [-1, 0, 0]
    assert falls(-np.inf, 2.0, at, xp=xp).tolist() == [0, 0, 1]


# Luck and meaning -----------------------------------------------------------------------------------------------------


def test_one_luck_is_one_belief_in_both_kinds_of_array():
    """NumPy and JAX draw the same beliefs from the same luck."""
    fate = luck(np)
    ours = draw_belief(witness(np), np.zeros(N, dtype=int), fate, xp=np)
    theirs = draw_belief(witness(jnp), jnp.zeros(N, dtype=int), Luck(*map(jnp.asarray, fate)), xp=jnp)
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)


@EITHER
def test_the_measure_meant_is_the_one_counted(xp):
    """Each belief lies about the count of the measure that its source meant."""
    about = witness(xp, scale=1e-9, slip=0.0, counts=(100.0, 5000.0), weights=(0.5, 0.5))
    meant = xp.arange(N) % 2
    drawn = draw_belief(about, meant, luck(xp), xp=xp)
    np.testing.assert_allclose(np.asarray(drawn)[:4], np.log([100.0, 5000.0] * 2) + LEAN, atol=1e-6)


def test_slips_are_as_many_as_their_chance():
    """With no noise of its own, a source is off by more than nothing in as many draws as it slips."""
    off = draw_error(np.full(N, 1e-12), np.array(SLIP), luck(np), xp=np)
    share = float(np.mean(np.abs(off) > 1e-6))
    assert abs(share - SLIP) < ERRORS * np.sqrt(SLIP * (1.0 - SLIP) / N)
    assert distance(off[np.abs(off) > 1e-6] / SLIP_SCALE, stats.t(4).cdf) < stats.kstwo(500).isf(ONE_IN_TEN_THOUSAND)


def test_luck_is_drawn_slips_first():
    """The order in which a generator is asked is fixed, so that one seed stays one forecast."""
    fate, random = luck_of_generator(np.random.default_rng(9), (3, 2)), np.random.default_rng(9)
    np.testing.assert_array_equal(fate.slip, random.random((3, 2)))
    np.testing.assert_array_equal(fate.noise, random.standard_t(4.0, (3, 2)))


def test_a_new_source_leans_as_its_side_and_more_widely():
    """A source not met before has the lean of its side on average, and its own spread on top."""
    side = 0.3 + 0.1 * np.random.default_rng(1).standard_normal(N)
    lean = new_lean(side, np.full(N, 0.4), np.random.default_rng(2).standard_normal(N))
    assert abs(lean.mean() - 0.3) < ERRORS * np.hypot(0.1, 0.4) / np.sqrt(N)
    # The standard error of a standard deviation is itself over the root of 2N.
    assert lean.std() == pytest.approx(np.hypot(0.1, 0.4), rel=ERRORS / np.sqrt(2 * N))
