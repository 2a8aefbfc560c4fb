"""The forecast of a case, and the scores of its record, as JSON."""

from dataclasses import asdict

from passmuster._version import __version__
from passmuster.briefing.json.briefing import as_document
from passmuster.briefing.json.document import document_text, plain_value
from passmuster.findings.findings import Findings
from passmuster.forecast.record.scores import RecordScores

__all__ = ["forecast_to_json", "scores_to_json"]

KEPT = ("case", "as_of", "seed", "version", "standard", "actions", "classes", "questions")


def forecast_to_json(findings: Findings, *, recorded: int | None) -> str:
    """What lies ahead, under the names that a briefing's JSON uses; `stocks` are its estimates of days ahead.

    `recorded` is how many entries were written to a record, null when none was named.
    """
    whole = as_document(findings)
    document = {name: whole[name] for name in KEPT} | {
        "stocks": [row for row in whole["estimates"] if row["date"] > whole["as_of"]],
        "levers": whole["levers"],
        "diagnostics": whole["diagnostics"],
        "input_hashes": whole["input_hashes"],
        "recorded": recorded,
    }
    return document_text(document)


def scores_to_json(scores: RecordScores, *, case: str, written: int) -> str:
    """Scores of a record; `written` is how many resolutions and corrections were added."""
    document = plain_value(asdict(scores))
    document["moved"] = [
        {"question_id": name, "by": by.isoformat(), "recalibrated": plain_value(chance)}
        for name, by, chance in scores.moved
    ]
    return document_text({"case": case, "version": __version__, "written": written, **document})
