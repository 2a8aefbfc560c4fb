"""Gibbs steps of the hazards with covariates."""

import numpy as np
import pytest

from passmuster.precedents.covariates import design_of, rows_in
from passmuster.precedents.exposure import exposure_of
from passmuster.precedents.gibbs import CHAINS
from passmuster.precedents.participant import KINDS
from passmuster.precedents.regression_gibbs import Camps, draw_regression, exits_by_kind, hazard_by_kind
from worlds.precedents_world import FLAGS, simulate_rows


@pytest.fixture(scope="module")
def world():
    """Exposure and design of forty camps."""
    rows = simulate_rows(np.random.default_rng(4), n_camps=40, per_camp=4, effects={"paid": -1.0})
    exposure = exposure_of(rows)
    return exposure, design_of(rows_in(rows, exposure.case_ids), exposure, FLAGS)


def test_draws_have_their_shapes_and_are_fixed_by_the_seed(world) -> None:
    """As many draws as asked for, of every kind, and the same again."""
    exposure, design = world
    one, same = (draw_regression(exposure, design, effect_scale=0.5, seed=3, n_draws=40) for _ in range(2))
    assert one.rates.shape == (40, len(KINDS), len(exposure.bounds))
    assert one.effects.shape == (40, len(KINDS), len(design.names))
    assert one.mean_hazard.shape == (len(exposure.months), len(KINDS), len(exposure.bounds))
    assert (one.rates > 0).all()
    assert np.array_equal(one.effects, same.effects)


def test_sums_over_camps_are_those_of_a_walk_through_participants(world) -> None:
    """Time at risk by camp, weighted, is what adding up one by one gives."""
    exposure, _ = world
    ratios = np.random.default_rng(1).random((CHAINS, len(KINDS), len(exposure.months)))
    found = Camps.of(exposure).time_at_risk(ratios)
    slow = np.zeros_like(found)
    for person, camp in enumerate(exposure.camp):
        slow[:, :, camp] += ratios[:, :, person, None] * exposure.at_risk[person]
    assert found == pytest.approx(slow)


def test_every_exit_is_of_one_kind(world) -> None:
    """A participant left in one way, or is still in."""
    exposure, _ = world
    exits = exits_by_kind(exposure)
    assert exits.sum(axis=0).tolist() == (exposure.cause >= 0).astype(float).tolist()


def test_hazard_is_rate_times_time_times_camp(world) -> None:
    """Of constant rates and camps of effect two, twice the months at risk."""
    exposure, _ = world
    rates = np.ones((CHAINS, len(KINDS), len(exposure.bounds)))
    camp = np.full((CHAINS, len(KINDS), len(exposure.camps)), 2.0)
    assert hazard_by_kind(rates, camp, exposure)[0, 0] == pytest.approx(2.0 * exposure.months)
