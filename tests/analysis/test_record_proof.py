"""What a record shows about itself, asked from Python."""

import json

import pytest

from passmuster.analysis.record_proof import record_head, verify_record
from passmuster.errors import BadInput
from passmuster.forecast.record.record import append_entries
from worlds.recorded import NOW, forecast


def test_a_head_noted_earlier_vouches_for_what_stood_then(tmp_path):
    """Text and JSON say the same as the values."""
    record = tmp_path / "record.jsonl"
    append_entries(record, [forecast("q1")], now=NOW)
    noted = record_head(record)
    assert (noted.head.entries, noted.holds, noted.vouched) == (1, None, 0)
    append_entries(record, [forecast("q2")], now=NOW)
    shown = verify_record(str(record), against=noted.head.sha256)
    assert (shown.holds, shown.vouched, shown.head.entries) == (True, 1, 2)
    assert "Entry 1 is as when the head was noted" in " ".join(str(shown).split())
    assert json.loads(shown.to_json())["vouched"] == 1


def test_no_record_is_refused(tmp_path):
    """With how to make one."""
    with pytest.raises(BadInput, match="Make one first: passmuster forecast CASE --record"):
        record_head(tmp_path / "none")
    with pytest.raises(BadInput, match="Make one first"):
        verify_record(tmp_path / "none", against="0" * 64)
