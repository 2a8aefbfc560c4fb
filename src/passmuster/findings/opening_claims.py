"""Opening claims: each claim of a thin case in a few words, with whose men, which days and how firmly where it matters.

A number stands for the force that the briefing is about, of about its day, as a fact. What is otherwise is said.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from passmuster.findings.findings import Findings
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.parts.opening import OpeningClaim
from passmuster.findings.standing import is_thin
from passmuster.ledger.roles import Role
from passmuster.ledger.vocabulary import Mode, Quantity
from passmuster.wording.dates import MONTHS, long_date, span_words
from passmuster.wording.quantities import quantity_noun

__all__ = ["opening_claims"]

THE_SAME_TIME: Final = timedelta(weeks=4)
"""Between the days of a claim and the briefing's own up to which they need no word."""

FIRMNESS: Final = {Mode.PLANNED: "planned", Mode.PROJECTED: "expected", Mode.RUMOURED: "rumoured"}
"""Modes in which a number is not told as a fact, in one word each."""


def opening_claims(findings: Findings, subject: str) -> tuple[OpeningClaim, ...]:
    """Every claim where there are few of them, those about `subject` first; else none."""
    if not is_thin(findings):
        return ()
    verdict_of = {row.claim_id: row.verdict for row in findings.muster}
    return tuple(
        OpeningClaim(
            claim_id=row.claim_id,
            claimant=row.claimant,
            text=_in_few_words(row, findings, subject),
            verdict=verdict_of.get(row.claim_id, ""),
        )
        for row in sorted(findings.claims, key=lambda row: row.subject != subject)
    )


def _in_few_words(row: ClaimLine, findings: Findings, subject: str) -> str:
    whose = "" if row.subject == subject else f" ({dict(findings.force_names).get(row.subject) or row.subject})"
    return ", ".join([f"{row.text} {quantity_noun(row.quantity)}{whose}", *_otherwise(row, findings.as_of)])


def _otherwise(row: ClaimLine, as_of: date) -> Iterator[str]:
    """How firmly it is told, and of which days, where not as a fact of about the briefing's own day; and whether it
    goes back to where another comes from."""
    by = row.when if row.when.startswith("by ") else ""
    word = FIRMNESS.get(row.mode, "") if row.quantity != Quantity.PLANNED else ""
    if word or by:
        yield f"{word} {by}".strip()
    if not by and row.as_of_end and row.as_of_end < as_of - THE_SAME_TIME:
        yield _days(row.as_of_start, row.as_of_end)
    if row.role == Role.REPEAT:
        yield "not counted again"


def _days(first: date | None, last: date) -> str:
    """Days as a person would say them: "1988", "July 2024", "4 to 28 February 2025", or "by 2 March 1990"."""
    if first is None:
        return f"by {long_date(last)}"
    if (first.day, last.day) == (1, monthrange(last.year, last.month)[1]) and first.year == last.year:
        if first.month == last.month:
            return f"{MONTHS[last.month - 1]} {last.year}"
        if (first.month, last.month) == (1, 12):
            return f"{last.year}"
    return span_words(first, last)
