"""Every path that a claim can be read off, from stocks that are made up."""

import jax.numpy as jnp
import numpy as np
from scipy.special import expit

from passmuster.latent import ForceStock
from passmuster.model.design import make_design
from passmuster.model.tallies import PartMoves, all_paths
from worlds import rich_case
from worlds.small_case import AS_OF

DESIGN = make_design(rich_case.ledger().known(AS_OF))
SHAPE = DESIGN.shape


def paths():
    """Paths of stocks that are different whole numbers, with parts of a share of exp(-1)."""
    numbers = np.random.default_rng(1).integers(1, 1000, size=(8, SHAPE.n_steps, SHAPE.n_forces)).astype(float)
    stocks = ForceStock(*map(jnp.asarray, numbers))
    n_parts = len(SHAPE.part_parents)
    parts = PartMoves(jnp.zeros((SHAPE.n_steps, n_parts)), jnp.full(n_parts, 30.0), np.zeros(n_parts, dtype=int))
    return stocks, np.asarray(all_paths(SHAPE, parts, stocks, jnp.full(SHAPE.n_forces, 5.0)))


def test_a_place_is_its_own_path_after_where_it_began():
    """The dead of a force are none at the start and then those of its stock; those present begin as the start says."""
    stocks, found = paths()
    killed = found[DESIGN.series_index("force", "killed")]
    np.testing.assert_array_equal(killed, [0.0, *np.asarray(stocks.killed[:, 0])])
    assert found[DESIGN.series_index("force", "present")][0] == 5.0


def test_sums_of_places_and_of_forces_add_up():
    """Casualties are dead and wounded, and a sum is its members' strength together."""
    stocks, found = paths()
    hit = found[DESIGN.series_index("force", "casualties")][1:]
    np.testing.assert_allclose(hit, np.asarray(stocks.killed + stocks.wounded)[:, 0])
    members = [found[DESIGN.series_index(name, "present")] for name in ("host", "front")]
    np.testing.assert_allclose(found[DESIGN.series_index("joint", "present")], np.sum(members, axis=0))


def test_a_part_is_its_share_and_its_arrivals_never_fall():
    """A part is a share of those present, and what moved into it is a running total that begins with it."""
    stocks, found = paths()
    there = found[DESIGN.series_index("front", "present")]
    # It follows its force wholly, but no farther than a factor of seven, so that what is small is nearly all in it.
    whole = np.asarray(stocks.present)[:, 0]
    change = np.log(whole / whole[0])
    np.testing.assert_allclose(there[1:], whole * expit(2.0 * np.tanh(change / 2.0) - change), rtol=1e-9)
    moved = found[DESIGN.series_index("front", "deployed")]
    assert moved[0] == there[0]
    assert np.all(np.diff(moved) >= 0.0)
