"""The forecast of a case as JSON."""

from passmuster.briefing.json.briefing import as_document
from passmuster.briefing.json.document import document_text
from passmuster.briefing.json.record import head_document
from passmuster.findings.findings import Findings
from passmuster.findings.record_proof import Head

__all__ = ["forecast_to_json"]

KEPT = ("case", "as_of", "seed", "version", "standard", "actions", "classes", "questions")


def forecast_to_json(findings: Findings, *, recorded: int | None = None, head: Head | None = None) -> str:
    """What lies ahead, under the names that a briefing's JSON uses; `stocks` are its estimates of days ahead.

    `recorded` is how many entries were written to a record, and `head` where it stands since, told as `record`; null
    when none was named.
    """
    whole = as_document(findings)
    document = {name: whole[name] for name in KEPT} | {
        "stocks": [row for row in whole["estimates"] if row["date"] > whole["as_of"]],
        "war_end": whole["war_end"],
        "acts": whole["acts"],
        "levers": whole["levers"],
        "diagnostics": whole["diagnostics"],
        "input_hashes": whole["input_hashes"],
        "ledger": whole["ledger"],
        "changes": whole["changes"],
        "moved": whole["moved"],
        "recorded": recorded,
        "record": None if head is None else head_document(head),
    }
    return document_text(document)
