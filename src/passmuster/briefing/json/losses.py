"""Findings about losses as JSON: the contract first, then what goes beyond it.

Rows count from 0 in the file. Numbers that are estimated are rounded to six significant digits.
"""

from dataclasses import asdict

from passmuster.briefing.json.document import Document, document_text, plain_row, plain_value
from passmuster.findings.losses import LossFindings
from passmuster.ledger.losses import LossTable
from passmuster.losses.estimates import Lean, Meaning, Total
from passmuster.losses.held_out import HeldOutScore

__all__ = ["as_loss_document", "to_loss_json"]


def to_loss_json(findings: LossFindings) -> str:
    """The findings as one JSON object, ending with a newline."""
    return document_text(as_loss_document(findings))


def as_loss_document(findings: LossFindings) -> Document:
    """The same as plain dicts and lists, in the order in which they are written."""
    return {
        "totals": [_total(findings, total) for total in findings.totals],
        "lean": [_lean(lean) for lean in findings.leans],
        "meaning": [_meaning(meaning) for meaning in findings.meanings],
        "slips": [slip.row for slip in findings.slips],
        "duplicates": sorted(findings.table.repeat_of),
        "held_out": _score(findings.held_out),
        "diagnostics": plain_value({"status": findings.health.status, **asdict(findings.health)}),
        "seconds": round(findings.seconds, 1),
        "model": findings.model,
        "as_of": findings.date_of(findings.last_day).isoformat(),
        "seed": findings.seed,
        "version": findings.version,
        "rows": len(findings.table.claims),
        "inputs": {findings.table.file: findings.table.sha256},
        "slip_notes": [plain_row(slip) for slip in findings.slips],
        "drift": [plain_row(drift) for drift in findings.drifts],
        "echoes": [plain_row(echo) for echo in findings.echoes],
        "set_aside": [{"group": source, "category": column} for source, column in findings.set_aside],
        "names_lists": [
            {"group": one.source, "category": one.category, "delay_days": one.delay_days} for one in findings.names
        ],
        "held_out_as_published": _score(findings.held_out_as_published),
        "totals_by_claims": _counts(findings.table),
    }


def _total(findings: LossFindings, total: Total) -> Document:
    quantiles = {name: getattr(total, name) for name in ("q025", "q50", "q975")}
    return {
        "side": total.side,
        "category": total.category,
        "date": findings.date_of(total.day).isoformat(),
        **plain_value(quantiles),
    }


def _score(score: HeldOutScore | None) -> Document | None:
    return None if score is None else plain_row(score)


def _lean(lean: Lean) -> Document:
    return plain_row(lean)


def _meaning(meaning: Meaning) -> Document:
    """The phrase is the column, because such a table has no words of its own."""
    return {
        "group": meaning.group,
        "phrase": meaning.category,
        "measure": meaning.measure,
        "probability": plain_value(meaning.probability),
        "side": meaning.side,
    }


def _counts(table: LossTable) -> list[Document]:
    """How many rows each side and category has."""
    counts: dict[tuple[str, str], int] = {}
    for claim in table.claims:
        key = claim.side, claim.category
        counts[key] = counts.get(key, 0) + 1
    return [{"side": side, "category": category, "rows": rows} for (side, category), rows in sorted(counts.items())]
