"""The order in which a briefing is read, for the terminal and the page alike.

Everything here arranges what the findings already hold: worst verdicts first, forces in the case's order, quantities in
the vocabulary's, days from near to far.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, TypeVar

from passmuster.findings.findings import Findings
from passmuster.findings.parts.audit import MusterLine
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.evidence import ClaimLine, StatementLine
from passmuster.findings.parts.outlook import EffectKind, LeverEffect
from passmuster.findings.parts.partner import DependencePoint, StrainPoint
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.order import natural_order
from passmuster.wording.verdicts import VERDICTS

__all__ = [
    "KINDS",
    "claims_by_id",
    "disputed_in",
    "effects_at",
    "estimates_by_force",
    "force_name",
    "latest",
    "muster_by_verdict",
    "question_effects",
    "statements_by_kind",
]

KINDS: Final = {
    "known": "said from more than one side, or by the force's own side against its interest",
    "inferred": "follows from the claims by the model",
    "assumed": "held without evidence in the claims",
    "unknown": "asked, and not answered by any claim",
}
"""How a sentence of the briefing is held, in the order of reading, with what that means."""

Point = TypeVar("Point", StrainPoint, DependencePoint)


def force_name(findings: Findings, subject: str) -> str:
    """The force's name in words, or its id when the case gives no name."""
    return dict(findings.force_names).get(subject, "") or subject


def claims_by_id(findings: Findings) -> dict[str, ClaimLine]:
    """Claim id to the claim as a reader sees it."""
    return {claim.claim_id: claim for claim in findings.claims}


def estimates_by_force(findings: Findings) -> list[tuple[str, list[tuple[date, list[Estimate]]]]]:
    """Force id to (day, estimates of that day): forces as the case lists them, days from the as-of date onwards."""
    order = {subject: place for place, (subject, _) in enumerate(findings.force_names)}
    subjects = sorted({row.subject for row in findings.estimates}, key=lambda name: (order.get(name, len(order)), name))
    return [(subject, _by_day(row for row in findings.estimates if row.subject == subject)) for subject in subjects]


def _by_day(rows: Iterable[Estimate]) -> list[tuple[date, list[Estimate]]]:
    by_day: dict[date, list[Estimate]] = {}
    for row in sorted(rows, key=lambda row: (row.date, _quantity_order(row.quantity))):
        by_day.setdefault(row.date, []).append(row)
    return list(by_day.items())


def _quantity_order(quantity: Quantity) -> tuple[int, str]:
    known = list(Quantity)
    return (known.index(Quantity(quantity)) if quantity in known else len(known), quantity)


def statements_by_kind(findings: Findings) -> list[tuple[str, list[StatementLine]]]:
    """Known, inferred, assumed, unknown, in that order; any other kind after them; kinds without sentences left out."""
    kinds = [*KINDS, *sorted({row.kind for row in findings.statements} - set(KINDS))]
    groups = [(kind, [row for row in findings.statements if row.kind == kind]) for kind in kinds]
    return [(kind, rows) for kind, rows in groups if rows]


def muster_by_verdict(findings: Findings) -> list[tuple[str, list[MusterLine]]]:
    """Verdicts from the worst to the best, claims in natural order; verdicts nobody got are left out."""
    verdicts = [*VERDICTS, *sorted({row.verdict for row in findings.muster} - set(VERDICTS))]
    rows = sorted(findings.muster, key=lambda row: natural_order(row.claim_id))
    groups = [(verdict, [row for row in rows if row.verdict == verdict]) for verdict in verdicts]
    return [(verdict, members) for verdict, members in groups if members]


def disputed_in(findings: Findings, section: str) -> list[str]:
    """Assumptions of a section that an expert may dispute."""
    return [text for name, text in findings.disputed if name == section]


def effects_at(findings: Findings) -> list[tuple[int, list[LeverEffect]]]:
    """Horizon in weeks to what the set levers change there, actions before counts."""
    effects = [row for row in findings.lever_effects if row.kind != EffectKind.QUESTION]
    weeks = sorted({row.horizon_weeks for row in effects})
    return [(horizon, [row for row in effects if row.horizon_weeks == horizon]) for horizon in weeks]


def question_effects(findings: Findings) -> list[LeverEffect]:
    """What the set levers change about the answers to questions."""
    return [row for row in findings.lever_effects if row.kind == EffectKind.QUESTION]


def latest(points: Sequence[Point], as_of: date) -> Point | None:
    """The last point on or before the as-of date, or None."""
    past = [point for point in points if point.date <= as_of]
    return max(past, key=lambda point: point.date) if past else None
