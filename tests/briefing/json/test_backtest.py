"""A backtest as JSON."""

import json

from passmuster.briefing.json.backtest import backtest_document, backtest_to_json
from passmuster.findings.backtest import backtest_findings
from worlds.scored import ROWS, found


def findings(*rows):
    """The findings about these scores."""
    hashes = [("b.csv", "2"), ("a.csv", "1")]
    return backtest_findings(found(*rows), case="small", title="A small case", seed=3, input_hashes=hashes)


def test_the_contract_comes_first():
    """Means of ours, then of each naive forecaster, then of the actions."""
    document = backtest_document(findings(*ROWS))
    assert list(document)[:8] == [
        "n", "coverage50", "coverage90", "crps_log", "interval_score_log", "ignorance_bits", "baselines", "actions",
    ]  # fmt: skip
    assert (document["n"], document["crps_log"]) == (2, 0.3)
    assert document["baselines"]["last_claim"]["crps_log"] == 0.3
    assert (document["actions"]["brier"], document["actions"]["n"]) == (None, 0)


def test_parts_give_the_errors_of_the_naive_by_name():
    """So do days; each claim has the naive forecasts that were made of it."""
    document = backtest_document(findings(*ROWS))
    assert document["families"]["losses"]["baselines"] == {"last_claim": 0.3, "median_claim": 0.4, "trend": 0.6}
    assert document["as_of"][0]["as_of"] == "2030-02-01"
    assert document["as_of"][0]["baselines"]["trend"] == 0.6
    assert document["claims"][0]["naive"]["trend"]["crps_log"] == 0.4
    assert "name" not in document["claims"][0]["as_modelled"]
    assert document["left_out"] == [{"claim_id": "z", "as_of": "2030-02-01", "reason": "some reason"}]


def test_nothing_comparable_is_null_and_nought():
    """The keys stay."""
    document = json.loads(backtest_to_json(findings(ROWS[2])))
    assert (document["n"], document["crps_log"], document["baselines"]) == (0, None, {})
    assert document["coverage90_if_right"] is None
    assert document["input_hashes"] == {"a.csv": "1", "b.csv": "2"}
