"""Findings about losses as JSON: the contract first, then what goes beyond it.

Rows count from 0 in the file. Numbers that are estimated are rounded to six significant digits.
"""

from passmuster.briefing.json.document import Document, document_text, plain_row, plain_rows, plain_value
from passmuster.findings.parts.losses import ColumnMeaning, HeldOutLine, LossFindings

__all__ = ["as_loss_document", "to_loss_json"]


def to_loss_json(findings: LossFindings) -> str:
    """The findings as one JSON object, ending with a newline."""
    return document_text(as_loss_document(findings))


def as_loss_document(findings: LossFindings) -> Document:
    """The same as plain dicts and lists, in the order in which they are written."""
    return {
        "totals": plain_rows(findings.totals),
        "lean": plain_rows(findings.leans),
        "meaning": [_meaning(meaning) for meaning in findings.meanings],
        "slips": [slip.row for slip in findings.slips],
        "duplicates": sorted(findings.table.repeat_of),
        "held_out": _score(findings.held_out),
        "diagnostics": plain_row(findings.diagnostics),
        "seconds": round(findings.seconds, 1),
        "model": findings.model,
        "as_of": plain_value(findings.as_of),
        "seed": findings.seed,
        "version": findings.version,
        "rows": len(findings.table.claims),
        "inputs": {findings.table.file: findings.table.sha256},
        "slip_notes": plain_rows(findings.slips),
        "drift": plain_rows(findings.drifts),
        "echoes": plain_rows(findings.echoes),
        "set_aside": plain_rows(findings.set_aside),
        "names_lists": plain_rows(findings.names),
        "held_out_as_published": _score(findings.held_out_as_published),
        "totals_by_claims": plain_rows(findings.counts),
        "checks": plain_rows(findings.checks),
        "restatements": plain_rows(findings.restatements),
        "relays": plain_rows(findings.relays),
        "discretion": plain_row(findings.discretion) if findings.discretion else None,
    }


def _meaning(meaning: ColumnMeaning) -> Document:
    """The phrase is the column, because such a table has no words of its own."""
    return {
        "group": meaning.group,
        "phrase": meaning.category,
        "measure": meaning.measure,
        "probability": plain_value(meaning.probability),
        "side": meaning.side,
    }


def _score(score: HeldOutLine | None) -> Document | None:
    return None if score is None else plain_row(score)
