"""Tests of the score of quantiles."""

import numpy as np
import pytest
import scoringrules

from passmuster.errors import BadInput
from passmuster.score.crps import crps
from passmuster.score.interval import interval_score, quantile_score


def test_is_the_weighted_interval_score():
    """With levels in pairs around a half it is the weighted sum of interval scores and the distance of the median."""
    quantiles, levels, observed = np.array([2.0, 4.0, 5.0, 7.0, 11.0]), np.array([0.05, 0.25, 0.5, 0.75, 0.95]), 9.0
    half = float(interval_score(observed, 4.0, 7.0, level=0.5)) * 0.5 / 2
    ninety = float(interval_score(observed, 2.0, 11.0, level=0.9)) * 0.1 / 2
    expected = (abs(observed - 5.0) / 2 + half + ninety) / 2.5
    assert float(quantile_score(observed, quantiles, levels)) == pytest.approx(expected)


def test_approaches_the_crps():
    """With two thousand evenly spaced levels it is the CRPS of a normal, to a thousandth."""
    levels = (np.arange(2000) + 0.5) / 2000
    quantiles = np.sort(np.random.default_rng(1).normal(size=2000))
    for observed in (-1.5, 0.0, 2.5):
        found = float(quantile_score(observed, quantiles, levels))
        assert found == pytest.approx(float(crps(observed, quantiles)), abs=2e-3)
    closed_form = float(scoringrules.crps_normal(0.7, 0.0, 1.0))
    from scipy.special import ndtri

    assert float(quantile_score(0.7, ndtri(levels), levels)) == pytest.approx(closed_form, abs=1e-3)


def test_many_outcomes_at_once():
    """Rows are scored one by one."""
    quantiles = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    levels = [0.25, 0.5, 0.75]
    each = [float(quantile_score(came, row, levels)) for came, row in zip([2.0, 9.0], quantiles, strict=True)]
    assert quantile_score([2.0, 9.0], quantiles, levels) == pytest.approx(each)


@pytest.mark.parametrize(
    ("quantiles", "levels"), [([2.0, 1.0], [0.1, 0.9]), ([1.0, 2.0], [0.9, 0.1]), ([1.0, 2.0], [0.0, 0.9])]
)
def test_disorder_is_refused(quantiles, levels):
    """Quantiles that cross and levels out of order or range are refused in words."""
    with pytest.raises(BadInput, match="quantiles and their levels increase, levels between 0 and 1"):
        quantile_score(1.0, quantiles, levels)
