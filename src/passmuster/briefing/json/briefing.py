"""A briefing as JSON: the contract that other programs rely on.

The keys of the contract come first and in its order; keys of our own follow. Lists without an order of their own are
sorted. How values are written is said in `document.py`.
"""

import json

from passmuster.briefing.json.changes import moved_document, number_rows
from passmuster.briefing.json.document import Document, document_text, exact_number, plain_row, plain_rows, plain_value
from passmuster.briefing.json.ledger import ledger_document
from passmuster.findings.findings import Findings
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.parts.methods import Manifest
from passmuster.findings.parts.outlook import ClassOutlook
from passmuster.wording.order import action_order, natural_order

__all__ = ["as_document", "to_json"]


def to_json(findings: Findings) -> str:
    """The findings as one JSON object, indented by two spaces, ending with a newline."""
    return document_text(as_document(findings))


def as_document(findings: Findings) -> Document:
    """The same as plain dicts and lists, in the order in which they are written."""
    return _contract(findings) | _beyond_the_contract(findings)


# The two halves -----------------------------------------------------------------------------------------------------


def _contract(findings: Findings) -> Document:
    """The keys that DESIGN promises. `bottom_line` is one string; its sentences are joined by a space.

    `changes` are the counts that moved since what was asked about; empty where nobody asked.
    """
    return {
        "case": findings.case,
        "as_of": findings.as_of.isoformat(),
        "seed": findings.seed,
        "version": findings.version,
        "standard": findings.standard,
        "bottom_line": " ".join(findings.bottom_line),
        "estimates": plain_rows(findings.estimates, lambda row: (row.subject, row.quantity, row.date)),
        "sources": plain_rows(findings.sources, lambda row: (row.group, row.side, row.family)),
        "muster": plain_rows(findings.muster, lambda row: natural_order(row.claim_id)),
        "strain": plain_rows(findings.strain, lambda row: row.date),
        "dependence": plain_rows(findings.dependence, lambda row: (row.measure, row.date)),
        "actions": plain_rows(findings.actions, lambda row: (row.horizon_weeks, action_order(row.action))),
        "classes": [_class_row(row) for row in findings.classes],
        "questions": plain_rows(findings.questions),
        "indicators": plain_rows(findings.indicators),
        "changes": number_rows(findings.moved) if findings.moved else [],
        "diagnostics": plain_row(findings.diagnostics),
    }


def _beyond_the_contract(findings: Findings) -> Document:
    """What we add: never under a name of the contract. `alternatives` is empty: no run finds any."""
    methods = findings.methods
    return {
        "title": findings.title,
        "force_names": dict(sorted(findings.force_names)),
        "levers": dict(findings.levers),
        "lever_lines": plain_rows(findings.lever_lines),
        "lever_effects": plain_rows(findings.lever_effects),
        "stances": plain_rows(findings.stances, lambda row: (row.date, natural_order(row.event_id))),
        "war_end": plain_rows(findings.war_end, lambda row: row.horizon_weeks),
        "acts": plain_rows(findings.acts),
        "strain_parts": plain_rows(findings.strain_parts),
        "disputed": [{"section": section, "text": text} for section, text in findings.disputed],
        "fans": plain_rows(findings.fans, lambda row: (row.subject, row.quantity)),
        "joint": plain_rows(findings.joint),
        "conflicts": plain_rows(findings.conflicts),
        "alternatives": [],
        "statements": plain_rows(findings.statements),
        "claims": [_claim_row(row) for row in sorted(findings.claims, key=lambda row: natural_order(row.claim_id))],
        "events": plain_rows(findings.events, lambda row: (row.date, natural_order(row.event_id))),
        "methods": {
            "paragraphs": list(methods.paragraphs),
            "priors": plain_rows(methods.priors),
            "versions": dict(sorted(methods.versions)),
            "references": list(methods.references),
        },
        "input_hashes": dict(sorted(methods.input_hashes)),
        "ledger": ledger_document(methods.head),
        "discretion": plain_row(findings.discretion) if findings.discretion else None,
        "about": plain_row(findings.about) if findings.about else None,
        "confidence": plain_rows(findings.confidence),
        "manifest": _manifest(findings.manifest),
        "moved": moved_document(findings.moved),
    }


def _manifest(manifest: Manifest | None) -> Document | None:
    """What the briefing rested on; its claims and ratings as they are on record, numbers untouched by rounding."""
    if manifest is None:
        return None
    lines = {"claims": manifest.claims, "ratings": manifest.ratings}
    return plain_row(manifest) | {name: [json.loads(line) for line in own] for name, own in lines.items()}


# Rows ---------------------------------------------------------------------------------------------------------------


def _claim_row(row: ClaimLine) -> Document:
    """A claim with its reported numbers untouched by rounding."""
    return plain_row(row) | {"low": exact_number(row.low), "high": exact_number(row.high)}


def _class_row(row: ClassOutlook) -> Document:
    """A reference class, its exit probabilities as objects with names instead of positions."""
    names = ("horizon_weeks", "q50", "q05", "q95")
    exits = [dict(zip(names, numbers, strict=True)) for numbers in row.exit_probability]
    return plain_row(row) | {"exit_probability": plain_value(exits)}
