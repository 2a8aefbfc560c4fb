"""The Gibbs steps of the hazards with covariates: shapes, luck, and sums over camps by two roads."""

import numpy as np
import pytest

from passmuster.datasets.coalitions import load_participants
from passmuster.precedents.covariates import COVARIATES, design_of, rows_in
from passmuster.precedents.exposure import Exposure, exposure_of
from passmuster.precedents.participant import KINDS
from passmuster.precedents.regression_gibbs import Camps, RegressionPosterior, draw_regression, exits_by_kind

N_DRAWS = 40


@pytest.fixture(scope="module")
def exposure() -> Exposure:
    """The shipped participants' time at risk."""
    return exposure_of(load_participants())


def posterior(exposure: Exposure, seed: int) -> RegressionPosterior:
    """A short run."""
    design = design_of(rows_in(load_participants(), exposure.case_ids), exposure, tuple(COVARIATES))
    return draw_regression(exposure, design, effect_scale=0.2, seed=seed, n_draws=N_DRAWS)


def test_draws_come_in_their_shapes(exposure: Exposure) -> None:
    """Rates and spreads are positive, shares add up to one."""
    found = posterior(exposure, 3)
    assert found.rates.shape == (N_DRAWS, len(KINDS), len(exposure.bounds))
    assert found.effects.shape[:2] == (N_DRAWS, len(KINDS))
    assert (found.rates > 0).all()
    assert (found.camp_spread > 0).all()
    np.testing.assert_allclose(found.shares.sum(axis=1), 1.0)


def test_the_same_seed_gives_the_same_draws(exposure: Exposure) -> None:
    """To the bit."""
    np.testing.assert_array_equal(posterior(exposure, 3).rates, posterior(exposure, 3).rates)


def test_time_at_risk_is_summed_over_camps(exposure: Exposure) -> None:
    """Runs of the sorted participants give what going through the camps one by one gives."""
    ratios = np.random.default_rng(1).gamma(2.0, size=(2, len(KINDS), len(exposure.months)))
    fast = Camps.of(exposure).time_at_risk(ratios)
    for camp in range(len(exposure.camps)):
        inside = exposure.camp == camp
        np.testing.assert_allclose(fast[:, :, camp], ratios[:, :, inside] @ exposure.at_risk[inside])


def test_every_exit_is_of_one_kind_at_most(exposure: Exposure) -> None:
    """Zeros and ones, one row a kind."""
    exits = exits_by_kind(exposure)
    assert exits.shape == (len(KINDS), len(exposure.months))
    assert set(np.unique(exits)) == {0.0, 1.0}
    assert exits.sum(axis=0).max() == 1.0
