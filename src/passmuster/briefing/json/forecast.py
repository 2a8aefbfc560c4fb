"""The forecast of a case as JSON."""

from passmuster.briefing.json.briefing import as_document
from passmuster.briefing.json.document import document_text
from passmuster.findings.findings import Findings

__all__ = ["forecast_to_json"]

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
