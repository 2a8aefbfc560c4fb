"""What a chain does in one turn: a No-U-Turn trajectory, and then perhaps a jump of one level.

Compiling a gradient takes longer than anything else about a small case, and each place of a program that asks for one
is compiled for itself. So trajectory and jump ask at the same place: a jump is looked at by a trajectory of a single
step of no length, which ends where it begins, and begins with so much energy that its end is always taken. What is
found there is then taken or left by the rule of Metropolis and Hastings.

Trajectories are NumPyro's (Hoffman and Gelman 2014; Phan, Pradhan and Jankowiak 2019), and so is its warm-up. It is
loaded where a program is made that walks: draws that were kept are read without it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias

from passmuster.engine import jax, jnp
from passmuster.inference.whitening import Whitening

__all__ = [
    "Begin",
    "Chain",
    "PotentialFn",
    "Whereabouts",
    "after_jump",
    "after_look",
    "after_path",
    "is_careful",
    "jump_begin",
    "look_begin",
    "path_begin",
    "walked",
]

PotentialFn: TypeAlias = "Callable[[jax.Array], jax.Array]"
"""Negative log density in u."""

DEGREES_OF_FREEDOM: Final = 4.0
"""Of the core that jumps are drawn from: tails heavier than its own, so that no point of it is hard to leave."""
CAREFUL_EVERY: Final = 4
"""One path in so many goes in small steps. Where the posterior is far more curved than on the average, steps that suit
the rest are all refused, and a chain would stay there for a hundred turns; small ones lead out of it. They are for
that alone, so that such a path takes no more steps than any other."""
CAREFUL: Final = 1.0 / 3.0
"""Size of a small step over that of the others. Curvatures of ten times the usual are met; their root is three."""
UNBEARABLE: Final = 1e12
"""Energy that a jump is looked at from, above that of any place a chain can be in: its end weighs infinitely more."""


class Whereabouts(NamedTuple):
    """Where a chain is, in u, shape (n_parameters,), and the potential and its gradient there."""

    u: jax.Array
    energy: jax.Array
    gradient: jax.Array


class Chain(NamedTuple):
    """A chain between two looks: where it is, what NumPyro's warm-up has learned, and how its last path went."""

    here: Whereabouts
    adapted: Any
    n_steps: jax.Array
    diverging: jax.Array


class Begin(NamedTuple):
    """How a trajectory begins: where, with which push, in steps of which size, of how many doublings at most.

    `log_chance` is for jumps: the log of the chance of offering it over that of offering the way back.
    """

    place: Whereabouts
    push: jax.Array
    step_size: jax.Array
    depth: jax.Array
    log_chance: jax.Array


def is_careful(turn: jax.Array) -> jax.Array:
    """Whether the path of a turn goes in small steps."""
    return turn % CAREFUL_EVERY == CAREFUL_EVERY - 1


def path_begin(chain: Chain, depth: int | jax.Array, careful: jax.Array, key: jax.Array) -> Begin:
    """A trajectory from where the chain is, pushed by chance, in small steps or in usual ones."""
    push = chain.adapted.mass_matrix_sqrt * jax.random.normal(key, chain.here.u.shape)
    step_size = chain.adapted.step_size * jnp.where(careful, CAREFUL, 1.0)
    return Begin(chain.here, push, step_size, jnp.asarray(depth), jnp.zeros(()))


def jump_begin(chain: Chain, whitening: Whitening, levels: jax.Array, key: jax.Array) -> Begin:
    """A look at another value of one level, drawn half from its prior, a standard normal, and half from its core.

    `levels` are coordinates of x, integers of shape (n_levels,).
    """
    choice_key, side_key, prior_key, core_key = jax.random.split(key, 4)
    level = jax.random.choice(choice_key, levels)
    row = whitening.basis[level]
    middle, width = whitening.centre[level], jnp.sqrt(jnp.sum(row**2))
    near = middle + width * jax.random.t(core_key, DEGREES_OF_FREEDOM)
    new = jnp.where(jax.random.bernoulli(side_key), jax.random.normal(prior_key), near)
    old = middle + row @ chain.here.u

    def log_chance(value: jax.Array) -> jax.Array:
        core = jax.scipy.stats.t.logpdf(value, DEGREES_OF_FREEDOM, middle, width)
        return jnp.logaddexp(jax.scipy.stats.norm.logpdf(value), core)

    # The basis is orthogonal, so that its inverse is its transpose over its squared lengths.
    u = chain.here.u + row / jnp.sum(whitening.basis**2, axis=0) * (new - old)
    return look_begin(u)._replace(log_chance=log_chance(new) - log_chance(old))


def look_begin(u: jax.Array) -> Begin:
    """A look at one point, wherever the chain is: a trajectory of no length that is always taken to its end."""
    nothing = jnp.zeros_like(u)
    start = Whereabouts(u, jnp.full((), UNBEARABLE), nothing)
    return Begin(start, nothing, jnp.zeros(()), jnp.ones((), int), jnp.zeros(()))


def walked(potential: PotentialFn, begin: Begin, inverse_mass: jax.Array, most: int, key: jax.Array) -> Any:
    """The tree of a trajectory, as NumPyro makes it; `most` is the most doublings that any may have."""
    from numpyro.infer.hmc_util import build_tree, euclidean_kinetic_energy, velocity_verlet

    update = velocity_verlet(potential, euclidean_kinetic_energy)[1]
    start: Any = (begin.place.u, begin.push, begin.place.energy, begin.place.gradient)
    return build_tree(
        update, euclidean_kinetic_energy, start, inverse_mass, begin.step_size, key, max_tree_depth=(begin.depth, most)
    )


def after_path(chain: Chain, tree: Any, adapt: Callable[[jax.Array, Whereabouts, Any], Any]) -> Chain:
    """The chain at the end of a path, `adapt` being given its acceptance statistic and its end."""
    end = _end(tree)
    adapted = adapt(tree.sum_accept_probs / tree.num_proposals, end, chain.adapted)
    return Chain(end, adapted, tree.num_proposals, tree.diverging)


def after_jump(chain: Chain, begin: Begin, tree: Any, key: jax.Array) -> Chain:
    """The chain after a jump has been looked at: there, or where it was."""
    there, here = _end(tree), chain.here
    taken = jnp.log(jax.random.uniform(key)) < here.energy - there.energy - begin.log_chance
    chosen: Whereabouts = jax.tree.map(lambda new, old: jnp.where(taken, new, old), there, here)
    return chain._replace(here=chosen)


def after_look(chain: Chain, tree: Any) -> Chain:
    """A chain that holds what was found at a point in the place of its own: the gradient as its u, and the energy.

    An end that weighs nothing is never taken: there the potential is infinite, or no number.
    """
    end = _end(tree)
    is_missing = end.energy >= UNBEARABLE
    gradient = jnp.where(is_missing, jnp.nan, end.gradient)
    return chain._replace(here=Whereabouts(gradient, jnp.where(is_missing, jnp.nan, end.energy), end.gradient))


def _end(tree: Any) -> Whereabouts:
    return Whereabouts(tree.z_proposal, tree.z_proposal_pe, tree.z_proposal_grad)
