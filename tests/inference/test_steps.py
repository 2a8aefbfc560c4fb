"""What a chain does in one turn: a jump is looked at by the same trajectories that chains move by."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.inference.steps import (
    CAREFUL,
    CAREFUL_EVERY,
    Chain,
    Whereabouts,
    after_jump,
    is_careful,
    jump_begin,
    path_begin,
    walked,
)
from passmuster.inference.whitening import Whitening

LEVELS = np.array([0])
WHITENING = Whitening(np.array([1.0, -2.0]), np.array([[0.3, -0.4], [0.4, 0.3]]))


def potential(u):
    """A lopsided one in u."""
    return jnp.sum(jnp.exp(u) - u) + 0.5 * u[0] * u[1]


@pytest.fixture
def chain():
    """A chain somewhere."""
    here = jnp.array([0.3, -0.7])
    return Chain(
        Whereabouts(here, potential(here), jax.grad(potential)(here)), None, jnp.zeros((), int), jnp.zeros((), bool)
    )


def looked_at(chain, potential_there, seed):
    """A jump and the tree that looks at it."""
    begin = jump_begin(chain, WHITENING, LEVELS, jax.random.key(seed))
    return begin, walked(potential_there, begin, jnp.ones(2), 6, jax.random.key(seed + 1))


@pytest.mark.parametrize("seed", range(5))
def test_a_look_ends_where_it_begins_and_finds_what_is_there(chain, seed):
    """The look at a jump takes one gradient, moves nothing, and gives the potential and its gradient there."""
    begin, tree = looked_at(chain, potential, seed)
    assert tree.num_proposals == 1
    np.testing.assert_array_equal(tree.z_proposal, begin.place.u)
    np.testing.assert_allclose(tree.z_proposal_pe, potential(begin.place.u), rtol=1e-14)
    np.testing.assert_allclose(tree.z_proposal_grad, jax.grad(potential)(begin.place.u), rtol=1e-12)


def test_only_the_level_is_moved(chain):
    """A jump of one level leaves every other coordinate of x where it was."""
    begin, _ = looked_at(chain, potential, 3)
    before, after = (WHITENING.centre + WHITENING.basis @ np.asarray(u) for u in (chain.here.u, begin.place.u))
    assert abs(after[0] - before[0]) > 0.1
    assert after[1] == pytest.approx(before[1], rel=1e-12)


@pytest.mark.parametrize("nowhere", [jnp.inf, jnp.nan])
def test_a_jump_to_where_nothing_can_be_is_not_taken(chain, nowhere):
    """Where the potential is infinite or no number, the chain stays where it was, with its own gradient."""
    begin, tree = looked_at(chain, lambda u: potential(u) + jnp.where(u[0] == chain.here.u[0], 0.0, nowhere), 3)
    stayed = after_jump(chain, begin, tree, jax.random.key(9)).here
    for own, found in zip(chain.here, stayed, strict=True):
        np.testing.assert_array_equal(own, found)


class Adapted(NamedTuple):
    """What of a warm-up a path asks for."""

    step_size: float = 0.2
    mass_matrix_sqrt: float = 1.0


@pytest.mark.parametrize("careful", [False, True])
def test_a_careful_path_goes_in_smaller_steps_and_in_no_more(chain, careful):
    """Its steps are a third as long, and it doubles as often as any other."""
    begin = path_begin(chain._replace(adapted=Adapted()), 5, jnp.asarray(careful), jax.random.key(1))
    assert begin.step_size == pytest.approx(0.2 * (CAREFUL if careful else 1.0))
    assert begin.depth == 5


def test_one_path_in_so_many_is_careful():
    """Which, its place says, and nothing that was drawn: each kind of turn leaves the posterior as it is."""
    assert sum(bool(is_careful(turn)) for turn in range(10 * CAREFUL_EVERY)) == 10
