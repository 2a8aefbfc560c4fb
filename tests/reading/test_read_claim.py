"""A claim as it was read, as data."""

import json

import pytest

from passmuster.reading.read_claim import ReadClaim

CLAIM = ReadClaim(
    claimant="NIS", claimant_group="KR", quantity="killed", subject="North Korean troops", low=300.0, high=None,
    point=None, bound="at_least", mode="estimated", cue="estimates", span=(10, 22), relay=("Yonhap",), actor="KP",
    measures=(("killed", 0.7), ("casualties", 0.3)), marks=(("number", 10, 22),), vague="several hundred",
)  # fmt: skip


def test_a_claim_is_plain_data() -> None:
    """JSON's own types: whole numbers without a point, spans as lists, measures by name, paragraphs from one."""
    row = CLAIM.as_dict()
    assert json.loads(json.dumps(row)) == row
    assert (row["low"], row["high"], row["span"], row["paragraph"]) == (300, None, [10, 22], 1)
    assert isinstance(row["low"], int)
    assert row["measures"] == {"killed": 0.7, "casualties": 0.3}
    assert row["marks"] == [["number", 10, 22]]


def test_a_vague_word_comes_with_its_distribution() -> None:
    """Its median lies above the floor that is reported."""
    assert CLAIM.as_dict()["vague_distribution"]["median"] > 300


def test_a_claim_does_not_change() -> None:
    """What was read stays as it was read."""
    with pytest.raises(AttributeError, match="cannot assign to field 'low'"):
        CLAIM.low = 1.0
