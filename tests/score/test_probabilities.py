"""Tests of the scores of probabilities: Brier, log loss, ignorance."""

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st

from passmuster.errors import BadInput
from passmuster.score.brier import brier, brier_many
from passmuster.score.logarithmic import FATALITY_BINS, HEAD_COUNT_BINS, ignorance, log_loss

PROBABILITIES = st.floats(0.0, 1.0)


def test_brier_agrees_with_another_library() -> None:
    """The score is the one that scoringrules computes."""
    random = np.random.default_rng(1)
    said, came = random.random(50), random.integers(0, 2, 50)
    assert brier(said, came) == pytest.approx(scoringrules.brier_score(came, said))


@given(st.floats(0.01, 0.99), st.floats(0.0, 1.0))
def test_brier_and_log_loss_are_proper(truth: float, other: float) -> None:
    """On average nothing scores better than saying the true probability."""
    for score in (brier, log_loss):
        expected = [truth * float(score(said, 1)) + (1 - truth) * float(score(said, 0)) for said in (truth, other)]
        assert expected[0] <= expected[1] + 1e-12


def test_two_outcomes_count_double_in_the_score_of_many() -> None:
    """For two outcomes the sum over outcomes is twice the yes-or-no score."""
    said = np.array([0.1, 0.6, 0.9])
    many, came = np.stack([1 - said, said], axis=1), np.array([0, 1, 0])
    assert brier_many(many, came) == pytest.approx(2 * brier(said, came))


def test_certainty_proved_wrong_costs_everything() -> None:
    """The log score of the impossible that happened is infinite, and says so without a warning."""
    assert np.isinf(float(log_loss(0.0, 1)))
    assert float(log_loss(0.5, 0)) == pytest.approx(np.log(2))


def test_ignorance_counts_bins_in_bits() -> None:
    """Eleven bins and nine draws, all in the right bin: (9 + 1) of (9 + 11), one bit."""
    assert len(FATALITY_BINS) == 11
    assert float(ignorance(4.0, np.full(9, 5.0))) == pytest.approx(1.0)


def test_the_top_bin_is_open() -> None:
    """A thousand and a million are the same bin, so that a forecast of one is right about the other."""
    sky = ignorance(1e6, np.full(9, 1001.0))
    assert float(sky) == pytest.approx(float(ignorance(2000.0, np.full(9, 5000.0)))) == pytest.approx(1.0)


def test_ignorance_of_what_nobody_drew_is_finite() -> None:
    """A bin without draws keeps the weight of one draw: 1 of 20."""
    assert float(ignorance(0.0, np.full(9, 5.0))) == pytest.approx(np.log2(20))


def test_ignorance_prefers_the_true_distribution() -> None:
    """Draws with the wrong mean or too little spread score worse than the truth, by more than four standard errors."""
    random = np.random.default_rng(5)
    observed, draws = random.negative_binomial(2, 0.1, 3000), random.negative_binomial(2, 0.1, (3000, 200))
    truth = ignorance(observed, draws)
    for wrong in (random.negative_binomial(2, 0.03, (3000, 200)), random.poisson(18, (3000, 200))):
        loss = ignorance(observed, wrong) - truth
        assert loss.mean() > 4 * loss.std() / np.sqrt(len(loss))


def test_refusals_say_what_was_found() -> None:
    """Per cent, half outcomes, rows that do not add up and values below the bins are refused in words."""
    with pytest.raises(BadInput, match=r"a probability lies between 0 and 1; found 30\.0\. Check for per cent"):
        brier([30.0], [1])
    with pytest.raises(BadInput, match=r"an outcome is 0 or 1; found 0\.5\. Leave questions out that are not resolved"):
        log_loss([0.3], [0.5])
    with pytest.raises(BadInput, match=r"add up to 1; found a sum of 0\.7"):
        brier_many([[0.3, 0.4]], [1])
    with pytest.raises(BadInput, match="values lie at the lowest edge"):
        ignorance(-1.0, [1.0, 2.0])
    with pytest.raises(BadInput, match="edges of bins increase"):
        ignorance(1.0, [1.0, 2.0], edges=(0.0, 2.0, 2.0))


def test_bins_of_strengths_go_on_to_a_million() -> None:
    """Head counts have the same bins and more above, so that 12,000 and 60,000 are different outcomes."""
    assert HEAD_COUNT_BINS[: len(FATALITY_BINS)] == FATALITY_BINS
    draws = np.full(9, 12_000.0)
    right, wrong = (float(ignorance(count, draws, edges=HEAD_COUNT_BINS)) for count in (11_000.0, 60_000.0))
    assert right < wrong
    assert float(ignorance(11_000.0, draws)) == float(ignorance(60_000.0, draws))
