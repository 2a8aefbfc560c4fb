"""Going home on record: forces whose owner withdraws, so that a told fall is of men who left.

A strength that is told to have fallen may be a slip, a loss or another way of counting. Where the owner of the force is
on record as withdrawing, it is a withdrawal, as it is where a claim speaks of going home (`model/withdrawals.py`):
whoever writes a case of a war in which divisions went home writes the withdrawal down as an event, and beside it what
was told to be there before and after, seldom how many left. Falls that end before the first such event are left as
they are, for the act says nothing about them.

Arms at rest, and troops who only leave a line or a place in the country, are none of these.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from passmuster.ledger import Case, Event
from passmuster.ledger.leaving_words import HOME, speaks_of_leaving, stays_in_country
from passmuster.ledger.vocabulary import EventStatus, EventType

__all__ = ["going_home"]


def going_home(case: Case, events: Iterable[Event]) -> Mapping[str, date]:
    """For each force whose owner is on record as going home, the day of the first record."""
    days: dict[str, date] = {}
    for event in events:
        if _goes_home(event):
            days[event.source_actor] = min(event.date, days.get(event.source_actor, date.max))
    return {force.force_id: days[force.actor] for force in case.forces if force.actor in days}


def _goes_home(event: Event) -> bool:
    """Whether an event is of troops who withdraw from the country, all or a part of them."""
    if event.event != EventType.RETREAT or event.status == EventStatus.HYPOTHETICAL:
        return False
    words = f"{event.note} {event.cue}".strip()
    if stays_in_country(words):
        return False
    if event.event_mode:
        return event.event_mode == "withdraw"
    return speaks_of_leaving(words) or HOME.search(words) is not None
