"""The scores of a record as JSON."""

import json
from dataclasses import replace
from datetime import date

from passmuster.briefing.json.record import record_to_json
from passmuster.findings.record import record_findings
from passmuster.forecast.record.record import Record
from passmuster.forecast.record.scores import score_record
from worlds.recorded import HEAD, forecast, resolution


def test_every_score_is_a_number_with_its_name():
    """Case and what was written come first; an infinite score is null; open questions are moved by name."""
    record = Record((forecast("q1", 0.0), forecast("q2")), (resolution("q1", "yes"),))
    scores = replace(score_record(record), moved=(("q2", date(2030, 12, 31), 1 / 3),))
    document = json.loads(record_to_json(record_findings(scores, case="small", written=1, head=HEAD)))
    assert list(document)[:4] == ["case", "version", "written", "rows"]
    assert (document["case"], document["written"], document["n_open"]) == ("small", 1, 1)
    assert document["rows"][0]["log_score"] is None
    assert document["rows"][0]["receipts"] == ["https://example.org/a", "k9"]
    assert document["moved"] == [{"question_id": "q2", "by": "2030-12-31", "recalibrated": 0.333333}]
