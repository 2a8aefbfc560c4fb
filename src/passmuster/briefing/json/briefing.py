"""A briefing as JSON: the contract that other programs rely on.

The keys of the contract come first and in its order; keys of our own follow. The same findings give the same bytes:
lists without an order of their own are sorted, estimated numbers are rounded to six significant digits, reported
numbers are written as they were reported, and everything is ASCII, so that no pipe and no terminal can spoil it.
Dates are ISO 8601. A number that is not known is null; NaN never appears.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from math import isfinite
from numbers import Integral, Real
from typing import Any, Final

from passmuster.findings.findings import Findings
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.parts.outlook import ClassOutlook
from passmuster.wording.order import action_order, natural_order

__all__ = ["SIGNIFICANT_DIGITS", "as_document", "plain_value", "to_json"]

SIGNIFICANT_DIGITS: Final = 6
"""Digits kept of every estimated number: beyond sampling error, and enough to redo any table of the briefing."""

Document = dict[str, Any]
"""One JSON object: strings, numbers, booleans, None, lists and further objects."""


def to_json(findings: Findings) -> str:
    """The findings as one JSON object, indented by two spaces, ending with a newline."""
    return json.dumps(as_document(findings), ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def as_document(findings: Findings) -> Document:
    """The same as plain dicts and lists, in the order in which they are written."""
    return _contract(findings) | _beyond_the_contract(findings)


# The two halves -----------------------------------------------------------------------------------------------------


def _contract(findings: Findings) -> Document:
    """The keys that DESIGN promises. `bottom_line` is one string; its sentences are joined by a space."""
    return {
        "case": findings.case,
        "as_of": findings.as_of.isoformat(),
        "seed": findings.seed,
        "version": findings.version,
        "standard": findings.standard,
        "bottom_line": " ".join(findings.bottom_line),
        "estimates": _rows(findings.estimates, lambda row: (row.subject, row.quantity, row.date)),
        "sources": _rows(findings.sources, lambda row: (row.group, row.side, row.family)),
        "muster": _rows(findings.muster, lambda row: natural_order(row.claim_id)),
        "strain": _rows(findings.strain, lambda row: row.date),
        "dependence": _rows(findings.dependence, lambda row: (row.measure, row.date)),
        "actions": _rows(findings.actions, lambda row: (row.horizon_weeks, action_order(row.action))),
        "classes": [_class_row(row) for row in findings.classes],
        "questions": _rows(findings.questions),
        "indicators": _rows(findings.indicators),
        "changes": _rows(findings.changes),
        "diagnostics": _row(findings.diagnostics),
    }


def _beyond_the_contract(findings: Findings) -> Document:
    """What we add: never under a name of the contract."""
    methods = findings.methods
    return {
        "title": findings.title,
        "force_names": dict(sorted(findings.force_names)),
        "levers": dict(findings.levers),
        "lever_lines": _rows(findings.lever_lines),
        "lever_effects": _rows(findings.lever_effects),
        "stances": _rows(findings.stances, lambda row: (row.date, natural_order(row.event_id))),
        "strain_parts": _rows(findings.strain_parts),
        "disputed": [{"section": section, "text": text} for section, text in findings.disputed],
        "fans": _rows(findings.fans, lambda row: (row.subject, row.quantity)),
        "joint": _rows(findings.joint),
        "conflicts": _rows(findings.conflicts),
        "alternatives": _rows(findings.alternatives),
        "statements": _rows(findings.statements),
        "claims": [_claim_row(row) for row in sorted(findings.claims, key=lambda row: natural_order(row.claim_id))],
        "events": _rows(findings.events, lambda row: (row.date, natural_order(row.event_id))),
        "methods": {
            "paragraphs": list(methods.paragraphs),
            "priors": _rows(methods.priors),
            "versions": dict(sorted(methods.versions)),
            "references": list(methods.references),
        },
        "input_hashes": dict(sorted(methods.input_hashes)),
    }


# Rows ---------------------------------------------------------------------------------------------------------------


def _rows(rows: Sequence[Any], order: Callable[[Any], Any] | None = None) -> list[Document]:
    """Dataclasses as objects, fields in their order; sorted, or as they stand when their order means something."""
    arranged: Iterable[Any] = rows if order is None else sorted(rows, key=order)
    return [_row(row) for row in arranged]


def _row(row: Any) -> Document:
    """One dataclass as an object."""
    return {name: _rounded(value) for name, value in asdict(row).items()}


def _claim_row(row: ClaimLine) -> Document:
    """A claim with its reported numbers untouched by rounding."""
    return _row(row) | {"low": _exact(row.low), "high": _exact(row.high)}


def _class_row(row: ClassOutlook) -> Document:
    """A reference class, its exit probabilities as objects with names instead of positions."""
    names = ("horizon_weeks", "q50", "q05", "q95")
    exits = [dict(zip(names, numbers, strict=True)) for numbers in row.exit_probability]
    return _row(row) | {"exit_probability": _rounded(exits)}


def plain_value(value: Any) -> Any:
    """A value of any kind in JSON's own types, as all documents write it."""
    return _rounded(value)


def _rounded(value: Any) -> Any:
    """The value in JSON's own types: dates as ISO text, floats to six significant digits, the unknown as None."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(f"{value:.{SIGNIFICANT_DIGITS}g}") + 0.0 if isfinite(value) else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value


def _exact(value: float | None) -> float | None:
    """A reported number as it was reported, a whole one without a decimal point."""
    if value is None or not isfinite(value):
        return None
    return int(value) if float(value).is_integer() else value


# Orders -------------------------------------------------------------------------------------------------------------
