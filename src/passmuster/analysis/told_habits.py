"""What an addition shows of sources' habits, told as it is recorded: whose total fell by it, and who is silent since.

A briefing tells the same of its day. Here each fall and each silence is told once, with what brought it about: a fall
with the claim that makes it, a silence with the addition up to whose last day it has lasted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from passmuster.findings.habit_words import fall_sentence, silence_words
from passmuster.findings.told_records import Figures, told_claims
from passmuster.ledger.claim import Claim
from passmuster.ledger.entry import Act, ThingKind
from passmuster.ledger.habits import FallenTotal, fallen_totals, silent_sources
from passmuster.store.contents import claims_of
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import standing
from passmuster.store.journal.journal import Journal

__all__ = ["MOST_LOOKED_THROUGH", "fallen_by", "silent_since"]

MOST_LOOKED_THROUGH: Final = 20_000
"""Entries up to which silences are looked for, which takes all claims; a briefing tells them of any ledger."""


def fallen_by(journal: Journal, acts: Iterable[Act], figures: Figures) -> list[str]:
    """The running totals that fell by what was added, in words; those that had fallen before are not told again."""
    new = {act.name for act in acts if act.kind == ThingKind.CLAIM}
    subjects = {(act.after or {}).get("subject", "") for act in acts if act.kind == ThingKind.CLAIM and act.after}
    told = []
    for subject in sorted(subjects):
        falls = fallen_totals(_claims(journal, subject))
        fallen = [fall for fall in falls if {fall.before.claim_id, fall.after.claim_id} & new]
        told += [fall_sentence(FallenTotal(*_told(fall, figures)), subject) for fall in fallen]
    return told


def _told(fall: FallenTotal, figures: Figures) -> tuple[Claim, ...]:
    """Both claims of a fall, as the rule about people has them told."""
    return told_claims((fall.before, fall.after), figures).claims


def silent_since(journal: Journal, acts: Iterable[Act], figures: Figures) -> list[str]:
    """Who has been silent for longer than ever on the last day that something was said, and was not before."""
    new = {act.name for act in acts if act.kind == ThingKind.CLAIM and act.after}
    if not new or journal.head().entries > MOST_LOOKED_THROUGH:
        return []
    claims = _claims(journal)
    before = [claim for claim in claims if claim.claim_id not in new]
    last, was = (max((claim.said_on for claim in some), default=date.min) for some in (claims, before))
    if not before or last <= was:
        return []
    known = {silent.speaker for silent in silent_sources(before, was)}
    by_id = {claim.claim_id: claim for claim in claims}
    return [
        f"{silence_words(replace(silent, speaker=_name(by_id[silent.claims[-1]], figures)))}."
        for silent in silent_sources(claims, last)
        if silent.speaker not in known
    ]


def _name(claim: Claim, figures: Figures) -> str:
    """Who made a claim, as the rule about people has it told."""
    return told_claims((claim,), figures).claims[0].claimant


def _claims(journal: Journal, subject: str | None = None) -> Sequence[Claim]:
    kept = standing(journal.shelf, ThingKind.CLAIM, subject=subject)
    return claims_of(kept, journal.shelf.place, Intake(), groups=None)
