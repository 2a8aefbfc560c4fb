"""Halving what lies above a middle, and the contingents that hazards are held against."""

import numpy as np
import pytest
from scipy.special import ndtri

from passmuster.datasets.claimed_and_found import Relation, load_outcomes
from passmuster.datasets.coalitions import load_participants
from passmuster.model.bend import HALVED, admitted, prior_value
from passmuster.model.priors import DEFAULTS

FEWEST = 0.3
"""Dead of a contingent that lost nobody: less than one."""


def test_only_what_is_named_is_halved():
    """Any other prior's value is its location and so many scales."""
    assert "hazard_level" in HALVED
    np.testing.assert_allclose(prior_value("tour_weeks", 3.0, 2.0, np.array([-1.0, 1.0])), [1.0, 5.0])
    low, high = np.asarray(prior_value("hazard_level", 3.0, 2.0, np.array([-2.0, 2.0])))
    assert low == pytest.approx(-1.0, abs=0.15)
    assert high == pytest.approx(5.0, abs=0.15)


def test_a_party_hardly_admits_more_than_it_lost():
    """What a lean lies above nothing is a quarter, and what it lies below is left; own counts are seldom too high."""
    np.testing.assert_allclose(np.asarray(admitted(np.array([-2.0, 0.0, 2.0]))), [-2.0, 0.0, 0.5], atol=0.06)
    own, z = DEFAULTS["own_lean_losses"], np.random.default_rng(0).standard_normal((2, 100_000))
    group = np.exp(DEFAULTS["group_lean_losses"].location)
    leans = np.asarray(admitted(own.location + own.scale * z[0] + group * z[1]))
    checked = np.array([row.factor for row in load_outcomes() if row.relation == Relation.OWN])
    assert np.mean(leans > np.log(1.2)) < 1.0 / 7.0
    assert np.mean(checked > 1.2) == 0.0
    assert np.mean(leans < np.log(0.5)) > 0.1, "to hide half of them stays thinkable"


def test_hazards_spread_as_those_of_past_contingents():
    """A twentieth, a quarter, half, three quarters and nineteen twentieths of them lie where the prior has them."""
    fought = [row for row in load_participants() if row.combat_role == "combat" and row.deaths is not None]
    weekly = [
        max(row.deaths, FEWEST) / row.peak_troops / ((row.end - row.start).days / 7.0)
        for row in fought
        if row.peak_troops and row.end and row.end > row.start
    ]
    assert len(weekly) >= 110
    shares = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
    own = DEFAULTS["hazard_level"]
    expected = np.asarray(prior_value("hazard_level", own.location, own.scale, ndtri(shares)))
    # The killed are a fifth of all casualties, by the prior of `killed_share`.
    np.testing.assert_allclose(np.quantile(np.log(weekly), shares) - np.log(0.2), expected, atol=0.5)
