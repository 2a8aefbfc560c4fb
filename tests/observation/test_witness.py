"""The likelihood of a printed number against integration, one way of printing at a time, in NumPy and in JAX."""

from itertools import pairwise

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad

from passmuster.observation.witness import (
    SLIP_SCALE,
    Mixture,
    Places,
    PrintedNumbers,
    Stretches,
    Witness,
    weigh,
    weigh_by_way,
    weigh_mixture,
)

COUNT, LEAN, SCALE = 9000.0, 0.2, 0.3
NO_SLIPS = 1e-300
ONE_OF = {"point": Stretches(1, 0, 0), "floor": Stretches(0, 1, 0), "ceiling": Stretches(0, 1, 0)}
EITHER = pytest.mark.parametrize("xp", [np, jnp], ids=["numpy", "jax"])


def likelihood(way, low, high, counts=(COUNT,), weights=(1.0,), slip=NO_SLIPS, lean=LEAN, scale=SCALE, xp=jnp):
    """The likelihood of one claim as the package computes it."""
    with np.errstate(divide="ignore"):
        witness = Witness(
            log_count=xp.log(xp.asarray([counts])),
            log_weight=xp.log(xp.asarray([weights])),
            lean=xp.asarray([lean]),
            noise_scale=xp.asarray([scale]),
            slip_probability=xp.asarray(slip),
        )
    printed = PrintedNumbers(xp.asarray([way == "floor"]), xp.log(xp.asarray([low])), xp.log(xp.asarray([high])))
    return float(xp.exp(weigh(printed, ONE_OF.get(way, Stretches(0, 0, 1)), witness, xp=xp)[0]))


def belief(count=COUNT, lean=LEAN, scale=SCALE):
    """What the source believes, on the log scale."""
    return stats.t(4, loc=np.log(count) + lean, scale=scale)


def area(low, high, of=belief, **about):
    """Probability that the belief lies between two heads, by integrating its density."""
    density = of(**about).pdf
    centre = np.log(about.get("count", COUNT)) + about.get("lean", LEAN)
    cuts = [cut for cut in (centre - 1, centre, centre + 1) if low < cut < high]
    edges = [low, *cuts, high]
    return sum(quad(density, a, b, epsabs=1e-13, epsrel=1e-11)[0] for a, b in pairwise(edges))


@EITHER
@pytest.mark.parametrize("printed", [300.0, 9000.0, 12_000.0, 4e6])
def test_a_point_has_the_density_of_the_belief(printed, xp):
    """An exact number is as likely as the belief is dense at its logarithm."""
    assert likelihood("point", printed, printed, xp=xp) == pytest.approx(belief().pdf(np.log(printed)), rel=1e-10)


# Bounds by modes ------------------------------------------------------------------------------------------------------

MODES = {"asserted": 1.0, "estimated": 1.2, "rumoured": 2.5}
"""What a mode makes of the noise, at the middle of its prior."""
BOUNDS = {
    "a floor": ("floor", 8000.0, 8000.0, np.log(8000.0), np.inf),
    "a far floor": ("floor", 4e5, 4e5, np.log(4e5), np.inf),
    "a ceiling": ("ceiling", 12_000.0, 12_000.0, -np.inf, np.log(12_000.0)),
    "a low ceiling": ("ceiling", 300.0, 300.0, -np.inf, np.log(300.0)),
    "a range": ("range", 10_000.0, 12_000.0, np.log(10_000.0), np.log(12_000.0)),
    "a far range": ("range", 1e5, 1e6, np.log(1e5), np.log(1e6)),
    "none": ("ceiling", 1.0, 1.0, -np.inf, 0.0),
}
"""A bound, how it is handed over, and between which logs the belief must lie."""


@EITHER
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("bound", BOUNDS)
def test_a_bound_is_the_belief_between_its_ends(bound, mode, xp):
    """Every bound in every mode weighs what integrating the density of the belief between its ends gives."""
    way, low, high, *ends = BOUNDS[bound]
    scale = SCALE * MODES[mode]
    assert likelihood(way, low, high, scale=scale, xp=xp) == pytest.approx(area(*ends, scale=scale), rel=1e-6)


