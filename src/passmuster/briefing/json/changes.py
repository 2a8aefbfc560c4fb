"""What moved between two briefings, as JSON: the keys that other programs rely on first, and ours after them."""

from collections.abc import Mapping
from typing import Final

from passmuster.briefing.json.document import Document, document_text, plain_row, plain_rows, plain_value
from passmuster.findings.parts.changes import ChangeFindings, ChangePart, MovedNumber, Others
from passmuster.findings.parts.evidence import ClaimLine

__all__ = ["changes_document", "changes_to_json", "moved_document", "number_rows"]


UNEXPECTED: Final[Document] = {"expected": None, "tail_probability": None}
"""Of a claim that did not come, or of which no count is kept."""


def changes_to_json(findings: ChangeFindings) -> str:
    """The changes as one JSON object, indented by two spaces, ending with a newline."""
    return document_text(changes_document(findings))


def changes_document(findings: ChangeFindings) -> Document:
    """The same as plain dicts and lists."""
    former = {line.claim_id: line.text for line in findings.former}
    surprises = {
        one.claim_id: {
            "expected": plain_row(one.expected),
            "tail_probability": plain_value(one.tail_probability),
        }
        for one in findings.surprises
    }
    return {
        "from": findings.since.isoformat(),
        "to": findings.until.isoformat(),
        "changed": findings.changed,
        "numbers": number_rows(findings),
        "actions": plain_rows(findings.actions),
        "looked_at": {
            "new_claims": findings.looked_at.new_claims,
            "changes_weighed": findings.looked_at.weighed,
            "no_weight": plain_rows(findings.looked_at.no_weight),
            "ratings": plain_rows(findings.looked_at.ratings),
        },
        "sentences": list(findings.sentences),
        "convention": findings.convention,
        "min_ess": plain_value(findings.fewest),
        "bridges": findings.bridges,
        "k_hat": plain_value(findings.k_hat),
        "same_method": findings.same_program,
        "other_method": list(findings.other_method),
        "status": "ok" if findings.is_usable else "failed",
        "case": findings.case,
        "seed": findings.seed,
        "version": findings.version,
        "claims": [_claim(line, former, surprises.get(line.claim_id, UNEXPECTED)) for line in findings.claims],
        "steps": [_number(row) for row in findings.steps],
        "input_hashes": dict(findings.input_hashes),
        "input_hashes_then": dict(findings.input_hashes_then),
    }


def number_rows(findings: ChangeFindings) -> list[Document]:
    """The counts with their parts."""
    return [_number(row) for row in findings.numbers]


def moved_document(findings: ChangeFindings | None) -> Document | None:
    """The document without its counts, which a briefing has under a key of its own."""
    if findings is None:
        return None
    return {key: value for key, value in changes_document(findings).items() if key != "numbers"}


def _claim(line: ClaimLine, former: Mapping[str, str], surprise: Document) -> Document:
    row = plain_row(line)
    told = ("claim_id", "said_on", "claimant", "group", "subject", "quantity", "text", "when", "mode", "url")
    return {name: row[name] for name in told} | {
        "former": former.get(line.claim_id),
        **surprise,
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
        "expected": _expected(row),
    }


def _expected(row: MovedNumber) -> Document | None:
    if row.expected is None:
        return None
    low, middle, high = row.expected
    return {"q05": low, "q50": middle, "q95": high, "held": row.is_as_expected}


def _part(part: ChangePart) -> Document:
    return plain_row(part) | {name: getattr(part, name) for name in ("part", "q05_part", "q95_part", "width_part")}


def _fields(row: Others) -> Document:
    """Numbers that must add up, as they are: findings give them to a millionth of a head."""
    return {name: getattr(row, name) for name in ("time", "frame", "method", "sampling")}
