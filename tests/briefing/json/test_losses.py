"""Findings about losses as JSON: the contract, and what goes beyond it."""

import json
from dataclasses import replace

import pytest

from passmuster.briefing.json.losses import as_loss_document, to_loss_json
from worlds.loss_findings import UNSETTLED, findings_of

KEYS = ["totals", "lean", "meaning", "slips", "duplicates", "held_out", "diagnostics", "seconds"]


def test_the_contract_comes_first_and_in_order() -> None:
    """Keys, and the keys of rows, are those that others rely on."""
    document = json.loads(to_loss_json(findings_of()))
    assert list(document)[: len(KEYS)] == KEYS
    assert list(document["totals"][0])[:6] == ["side", "category", "date", "q025", "q50", "q975"]
    assert list(document["lean"][0]) == [
        "group", "side", "category", "claims", "factor_q025", "factor_q50", "factor_q975",
    ]  # fmt: skip
    assert list(document["meaning"][0])[:4] == ["group", "phrase", "measure", "probability"]
    assert list(document["held_out"]) == [
        "n",
        "coverage95",
        "log_score",
        "crps_log",
        "log_score_count",
        "crps_log1p",
        "folds",
    ]
    assert list(document["diagnostics"])[:4] == ["status", "r_hat_max", "ess_min", "worst"]


def test_numbers_are_rounded_to_six_digits_and_days_are_iso() -> None:
    """An estimate keeps six significant digits; the as-of date is that of the last totals."""
    document = as_loss_document(findings_of())
    assert document["totals"][1]["q50"] == 6123.46
    assert document["totals"][1]["date"] == document["as_of"] == "2022-03-10"
    assert document["seconds"] == 12.3


def test_rows_are_named_by_their_place() -> None:
    """Slips and repeats are rows of the file, and each slip has its sentence and its numbers."""
    document = as_loss_document(findings_of())
    assert document["slips"] == [2, 6]
    assert document["duplicates"] == [6]
    assert document["slip_notes"][0].items() >= {"row": 2, "printed": 62.0, "cause": "digit dropped"}.items()
    assert document["inputs"] == {"war.csv": "ab" * 32}
    assert document["rows"] == 7


def test_what_the_reader_said_of_columns_is_told() -> None:
    """Columns set aside, and lists of names with their delay."""
    document = as_loss_document(findings_of())
    assert document["set_aside"] == [{"group": "Z", "category": "Guns"}]
    assert document["names_lists"] == [{"group": "N", "category": "Military Deaths", "delay_days": 45.0}]


def test_a_failed_fit_says_so() -> None:
    """The status is `failed`, beside what would have been good enough."""
    told = as_loss_document(findings_of(UNSETTLED))["diagnostics"]
    assert told["status"] == "failed"
    assert (told["r_hat_limit"], told["ess_needed"]) == (1.01, 400)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_null(value: float) -> None:
    """JSON knows no NaN and no infinity."""
    found = findings_of()
    broken = replace(found, diagnostics=replace(found.diagnostics, r_hat_max=value))
    assert json.loads(to_loss_json(broken))["diagnostics"]["r_hat_max"] is None


def test_without_scores_there_is_null() -> None:
    """Where no rows were held out there is no score."""
    assert as_loss_document(findings_of(bare=True))["held_out"] is None
