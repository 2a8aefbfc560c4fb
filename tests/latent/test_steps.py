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
