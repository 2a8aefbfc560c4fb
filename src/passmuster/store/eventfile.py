"""Event tables: CSV to events and back.

Required columns: ``date, source_actor, target_actor, event, claimant, claimant_group``. Optional: ``event_id, score,
event_mode, status, via, url, note, report_id, span, cue, rule``. Without an ``event_id`` the rows are counted: e001,
e002 and so on, past those that other rows have; without a ``score`` an event counts what its type and mode do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from passmuster.ledger.event import Event
from passmuster.ledger.event_scores import score_of
from passmuster.ledger.synonyms import implied_cue, implied_mode, is_only_announced, meant
from passmuster.ledger.vocabulary import EVENT_MODES, GROUPS, EventStatus, EventType
from passmuster.store import cells
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of, write_table
from passmuster.store.textfile import read_text

if TYPE_CHECKING:
    from passmuster.ledger.entry import Content

__all__ = ["COLUMNS", "cells_of_event", "counted", "events_of_rows", "parse_events", "take_events",
           "take_unnamed_events", "write_events"]  # fmt: skip

NOBODY: Final[Mapping[str, Content | None]] = MappingProxyType({})

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
    return counted(take_unnamed_events(path, intake, groups=groups))


def take_unnamed_events(path: Path, intake: Intake, *, groups: Collection[str] | None = GROUPS) -> tuple[Event, ...]:
    """The same, with an empty id where the row has none: for whoever knows which ids are taken elsewhere."""
    text = read_text(path, intake)
    return () if text is None else _unnamed(_rows(text, str(path), intake), groups)


def parse_events(text: str, file: str, intake: Intake, *, groups: Collection[str] | None = GROUPS) -> tuple[Event, ...]:
    """Events of a table's text; `file` names it in messages. Rows with faults are left out."""
    return events_of_rows(_rows(text, file, intake), groups=groups)


def events_of_rows(rows: Sequence[Row], *, groups: Collection[str] | None = GROUPS) -> tuple[Event, ...]:
    """Events of a table's rows, those with faults left out."""
    return counted(_unnamed(rows, groups))


def _rows(text: str, file: str, intake: Intake) -> Sequence[Row]:
    return rows_of(text, file, intake, required=REQUIRED, optional=OPTIONAL)


def _unnamed(rows: Sequence[Row], groups: Collection[str] | None) -> tuple[Event, ...]:
    _refuse_repeated_ids(rows)
    events = (_event(row, groups) for row in rows)
    return tuple(event for event in events if event is not None)


def counted(events: Sequence[Event], taken: Mapping[str, Content | None] = NOBODY) -> tuple[Event, ...]:
    """Events with those that have no id counted by their place: e001, e002 and so on.

    `taken` holds what stands under ids that are in use elsewhere, None where nothing does any more: an event that
    stands there is found again under its id, and a number whose id another one has is passed over.
    """
    own = {event.event_id for event in events}
    found = {frozenset(content.items()): name for name, content in taken.items() if content is not None}
    named: list[Event] = []
    number = 0
    for event in events:
        number += 1
        name = event.event_id or found.pop(_content(event), "")
        while not name:
            guess = f"e{number:03d}"
            name, number = ("", number + 1) if guess in own or guess in taken else (guess, number)
        named.append(event if event.event_id else replace(event, event_id=name))
    return tuple(named)


def _content(event: Event) -> frozenset[tuple[str, str]]:
    """The filled cells of an event but its id, as a ledger keeps them."""
    return frozenset((column, cell) for column, cell in cells_of_event(event).items() if cell and column != "event_id")


def _refuse_repeated_ids(rows: Iterable[Row]) -> None:
    """Put every event_id that was used on an earlier row on record."""
    first: dict[str, str] = {}
    for row in rows:
        event_id = row.text("event_id")
        if event_id and event_id in first:
            remedy = f"It stands on {first[event_id]} already; give this row an id of its own."
            row.refuse("event_id", "an event_id must be used once", found=f"'{event_id}' again", remedy=remedy)
        first.setdefault(event_id, row.place)


def _event(row: Row, groups: Collection[str] | None) -> Event | None:
    """The event of a row, or None after faults."""
    before = row.intake.n_faults
    days, score = cells.days(row, "date"), cells.number(row, "score", low=-10, high=10)
    cells.filled(row, "date")
    kind = cells.choice(row, "event", EventType)
    mode = _mode(row, kind)
    event = Event(
        event_id=row.text("event_id"),
        date=days[-1] if days else date.min,
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
        cue=row.text("cue") or implied_cue(row.text("event")),
        rule=row.text("rule"),
    )
    return event if row.intake.n_faults == before else None


def _mode(row: Row, kind: EventType) -> str:
    """The PLOVER mode, which must be one of the event's type; without one, what the word for the type says of it."""
    if not row.text("event_mode") or meant(row.text("event"), tuple(EventType)) is None:
        return row.text("event_mode") or implied_mode(row.text("event"))
    modes = EVENT_MODES[kind]
    remedy = f"These are the modes of {kind}." if modes else f"{kind} has no modes: leave the cell empty."
    if kind == EventType.RETREAT and is_only_announced(row.text("event_mode")):
        remedy += " A withdrawal that is only announced is CONCEDE, with the day by which they leave in its note."
    return cells.word(row, "event_mode", modes, remedy=remedy)


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
