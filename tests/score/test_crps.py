"""Tests of the continuous ranked probability score."""

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st

from passmuster.errors import BadInput
from passmuster.score.crps import crps, crps_log

SOME_NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30)


def test_agrees_with_another_library() -> None:
    """The score of draws is the one that scoringrules computes."""
    random = np.random.default_rng(1)
    observed, draws = random.normal(size=40), random.gamma(2.0, size=(40, 200))
    assert crps(observed, draws) == pytest.approx(scoringrules.crps_ensemble(observed, draws), rel=1e-12)


def test_approaches_the_closed_form() -> None:
    """Many draws from a normal score as the normal itself, to within four standard errors of the draws."""
    draws = np.random.default_rng(2).normal(size=(200, 2000))
    scores = crps(np.full(200, 0.7), draws)
    closed_form = float(scoringrules.crps_normal(0.7, 0.0, 1.0))
    # Draws as the forecast score E|X - X'| / 2n too high on average, 1/sqrt(pi) / n for a normal.
    expected = closed_form + 1 / np.sqrt(np.pi) / 2000
    assert abs(scores.mean() - expected) < 4 * scores.std() / np.sqrt(200)


@given(SOME_NUMBERS, st.floats(-1e6, 1e6))
def test_is_the_difference_of_two_mean_distances(draws: list[float], observed: float) -> None:
    """Sorting gives the same number as comparing every draw with every other."""
    values = np.array(draws)
    pairs = np.abs(values[:, None] - values[None, :]).mean()
    expected = np.abs(values - observed).mean() - pairs / 2
    assert float(crps(observed, values)) == pytest.approx(
        expected, abs=1e-8 * (1 + np.abs(values).max() + abs(observed))
    )


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_of_a_single_number_is_the_absolute_error(said: float, came: float) -> None:
    """A forecast without spread is scored by its distance."""
    assert float(crps(came, [said])) == pytest.approx(abs(said - came), rel=1e-12)


def test_prefers_the_true_distribution() -> None:
    """Forecasts that are shifted, too narrow or too wide score worse than the truth, each by more than its error."""
    random = np.random.default_rng(3)
    observed, draws = random.normal(size=4000), random.normal(size=(4000, 100))
    truth = crps(observed, draws)
    for wrong in (draws + 0.5, draws * 0.4, draws * 2.5):
        loss = crps(observed, wrong) - truth
        assert loss.mean() > 4 * loss.std() / np.sqrt(len(loss))


def test_log_score_is_the_score_of_logs_and_knows_no_unit() -> None:
    """Counting in thousands instead of ones leaves the log score as it was."""
    draws = np.random.default_rng(4).lognormal(size=(5, 50))
    observed = np.arange(1.0, 6.0)
    assert crps_log(observed, draws) == pytest.approx(crps(np.log(observed), np.log(draws)))
    assert crps_log(1000 * observed, 1000 * draws) == pytest.approx(crps_log(observed, draws))


def test_log_score_refuses_zero_and_names_the_offset() -> None:
    """A zero has no log; the message says what to do."""
    with pytest.raises(BadInput, match=r"needs values above zero; found 0\.0\. Give an offset such as 1"):
        crps_log([0.0], [[1.0, 2.0]])
    assert float(crps_log([0.0], [[0.0]], offset=1.0)[0]) == 0.0


def test_refuses_missing_numbers_and_wrong_shapes() -> None:
    """Missing numbers and unpaired arrays are refused with what was found."""
    with pytest.raises(BadInput, match="draws: a score needs finite numbers, one at least; found 1 of 2 not finite"):
        crps(1.0, [1.0, np.nan])
    with pytest.raises(BadInput, match=r"'draws' and 'observed' have the same shape; found \(2,\) and \(3,\)"):
        crps([1.0, 2.0, 3.0], [[1.0], [2.0]])
