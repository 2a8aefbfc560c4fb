"""Tests of who comes: pace, build-ups and landings add up to everybody sent."""

import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.model.coming import came, growing, landings_of

PACE = np.full((6, 2), 0.1)
KEPT = np.ones((6, 2))
BUILT = np.zeros((6, 2, 3))
BUILT[1:3, 0, 0], BUILT[2, 0, 1], BUILT[2, 0, 2] = 0.5, 1.0, 1.0
"""A build-up of two steps, and two landings of one."""
LEVEL = {"growth_level": jnp.zeros(2)}
TOLD = {**LEVEL, "buildup": jnp.log(jnp.array([1.0])), "landing": jnp.log(jnp.array([0.2, 0.6]))}


def at_ends(growth: np.ndarray) -> np.ndarray:
    """Everybody sent by the end of each step, of one at the start."""
    return np.exp(np.cumsum(growth, axis=0))


def test_who_comes_adds_up_to_everybody_sent() -> None:
    """With landings and without: by pace and build-ups, and in landings."""
    for told, built in ((TOLD, BUILT), (LEVEL, BUILT[..., :0])):
        growth = np.asarray(growing(told, PACE, KEPT, built))
        sent = at_ends(growth)
        by_pace, landing = came(told, growth, sent, built)
        np.testing.assert_allclose(by_pace + landing, np.diff(sent, axis=0, prepend=1.0), rtol=1e-12)


def test_landings_of_one_step_share_it_by_their_sizes() -> None:
    """And those who land in it are those who landed in each; other forces have none."""
    growth = np.asarray(growing(TOLD, PACE, KEPT, BUILT))
    sent = at_ends(growth)
    each, (_, landing) = np.asarray(landings_of(TOLD, sent, BUILT)), came(TOLD, growth, sent, BUILT)
    assert each[0, 1] == pytest.approx(3.0 * each[0, 0])
    assert each[0].sum() == pytest.approx(float(landing[2, 0]))
    assert not each[1].any()
    assert landings_of(LEVEL, sent, BUILT[..., :0]).shape == (2, 0)


def test_nothing_grows_beyond_what_numbers_hold() -> None:
    """A landing of any size leaves numbers that can be computed with."""
    wild = {**TOLD, "landing": jnp.array([9.0, 9.0])}
    growth = np.asarray(growing(wild, PACE, KEPT, BUILT))
    assert np.isfinite(np.asarray(landings_of(wild, at_ends(growth), BUILT))).all()
    assert growth.max() < 45.0


def test_a_pace_that_is_not_kept_up_brings_what_an_average_week_does() -> None:
    """Of what lies beyond the average nothing is left; a slow pace stays as it is."""
    kept = np.stack([np.ones(6), np.full(6, 1e-9)], axis=1)
    fast = np.asarray(growing({"growth_level": jnp.full(2, 3.0)}, PACE, kept, BUILT[..., :0]))
    slow = np.asarray(growing({"growth_level": jnp.full(2, -2.0)}, PACE, kept, BUILT[..., :0]))
    assert fast[0, 0] > 4.0 * PACE[0, 0]
    np.testing.assert_allclose(fast[:, 1], PACE[:, 1], rtol=0.05)
    np.testing.assert_allclose(slow[:, 1], slow[:, 0], rtol=0.01)
