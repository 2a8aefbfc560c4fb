"""Values that are not known are drawn from what is known of the participant and from what it did."""

import numpy as np
import pytest

from passmuster.datasets.coalitions import load_participants
from passmuster.precedents.covariates import COVARIATES, DesignMatrix, design_of, rows_in
from passmuster.precedents.exposure import Exposure, exposure_of
from passmuster.precedents.missing import Imputer, regimes
from passmuster.precedents.participant import KINDS

N_CHAINS = 3


@pytest.fixture(scope="module")
def exposure() -> Exposure:
    """The shipped participants' time at risk."""
    return exposure_of(load_participants())


@pytest.fixture(scope="module")
def design(exposure: Exposure) -> DesignMatrix:
    """Their covariates, gaps left open."""
    return design_of(rows_in(load_participants(), exposure.case_ids), exposure, tuple(COVARIATES))


def drawn(design: DesignMatrix, exposure: Exposure, *, rounds: int, seed: int = 5) -> Imputer:
    """An imputer after some rounds in which covariates do nothing."""
    imputer, random = Imputer(design, N_CHAINS), np.random.default_rng(seed)
    effects = np.zeros((N_CHAINS, len(KINDS), len(design.names)))
    hazard = np.full((N_CHAINS, len(KINDS), len(exposure.months)), 0.1)
    exits = np.zeros((len(KINDS), len(exposure.months)))
    for _ in range(rounds):
        imputer.draw(effects, hazard, exits, random)
    return imputer


def test_what_is_known_is_never_touched(design: DesignMatrix, exposure: Exposure) -> None:
    """Only gaps are filled, and every gap is."""
    imputer = drawn(design, exposure, rounds=3)
    known = ~np.isnan(design.values)
    for values in imputer.values:
        np.testing.assert_array_equal(values[known], design.values[known])
    assert np.isfinite(imputer.values).all()
    assert not known.all()


def test_missing_pay_is_paid_or_not(design: DesignMatrix, exposure: Exposure) -> None:
    """One of two values, and about as often as pay is known in the regime."""
    imputer = drawn(design, exposure, rounds=40)
    column = design.column("paid")
    gaps = np.isnan(design.values[:, column])
    assert len(np.unique(np.round(imputer.values[:, gaps, column], 9))) <= 2
    assert ((imputer.paid_share > 0.0) & (imputer.paid_share < 1.0)).all()


def test_the_same_luck_draws_the_same(design: DesignMatrix, exposure: Exposure) -> None:
    """And other luck draws other values."""
    one, again, other = (drawn(design, exposure, rounds=2, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.values, again.values)
    assert not np.array_equal(one.values, other.values)


def test_regimes_follow_from_their_flags(design: DesignMatrix) -> None:
    """Democracies 0, mixed regimes 1, autocracies 2."""
    found = regimes(design)
    assert set(found) == {0, 1, 2}
    assert (found == 2).sum() == (design.values[:, design.column("autocracy")] > 0).sum()
