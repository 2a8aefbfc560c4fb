"""The JSON contract of `diff --format json`."""

import json
from pathlib import Path

import pytest

from passmuster.briefing.json.briefing import to_json
from passmuster.briefing.json.changes import changes_to_json
from worlds.change_findings import briefed_since, nothing_moved, stepwise, what_moved
from worlds.findings_example import example

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "changes.md"


def test_promised_keys_come_first() -> None:
    """The object, its numbers and their parts start with the keys other programs rely on."""
    document = json.loads(changes_to_json(what_moved()))
    assert list(document)[:4] == ["from", "to", "changed", "numbers"]
    number = document["numbers"][0]
    assert list(number)[:10] == [
        "subject", "quantity", "date", "old", "new", "parts", "time", "frame", "method", "sampling",
    ]  # fmt: skip
    assert list(number["parts"][0])[:3] == ["cause", "kind", "claims"]
    assert {"part", "mcse", "without"} <= number["parts"][0].keys()


def test_everything_adds_up() -> None:
    """The numbers, and the figures as they are printed."""
    for number in json.loads(changes_to_json(what_moved()))["numbers"]:
        parts = sum(part["part"] for part in number["parts"])
        others = sum(number[name] for name in ("time", "frame", "method", "sampling"))
        assert number["old"] + parts + others == pytest.approx(number["new"], abs=1e-9)
        shown = number["as_printed"]
        assert shown["old"] + sum(part["part"] for part in shown["parts"]) == shown["new"]


def test_nothing_moved_is_an_answer() -> None:
    """`changed` is false, and what was looked at stands there."""
    document = json.loads(changes_to_json(nothing_moved()))
    assert document["changed"] is False
    assert document["looked_at"]["no_weight"] == [
        {"claim_id": "k4", "why": "plan", "reason": "plans are never weighed"}
    ]


def test_steps_are_numbers_like_the_others_with_what_was_expected() -> None:
    """Each adds up, and says whether it lies inside."""
    steps = json.loads(changes_to_json(stepwise()))["steps"]
    assert [row["expected"]["held"] for row in steps] == [True, True, False]
    assert [row["old_date"] for row in steps[1:]] == [row["date"] for row in steps[:-1]]
    claims = {row["claim_id"]: row for row in json.loads(changes_to_json(stepwise()))["claims"]}
    assert (claims["k1"]["text"], claims["k1"]["former"]) == ("about 1,000", "about 1,200")
    assert claims["k2"]["former"] is None


def test_a_claim_that_came_says_how_surprising_it_was() -> None:
    """What had been expected of its count, and how far out it lies; null where that was left open or nothing came."""
    claims = {row["claim_id"]: row for row in json.loads(changes_to_json(what_moved()))["claims"]}
    told = {name: (row["expected"], row["tail_probability"]) for name, row in claims.items()}
    assert told["k2"] == ({"q05": 900.0, "q50": 1_000.0, "q95": 1_100.0}, 0.04)
    assert told["k4"] == ({"q05": 0.0, "q50": 90.0, "q95": 9_000.0}, None)
    assert told["k1"] == (None, None)


def test_every_key_is_explained() -> None:
    """The reference page names each key that is printed."""
    page = REFERENCE.read_text(encoding="utf-8")

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    missing = [key for key in keys(json.loads(changes_to_json(stepwise()))) if f"`{key}`" not in page]
    assert sorted(missing) == []


def test_a_briefing_holds_what_moved_since() -> None:
    """The counts under the key of the contract, everything else under one of its own; without asking neither."""
    document = json.loads(to_json(briefed_since()))
    alone = json.loads(changes_to_json(stepwise()))
    assert document["changes"] == alone.pop("numbers")
    assert document["moved"] == alone
    unasked = json.loads(to_json(example()))
    assert (unasked["changes"], unasked["moved"]) == ([], None)
