"""Steps of the stock and flow: one of several weeks is as many of one week, and they follow one another."""

import jax.numpy as jnp
import numpy as np

from passmuster.latent.steps import longer_step, one_week, walk_through

FLOW = tuple(jnp.asarray(value) for value in ([30.0], [0.2], [0.05], [0.1]))
"""Arrivals a week, and the shares that leave, leave to recover, and rejoin."""


def test_a_longer_step_repeats_one_week():
    """Present and exposed after five weeks at once are those of five single weeks."""
    begin = (jnp.array(100.0), jnp.array(20.0))
    weekly = one_week(*(jnp.repeat(value, 5) for value in FLOW))
    present, exposed = walk_through(begin, weekly)
    once, together = walk_through(begin, longer_step(jnp.array([5]), *FLOW))
    np.testing.assert_allclose(once[0], present[-1], rtol=1e-12)
    np.testing.assert_allclose(together[0], exposed.sum(), rtol=1e-12)


def test_a_force_that_is_gone_is_never_less_than_nobody():
    """Where nearly all leave within a week, a step of many weeks leaves none or hardly any, and not fewer."""
    random = np.random.default_rng(3)
    weeks = jnp.asarray(random.integers(2, 14, 2000), dtype=float)
    leaving = -jnp.expm1(-jnp.exp(jnp.asarray(random.uniform(1.0, 5.0, 2000))))
    healing = leaving * random.uniform(0.0, 0.6, 2000)
    rejoining = -jnp.expm1(-jnp.exp(jnp.asarray(random.uniform(-8.0, 2.0, 2000))))
    step = longer_step(weeks, jnp.zeros(2000), leaving, healing, rejoining)
    assert all((share >= 0.0).all() for row in (step.present, step.recovering) for share in row)
