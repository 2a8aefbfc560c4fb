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
from passmuster.model.clock import Clock
from passmuster.score.brier import brier_many

START = date(2030, 1, 7)
CLOCK = Clock(START, 30)
AS_OF = START + timedelta(days=7 * 10 - 1)
"""The Sunday of week 9: boundary 10."""
STAYED = replace(load_participants()[0], start=START, end=None, exit="ongoing")


def present(*jumps):
    """Draws of strength, 1,000 up to the as-of day and times each draw's jump from five weeks later on."""
    path = np.full((len(jumps), 31), 1000.0)
    path[:, 15:] *= np.array(jumps)[:, None]
    return path


def chances(jumps, weeks, row=STAYED):
    """How likely each action came, by name."""
    return dict(zip(Action, outcome_chances(present(*jumps), CLOCK, AS_OF, weeks, row), strict=True))


def test_a_surge_is_counted_draw_by_draw():
    """Where three draws in four reach a quarter more, a surge came with three quarters, and staying with the rest."""
    found = chances([1.3, 1.3, 1.25, 1.2], 13)
    assert found == {"sustain": 0.25, "surge": 0.75, "draw down": 0.0, "withdraw": 0.0, "turn to diplomacy": 0.0}


def test_a_surge_after_the_horizon_does_not_count():
    """Four weeks end before strength jumps."""
    assert chances([2.0, 2.0], 4)["sustain"] == 1.0


@pytest.mark.parametrize(("exit_word", "action"), [("early_withdrawal", "withdraw"), ("drawdown", "draw down")])
def test_an_exit_on_record_is_what_came(exit_word, action):
    """The end of the case's own row within the horizon is the partner's action; the end of the war is staying."""
    row = replace(STAYED, end=AS_OF + timedelta(days=21), exit=exit_word)
    assert chances([1.0], 4, row)[action] == 1.0
    assert chances([1.0], 2, row)["sustain"] == 1.0
    assert chances([1.0], 4, replace(row, exit="completed"))["sustain"] == 1.0


def test_what_came_first_counts():
    """A surge before the exit is a surge, and an exit before the surge an exit."""
    early, late = (replace(STAYED, end=AS_OF + timedelta(days=7 * n), exit="early_withdrawal") for n in (3, 9))
    assert chances([2.0], 13, early)["withdraw"] == 1.0
    assert chances([2.0], 13, late)["surge"] == 1.0


def test_a_case_without_a_row_has_no_exit():
    """Nobody on record left who is not on record."""
    assert chances([1.0], 13, None)["sustain"] == 1.0


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
