"""Events of a case as strain needs them: those between partner and principal, with the credit of who reports them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import numpy as np

from passmuster.forecast.strain import PairEvents
from passmuster.ledger.event import Event
from passmuster.ledger.vocabulary import EventStatus

__all__ = ["CREDIT", "credit_of", "pair_events"]

CREDIT: Final = {
    "itself": 1.0,
    "official": 0.5,
    "observer": 0.35,
    "unnamed": 0.2,
    "anonymous": 0.08,
}
"""How far a report of an act is trusted. `itself`: the actor speaks. `official`: a named body of another state.
`observer`: press and open-source groups. `unnamed`: officials without a name. `anonymous`: channels that nobody answers
for; a twelfth of a full voice, because rumours are mostly wrong and sometimes first. Judgements, printed when used."""

ANONYMOUS: Final = re.compile(r"\b(anonymous|insider|rumou?rs?|telegram channel)\b", re.IGNORECASE)
UNNAMED: Final = re.compile(r"\b(unnamed|unidentified|sources?)\b", re.IGNORECASE)
OBSERVERS: Final = frozenset({"MEDIA", "OSINT", "OTHER"})


def pair_events(
    events: Iterable[Event], *, partner: str, principal: str, start: date, n_weeks: int, as_of: date
) -> PairEvents:
    """Actual events between the two, from the first week to the as-of day, in the order of their dates.

    `start` is the Monday of week 0. Events before it are left out: strain is 0 there by convention.
    """
    pairs = ((partner, principal), (principal, partner))
    kept = sorted(
        (
            event
            for event in events
            if (event.source_actor, event.target_actor) in pairs
            and event.status != EventStatus.HYPOTHETICAL
            and start <= event.date <= as_of
            and (event.date - start).days // 7 < n_weeks
        ),
        key=lambda event: (event.date, event.event_id),
    )
    return PairEvents(
        week=np.array([(event.date - start).days // 7 for event in kept], dtype=np.int64),
        from_partner=np.array([event.source_actor == partner for event in kept], dtype=np.bool_),
        kind=np.array([event.event for event in kept], dtype=np.str_),
        score=np.array([event.score for event in kept], dtype=np.float64),
        source=np.array([event.claimant_group for event in kept], dtype=np.str_),
        credit=np.array([credit_of(event) for event in kept], dtype=np.float64),
        name=tuple(named(kept)),
    )


def credit_of(event: Event) -> float:
    """How far the report of an event is trusted, by who answers for it; the same rule for every side."""
    if ANONYMOUS.search(event.claimant):
        return CREDIT["anonymous"]
    if UNNAMED.search(event.claimant):
        return CREDIT["unnamed"]
    if event.claimant_group == event.source_actor:
        return CREDIT["itself"]
    return CREDIT["observer"] if event.claimant_group in OBSERVERS else CREDIT["official"]


def named(events: Sequence[Event]) -> list[str]:
    """What a reader sees of each event: the day, the type and who reports it."""
    return [f"{event.date.isoformat()} {event.event} ({event.claimant})" for event in events]
