"""Event: who did or expressed what to whom, as somebody reported it."""

from dataclasses import dataclass
from datetime import date

from passmuster.ledger.vocabulary import EventStatus, EventType

__all__ = ["Event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dyadic act or attitude.

    `event` is a PLOVER type, `event_mode` its PLOVER mode or empty. `score` runs from -10 (hostile) to +10
    (friendly) and holds for the pair source to target only: the same act is help to one and harm to another. `status`
    is `actual`, `past` or `hypothetical`. `event_id` counts rows of the file when the file gives no id.
    """

    event_id: str
    date: date
    source_actor: str
    target_actor: str
    event: EventType
    score: float
    claimant: str
    claimant_group: str
    event_mode: str = ""
    status: EventStatus = EventStatus.ACTUAL
    relay: tuple[str, ...] = ()
    url: str = ""
    note: str = ""
    report_id: str = ""
    span: tuple[int, int] | None = None
    cue: str = ""
    rule: str = ""
