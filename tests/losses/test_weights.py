"""Weights: proposals come from their prior, and an answer is weighed by the normals' ratio."""

import numpy as np
import pytest
from scipy import stats

from passmuster.losses.weights import Weight, answers, proposed_weight


def test_proposals_come_from_their_prior() -> None:
    """Half are slips; given the kind, the precision times its scale squared has mean 1 and variance a half."""
    noise = np.full(40_000, 0.1)
    proposed = proposed_weight(noise, np.random.default_rng(1))
    assert proposed.is_slip.mean() == pytest.approx(0.5, abs=5.0 * 0.5 / 200.0)
    weights = proposed.precision[~proposed.is_slip] * 0.1**2
    assert weights.mean() == pytest.approx(1.0, abs=5.0 * np.sqrt(0.5 / weights.size))
    assert weights.var() == pytest.approx(0.5, rel=0.1)
    assert proposed.precision[proposed.is_slip].max() < proposed.precision[~proposed.is_slip].mean()


def test_an_answer_is_weighed_by_the_normals_ratio() -> None:
    """Slip against sound: the odds of slips times the ratio of the normal densities of the error."""
    now = Weight(np.array([[100.0]]), np.array([[False]]))
    then = Weight(np.array([[0.5]]), np.array([[True]]))
    gain = answers(now, then, np.array([[0.03]]), np.array([[False]])).gain(0, 0, spread=0.04, error=0.7)
    sound, slipped = (stats.norm(0.0, np.sqrt(0.04 + 1.0 / p)).logpdf(0.7) for p in (100.0, 0.5))
    assert gain == pytest.approx(np.log(0.03 / 0.97) + slipped - sound)


def test_the_same_answer_gains_nothing() -> None:
    """Proposing what is so already changes no odds."""
    now = Weight(np.array([[7.0, 0.3]]), np.array([[False, True]]))
    same = answers(now, now, np.array([[0.1]]), np.array([[False]]))
    assert [same.gain(0, place, 0.2, 1.3) for place in range(2)] == [0.0, 0.0]


def test_of_a_relay_nothing_is_asked() -> None:
    """Whatever is proposed for a number that is another's again is never taken."""
    now, then = Weight(np.array([[1e-9]]), np.array([[False]])), Weight(np.array([[0.5]]), np.array([[True]]))
    assert answers(now, then, np.array([[0.9]]), np.array([[True]])).gain(0, 0, spread=0.04, error=0.0) == -np.inf
