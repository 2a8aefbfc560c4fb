"""Tests of recalibration on data held out."""

from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.forecast.record.recalibration import ENOUGH, Settled, held_out_line, recalibrated
from passmuster.score.brier import brier

DAY = date(2030, 1, 1)


def history(n, said, came, *, seed=1, days_open=10):
    """Forecasts of n questions, one a day: what was said of each is `said(chance)` of a true chance that is even."""
    random = np.random.default_rng(seed)
    true = random.uniform(0.02, 0.98, n)
    return [
        Settled(
            question_id=f"q{at}", made_on=DAY + timedelta(days=at), settled_on=DAY + timedelta(days=at + days_open),
            probability=float(said(chance)), happened=bool(random.random() < came(chance)),
        )
        for at, chance in enumerate(true)
    ]  # fmt: skip


def too_extreme(chance):
    """Log odds doubled."""
    return chance**2 / (chance**2 + (1 - chance) ** 2)


def honest(chance):
    """The chance itself."""
    return chance


def test_overconfidence_is_found():
    """Doubled log odds are halved again: the slope is a half, within what 2,000 outcomes leave open."""
    line = held_out_line(history(2000, too_extreme, honest), "new", date(2040, 1, 1))
    assert line.slope == pytest.approx(0.5, abs=0.07)
    assert line.intercept == pytest.approx(0.0, abs=0.2)


def test_honest_chances_stay():
    """Calibrated chances are moved by no more than chance has it."""
    line = held_out_line(history(2000, honest, honest, seed=3), "new", date(2040, 1, 1))
    assert line.moved(0.2) == pytest.approx(0.2, abs=0.04)
    assert line.moved(0.9) == pytest.approx(0.9, abs=0.04)


def test_few_outcomes_move_little():
    """At the smallest number that is used, certainty proved right each time does not make for certainty."""
    rows = [
        Settled(
            question_id=f"q{n}", made_on=DAY, settled_on=DAY, probability=0.9 if n % 2 else 0.1, happened=n % 2 == 1
        )
        for n in range(ENOUGH)
    ]
    line = held_out_line(rows, "new", DAY)
    assert 0.9 < line.moved(0.9) < 0.995


def test_too_few_or_all_alike_is_no_line():
    """Below the least number, and with one outcome only, nothing is drawn."""
    rows = history(ENOUGH - 1, honest, honest)
    assert held_out_line(rows, "new", date(2040, 1, 1)) is None
    alike = [
        Settled(question_id=f"q{n}", made_on=DAY, settled_on=DAY, probability=0.5, happened=True) for n in range(99)
    ]
    assert held_out_line(alike, "new", DAY) is None


def test_nothing_later_and_nothing_of_its_own_is_used():
    """What was settled after a forecast was made, and what came of its own question, do not touch it."""
    rows = history(200, too_extreme, honest)
    line = held_out_line(rows, "q150", rows[150].made_on)
    kept = [row for row in rows if row.settled_on <= rows[150].made_on and row.question_id != "q150"]
    assert line.n == len(kept) == 141
    assert held_out_line(kept, "q150", rows[150].made_on) == line


def test_held_out_recalibration_mends_overconfidence():
    """Scored on forecasts that the line has not seen, the Brier score falls where chances were too extreme."""
    moved = recalibrated(history(600, too_extreme, honest))
    raw = np.mean([float(brier(row.probability, row.happened)) for row, _ in moved])
    mended = np.mean([float(brier(chance, row.happened)) for row, chance in moved])
    assert len(moved) > 500
    assert mended < raw - 0.005


def test_certainties_are_moved_without_a_fault():
    """Zero and one have log odds of one in a million, and what comes back is a chance."""
    line = held_out_line(history(300, lambda chance: round(chance), honest), "new", date(2040, 1, 1))
    assert 0.0 < line.moved(0.0) < line.moved(1.0) < 1.0
