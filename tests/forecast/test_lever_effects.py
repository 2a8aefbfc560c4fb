"""What levers change, path by path, by arithmetic."""

from datetime import date
from functools import cache
from types import SimpleNamespace

import numpy as np
import pytest

from passmuster.forecast.courses import Courses
from passmuster.forecast.lever_effects import effects_on_actions, effects_on_counts, effects_on_questions
from passmuster.forecast.questions import met
from passmuster.ledger import Question
from passmuster.ledger.vocabulary import Action
from passmuster.model.paths import paths_ahead
from passmuster.model.steering import Steering
from worlds.muster_world import decreed_fit


@cache
def posterior():
    """What the decreed world believes."""
    return decreed_fit().posterior


@cache
def plain():
    """Its paths without levers."""
    return paths_ahead(posterior(), 13, seed=1)


def bloodier() -> object:
    """The same paths under one luck, with losses three times as high."""
    ones = np.ones((plain().n_paths, 1, 1))
    steering = Steering(
        arrivals=ones, casualty_hazard=3.0 * ones, return_rate=ones, extra_arrivals=np.zeros((plain().n_paths, 13, 1))
    )
    return paths_ahead(posterior(), 13, seed=1, steering=steering)


def outlook(**chances: float) -> object:
    """Draws of each action within half a year, the same in every draw but for sustain."""
    rest = {name: np.full(200, chances.get(name.name.lower(), 0.0)) for name in Action}
    return SimpleNamespace(draws={26: rest})


def test_an_action_moves_by_the_mean_difference() -> None:
    """Before and after are means, and the difference has an interval around its own."""
    rows = list(effects_on_actions(outlook(withdraw=0.1), outlook(withdraw=0.3), 200.0))
    row = next(row for row in rows if row.what == Action.WITHDRAW)
    assert (row.horizon_weeks, row.before, row.after) == (26, pytest.approx(0.1), pytest.approx(0.3))
    assert (row.mean, row.q05, row.q95) == pytest.approx((0.2, 0.2, 0.2))
    assert {row.what for row in rows} == set(Action)


def test_losses_that_are_higher_kill_more_and_leave_fewer() -> None:
    """Every count of the force is told at each horizon, by the paths of one luck."""
    rows = {
        (row.what, row.horizon_weeks): row
        for row in effects_on_counts(plain(), bloodier(), "kp-force", (4, 13), posterior().n_draws)
    }
    assert {weeks for _, weeks in rows} == {4, 13}
    assert rows["killed", 13].mean > rows["killed", 4].mean > 0
    assert rows["present", 13].mean < 0
    assert rows["killed", 13].after == pytest.approx(np.median(bloodier().path("kp-force", "killed")[:, 13]))


def test_the_mean_never_lies_outside_the_interval() -> None:
    """Where few draws change much and the others nothing, the interval still holds the mean."""
    few = np.zeros(200)
    few[:2] = 1.0
    before, after = outlook(), outlook()
    after.draws[26][Action.SURGE] = few
    row = next(row for row in effects_on_actions(before, after, 50.0) if row.what == Action.SURGE)
    assert row.q05 <= row.mean <= row.q95
    assert row.q50 == 0.0


def test_questions_move_in_the_week_of_their_day() -> None:
    """The text names the question; one that no course reaches is left out."""
    soon = Question(
        question_id="q", text="Killed?", subject="kp-force", quantity="killed", threshold=900.0, by=date(2025, 2, 5)
    )
    never = Question(
        question_id="n", text="Never?", subject="kp-force", quantity="killed", threshold=9.0, by=date(2031, 2, 5)
    )
    before, after = Courses(plain()), Courses(bloodier())
    (row,) = effects_on_questions(before, after, [soon, never], posterior().n_draws)
    assert (row.what, row.horizon_weeks) == ("Killed?", 5)
    assert (row.before, row.after) == (met(before, soon).mean(), met(after, soon).mean())
    assert row.mean == pytest.approx(row.after - row.before)
