"""What is said of a record of forecasts."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.findings.record import record_findings, score_words
from passmuster.forecast.record.record import Record
from passmuster.forecast.record.scores import score_record
from worlds.recorded import HEAD, forecast, resolution


def scores(*resolutions):
    """The scores of two forecasts and what came of some."""
    return score_record(Record((forecast("q1", 0.3), forecast("q2")), resolutions))


@pytest.mark.parametrize(("value", "words"), [(0.12345, "0.123"), (None, "-"), (float("inf"), "infinite")])
def test_scores_have_three_decimals(value, words):
    """What was held impossible and came has an infinite score."""
    assert score_words(value) == words


@pytest.mark.parametrize(("written", "opening"), [(0, ""), (1, "1 entry written."), (3, "3 entries written.")])
def test_what_was_written_is_said_first(written, opening):
    """Then how many forecasts are settled and how many questions open."""
    findings = record_findings(scores(resolution("q1")), case="small", written=written, head=HEAD)
    assert " ".join(findings.opening).removeprefix(opening).strip() == (
        "Settled: 1 forecast. Open: 1 question. Of 2 questions asked: 1 settled and scored, 0 settled before their day "
        "and scored once it has passed, 0 void, 1 past their day and not settled, 0 open."
    )


def test_a_settled_forecast_stands_with_its_receipts():
    """The question, the day, what was said, what came, and who says so."""
    (sentence,) = record_findings(scores(resolution("q1")), case="small", written=0, head=HEAD).settled
    assert sentence == (
        "q1 by 31 December 2030: as of 1 February 2030 said 30 %; came yes, settled on 5 January 2031; Brier 0.490. "
        "Receipts: https://example.org/a; k9"
    )


def test_recalibrated_chances_of_open_questions_are_told():
    """Beside what recalibration would have been worth so far."""
    moved = replace(
        scores(), raw_brier=0.2, recalibrated_brier=0.1, moved=(("q2", date(2030, 12, 31), 0.4),), recalibration="So."
    )
    assert record_findings(moved, case="small", written=0, head=HEAD).recalibration == (
        "So.",
        "Their Brier score was 0.200 as said, and 0.100 recalibrated.",
        "Open: q2 by 31 December 2030, recalibrated to 40 %.",
    )
