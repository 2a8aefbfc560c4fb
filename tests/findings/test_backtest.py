"""What is said of past forecasts."""

from dataclasses import replace

import pytest

from passmuster.findings.backtest import backtest_findings, lost_words
from passmuster.findings.parts.backtest import BacktestFindings
from passmuster.forecast.backtest.claim_width import Width
from passmuster.inference.diagnostics import FitStatus
from worlds.scored import ROWS, found, row


def said(*rows, **changed) -> BacktestFindings:
    """The findings about these scores."""
    backtest = replace(found(*rows), **changed)
    return backtest_findings(backtest, case="small", title="A small case", seed=3, input_hashes=())


def test_the_answer_names_the_best_naive_forecaster():
    """Error, difference and coverage, a sentence each."""
    first, second, third = said(*ROWS).answer
    assert first.startswith("2 later claims were forecast.")
    assert "was 0.300, that of the best naive forecaster, the last claim, 0.300: 0 % lower." in first
    assert second.startswith("The difference is +0.000 (90 % interval over origins")
    assert third == "The 90 % intervals held 50 % of the numbers and the 50 % intervals 100 %."


def test_a_worse_error_is_said_aloud():
    """Higher stands in capitals; a naive forecaster without error cannot be beaten."""
    assert "50 % HIGHER" in said(row("a", 0.3, 0.2, 0.4, 0.4)).answer[0]
    assert "no lower, as that was without error" in said(row("a", 0.3, 0.0, 0.4, 0.4)).answer[0]


def test_nothing_to_compare_is_said():
    """The first of their kind have no yardstick."""
    findings = said(ROWS[2])
    assert findings.answer == (
        "Nothing said later could be compared with a naive forecast: every later claim was the first of its kind.",
    )
    assert findings.on_width == ()
    assert findings.not_compared[0].startswith("1 claim had nothing of their kind before them")


def test_widths_that_were_learned_are_told():
    """By how much, and how the model would have done without."""
    day = replace(found(*ROWS).days[0], width=Width(factor=0.5, n_claims=4, n_groups=2, longest_lead=9))
    _, learned = said(*ROWS, days=(day,)).on_width
    assert "had taught: 0.50 as of 1 February 2030." in learned
    assert "the model's error would have been 0.600" in learned


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        ("about", "about 200"),
        ("at_least", "at least 200"),
        ("at_most", "up to 200"),
        ("range", "a range around 200"),
        ("exact", "200"),
    ],
)
def test_a_claim_that_cost_much_says_what_was_forecast(bound, words):
    """Its number with its bound and what it counts, how long after the day it was said, the forecast and the reason."""
    score = replace(ROWS[0], number=200.0, bound=bound, q05=1.0, q50=100.0, q95=900.0, why="it was wide")
    assert lost_words(score) == (
        f"force: FOE said {words} killed, 1 day after 1 February 2030; forecast about 100 (90 % interval 1 to 900): "
        "it was wide."
    )


def test_claims_not_forecast_are_named_by_reason():
    """Each reason once, with how many and which."""
    assert said(*ROWS).not_compared[-1] == "1 claim not forecast: some reason (z)."


def test_a_fit_that_failed_is_named():
    """The findings cannot be used, and the sentence says which day's."""
    day = replace(found(*ROWS).days[0], status=FitStatus.FAILED, divergences=2)
    findings = said(*ROWS, days=(day,))
    assert not findings.is_usable
    assert "THE FIT AS OF 2030-02-01 FAILED" in findings.failure[0]
    assert said(*ROWS).is_usable
