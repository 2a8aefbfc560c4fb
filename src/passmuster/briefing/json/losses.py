"""Findings about losses as JSON: the contract first, then what goes beyond it.

Rows count from 0 in the file. Numbers that are estimated are rounded to six significant digits.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from math import isfinite
from typing import Any

from passmuster.briefing.json.briefing import SIGNIFICANT_DIGITS
from passmuster.findings.losses import LossFindings
from passmuster.ledger.losses import LossTable
from passmuster.losses.estimates import Lean, Meaning, Total
from passmuster.losses.held_out import HeldOutScore

__all__ = ["as_loss_document", "to_loss_json"]


def to_loss_json(findings: LossFindings) -> str:
    """The findings as one JSON object, ending with a newline."""
    return json.dumps(as_loss_document(findings), ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def as_loss_document(findings: LossFindings) -> dict[str, Any]:
    """The same as plain dicts and lists, in the order in which they are written."""
    return {
        "totals": [_total(findings, total) for total in findings.totals],
        "lean": [_lean(lean) for lean in findings.leans],
        "meaning": [_meaning(meaning) for meaning in findings.meanings],
        "slips": [slip.row for slip in findings.slips],
        "duplicates": sorted(findings.table.repeat_of),
        "held_out": _score(findings.held_out),
        "diagnostics": _rounded({"status": findings.health.status, **asdict(findings.health)}),
        "seconds": round(findings.seconds, 1),
        "model": findings.model,
        "as_of": findings.date_of(findings.last_day).isoformat(),
        "seed": findings.seed,
        "version": findings.version,
        "rows": len(findings.table.claims),
        "inputs": {findings.table.file: findings.table.sha256},
        "slip_notes": [_rounded(asdict(slip)) for slip in findings.slips],
        "drift": [_rounded(asdict(drift)) for drift in findings.drifts],
        "echoes": [asdict(echo) for echo in findings.echoes],
        "set_aside": [{"group": source, "category": column} for source, column in findings.set_aside],
        "names_lists": [
            {"group": one.source, "category": one.category, "delay_days": one.delay_days} for one in findings.names
        ],
        "held_out_as_published": _score(findings.held_out_as_published),
        "totals_by_claims": _counts(findings.table),
    }


def _total(findings: LossFindings, total: Total) -> dict[str, Any]:
    quantiles = {name: getattr(total, name) for name in ("q025", "q50", "q975")}
    return {
        "side": total.side,
        "category": total.category,
        "date": findings.date_of(total.day).isoformat(),
        **_rounded(quantiles),
    }


def _score(score: HeldOutScore | None) -> dict[str, Any] | None:
    return None if score is None else _rounded(asdict(score))


def _lean(lean: Lean) -> dict[str, Any]:
    return _rounded(asdict(lean))


def _meaning(meaning: Meaning) -> dict[str, Any]:
    """The phrase is the column, because such a table has no words of its own."""
    row = {"group": meaning.group, "phrase": meaning.category, "measure": meaning.measure}
    return _rounded({**row, "probability": meaning.probability, "side": meaning.side})


def _counts(table: LossTable) -> list[dict[str, Any]]:
    """How many rows each side and category has."""
    counts: dict[tuple[str, str], int] = {}
    for claim in table.claims:
        key = claim.side, claim.category
        counts[key] = counts.get(key, 0) + 1
    return [{"side": side, "category": category, "rows": rows} for (side, category), rows in sorted(counts.items())]


def _rounded(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _digits(value) for name, value in row.items()}


def _digits(value: Any) -> Any:
    """Floats to six significant digits, and to null when they are no numbers; all else as it is."""
    if not isinstance(value, float):
        return value
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}") if isfinite(value) else None
