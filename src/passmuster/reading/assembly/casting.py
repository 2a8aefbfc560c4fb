"""Casting: whose troops, in whose war, against whom, as far as the articles themselves tell.

The partner is the state whose force is counted most; the principal the one it helps; the opponent the one the
principal fights. Acts that were reported count twice as much as mere mention together. The choice is put into words
that a briefing prints, so that a reader who knows better can set up a case instead.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from passmuster.ledger.actors import actor_name
from passmuster.ledger.vocabulary import EventType, Quantity
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.read_event import ReadEvent
from passmuster.reading.reader import TextReading

__all__ = ["Roles", "cast_roles"]

STRENGTH: Final = frozenset(
    {Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.ROTATED, Quantity.PLANNED, Quantity.RETURNED}
)
HELP: Final = frozenset({EventType.AID, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT})
STRIFE: Final = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.THREATEN})


class Roles(NamedTuple):
    """Codes of partner, principal and opponent; an opponent may be missing (empty)."""

    partner: str
    principal: str
    opponent: str

    def sentence(self) -> str:
        """The cast as an assumption in words."""
        against = f" against {actor_name(self.opponent)}" if self.opponent else ", its opponent not named"
        pair = f"{actor_name(self.partner)} assists {actor_name(self.principal)}"
        return f"Whose war it is was read off the text: {pair}{against}."


def cast_roles(readings: Iterable[TextReading]) -> Roles | None:
    """The cast of some readings; None when no two actors can be told apart as helper and helped."""
    kept = list(readings)
    claims = [claim for reading in kept for claim in reading.claims]
    events = [event for reading in kept for event in reading.events]
    for partner in _partners(claims, events):
        principal = _principal(partner, events)
        if principal:
            return Roles(partner, principal, _opponent(partner, principal, events, claims))
    return None


def _partners(claims: list[ReadClaim], events: list[ReadEvent]) -> Iterator[str]:
    """Candidates, likeliest first: actors whose force is counted, weighted by the help they are said to give."""
    counted = Counter(claim.actor for claim in claims if claim.actor and claim.quantity in STRENGTH)
    lost = Counter(claim.actor for claim in claims if claim.actor and claim.quantity not in STRENGTH)
    helping = Counter(event.source_actor for event in events if event.event == EventType.AID)
    attacked = Counter(event.target_actor for event in events if event.event in STRIFE)
    scores = {
        code: 2 * counted[code] + lost[code] + 2 * helping[code] - attacked[code]
        for code in {*counted, *lost, *helping}
    }
    yield from sorted(scores, key=lambda code: (-scores[code], code))


def _principal(partner: str, events: list[ReadEvent]) -> str:
    helped = Counter[str]()
    for event in events:
        if event.source_actor == partner and event.event in HELP | {
            EventType.ACCUSE,
            EventType.REJECT,
            EventType.RETREAT,
        }:
            helped[event.target_actor] += 4 if event.event == EventType.AID else 1
        if event.target_actor == partner and event.event in HELP:
            helped[event.source_actor] += 1
    fought = Counter(event.target_actor for event in events if event.source_actor == partner and event.event in STRIFE)
    ranked = sorted(helped, key=lambda code: (-(helped[code] - 4 * fought[code]), code))
    return ranked[0] if ranked else ""


def _opponent(partner: str, principal: str, events: list[ReadEvent], claims: list[ReadClaim]) -> str:
    against = Counter[str]()
    for event in events:
        pair = {event.source_actor, event.target_actor}
        if event.event in STRIFE and pair & {principal, partner}:
            against.update(pair - {principal, partner})
    if not against:
        against.update(c.actor for c in claims if c.actor and c.actor not in {principal, partner})
    ranked = sorted(against, key=lambda code: (-against[code], code))
    return ranked[0] if ranked else ""
