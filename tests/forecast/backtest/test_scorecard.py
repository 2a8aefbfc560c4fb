"""Tests of the scorecard of unseen wars, and of the bars that the shipped table must pass."""

from dataclasses import replace

import numpy as np
import pytest

from passmuster.datasets.coalitions import load_participants
from passmuster.forecast.backtest.scorecard import score_forecasts
from passmuster.precedents.evaluation import FORECASTERS, Forecasts, UnseenForecasts, leave_one_war_out


def made_up(seed: int, noise: float) -> UnseenForecasts:
    """Forecasts of events with known chances, ours blurred by noise on the log odds, the baselines constant."""
    random = np.random.default_rng(seed)
    n = 4000
    log_odds = random.normal(-3.0, 1.0, n)
    left = (random.random(n) < 1 / (1 + np.exp(-log_odds))).astype(float)
    ours = 1 / (1 + np.exp(-(log_odds + noise * random.normal(size=n))))
    forecasts = Forecasts(
        chance={name: ours if name == "model" else np.full(n, left.mean()) for name in FORECASTERS},
        left=left,
        war=np.array([f"w{i % 40}" for i in range(n)]),
        time=random.integers(0, 24, n),
        is_first=np.arange(n) % 2 == 0,
    )
    return UnseenForecasts(n_train=1, n_test=1, monthly=forecasts, yearly=forecasts)


def test_the_truth_scores_better_than_a_constant() -> None:
    """Knowing the chances wins on every score, with slopes near one and intervals of the difference below zero."""
    card = score_forecasts(made_up(1, noise=0.0))
    ours, constant = card.scores["model"], card.scores["constant"]
    assert ours.log_loss_per_month < constant.log_loss_per_month
    assert ours.concordance > 0.7 > 0.5 == constant.concordance
    assert abs(ours.slope_per_month.slope - 1) < 4 * ours.slope_per_month.slope_error
    assert all(difference.q95 < 0 for difference in card.log_loss_difference.values())
    assert all(difference.q95 < 0 for difference in card.brier_difference.values())


def test_noise_is_found_out() -> None:
    """Forecasts blurred by noise as large as the signal are called too extreme: a slope near a half, below 0.8."""
    slope = score_forecasts(made_up(2, noise=1.0)).scores["model"].slope_per_month
    assert slope.slope + 4 * slope.slope_error < 0.8


def test_knowing_wars_is_told_from_knowing_who() -> None:
    """A forecaster that knows only which war is left wins between wars, and is a coin within each."""
    unseen = made_up(4, noise=0.0).monthly
    random = np.random.default_rng(4)
    number = np.array([int(war[1:]) for war in unseen.war])
    level = 0.01 + 0.4 * number / 40
    left = (random.random(len(level)) < level).astype(float)
    wars = replace(unseen, chance=dict.fromkeys(FORECASTERS, level), left=left)
    card = score_forecasts(UnseenForecasts(n_train=1, n_test=1, monthly=wars, yearly=wars))
    ours = card.scores["model"]
    assert ours.concordance > 0.65
    assert ours.concordance_within_wars == ours.concordance_first_leavers == 0.5
    assert (card.n_wars, card.n_wars_with_departures) == (40, len(set(number[left == 1.0])))


def test_first_leavers_are_those_before_whom_nobody_left() -> None:
    """Only months in which nobody of the camp had left before are compared."""
    unseen = made_up(5, noise=0.0)
    never = replace(unseen.monthly, is_first=np.zeros(len(unseen.monthly.left), dtype=bool))
    card = score_forecasts(replace(unseen, monthly=never))
    assert card.scores["model"].concordance_first_leavers is None
    assert card.scores["model"].concordance_within_wars > 0.6


def test_what_cannot_be_told_is_none() -> None:
    """A constant has no slope, and one war gives no interval."""
    unseen = made_up(3, noise=0.0)
    one_war = Forecasts(
        chance=unseen.monthly.chance,
        left=unseen.monthly.left,
        war=np.full(4000, "w"),
        time=unseen.monthly.time,
        is_first=unseen.monthly.is_first,
    )
    card = score_forecasts(UnseenForecasts(n_train=1, n_test=1, monthly=one_war, yearly=one_war))
    assert card.scores["constant"].slope_per_month is None
    assert card.brier_difference["constant"] is None


@pytest.mark.slow
def test_unseen_wars_are_forecast_better_than_by_the_baselines() -> None:
    """Leaving out one war at a time: better than every baseline on both scores, calibration slopes from 0.8 to 1.2."""
    card = score_forecasts(leave_one_war_out(load_participants()))
    assert all(difference.mean < 0 for difference in card.log_loss_difference.values())
    assert all(difference.mean < 0 for difference in card.brier_difference.values())
    ours = card.scores["model"]
    assert 0.8 <= ours.slope_per_month.slope <= 1.2
    assert 0.8 <= ours.slope_12_months.slope <= 1.2
