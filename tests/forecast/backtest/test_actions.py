"""Tests of past action forecasts against what came."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import numpy as np
import pytest

from passmuster.datasets.coalitions import load_participants
from passmuster.forecast.backtest.actions import (
    action_means,
    expected_brier,
    outcome_chances,
    resolved_horizons,
    score_actions,
)
from passmuster.ledger.vocabulary import Action
from passmuster.score.brier import brier_many

AS_OF = date(2030, 3, 17)
STAYED = replace(load_participants()[0], start=date(2030, 1, 7), end=None, exit="ongoing")


def came(surge_days, weeks, row=STAYED):
    """The action that came first, with a surge said so many days after the as-of day, None for never."""
    day = None if surge_days is None else AS_OF + timedelta(days=surge_days)
    outcome = outcome_chances(day, AS_OF, weeks, row)
    assert sorted(outcome) == [0, 0, 0, 0, 1]
    return list(Action)[outcome.index(1.0)]


def test_a_surge_is_an_event():
    """It came when it was said within the horizon, and not when it was said later or never."""
    assert came(20, 4) == "surge"
    assert came(40, 4) == "sustain"
    assert came(None, 13) == "sustain"


@pytest.mark.parametrize(("exit_word", "action"), [("early_withdrawal", "withdraw"), ("drawdown", "draw down")])
def test_an_exit_on_record_is_what_came(exit_word, action):
    """The end of the case's own row within the horizon is the partner's action; the end of the war is staying."""
    row = replace(STAYED, end=AS_OF + timedelta(days=21), exit=exit_word)
    assert came(None, 4, row) == action
    assert came(None, 2, row) == "sustain"
    assert came(None, 4, replace(row, exit="completed")) == "sustain"


def test_what_came_first_counts():
    """A surge before the exit is a surge, and an exit before the surge an exit."""
    early, late = (replace(STAYED, end=AS_OF + timedelta(days=7 * n), exit="early_withdrawal") for n in (3, 9))
    assert came(35, 13, early) == "withdraw"
    assert came(35, 13, late) == "surge"


def test_a_case_without_a_row_has_no_exit():
    """Nobody on record left who is not on record."""
    assert came(None, 13, None) == "sustain"


def test_only_finished_horizons_are_resolved():
    """A horizon that ends on the last known day is resolved, one that ends a day later is not."""
    assert resolved_horizons(AS_OF, (4, 13), AS_OF + timedelta(weeks=13)) == (4, 13)
    assert resolved_horizons(AS_OF, (4, 13), AS_OF + timedelta(weeks=13, days=-1)) == (4,)


def test_a_sure_outcome_has_the_plain_score():
    """With one outcome certain the expected score is the score."""
    forecast = (0.7, 0.2, 0.05, 0.03, 0.02)
    assert expected_brier(forecast, (0, 1, 0, 0, 0)) == pytest.approx(float(brier_many([forecast], [1])[0]))


def test_an_open_outcome_is_averaged():
    """Half a chance of each of two outcomes is the mean of their scores."""
    forecast = (0.7, 0.2, 0.05, 0.03, 0.02)
    both = brier_many(np.tile(forecast, (2, 1)), [0, 1])
    assert expected_brier(forecast, (0.5, 0.5, 0, 0, 0)) == pytest.approx(float(both.mean()))


def line(action, probability, constant, kaplan_meier):
    """A forecast of one action."""
    return SimpleNamespace(
        action=action, probability=probability, baseline_constant=constant, baseline_kaplan_meier=kaplan_meier
    )


def test_forecasts_meet_their_outcomes():
    """Scores pair by day and horizon; the baseline's headline is the better of the two."""
    lines = [line(action, float(action == "surge"), 0.2, float(action == "sustain")) for action in Action]
    scores = score_actions({(AS_OF, 4): lines, (AS_OF, 13): lines}, {(AS_OF, 4): (1.0, 0, 0, 0, 0)})
    assert [score.horizon_weeks for score in scores] == [4]
    means = action_means(scores)
    assert means["brier"] == pytest.approx(2.0)
    assert means["constant_brier"] == pytest.approx(0.64 + 4 * 0.04)
    assert means["baseline_brier"] == means["kaplan_meier_brier"] == 0.0


def test_no_resolved_forecast_has_no_score():
    """Nothing to score is null and never zero."""
    assert set(action_means(()).values()) == {None}
