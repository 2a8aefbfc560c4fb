"""The witness at scale is the one witness: printed numbers in any order, chains in front, bounds by their ends."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.ledger.losses import LossTable
from passmuster.losses.layout import Layout
from passmuster.losses.printed import Printing
from passmuster.losses.printing import LEAST_NOISE, scale_of, statement_likelihood
from passmuster.observation.witness import PrintedNumbers, Stretches, Witness, weigh
from worlds.small_war import claim, layout_of

ROWS = [
    claim(0, 50, 1234.0),
    claim(1, 90, 2000.0),
    claim(2, 120, 1500.0, bound="at_least"),
    claim(3, 150, 4000.0, bound="at_most"),
    claim(4, 180, 1800.0, bound="at_least"),
    claim(5, 180, 2600.0, bound="at_most"),
    claim(6, 210, 0.0, source="Z"),
]
"""Two points, a floor, a ceiling, a range and a count of none, in that order."""
SORTED = PrintedNumbers(
    np.array([False, False, True, False, False, False]),
    np.log([1234.0, 2000.0, 1500.0, 1.0, 1.0, 1800.0]),
    np.log([1234.0, 2000.0, 1e9, 4000.0, 1.0, 2600.0]),
)
"""The same as the case's model has them: points, floors and ceilings, ranges."""
PLACES = [0, 1, 2, 3, 5, 4]


@pytest.fixture(scope="module")
def layout() -> Layout:
    """The statements laid out."""
    return layout_of(LossTable("t", tuple(ROWS), ""))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.floats(4.0, 11.0), min_size=6, max_size=6), st.floats(0.01, 2.0), st.floats(0.001, 0.5))
def test_two_roads_to_one_likelihood(layout: Layout, belief: list[float], noise: float, slip_share: float) -> None:
    """What the sampler sums out of slips and censoring is what the case's model weighs, by JAX, to twelve digits."""
    mean, scale = np.array([belief]), np.full((1, 6), noise)
    ours = statement_likelihood(layout.printing, mean, scale).either(np.array([[slip_share]]), xp=np)[0]
    witness = Witness(mean[0, PLACES, None], np.zeros((6, 1)), np.zeros(6), scale[0], np.array(slip_share))
    arrays = (leaf for leaf in witness if isinstance(leaf, np.ndarray))
    theirs = WEIGH(SORTED, Stretches(points=2, one_sided=3, ranges=1), *arrays)
    np.testing.assert_allclose(ours[PLACES], theirs, rtol=1e-12, atol=1e-12)


WEIGH = jax.jit(lambda printed, ways, *arrays: weigh(printed, ways, Witness(*arrays), xp=jnp), static_argnums=1)


def test_ends_say_how_a_number_was_printed() -> None:
    """Two ends alike are a point, one alone a floor or a ceiling, two apart a range."""
    printing = Printing.of_ends(np.array([1.0, 2.0, -np.inf, 3.0]), np.array([1.0, np.inf, 4.0, 3.5]))
    assert printing.ways.one_sided.tolist() == [1, 2]
    assert printing.ways.ranges.tolist() == [3]
    assert printing.bounds.tolist() == [1, 2, 3]
    assert printing.numbers.is_floor[1:3].tolist() == [True, False]
    np.testing.assert_array_equal(printing.printed, [1.0, 2.0, 4.0, 3.0])


def test_some_statements_alone_are_printed_alike(layout: Layout) -> None:
    """Taking some statements out leaves what each of them says."""
    rows = np.array([1, 3, 4])
    mean, scale = np.full((2, 6), 7.4), np.full((2, 6), 0.3)
    whole = statement_likelihood(layout.printing, mean, scale)
    part = statement_likelihood(layout.printing.of(rows), mean[:, rows], scale[:, rows])
    np.testing.assert_array_equal(part.sound, whole.sound[:, rows])
    np.testing.assert_array_equal(part.slipped, whole.slipped[:, rows])


def test_no_noise_is_below_a_thousandth() -> None:
    """Noise, rounding and the least noise add as squares."""
    found = scale_of(np.array([-30.0, np.log(0.3)]), np.array([0.0, 0.4]))
    np.testing.assert_allclose(found, [LEAST_NOISE, np.sqrt(0.25 + LEAST_NOISE**2)], rtol=1e-12)
