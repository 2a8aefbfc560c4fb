"""The forecast of a case as JSON."""

import json

from passmuster.briefing.json.briefing import as_document
from passmuster.briefing.json.forecast import forecast_to_json
from worlds.findings_example import example


def test_a_forecast_is_what_lies_ahead_of_the_briefing():
    """Names are those of the briefing; stocks are its estimates of days ahead, and nothing of today."""
    document, whole = json.loads(forecast_to_json(example(), recorded=4)), as_document(example())
    assert document["actions"] == whole["actions"]
    assert {row["date"] for row in document["stocks"]} == {"2025-08-29"}
    assert document["recorded"] == 4
    assert "muster" not in document
    assert json.loads(forecast_to_json(example(), recorded=None))["recorded"] is None
