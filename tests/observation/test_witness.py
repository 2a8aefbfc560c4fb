"""The likelihood of a printed number against integration, one way of printing at a time."""

from itertools import pairwise

import jax.numpy as jnp
import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

from passmuster.observation import Stretches, WitnessedNumber, log_likelihood

COUNT, LEAN, SCALE = 9000.0, 0.2, 0.3
NO_SLIPS = 1e-300
SLIP_SCALE = 1.5
ONE_OF = {"point": Stretches(1, 0, 0), "floor": Stretches(0, 1, 0), "ceiling": Stretches(0, 1, 0)}


def likelihood(way, low, high, counts=(COUNT,), weights=(1.0,), slip=NO_SLIPS, lean=LEAN, scale=SCALE):
    """The likelihood of one claim as the package computes it."""
    value = log_likelihood(
        WitnessedNumber(jnp.array([way == "floor"]), jnp.log(jnp.array([low])), jnp.log(jnp.array([high]))),
        ONE_OF.get(way, Stretches(0, 0, 1)),
        log_count=jnp.log(jnp.array([counts])),
        log_weight=jnp.log(jnp.array([weights])),
        lean=jnp.array([lean]),
        noise_scale=jnp.array([scale]),
        slip_probability=jnp.asarray(slip),
        slip_scale=SLIP_SCALE,
    )
    return float(jnp.exp(value[0]))


def belief(count=COUNT, lean=LEAN, scale=SCALE):
    """What the source believes, on the log scale."""
    return stats.t(4, loc=np.log(count) + lean, scale=scale)


def area(low, high, **about):
    """Probability that the belief lies between two heads, by integrating its density."""
    density = belief(**about).pdf
    centre = np.log(about.get("count", COUNT)) + about.get("lean", LEAN)
    cuts = [cut for cut in (centre - 1, centre, centre + 1) if low < cut < high]
    edges = [low, *cuts, high]
    return sum(quad(density, a, b, epsabs=1e-13, epsrel=1e-11)[0] for a, b in pairwise(edges))


@pytest.mark.parametrize("printed", [300.0, 9000.0, 12_000.0, 4e6])
def test_a_point_has_the_density_of_the_belief(printed):
    """An exact number is as likely as the belief is dense at its logarithm."""
    assert likelihood("point", printed, printed) == pytest.approx(belief().pdf(np.log(printed)), rel=1e-10)


@pytest.mark.parametrize("printed", [300.0, 9000.0, 12_000.0, 4e5])
def test_a_floor_is_the_belief_above_it(printed):
    """ "At least n" is the probability that the belief is n or more."""
    assert likelihood("floor", printed, printed) == pytest.approx(area(np.log(printed), np.inf), rel=1e-8)


@pytest.mark.parametrize("printed", [300.0, 9000.0, 12_000.0, 4e5])
def test_a_ceiling_is_the_belief_below_it(printed):
    """ "At most n" is the probability that the belief is n or less."""
    assert likelihood("ceiling", printed, printed) == pytest.approx(area(-np.inf, np.log(printed)), rel=1e-8)


@pytest.mark.parametrize(("low", "high"), [(10_000.0, 12_000.0), (1.0, 20.0), (1e5, 1e6)])
def test_a_range_is_the_belief_between_its_ends(low, high):
    """ "From a to b" is the probability that the belief lies between them."""
    assert likelihood("range", low, high) == pytest.approx(area(np.log(low), np.log(high)), rel=1e-7)


def test_zero_is_a_belief_below_one_head():
    """A count of zero, kept as a ceiling of one head, is likely when the truth is small and not when it is large."""
    assert likelihood("ceiling", 1.0, 1.0, counts=(0.1,)) == pytest.approx(area(-np.inf, 0.0, count=0.1), rel=1e-8)
    assert likelihood("ceiling", 1.0, 1.0, counts=(0.1,)) > 0.99
    assert likelihood("ceiling", 1.0, 1.0) < 1e-4


def test_meanings_add_up():
    """A number that may mean two things is the weighted sum of what it would be under each."""
    apart = [likelihood("point", 3000.0, 3000.0, counts=(count,)) for count in (1000.0, 4000.0)]
    both = likelihood("point", 3000.0, 3000.0, counts=(1000.0, 4000.0), weights=(0.3, 0.7))
    assert both == pytest.approx(0.3 * apart[0] + 0.7 * apart[1], rel=1e-12)


def test_a_meaning_without_weight_does_not_count():
    """A measure of weight zero changes nothing, whatever its count."""
    alone = likelihood("floor", 3000.0, 3000.0, counts=(4000.0,))
    assert likelihood("floor", 3000.0, 3000.0, counts=(4000.0, 1e-3), weights=(1.0, 0.0)) == pytest.approx(alone)


@pytest.mark.parametrize("way", ["point", "floor", "ceiling", "range"])
def test_slips_add_a_wide_belief(way):
    """With a chance of one in ten the number is read with a slip's spread instead of the claim's own."""
    low, high = 700.0, 900.0 if way == "range" else 700.0
    sound = likelihood(way, low, high)
    slipped = likelihood(way, low, high, scale=SLIP_SCALE)
    assert likelihood(way, low, high, slip=0.1) == pytest.approx(0.9 * sound + 0.1 * slipped, rel=1e-10)


def test_a_dropped_digit_is_a_slip():
    """A number ten times too small is better explained by a slip of 3 % than by noise of a tenth."""
    noise = likelihood("point", 900.0, 900.0, scale=0.1, lean=0.0)
    with_slips = likelihood("point", 900.0, 900.0, scale=0.1, lean=0.0, slip=0.03)
    assert with_slips > 3 * noise


def test_leans_turn_about_zero():
    """Half as much again and a third too few are alike: a lean up explains what a lean down explains mirrored."""
    up = likelihood("point", COUNT * 1.5, COUNT * 1.5, lean=np.log(1.5))
    down = likelihood("point", COUNT / 1.5, COUNT / 1.5, lean=-np.log(1.5))
    assert up == pytest.approx(down, rel=1e-12)
    floor = likelihood("floor", COUNT * 2, COUNT * 2, lean=0.0)
    ceiling = likelihood("ceiling", COUNT / 2, COUNT / 2, lean=0.0)
    assert floor == pytest.approx(ceiling, rel=1e-12)


def test_claims_of_all_ways_stand_side_by_side():
    """Several claims at once give, in order, what each gives alone."""
    printed = WitnessedNumber(
        is_floor=jnp.array([False, True, False, False]),
        low=jnp.log(jnp.array([8000.0, 7000.0, 1.0, 5000.0])),
        high=jnp.log(jnp.array([8000.0, 1.0, 12_000.0, 15_000.0])),
    )
    together = log_likelihood(
        printed, Stretches(1, 2, 1), jnp.full((4, 1), np.log(COUNT)), jnp.zeros((4, 1)), jnp.full(4, LEAN),
        jnp.full(4, SCALE), jnp.asarray(0.02), SLIP_SCALE,
    )  # fmt: skip
    alone = [
        likelihood("point", 8000.0, 8000.0, slip=0.02), likelihood("floor", 7000.0, 7000.0, slip=0.02),
        likelihood("ceiling", 12_000.0, 12_000.0, slip=0.02), likelihood("range", 5000.0, 15_000.0, slip=0.02),
    ]  # fmt: skip
    np.testing.assert_allclose(np.exp(together), alone, rtol=1e-12)
