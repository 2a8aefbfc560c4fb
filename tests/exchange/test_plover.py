"""Events as PLOVER JSON lines, and back."""

import json

import pytest
from hypothesis import given, settings

from passmuster.exchange.carried import FolderContent
from passmuster.exchange.plover import cells_of_plover, plover_lines
from worlds.carried_case import read_back
from worlds.strategies import event_tables


@settings(max_examples=15)
@given(event_tables())
def test_what_goes_out_comes_back(events) -> None:
    """Any events, a line each."""
    lines = list(plover_lines(events))
    rows = [row for line in lines for row in cells_of_plover(json.loads(line))]
    assert all(line.count("\n") == 1 for line in lines)
    assert read_back(FolderContent(case_text="", claims=(), events=rows))[1] == events


def test_a_line_of_others_gives_an_event_for_each_pair_and_type() -> None:
    """Actors by code or by name; the score is that of the type and mode."""
    record = {
        "id": "p1", "date": "2025-01-03T00:00:00", "actor": [{"name": "North Korea"}], "recipient": ["RU", "UA"],
        "event": ["AID", "MOBILIZE"], "mode": ["troops"], "cite_info": {"publisher": "A wire", "url": "https://a.example"},
    }  # fmt: skip
    rows = cells_of_plover(record)
    assert [(row["target_actor"], row["event"], row["event_mode"], row["score"]) for row in rows] == [
        ("RU", "AID", "", "10.0"), ("RU", "MOBILIZE", "troops", "-6.5"),
        ("UA", "AID", "", "10.0"), ("UA", "MOBILIZE", "troops", "-6.5"),
    ]  # fmt: skip
    assert [row["event_id"] for row in rows] == ["p1-1", "p1-2", "p1-3", "p1-4"]
    assert {row["date"] for row in rows} == {"2025-01-03"}
    assert len(read_back(FolderContent(case_text="", claims=(), events=rows))[1]) == 4


@pytest.mark.parametrize("missing", ["actor", "recipient", "event"])
def test_a_line_that_names_nobody_known_gives_none(missing: str) -> None:
    """Nor does one without a type."""
    record = {"id": "p", "date": "2025-01-03", "actor": ["KP"], "recipient": ["RU"], "event": ["AID"]}
    assert cells_of_plover(record)
    assert cells_of_plover({**record, missing: ["nowhere"]}) == []
    assert cells_of_plover({**record, missing: None}) == []
