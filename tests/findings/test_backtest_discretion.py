"""Past forecasts tell claims of few people, and forecasts of so few, as such; a reason shows them."""

import json
from dataclasses import replace

import pytest

from passmuster.analysis.track_record import TrackRecord
from passmuster.briefing.json.backtest import backtest_document
from passmuster.briefing.terminal.backtest import print_backtest
from passmuster.briefing.terminal.captured import captured
from passmuster.findings.backtest import backtest_findings
from passmuster.findings.parts.backtest import BacktestFindings
from worlds.scored import ROWS, found, row

LOW = {"q05": 2.0, "q25": 6.0, "q50": 14.0, "q75": 25.0, "q95": 60.0}
TAKEN = replace(row("few", 0.9, 0.3, 0.6, 0.8, inside90=False), number=7.0, quantity="captured", why="1.3 times above",
                **LOW)  # fmt: skip
FLOOR = replace(TAKEN, claim_id="floor", bound="at_least")
MANY = replace(TAKEN, claim_id="many", number=70.0, why="1.2 times above")
THERE = replace(TAKEN, claim_id="there", quantity="present")


def said(*rows, shown_because: str = "") -> BacktestFindings:
    """The findings about these scores."""
    return backtest_findings(found(*rows), case="small", title="A small case", seed=3, input_hashes=(),
                             shown_because=shown_because)  # fmt: skip


def test_a_claim_of_few_people_has_neither_number_nor_score() -> None:
    """The forecast's small quantiles go with it; whether it lay inside, and what the claim is, stay."""
    (told,) = said(TAKEN).claims
    assert told.withheld == ("number", "q05", "q25")
    assert (told.number, told.q05, told.q25, told.q50) == (10.0, 10.0, 10.0, 14.0)
    (document,) = backtest_document(said(TAKEN))["claims"]
    for name in ("crps_log", "interval_score_log", "ignorance_bits", "square"):
        assert document[name] is None
    assert document["naive"]["trend"]["crps_log"] is None
    assert document["as_modelled"]["crps_log"] is None
    assert document["inside90"] is False
    assert "withheld" in document["why"]


def test_a_floor_of_few_says_that_there_was_somebody() -> None:
    """No ceiling is made of it."""
    (told,) = said(FLOOR).claims
    assert told.number == 1.0
    assert "number" in told.withheld
    assert "said at least 1 captured" in said(FLOOR).lost[0].text


def test_a_forecast_of_few_is_told_as_such() -> None:
    """The claim's own number and scores stand; how far the forecast missed would tell what it was."""
    (told,) = said(MANY).claims
    assert (told.number, told.withheld, told.crps_log) == (70.0, ("q05", "q25"), 0.9)
    assert "withheld" in told.why


def test_strengths_and_large_counts_are_told() -> None:
    """Nothing of them is changed."""
    assert said(THERE, *ROWS).claims == (THERE, *ROWS)


def test_means_are_over_all_claims() -> None:
    """What is withheld of one of them changes none of the scores in all."""
    told, shown = said(TAKEN, *ROWS), said(TAKEN, *ROWS, shown_because="x")
    assert (told.comparable, told.by_family, told.answer) == (shown.comparable, shown.by_family, shown.answer)


def test_what_cost_much_is_named_without_its_number() -> None:
    """In words, and without by how much."""
    (lost,) = said(TAKEN).lost
    assert (lost.claim_id, lost.lost_by) == ("few", None)
    assert "FOE said fewer than 10 captured, 1 day after" in lost.text
    assert "7" not in lost.text.replace("2030", "")


@pytest.mark.parametrize("reason", ["", "a court asks"])
def test_every_layout_keeps_the_rule(reason) -> None:
    """The terminal, the JSON and the table for Python; what is kept back is counted, and so is why it is not."""
    findings = said(TAKEN, *ROWS, shown_because=reason)
    text = " ".join(captured(lambda console: print_backtest(findings, console)).split())
    document = backtest_document(findings)
    rows = {line["claim_id"]: line for line in TrackRecord(found(TAKEN, *ROWS), findings).scores}
    if reason:
        assert "shown, because: a court asks." in text
        assert "said about 7 captured" in text
        assert (document["claims"][0]["number"], rows["few"]["number"]) == (7.0, 7.0)
        assert document["discretion"]["shown_because"] == reason
    else:
        assert "are withheld in 1 claim and 1 forecast." in text
        assert "about 7" not in text
        assert (document["claims"][0]["number"], rows["few"]["number"]) == (10.0, 10.0)
        assert document["discretion"]["claims"] == ["few"]
        assert "7.0" not in json.dumps(document["claims"][0])


def test_nothing_is_said_where_nothing_was_kept_back() -> None:
    """As before."""
    text = captured(lambda console: print_backtest(said(*ROWS), console))
    assert "withheld in" not in text
