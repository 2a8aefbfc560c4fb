"""What moved between two briefings, as JSON: the keys that other programs rely on first, and ours after them."""

from passmuster.briefing.json.document import Document, document_text, plain_row, plain_rows, plain_value
from passmuster.findings.parts.changes import ChangeFindings, ChangePart, MovedNumber, Others

__all__ = ["changes_document", "changes_to_json"]


def changes_to_json(findings: ChangeFindings) -> str:
    """The changes as one JSON object, indented by two spaces, ending with a newline."""
    return document_text(changes_document(findings))


def changes_document(findings: ChangeFindings) -> Document:
    """The same as plain dicts and lists."""
    return {
        "from": findings.since.isoformat(),
        "to": findings.until.isoformat(),
        "changed": findings.changed,
        "numbers": [_number(row) for row in findings.numbers],
        "actions": plain_rows(findings.actions),
        "looked_at": {
            "new_claims": findings.looked_at.new_claims,
            "changes_weighed": findings.looked_at.weighed,
            "no_weight": [{"claim_id": claim, "why": why} for claim, why in findings.looked_at.no_weight],
        },
        "sentences": list(findings.sentences),
        "convention": findings.convention,
        "min_ess": plain_value(findings.fewest),
        "bridges": findings.bridges,
        "k_hat": plain_value(findings.k_hat),
        "same_method": findings.same_program,
        "status": "ok" if findings.is_usable else "failed",
        "case": findings.case,
        "seed": findings.seed,
        "version": findings.version,
    }


def _number(row: MovedNumber) -> Document:
    return {
        "subject": row.subject,
        "quantity": row.quantity,
        "date": row.date.isoformat(),
        "old": row.old,
        "new": row.new,
        "parts": [_part(part) for part in row.parts],
        **_fields(row.others),
        "view": row.view,
        "old_date": row.old_date.isoformat(),
        "unit": row.unit,
        "old_interval": list(row.old_interval),
        "new_interval": list(row.new_interval),
        "width": {
            "old": round(row.old_interval[1] - row.old_interval[0], 6),
            "new": round(row.new_interval[1] - row.new_interval[0], 6),
            **_fields(row.width),
        },
        "mcse": {"evidence": plain_value(row.move_mcse), **plain_row(row.errors)},
        "as_printed": {
            "old": row.shown_old,
            "new": row.shown_new,
            "parts": [{"cause": cause, "part": figure} for cause, figure in row.shown],
        },
    }


def _part(part: ChangePart) -> Document:
    return plain_row(part) | {name: getattr(part, name) for name in ("part", "q05_part", "q95_part", "width_part")}


def _fields(row: Others) -> Document:
    """Numbers that must add up, as they are: findings give them to a millionth of a head."""
    return {name: getattr(row, name) for name in ("time", "frame", "method", "sampling")}
