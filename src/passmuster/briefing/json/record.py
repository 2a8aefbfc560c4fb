"""The scores of a record of forecasts as JSON."""

from passmuster.briefing.json.document import Document, document_text, plain_row, plain_value
from passmuster.findings.record import RecordFindings
from passmuster.findings.record_proof import Head, RecordProof

__all__ = ["head_document", "proof_to_json", "record_to_json"]


def head_document(head: Head) -> Document:
    """Where a record stands, as an object; a later `--verify` reads it."""
    return {"entries": head.entries, "head": head.sha256}


def proof_to_json(proof: RecordProof) -> str:
    """Where a record stands and how far it is vouched for; `holds` is null where it was held against nothing."""
    return document_text(
        {
            "version": proof.version,
            "record": head_document(proof.head),
            "holds": proof.holds,
            "noted": proof.noted or None,
            "vouched": proof.vouched,
            "sentences": list(proof.sentences),
        }
    )


def record_to_json(findings: RecordFindings) -> str:
    """Scores of a record; `written` is how many resolutions and corrections were added."""
    scores = findings.scores
    moved = [
        {"question_id": name, "by": by.isoformat(), "recalibrated": plain_value(chance)}
        for name, by, chance in scores.moved
    ]
    frame = {"case": findings.case, "version": findings.version, "written": findings.written}
    head = {"record": head_document(findings.head)}
    return document_text(frame | plain_row(scores) | {"moved": moved} | head)
