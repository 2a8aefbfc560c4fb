"""Acts by which a partner stays, and what they take back of what it had promised, announced or signed.

| who | event | words |
| --- | --- | --- |
| partner | REJECT | of leaving, or that it stays, and not for leaving: "votes for a withdrawal" |
| partner | any but REJECT | that its mandate, its mission or its stay is extended, renewed or prolonged |
"""

from typing import Final

from passmuster.ledger.event import Event
from passmuster.ledger.leaving_words import EXTENDED, FOR_LEAVING, LEAVING, NOT_EXTENDED, STAYING
from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.precedents.acts import ActKind

__all__ = ["TAKEN_BACK", "lets_it_end", "means_to_stay"]

TAKEN_BACK: Final = frozenset(
    set(ActKind) - {ActKind.TALKS, ActKind.CEASEFIRE, ActKind.PRINCIPAL_LEAVES, ActKind.UNDER_WAY}
)
"""What an act of staying undoes; nobody takes back what the principal or the opponent did, nor troops gone."""


def means_to_stay(event: Event, *, partner: str) -> bool:
    """Whether the partner says that it does not leave, or lengthens its stay."""
    words = f"{event.note} {event.cue}"
    if event.source_actor != partner or NOT_EXTENDED.search(words):
        return False
    if event.event == EventType.REJECT:
        return bool(LEAVING.search(words) or STAYING.search(words)) and FOR_LEAVING.search(words) is None
    return event.status == EventStatus.ACTUAL and EXTENDED.search(words) is not None


def lets_it_end(event: Event) -> bool:
    """Whether a refusal is one to stay on: not to extend a mandate, or a vote for leaving."""
    words = f"{event.note} {event.cue}"
    return event.event == EventType.REJECT and bool(NOT_EXTENDED.search(words) or FOR_LEAVING.search(words))
