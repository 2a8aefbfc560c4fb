"""What was read as JSON lines."""

import json

from passmuster.briefing.json.reading import reading_lines


def test_each_row_is_one_line():
    """Lines come as rows do, and every field stays as it was read."""
    rows = [{"kind": "claim", "cue": "북한군", "low": None}, {"kind": "event", "score": -2.0}]
    lines = list(reading_lines(iter(rows)))
    assert [json.loads(line) for line in lines] == rows
    assert all(line.count("\n") == 1 for line in lines)
