"""What a relay prints, against integration and drawing; and that a coarse number is met by chance."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit, logit

from passmuster.observation.relaying import (
    EXACT_SHARE,
    NEARLY,
    NEVER,
    density_if_kept,
    density_if_strayed,
    log_relay_density,
    relay_chance,
    relayed,
    with_relays,
)
from passmuster.observation.rounding import rounding_unit

EITHER = pytest.mark.parametrize("xp", [np, jnp], ids=["numpy", "jax"])


def test_the_density_integrates_to_one_over_what_a_relay_prints():
    """The exact part fills one rounding step and the other part two hundredths to either side."""
    others, n_steps = [7_905.0, 12_220.0], 2_000
    total = 0.0
    for source in others:
        x = np.linspace(-NEARLY, NEARLY, n_steps) + np.log(source)
        near = np.mean([np.exp(log_relay_density(float(np.exp(v)), others)) for v in x[1:-1]]) * 2 * NEARLY
        kept = np.exp(log_relay_density(source, others)) - np.exp(log_relay_density(source * 1.001, others))
        exact = kept * rounding_unit(source) / source
        total += near + exact
    assert total == pytest.approx(1.0, rel=0.01)


def test_a_coarse_number_is_met_by_chance_and_a_full_one_is_not():
    """Beside a witness of the same mean who strays by a tenth, ten thousand again is his own and 7,905 again is not."""
    own = np.log(0.375 / 0.1)
    density = np.array([log_relay_density(number, [number]) for number in (10_000.0, 7_905.0)])
    weighed = with_relays(own, density, np.array([True, True]), np.array(logit(0.25)), xp=np)
    # A relay that strays by two hundredths at most is denser than the witness even for a coarse number.
    coarse, full = relay_chance(weighed, density, np.array(logit(0.25)), xp=np)
    assert coarse < 0.55
    assert full > 0.99


def test_a_number_near_none_is_no_relay():
    """A number that nobody gave before is its own witness's, and the share of relays is the less for it."""
    density = np.array([log_relay_density(5_000.0, [10_000.0, 11_000.0])])
    assert density[0] == NEVER
    weighed = with_relays(np.zeros(1), density, np.array([True]), np.array(logit(0.25)), xp=np)
    assert np.exp(weighed[0]) == pytest.approx(0.75)
    assert relay_chance(weighed, density, np.array(logit(0.25)), xp=np)[0] == pytest.approx(0.0)


@EITHER
@given(own=st.floats(-50.0, 5.0), density=st.floats(-5.0, 9.0), share=st.floats(-6.0, 6.0))
def test_two_origins_are_added_up(xp, own, density, share):
    """The likelihood is the relay's and the witness's by their shares, and the chance of a relay is Bayes' rule."""
    weighed = np.asarray(
        with_relays(xp.asarray([own]), xp.asarray([density]), xp.asarray([True]), xp.asarray(share), xp=xp)
    )
    expected = expit(share) * np.exp(density) + expit(-share) * np.exp(own)
    assert np.exp(weighed[0]) == pytest.approx(expected, rel=1e-9)
    chance = np.asarray(relay_chance(xp.asarray(weighed), xp.asarray([density]), xp.asarray(share), xp=xp))
    assert chance[0] == pytest.approx(expit(share) * np.exp(density) / expected, rel=1e-9)


def test_where_nothing_could_be_relayed_the_witness_stands():
    """A first number weighs what its witness weighs, whatever the share of relays."""
    assert with_relays(np.array([-3.0]), np.array([NEVER]), np.array([False]), np.array(2.0), xp=np)[0] == -3.0


def test_drawing_and_weighing_are_one_law():
    """Of drawn relays the share kept to the head is the stated one, and no other strays farther than it may."""
    luck = np.random.default_rng(4).random((20_000, 2))
    drawn = np.array([relayed(123_457.0, *pair) for pair in luck])
    kept = np.mean(drawn == 123_457.0)
    assert kept == pytest.approx(EXACT_SHARE, abs=4 * np.sqrt(0.24 / 20_000))
    assert np.max(np.abs(np.log(drawn / 123_457.0))) <= NEARLY + 1e-5
    assert relayed(1.0, 0.9, 0.0) == 1.0


def test_the_parts_of_the_density_are_mixed():
    """Three fifths are kept to the head and the rest strays, whichever of the numbers before is repeated."""
    number, others = 10_900.0, [10_900.0, 10_800.0, 9_000.0]
    kept = np.mean([density_if_kept(number, other) for other in others])
    strayed = np.mean([density_if_strayed(number, other) for other in others])
    assert (kept, strayed) == pytest.approx((109.0 / 3.0, 25.0 * 2.0 / 3.0))
    mixed = EXACT_SHARE * kept + (1.0 - EXACT_SHARE) * strayed
    assert log_relay_density(number, others) == pytest.approx(np.log(mixed))
    assert density_if_strayed(10_900.0, 10_800.0, 0.005) == 0.0


def test_nobody_strays_more_finely_than_he_rounds():
    """Three again of three says no more than the third of a log unit that is printed as three, kept or strayed."""
    assert density_if_strayed(3.0, 3.0) == pytest.approx(density_if_kept(3.0, 3.0)) == pytest.approx(3.0)
    assert density_if_strayed(11_000.0, 10_900.0) == pytest.approx(11.0)
