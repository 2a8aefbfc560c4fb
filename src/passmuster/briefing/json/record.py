"""The scores of a record of forecasts as JSON."""

from passmuster.briefing.json.document import document_text, plain_row, plain_value
from passmuster.findings.record import RecordFindings

__all__ = ["record_to_json"]


def record_to_json(findings: RecordFindings) -> str:
    """Scores of a record; `written` is how many resolutions and corrections were added."""
    scores = findings.scores
    moved = [
        {"question_id": name, "by": by.isoformat(), "recalibrated": plain_value(chance)}
        for name, by, chance in scores.moved
    ]
    frame = {"case": findings.case, "version": findings.version, "written": findings.written}
    return document_text(frame | plain_row(scores) | {"moved": moved})
