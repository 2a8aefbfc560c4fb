"""Tests of the scores of a record."""

import math
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.forecast.record.record import Record
from passmuster.forecast.record.scores import score_record
from passmuster.score.interval import quantile_score
from worlds.recorded import NOW, forecast, resolution

ACTIONS = (("sustain", 0.7), ("surge", 0.2), ("withdraw", 0.1))


def record(*entries):
    """A record of forecasts and resolutions."""
    forecasts = tuple(replace(e, recorded_at=e.recorded_at or NOW) for e in entries if hasattr(e, "outcomes"))
    return Record(forecasts, tuple(e for e in entries if not hasattr(e, "outcomes")))


def test_a_settled_question_is_scored():
    """Brier and log score follow the chance that was given; the number has its own scores."""
    scores = score_record(record(forecast("q1", 0.3), resolution("q1", "yes", value=16000.0)))
    (row,) = scores.rows
    assert row.brier == pytest.approx(0.49)
    assert row.log_score == pytest.approx(-math.log(0.3))
    assert (row.inside50, row.inside90) == (False, True)
    expected = quantile_score(math.log(16000), np.log(forecast().quantiles), forecast().levels)
    assert row.crps_log == pytest.approx(float(expected))
    assert row.receipts == ("https://example.org/a", "k9")
    assert scores.ahead is not None
    assert (scores.ahead.n, scores.ahead.coverage90, scores.n_open) == (1, 1.0, 0)


def test_open_questions_are_counted_and_not_scored():
    """What has not come has no score."""
    scores = score_record(record(forecast("q1"), forecast("q2"), resolution("q1")))
    assert ([row.question_id for row in scores.rows], scores.n_open) == (["q1"], 1)


def test_actions_are_scored_over_all_outcomes_beside_their_baseline():
    """Five, or three, exclusive outcomes have the sum of squares, and the naive forecast the same."""
    said = forecast("actions-4w", outcomes=ACTIONS, baseline=(("sustain", 1.0), ("surge", 0.0), ("withdraw", 0.0)))
    scores = score_record(record(said, resolution("actions-4w", "surge")))
    assert scores.actions is not None
    assert scores.actions.brier == pytest.approx(0.49 + 0.64 + 0.01)
    assert scores.actions.baseline_brier == pytest.approx(2.0)
    assert scores.ahead is None


def test_hindsight_is_scored_apart():
    """A forecast written down after its day never counts among those made ahead."""
    late = forecast("q1", 0.9, recorded_at=NOW + timedelta(days=900))
    scores = score_record(record(forecast("q1", 0.2), late, resolution("q1")))
    assert (scores.ahead.n, scores.hindsight.n) == (1, 1)
    assert scores.ahead.brier == pytest.approx(0.64)


def test_forecasts_after_the_fact_are_none():
    """Who knew what came when forecasting is not scored."""
    knowing = forecast("q1", 0.99, as_of=date(2031, 1, 5))
    assert score_record(record(knowing, resolution("q1"))).rows == ()


def test_a_certainty_proved_wrong_is_infinite():
    """The log score of the impossible that came is infinite, and the Brier score is one."""
    (row,) = score_record(record(forecast("q1", 0.0), resolution("q1", "yes"))).rows
    assert math.isinf(row.log_score)
    assert row.brier == 1.0


def test_too_few_to_recalibrate_is_said():
    """With one settled forecast nothing is moved, and the sentence says how many it takes."""
    scores = score_record(record(forecast("q1"), resolution("q1"), forecast("q2")))
    assert scores.recalibration.startswith("Too few to recalibrate: forecasts made ahead and settled: 1.")
    assert "20 of other questions" in scores.recalibration
    assert (scores.n_recalibrated, scores.raw_brier, scores.moved) == (0, None, ())


