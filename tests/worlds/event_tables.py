"""Events written as the table that they would be read from, for tests of the reader."""

from collections.abc import Iterable

from passmuster.ledger.event import Event
from passmuster.ledger.vocabulary import EventStatus
from passmuster.store.eventfile import OPTIONAL, REQUIRED
from passmuster.store.table import write_table

__all__ = ["write_events"]

COLUMNS = ("event_id", *REQUIRED, "url", "note")
"""Columns that are always written, in this order."""
EXTRA_COLUMNS = tuple(column for column in OPTIONAL if column not in COLUMNS)
"""Columns that are written when some event has something to put there."""


def write_events(events: Iterable[Event]) -> str:
    """CSV text of events; the door reads the same events back."""
    records = [_record(event) for event in events]
    columns = (*COLUMNS, *(column for column in EXTRA_COLUMNS if any(record[column] for record in records)))
    return write_table(columns, ([record[column] for column in columns] for record in records))


def _record(event: Event) -> dict[str, str]:
    """The cells of an event by column."""
    same_name = (
        "event_id",
        "source_actor",
        "target_actor",
        "event",
        "claimant",
        "claimant_group",
        "event_mode",
        "url",
        "note",
        "report_id",
        "cue",
        "rule",
    )
    return {
        **{name: getattr(event, name) for name in same_name},
        "date": event.date.isoformat(),
        "score": repr(event.score + 0.0).removesuffix(".0"),  # plus nought, so that minus nought is written as nought
        "status": "" if event.status == EventStatus.ACTUAL else event.status,
        "via": "; ".join(event.relay),
        "span": "-".join(map(str, event.span or ())),
    }
