"""Draws unfolded into what happened."""

import numpy as np
import pytest

from passmuster.latent import ForceStock
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.posterior import posterior_from
from passmuster.model.priors import resolve
from worlds import rich_case
from worlds.prior_points import prior_points
from worlds.small_case import AS_OF

CHAINS, DRAWS = 2, 3


@pytest.fixture(scope="module")
def posterior():
    """A few draws of the prior of the rich case, as of a day in its second quarter."""
    design = make_design(rich_case.ledger().known(AS_OF.replace(month=4, day=20)))
    table = resolve(())
    x = prior_points(design, table, CHAINS * DRAWS, seed=4)
    return posterior_from(design, fixed_inputs(design, table), x.reshape(CHAINS, DRAWS, -1))


def test_draws_come_first_then_time(posterior):
    """Chains stand one after another, weeks end at the as-of week and padding is gone."""
    weeks, forces = posterior.design.clock.n_weeks, len(posterior.design.forces)
    assert weeks == 15 < posterior.design.shape.n_steps
    assert posterior.n_draws == CHAINS * DRAWS
    for leaf in (*posterior.stocks, posterior.arrivals, posterior.hazard):
        assert leaf.shape == (CHAINS * DRAWS, weeks, forces)
    assert posterior.paths.shape == (CHAINS * DRAWS, posterior.design.shape.n_series, weeks + 1)
    assert posterior.leans.shape == (CHAINS * DRAWS, len(posterior.design.cells))
    assert posterior.log_likelihood.shape == (CHAINS * DRAWS, len(posterior.design.observed))
    assert posterior.by_chain(posterior.leans).shape == (CHAINS, DRAWS, len(posterior.design.cells))


def test_everything_is_a_finite_double(posterior):
    """No draw of the prior is infinite or undefined, and nothing is in single precision."""
    leaves = (*posterior.stocks, posterior.arrivals, posterior.hazard, posterior.paths, posterior.leans)
    for leaf in (*leaves, posterior.log_likelihood):
        assert leaf.dtype == np.float64
        assert np.all(np.isfinite(leaf))


def test_paths_are_found_by_subject_and_quantity(posterior):
    """A path of a force is its stock at the end of each week; a path that the model does not keep is None."""
    for place in ("present", "killed"):
        np.testing.assert_allclose(posterior.path("force", place)[:, 1:], getattr(posterior.stocks, place)[:, :, 0])
    assert posterior.path("front", "killed") is None
    assert posterior.path("nobody", "present") is None


def test_a_sum_is_the_sum_of_its_members(posterior):
    """Both at the front are the host and the part together."""
    together = posterior.path("host", "present") + posterior.path("front", "present")
    np.testing.assert_allclose(posterior.path("joint", "present"), together, rtol=1e-12)


def test_accounts_balance_in_every_draw(posterior):
    """Sent is everywhere added up, for every force, week and draw."""
    s: ForceStock = posterior.stocks
    somewhere = s.present + s.recovering + s.killed + s.captured + s.evacuated + s.returned
    np.testing.assert_allclose(somewhere, s.deployed, rtol=1e-9)


def test_a_force_that_starts_empty_has_nobody_at_first(posterior):
    """At boundary 0 an empty force is nobody, and one that was there before is somebody."""
    assert np.all(posterior.path("force", "present")[:, 0] == 0)
    assert np.all(posterior.path("host", "present")[:, 0] > 0)