def test_the_table_of_bounds_notices_a_normal():
    """Integrating a normal of the same scale in place of the t4 differs by a tenth and more at every far bound."""

    def normal(count=COUNT, lean=LEAN, scale=SCALE):
        return stats.norm(loc=np.log(count) + lean, scale=scale)

    for bound in ("a far floor", "a low ceiling", "a far range", "none"):
        way, low, high, *ends = BOUNDS[bound]
        assert likelihood(way, low, high) > 1.1 * area(*ends, of=normal)


def test_zero_is_a_belief_below_one_head():
    """A count of zero, kept as a ceiling of one head, is likely when the truth is small and not when it is large."""
    assert likelihood("ceiling", 1.0, 1.0, counts=(0.1,)) == pytest.approx(area(-np.inf, 0.0, count=0.1), rel=1e-8)
    assert likelihood("ceiling", 1.0, 1.0, counts=(0.1,)) > 0.99
    assert likelihood("ceiling", 1.0, 1.0) < 1e-4


# Meanings and slips ---------------------------------------------------------------------------------------------------


@EITHER
def test_meanings_add_up(xp):
    """A number that may mean two things is the weighted sum of what it would be under each."""
    apart = [likelihood("point", 3000.0, 3000.0, counts=(count,), xp=xp) for count in (1000.0, 4000.0)]
    both = likelihood("point", 3000.0, 3000.0, counts=(1000.0, 4000.0), weights=(0.3, 0.7), xp=xp)
    assert both == pytest.approx(0.3 * apart[0] + 0.7 * apart[1], rel=1e-12)


@EITHER
def test_a_meaning_without_weight_does_not_count(xp):
    """A measure of weight zero changes nothing, whatever its count."""
    alone = likelihood("floor", 3000.0, 3000.0, counts=(4000.0,), xp=xp)
    beside = likelihood("floor", 3000.0, 3000.0, counts=(4000.0, 1e-3), weights=(1.0, 0.0), xp=xp)
    assert beside == pytest.approx(alone)


@EITHER
@pytest.mark.parametrize("way", ["point", "floor", "ceiling", "range"])
def test_slips_add_a_wide_belief(way, xp):
    """With a chance of one in ten the number is read with a slip's spread instead of the claim's own."""
    low, high = 700.0, 900.0 if way == "range" else 700.0
    sound = likelihood(way, low, high, xp=xp)
    slipped = likelihood(way, low, high, scale=SLIP_SCALE, xp=xp)
    assert likelihood(way, low, high, slip=0.1, xp=xp) == pytest.approx(0.9 * sound + 0.1 * slipped, rel=1e-10)


def test_a_dropped_digit_is_a_slip():
    """A number ten times too small is better explained by a slip of 3 % than by noise of a tenth."""
    noise = likelihood("point", 900.0, 900.0, scale=0.1, lean=0.0)
    with_slips = likelihood("point", 900.0, 900.0, scale=0.1, lean=0.0, slip=0.03)
    assert with_slips > 3 * noise


@EITHER
@given(st.floats(-50.0, 5.0), st.floats(-50.0, 5.0), st.floats(1e-4, 0.9999))
def test_the_chance_of_a_slip_is_bayes_rule(xp, sound, slipped, slip):
    """Having been printed, a number is a slip with the slip's part of what both explanations give it together."""
    mixture = Mixture(xp.asarray(sound), xp.asarray(slipped))
    chance = np.exp(slipped) * slip / (np.exp(slipped) * slip + np.exp(sound) * (1.0 - slip))
    assert float(mixture.slip_chance(xp.asarray(slip), xp=xp)) == pytest.approx(chance, rel=1e-9)
    together = np.exp(sound) * (1.0 - slip) + np.exp(slipped) * slip
    assert float(mixture.either(xp.asarray(slip), xp=xp)) == pytest.approx(np.log(together), abs=1e-9)


def test_what_neither_explains_is_still_told_apart():
    """Where one explanation is thousands of times e better the chance is 0 or 1, without a warning."""
    chances = Mixture(np.array([0.0, -5000.0]), np.array([-5000.0, 0.0])).slip_chance(np.array(0.03), xp=np)
    assert chances.tolist() == pytest.approx([0.0, 1.0])


# Many at once ---------------------------------------------------------------------------------------------------------


