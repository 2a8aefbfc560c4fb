"""Event tables: CSV to events and back.

Required columns: ``date, source_actor, target_actor, event, claimant, claimant_group``. Optional: ``event_id, score,
event_mode, status, via, url, note, report_id, span, cue, rule``. Without an ``event_id`` the rows are counted: e001,
e002 and so on; without a ``score`` an event counts what its type and mode do.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from passmuster.ledger.event import Event
from passmuster.ledger.event_scores import score_of
from passmuster.ledger.vocabulary import EVENT_MODES, GROUPS, EventStatus, EventType
from passmuster.store import cells
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of, write_table
from passmuster.store.textfile import read_text

__all__ = ["COLUMNS", "cells_of_event", "events_of_rows", "parse_events", "take_events", "write_events"]

REQUIRED: Final = ("date", "source_actor", "target_actor", "event", "claimant", "claimant_group")

OPTIONAL: Final = (
    "event_id",
    "score",
    "event_mode",
    "status",
    "via",
    "url",
    "note",
    "report_id",
    "span",
    "cue",
    "rule",
)

COLUMNS: Final = (OPTIONAL[0], *REQUIRED[:4], OPTIONAL[1], *REQUIRED[4:], *OPTIONAL[2:])
"""Columns that are written, in this order."""


def take_events(path: Path, intake: Intake, *, groups: Collection[str] | None = GROUPS) -> tuple[Event, ...]:
    """Events of a table, in the order of the file; faults, remarks and the file's hash are left with the intake."""
    text = read_text(path, intake)
    return () if text is None else parse_events(text, str(path), intake, groups=groups)


def parse_events(text: str, file: str, intake: Intake, *, groups: Collection[str] | None = GROUPS) -> tuple[Event, ...]:
    """Events of a table's text; `file` names it in messages. Rows with faults are left out."""
    return events_of_rows(rows_of(text, file, intake, required=REQUIRED, optional=OPTIONAL), groups=groups)


def events_of_rows(rows: Sequence[Row], *, groups: Collection[str] | None = GROUPS) -> tuple[Event, ...]:
    """Events of a table's rows, those with faults left out."""
    _refuse_repeated_ids(rows)
    events = (_event(row, position, groups) for position, row in enumerate(rows, start=1))
    return tuple(event for event in events if event is not None)


def _refuse_repeated_ids(rows: Iterable[Row]) -> None:
    """Put every event_id that was used on an earlier row on record."""
    first: dict[str, str] = {}
    for row in rows:
        event_id = row.text("event_id")
        if event_id and event_id in first:
            remedy = f"It stands on {first[event_id]} already; give this row an id of its own."
            row.refuse("event_id", "an event_id must be used once", found=f"'{event_id}' again", remedy=remedy)
        first.setdefault(event_id, row.place)


def _event(row: Row, position: int, groups: Collection[str] | None) -> Event | None:
    """The event of a row, or None after faults."""
    before = row.intake.n_faults
    day, score = cells.day(row, "date"), cells.number(row, "score", low=-10, high=10)
    cells.filled(row, "date")
    kind, mode = cells.choice(row, "event", EventType), _mode(row)
    event = Event(
        event_id=row.text("event_id") or f"e{position:03d}",
        date=day or date.min,
        source_actor=cells.actor(row, "source_actor", groups),
        target_actor=cells.actor(row, "target_actor", groups),
        event=kind,
        score=score_of(kind, mode) if score is None else score,
        claimant=cells.filled(row, "claimant"),
        claimant_group=cells.source_group(row, "claimant_group", groups, remedy="A case adds its own under 'groups'."),
        event_mode=mode,
        status=cells.choice(row, "status", EventStatus) if row.text("status") else EventStatus.ACTUAL,
        relay=cells.list_of(row, "via"),
        url=row.text("url"),
        note=row.text("note"),
        report_id=row.text("report_id"),
        span=cells.span(row, "span"),
        cue=row.text("cue"),
        rule=row.text("rule"),
    )
    return event if row.intake.n_faults == before else None


def _mode(row: Row) -> str:
    """The PLOVER mode, which must be one of the event's type; empty when none is given."""
    kind = cells.members(EventType).get(row.text("event"))
    if not row.text("event_mode") or kind is None:
        return row.text("event_mode")
    return cells.word(row, "event_mode", EVENT_MODES[kind], remedy=f"These are the modes of {kind}.")


def write_events(events: Iterable[Event]) -> str:
    """CSV text of events; `take_events` reads the same events back."""
    records = [cells_of_event(event) for event in events]
    return write_table(COLUMNS, ([record[column] for column in COLUMNS] for record in records))


def cells_of_event(event: Event) -> dict[str, str]:
    """The cells of an event by column, empty ones included."""
    others = {
        "date": event.date.isoformat(),
        "score": f"{event.score:.0f}" if event.score == int(event.score) else repr(event.score),
        "via": "; ".join(event.relay),
        "span": "-".join(map(str, event.span or ())),
    }
    return {column: others[column] if column in others else str(getattr(event, column)) for column in COLUMNS}
