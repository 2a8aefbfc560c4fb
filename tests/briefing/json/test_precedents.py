"""Answers about past partners as JSON."""

import json
from datetime import date

from passmuster.briefing.json.precedents import answer_to_json
from passmuster.findings.parts.precedents import PrecedentAnswer

ANSWER = PrecedentAnswer(
    facts={"n": 2, "departure": {"mean": 0.13165812866708482}},
    title="participants",
    rows=[{"case_id": "a", "months": 1.6}, {"case_id": "b", "months": float("nan")}],
    remarks=["Two."],
)


def test_facts_come_first_and_then_the_rows_under_their_title():
    """Numbers have six significant digits, and the frame says what was read, with which seed, as of which day."""
    text = answer_to_json(ANSWER, seed=3, as_of=date(2025, 3, 4), inputs={"shipped": "abc"})
    document = json.loads(text)
    assert list(document) == ["n", "departure", "participants", "version", "seed", "as_of", "inputs"]
    assert document["departure"]["mean"] == 0.131658
    assert document["participants"] == [{"case_id": "a", "months": 1.6}, {"case_id": "b", "months": None}]
    assert (document["seed"], document["as_of"], document["inputs"]) == (3, "2025-03-04", {"shipped": "abc"})
    assert text.endswith("}\n")


def test_without_a_day_the_day_is_null():
    """Who knows everything names no day."""
    assert json.loads(answer_to_json(ANSWER, seed=0, as_of=None, inputs={}))["as_of"] is None