def test_leans_turn_about_zero():
    """Half as much again and a third too few are alike: a lean up explains what a lean down explains mirrored."""
    up = likelihood("point", COUNT * 1.5, COUNT * 1.5, lean=np.log(1.5))
    down = likelihood("point", COUNT / 1.5, COUNT / 1.5, lean=-np.log(1.5))
    assert up == pytest.approx(down, rel=1e-12)
    floor = likelihood("floor", COUNT * 2, COUNT * 2, lean=0.0)
    ceiling = likelihood("ceiling", COUNT / 2, COUNT / 2, lean=0.0)
    assert floor == pytest.approx(ceiling, rel=1e-12)


def four(xp) -> tuple[PrintedNumbers, Witness]:
    """A point, a floor, a ceiling and a range of one witness."""
    printed = PrintedNumbers(
        is_floor=xp.asarray([False, True, False, False]),
        low=xp.log(xp.asarray([8000.0, 7000.0, 1.0, 5000.0])),
        high=xp.log(xp.asarray([8000.0, 1.0, 12_000.0, 15_000.0])),
    )
    witness = Witness(
        xp.full((4, 1), np.log(COUNT)), xp.zeros((4, 1)), xp.full(4, LEAN), xp.full(4, SCALE), xp.asarray(0.02)
    )
    return printed, witness


@EITHER
def test_claims_of_all_ways_stand_side_by_side(xp):
    """Several claims at once give, in order, what each gives alone."""
    printed, witness = four(xp)
    together = weigh(printed, Stretches(1, 2, 1), witness, xp=xp)
    alone = [
        likelihood("point", 8000.0, 8000.0, slip=0.02), likelihood("floor", 7000.0, 7000.0, slip=0.02),
        likelihood("ceiling", 12_000.0, 12_000.0, slip=0.02), likelihood("range", 5000.0, 15_000.0, slip=0.02),
    ]  # fmt: skip
    np.testing.assert_allclose(np.exp(together), alone, rtol=1e-12)


@given(st.permutations(range(4)))
def test_order_does_not_matter(order):
    """Numbers in any order, told by places, weigh what they weigh sorted by way."""
    printed, witness = four(np)
    in_stretches = weigh(printed, Stretches(1, 2, 1), witness, xp=np)
    places = np.argsort(order)
    ways = Places(one_sided=np.sort(places[1:3]), ranges=places[3:])
    mixed = PrintedNumbers(*(part[order] for part in printed[:3]))
    np.testing.assert_allclose(weigh(mixed, ways, witness, xp=np), in_stretches[order], rtol=1e-14)


def test_chains_stand_in_front():
    """Beliefs and scales may have chains before the claims; each chain gives what it gives alone."""
    printed, witness = four(np)
    beliefs = witness.log_count + np.array([0.0, 0.5, -1.0])[:, None, None]
    scales = np.full((3, 4, 1), SCALE)
    together = weigh_mixture(printed, Stretches(1, 2, 1), beliefs, scales, xp=np)
    for chain in range(3):
        sound = weigh_by_way(printed, Stretches(1, 2, 1), beliefs[chain], scales[chain], xp=np)
        np.testing.assert_array_equal(together.sound[chain], sound)


logs = st.floats(-2.0, 14.0)
WEIGH_IN_JAX = jax.jit(lambda printed, ways, *arrays: weigh(printed, ways, Witness(*arrays), xp=jnp), static_argnums=1)


@given(
    st.lists(st.tuples(logs, logs, st.booleans()), min_size=9, max_size=9),
    st.lists(logs, min_size=18, max_size=18), st.lists(st.floats(-1.0, 1.0), min_size=9, max_size=9),
    st.floats(0.01, 2.0), st.floats(1e-4, 0.5), st.floats(0.01, 0.99),
)  # fmt: skip
def test_numpy_and_jax_weigh_alike(told, counts, leans, scale, slip, weight):
    """The same lines give the same log likelihood in NumPy and in JAX, to twelve digits."""
    low, high, is_floor = (np.array(part) for part in zip(*told, strict=True))
    # Ranges as wide as a rounding at least: of narrower ones the tails share too many digits.
    printed = PrintedNumbers(is_floor, low, np.maximum(high, low + 0.01))
    log_weight = np.log(np.array([[weight, 1.0 - weight]] * 9))
    witness = Witness(np.reshape(counts, (9, 2)), log_weight, np.array(leans), np.full(9, scale), np.array(slip))
    ours = weigh(printed, Stretches(3, 4, 2), witness, xp=np)
    arrays = (leaf for leaf in witness if isinstance(leaf, np.ndarray))
    theirs = WEIGH_IN_JAX(printed, Stretches(3, 4, 2), *arrays)
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)


