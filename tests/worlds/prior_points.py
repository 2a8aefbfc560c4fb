"""Points drawn from the prior of a case: always as many, since each other number of them would be compiled anew."""

import jax

from passmuster.model.design import Design
from passmuster.model.priors import PriorTable
from passmuster.model.simulate import draw_from_prior

__all__ = ["MOST", "prior_points"]

MOST = 2000


def prior_points(design: Design, table: PriorTable, count: int, *, seed: int) -> jax.Array:
    """The first `count` of the points that a seed gives, at most `MOST`; shape (count, n_parameters)."""
    assert count <= MOST
    keys = jax.random.split(jax.random.key(seed), MOST)
    return jax.vmap(lambda key: draw_from_prior(design.shape, table, design.cell_families, key))(keys)[:count]
