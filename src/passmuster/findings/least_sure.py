"""Least sure: the widest count and chance of a first screen, and how much confidence its judgements deserve."""

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Final

from passmuster.findings.findings import Findings
from passmuster.findings.parts.about import STRENGTH
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.opening import Standing
from passmuster.findings.parts.outlook import ActionOutlook
from passmuster.findings.sentences import sentence_case
from passmuster.findings.short_words import DOES, partner_name
from passmuster.findings.standing import standing_of
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.lists import joined
from passmuster.wording.numbers import interval_words, percent_interval_words

__all__ = ["least_sure", "widest"]

LEAST_SPREAD: Final = 1.5
"""An interval whose upper end is less than this many times its lower one is no doubt worth a line."""

COUNTED: Final[Mapping[Quantity, str]] = {
    Quantity.PRESENT: "how many are there",
    Quantity.DEPLOYED: "how many were sent",
    Quantity.KILLED: "how many are dead",
    Quantity.CASUALTIES: "how many are dead or wounded",
}
"""Counts of the first screen's table, as questions."""


def least_sure(findings: Findings, subject: str, near: Sequence[ActionOutlook]) -> str:
    """The widest count of today, the widest chance ahead, and how much confidence each judgement deserves."""
    has_strength = any(row.quantity == Quantity.PRESENT for row in _told_now(findings, subject))
    judged = [row for row in findings.confidence if has_strength or row.judgement != STRENGTH]
    levels = joined([f"{row.level} in {row.judgement}" for row in judged])
    told = (widest(findings, subject, near), f"Confidence is {levels}." if levels else "")
    return " ".join(part for part in told if part)


def widest(findings: Findings, subject: str, near: Sequence[ActionOutlook]) -> str:
    """The widest count of today and the widest chance ahead; empty where neither is wide."""
    parts = [*_widest_count(_told_now(findings, subject)), *_widest_chance(findings, near)]
    return f"{sentence_case(joined(parts))}." if parts else ""


def _told_now(findings: Findings, subject: str) -> list[Estimate]:
    """The estimates of the day that rest on anything said."""
    now = [row for row in findings.estimates if (row.subject, row.date) == (subject, findings.as_of)]
    return [row for row in now if standing_of(row, findings) != Standing.PRIOR]


def _widest_count(rows: Iterable[Estimate]) -> list[str]:
    wide = [row for row in rows if row.quantity in COUNTED and _spread(row) >= LEAST_SPREAD]
    if not wide:
        return []
    row = max(wide, key=_spread)
    return [f"{COUNTED[row.quantity]} ({interval_words(row.q05, row.q95)})"]


def _spread(row: Estimate) -> float:
    known = isfinite(row.q05) and isfinite(row.q95) and row.q95 > 0.0
    return row.q95 / max(row.q05, 1.0) if known else 0.0


def _widest_chance(findings: Findings, near: Sequence[ActionOutlook]) -> list[str]:
    if not near:
        return []
    row = max(near, key=lambda row: row.q95 - row.q05)
    chance = percent_interval_words(row.q05, row.q95)
    return [f"whether {partner_name(findings)} {DOES[row.action]} ({chance})"]