def test_an_open_question_is_moved_by_what_others_showed():
    """After forty wrong ninety-per-cents on other questions, a further one is moved down."""
    settled = [
        entry
        for n in range(40)
        for entry in (
            forecast(f"q{n}", 0.9, as_of=date(2030, 1, 1), by=date(2030, 6, 1)),
            resolution(f"q{n}", "yes" if n % 2 else "no", by=date(2030, 6, 1), resolved_on=date(2030, 6, 2)),
        )
    ]
    scores = score_record(record(*settled, forecast("new", 0.9, as_of=date(2030, 7, 1))))
    ((name, _, chance),) = scores.moved
    assert name == "new"
    assert 0.45 < chance < 0.8
    assert [line.n for line in scores.calibration] == [8] * 5


def test_an_empty_record_has_no_scores():
    """Nothing recorded is nothing scored, without a fault."""
    scores = score_record(Record())
    assert (scores.rows, scores.ahead, scores.calibration) == ((), None, ())


EARLY = date(2030, 3, 1)
"""Ten months before the day that the questions are about."""


def test_an_early_yes_waits_for_its_day():
    """Settled in March, a question about December is scored once December has passed, and counted as early before."""
    on_record = record(forecast("q1", 0.3), forecast("q2"), resolution("q1", "yes", resolved_on=EARLY))
    before = score_record(on_record)
    assert (before.rows, before.counts.early, before.counts.scored, before.n_open) == ((), 1, 0, 1)
    after = score_record(on_record, day=date(2030, 12, 31))
    assert [row.question_id for row in after.rows] == ["q1"]
    assert (after.counts.early, after.counts.scored, after.counts.past_deadline) == (0, 1, 1)


def test_scoring_early_answers_alone_would_lean_to_yes():
    """Of ten questions that said 30 % three come early: scored as they come all would be yes, and three in ten are."""
    said = [forecast(f"q{at}", 0.3) for at in range(10)]
    yes = [resolution(f"q{at}", "yes", resolved_on=EARLY) for at in range(3)]
    no = [resolution(f"q{at}", "no") for at in range(3, 10)]
    assert score_record(record(*said, *yes)).calibration == ()
    assert score_record(record(*said, *yes, *no)).ahead.brier == pytest.approx(0.3 * 0.49 + 0.7 * 0.09)


def test_recalibration_learns_only_from_days_that_have_passed():
    """Twenty-five early answers teach a forecast made before their day nothing, and one made after it something."""
    said = [forecast(f"q{at}", 0.3) for at in range(25)]
    came = [resolution(f"q{at}", "yes" if at % 2 else "no", resolved_on=date(2031, 1, 5)) for at in range(25)]
    early = [replace(row, resolved_on=EARLY) if row.outcome == "yes" else row for row in came]
    between = forecast("new", as_of=date(2030, 6, 1), by=date(2032, 1, 1))
    later = forecast("new", as_of=date(2031, 2, 1), by=date(2032, 1, 1))
    assert score_record(record(*said, between, *early)).moved == ()
    assert len(score_record(record(*said, later, *early)).moved) == 1


def test_what_is_void_is_counted_and_not_scored():
    """It has no score, teaches nothing, and is open no more."""
    scores = score_record(record(forecast("q1"), forecast("q2"), resolution("q1", "void"), resolution("q2", "no")))
    assert [row.question_id for row in scores.rows] == ["q2"]
    assert (scores.counts.void, scores.counts.scored, scores.n_open) == (1, 1, 0)


def test_every_question_is_counted_once():
    """Asked is the sum of open, past deadline, early, void and scored; an empty record has none."""
    on_record = record(
        *(forecast(f"q{at}") for at in range(4)), forecast("q9", by=date(2032, 1, 1)), resolution("q0"),
        resolution("q1", "void"), resolution("q9", "yes", by=date(2032, 1, 1), resolved_on=EARLY),
    )  # fmt: skip
    counts = score_record(on_record).counts
    assert (counts.asked, counts.open, counts.past_deadline, counts.early, counts.void, counts.scored) == (
        5,
        0,
        2,
        1,
        1,
        1,
    )
    assert score_record(Record()).counts.asked == 0
