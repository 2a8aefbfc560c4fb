"""A backtest on the terminal."""

from dataclasses import replace

import pytest

from passmuster.briefing.terminal.backtest import print_backtest
from passmuster.findings.backtest import backtest_findings
from passmuster.inference.diagnostics import FitStatus
from worlds.scored import ROWS, found
from worlds.screen import printed


def shown(*rows, width=80, **changed):
    """The backtest of these scores."""
    backtest = replace(found(*rows), **changed)
    findings = backtest_findings(backtest, case="small", title="A small case", seed=3, input_hashes=())
    return printed(print_backtest, findings, width)


def test_the_answer_stands_first_and_tables_below():
    """Title and answer, then every forecaster, parts of the claims, what was lost and what was not compared."""
    text = shown(*ROWS)
    assert text.startswith("A small case\nsmall · as of 2030-02-01 · seed 3 · passmuster ")
    heads = ("Beside naive forecasters", "By as-of day", "By kind of number", "Where it lost", "Not compared")
    assert [text.index(f"\n{head} ─") for head in heads] == sorted(text.index(f"\n{head} ─") for head in heads)
    (row,) = [line for line in text.splitlines() if line.startswith("passmuster ")]
    assert row.split() == ["passmuster", "2", "0.300", "0.90", "100", "%", "50", "%"]


def test_a_failed_fit_is_said_before_the_answer():
    """Its forecasts are no estimates."""
    bad = replace(found(*ROWS).days[0], status=FitStatus.FAILED, r_hat_max=1.2, ess_min=9.0, divergences=1)
    text = shown(*ROWS, days=(bad,))
    assert "THE FIT AS OF 2030-02-01 FAILED (R-hat 1.200, effective sample 9, 1 divergence)" in text
    assert text.index("FAILED") < text.index("later claims")


def test_nothing_lost_is_said():
    """Where no naive forecaster did better there is no table of losses."""
    assert "Nowhere: no naive forecaster did better on any claim" in shown(ROWS[0])


@pytest.mark.parametrize("width", [50, 80, 140])
def test_no_line_is_wider_than_the_terminal(width):
    """Everything wraps in its column."""
    assert max(map(len, shown(*ROWS, width=width).splitlines())) <= min(width, 116)
