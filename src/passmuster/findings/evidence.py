"""Evidence: every claim and event as a reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from passmuster.findings.parts.evidence import ClaimLine, EventLine
from passmuster.ledger import Claim, Event
from passmuster.ledger.roles import Role
from passmuster.ledger.vocabulary import EventStatus
from passmuster.wording.dates import long_date, span_words
from passmuster.wording.numbers import claimed_words

if TYPE_CHECKING:
    from passmuster.findings.relays import Relayed

__all__ = ["claim_line", "event_line"]


def claim_line(claim: Claim, role: Role, why_not: str = "", relayed: Relayed | None = None) -> ClaimLine:
    """One claim; a stock or running total that names no day speaks of the day it was said.

    `why_not` says in words why it is not weighed, if it is not; `relayed` whose number it may be again.
    """
    spoken_of = claim.as_of_end or (None if claim.is_prospective else claim.said_on)
    return ClaimLine(
        claim_id=claim.claim_id,
        said_on=claim.said_on,
        claimant=claim.claimant,
        group=claim.claimant_group,
        relay="; ".join(claim.relay),
        subject=claim.subject,
        quantity=claim.quantity,
        text=claimed_words(claim),
        when=_when(claim),
        mode=claim.mode,
        outlet=claim.outlet,
        url=claim.url,
        cue=claim.cue,
        note="; ".join(part for part in (claim.note, f"not weighed: {why_not}" if why_not else "") if part),
        role=role,
        low=claim.number_low,
        high=claim.number_high,
        as_of_start=claim.as_of_start,
        as_of_end=spoken_of,
        relay_of=relayed.of if relayed else (),
        relay_probability=relayed.probability if relayed else None,
    )


def _when(claim: Claim) -> str:
    """The days a claim speaks about: "28 February 2025", "4 to 28 February 2025", "by 1 December 2025".

    A plan speaks of the day by which, whatever day stands beside it.
    """
    if claim.is_prospective and claim.horizon:
        return f"by {long_date(claim.horizon)}"
    if claim.as_of_start and claim.as_of_end:
        return span_words(claim.as_of_start, claim.as_of_end)
    if claim.as_of_end:
        return long_date(claim.as_of_end)
    if claim.horizon:
        return f"by {long_date(claim.horizon)}"
    return "no day given" if claim.is_prospective else f"{long_date(claim.said_on)}, when it was said"


def event_line(event: Event) -> EventLine:
    """One event, its mode and its status beside its type."""
    kind = f"{event.event} ({event.event_mode})" if event.event_mode else event.event
    return EventLine(
        event_id=event.event_id,
        date=event.date,
        source_actor=event.source_actor,
        target_actor=event.target_actor,
        event=kind if event.status == EventStatus.ACTUAL else f"{kind}, {event.status}",
        score=event.score,
        claimant=event.claimant,
        note=event.note,
        url=event.url,
    )
