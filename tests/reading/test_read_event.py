"""An event as it was read, as data."""

import json

from passmuster.reading.read_event import ReadEvent

EVENT = ReadEvent(
    source_actor="KE", target_actor="HT", event="AID", event_mode="military", score=10.0, status="actual",
    claimant="Nairobi", claimant_group="OTHER", relay=("Reuters",), cue="sent", span=(6, 10), sentence=(0, 30),
    paragraph=0, confidence="high", rule="AID:subject;speaker:post",
)  # fmt: skip


def test_an_event_is_plain_data() -> None:
    """Every field in JSON's own types, spans as pairs, paragraphs counted from one."""
    row = EVENT.as_dict()
    assert json.loads(json.dumps(row)) == row
    assert (row["span"], row["sentence"], row["paragraph"], row["relay"]) == ([6, 10], [0, 30], 1, ["Reuters"])
    assert set(row) == set(ReadEvent.__slots__)