# Days -----------------------------------------------------------------------------------------------------------------


@EITHER
@pytest.mark.parametrize("way", ["point", "floor", "ceiling"])
def test_days_are_mixed_for_sound_numbers_and_slips_keep_to_the_named_one(xp, way):
    """Of two measures on two days each, sound numbers weigh by measure and day, slips by measure on the named day."""
    counts, measures, days, slip = np.array([900.0, 1100.0, 4000.0, 5000.0]), np.array([0.3, 0.7]), [0.6, 0.4], 0.2
    weights = np.outer(measures, days).ravel()
    witness = Witness(
        log_count=xp.log(xp.asarray([counts])), log_weight=xp.log(xp.asarray([weights])), lean=xp.asarray([LEAN]),
        noise_scale=xp.asarray([SCALE]), slip_probability=xp.asarray(slip), days=2, named=1,
        log_measure=xp.log(xp.asarray([measures])),
    )  # fmt: skip
    log_number = xp.log(xp.asarray([1200.0]))
    printed = PrintedNumbers(xp.asarray([way == "floor"]), log_number, log_number)
    weighed = float(xp.exp(weigh(printed, ONE_OF[way], witness, xp=xp)[0]))
    sound = sum(w * likelihood(way, 1200.0, 1200.0, (c,), xp=xp) for w, c in zip(weights, counts, strict=True))
    slips = sum(
        w * likelihood(way, 1200.0, 1200.0, (c,), scale=SLIP_SCALE, xp=xp)
        for w, c in zip(measures, counts[1::2], strict=True)
    )
    assert weighed == pytest.approx((1 - slip) * sound + slip * slips, rel=1e-10)


# Pull -----------------------------------------------------------------------------------------------------------------


def pulled(way: str, number: float, count: float, pull: float, xp) -> float:
    """Log likelihood of a floor or ceiling, slips aside, with a pull; of one day, and of two that are alike."""
    printed = PrintedNumbers(xp.asarray([way == "floor"]), xp.log(xp.asarray([number])), xp.log(xp.asarray([number])))
    log_count = xp.log(xp.asarray([[count]]))
    one = Witness(log_count, xp.zeros((1, 1)), xp.zeros(1), xp.asarray([0.1]), xp.asarray(1e-12), pull=pull)
    two = one._replace(
        log_count=xp.concatenate([log_count, log_count], axis=1), log_weight=xp.log(xp.full((1, 2), 0.5)),
        days=2, named=0, log_measure=xp.zeros((1, 1)),
    )  # fmt: skip
    alone, daily = (float(weigh(printed, ONE_OF[way], witness, xp=xp)[0]) for witness in (one, two))
    assert alone == pytest.approx(daily, abs=1e-9)
    return alone


@EITHER
def test_a_floor_with_a_pull_is_told_near_the_belief(xp):
    """Each farther beyond it by a factor of ten a floor or ceiling is ten times less likely at a pull of one."""
    open_ended = stats.t(4, scale=0.1).logcdf
    factor = np.log(10.0) + open_ended(np.log(3.0)) - open_ended(np.log(30.0))
    near, far = (pulled("floor", 4000.0, count, 1.0, xp) for count in (12_000.0, 120_000.0))
    assert near - far == pytest.approx(factor, abs=1e-8)
    near, far = (pulled("ceiling", 4000.0, count, 1.0, xp) for count in (4000.0 / 3.0, 4000.0 / 30.0))
    assert near - far == pytest.approx(factor, abs=1e-8)


@EITHER
def test_without_a_pull_a_bound_is_open(xp):
    """However far beyond, it holds as surely; and a zero has no nearer or farther at any pull."""
    assert pulled("floor", 4000.0, 120_000.0, 0.0, xp) == pytest.approx(0.0, abs=1e-4)
    assert pulled("ceiling", 1.0, 1e-3, 1.0, xp) == pytest.approx(pulled("ceiling", 1.0, 1e-3, 0.0, xp), abs=1e-12)
    assert pulled("ceiling", 1.0, 1e-3, 1.0, xp) == pytest.approx(0.0, abs=1e-4)
