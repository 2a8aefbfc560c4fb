"""Event tables that others keep, read as events and claims of a case: UCDP GED, ACLED, POLECAT, and PLOVER lines.

A row becomes an event where both its sides are known here and one of them is the case's partner, principal or an
opponent. Known are states, the armed groups of `ledger/actors.toml`, and the case's own groups.
The dead that GED counts for a side become a claim where that side has a force in the case: its own soldiers, in the
days that the row speaks of. What is passed over is counted and told. Rows keep the table's own ids, so that a later
version of it adds what is new and tells what has changed.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from passmuster.exchange.carried import Cells
from passmuster.exchange.plover import cells_of_plover
from passmuster.exchange.table_actors import table_actor, table_country
from passmuster.findings.discretion import WITHHELD, is_small
from passmuster.ledger import Case
from passmuster.ledger.event_scores import score_of
from passmuster.ledger.vocabulary import EVENT_MODES, EventType
from passmuster.plainjson import json_value

__all__ = ["EventTable", "TableKind", "event_table_kind", "read_event_table"]


class TableKind(StrEnum):
    """Whose table it is."""

    GED = "UCDP GED"
    ACLED = "ACLED"
    POLECAT = "POLECAT"
    PLOVER = "PLOVER"


COLUMNS: Final = {
    TableKind.GED: {"side_a", "side_b", "deaths_a", "deaths_b", "date_start", "date_end"},
    TableKind.ACLED: {"event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "actor2"},
    TableKind.POLECAT: {"event id", "event date", "event type", "event mode", "actor country", "recipient country"},
}
"""Columns by which a table is known, whatever stands beside them and in whatever order."""

NAMES: Final = {TableKind.GED: ("side_a", "side_b"), TableKind.ACLED: ("actor1", "actor2")}
"""Columns that name the two sides of a row in words."""
MOST_STRANGERS: Final = 3
"""Unknown names that are told."""

LONGEST_NOTE: Final = 300
"""Letters of a row's own words that are kept."""


@dataclass(frozen=True, slots=True)
class EventTable:
    """Rows of claims and of events, each with its line in the file, and how many rows speak of others."""

    claims: tuple[tuple[int, Cells], ...]
    events: tuple[tuple[int, Cells], ...]
    passed_over: int
    strangers: tuple[tuple[str, int], ...] = ()
    """Names in rows about somebody of the case that nobody here knows, each with how often, the most frequent first."""


def event_table_kind(text: str) -> TableKind | None:
    """Whose table a file's text is, by its first line; None for another one."""
    first = _first_line(text)
    if first.startswith("{"):
        try:
            record = json_value(first)
        except ValueError:
            return None
        return TableKind.PLOVER if isinstance(record, dict) and {"actor", "event", "date"} <= record.keys() else None
    try:
        names = {name.strip().casefold() for name in next(_lines(text), [])}
    except csv.Error:
        return None
    return next((kind for kind, columns in COLUMNS.items() if columns <= names), None)


def read_event_table(text: str, kind: TableKind, case: Case) -> EventTable:
    """What a table says of the three that a case is about.

    Raises
    ------
    ValueError
        Where a line of PLOVER is no JSON object, or a table is no well-formed CSV.
    """
    about = {actor for actor in (case.partner, case.principal, *case.opponents) if actor}
    strangers: Counter[str] = Counter()
    claims: list[tuple[int, Cells]] = []
    events: list[tuple[int, Cells]] = []
    passed_over = 0
    for line, record in _records(text, kind):
        rows = EVENTS_OF[kind](record, case.groups)
        told = [row for row in rows if {row["source_actor"], row["target_actor"]} & about]
        events += [(line, row) for row in told]
        claims += [(line, row) for row in (_claims_of_ged(record, case) if kind is TableKind.GED else ())]
        passed_over += not told
        strangers.update(_strangers(record, kind, about, case) if not rows else ())
    return EventTable(tuple(claims), tuple(events), passed_over, tuple(strangers.most_common(MOST_STRANGERS)))


def _strangers(record: Mapping[str, Any], kind: TableKind, about: Collection[str], case: Case) -> list[str]:
    """Whom a row names beside somebody of the case and nobody here knows."""
    names = [str(record.get(column, "")).strip() for column in NAMES.get(kind, ())]
    codes = [table_actor(name, case.groups) for name in names]
    return [name for name, code in zip(names, codes, strict=True) if name and not code] if about & set(codes) else []


def _delimiter(first: str) -> str:
    return "\t" if first.count("\t") > first.count(",") else ","


def _lines(text: str) -> Any:
    """The lines of a table as the standard library reads them; only a line feed or a carriage return ends one."""
    plain = io.StringIO(text.lstrip("\ufeff"), newline="")
    return csv.reader(plain, delimiter=_delimiter(_first_line(text)))


def _first_line(text: str) -> str:
    return re.split(r"[\r\n]", text.lstrip("\ufeff"), maxsplit=1)[0]


def _records(text: str, kind: TableKind) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each record with the line it ends on, columns by their names in small letters."""
    if kind is TableKind.PLOVER:
        for line, written in enumerate(text.splitlines(), start=1):
            if written.strip():
                yield line, _object(written, line)
        return
    reader = _lines(text)
    names = [name.strip().casefold() for name in next(reader, [])]
    try:
        for record in reader:
            if record:
                cells = dict(zip(names, (cell.strip() for cell in record), strict=False))
                yield reader.line_num, dict.fromkeys(names, "") | cells
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from None


def _object(written: str, line: int) -> dict[str, Any]:
    """Raises `ValueError`, naming the line, where it is no JSON object."""
    try:
        record = json_value(written)
    except ValueError as error:
        raise ValueError(f"line {line}: {error}") from None
    if not isinstance(record, dict):
        raise ValueError(f"line {line}: no object")
    return record


# What they did ----------------------------------------------------------------------------------------------------

ACLED_TYPES: Final[Mapping[str, tuple[EventType, str]]] = {
    "armed clash": (EventType.ASSAULT, "firearms"),
    "government regains territory": (EventType.ASSAULT, ""),
    "non-state actor overtakes territory": (EventType.ASSAULT, ""),
    "air/drone strike": (EventType.ASSAULT, "aerial"),
    "shelling/artillery/missile attack": (EventType.ASSAULT, "heavy-weapons"),
    "remote explosive/landmine/ied": (EventType.ASSAULT, "explosives"),
    "grenade": (EventType.ASSAULT, "explosives"),
    "suicide bomb": (EventType.ASSAULT, "suicide-attack"),
    "chemical weapon": (EventType.ASSAULT, "unconventional"),
    "attack": (EventType.ASSAULT, ""),
    "abduction/forced disappearance": (EventType.ASSAULT, "abduct"),
    "sexual violence": (EventType.ASSAULT, "sexual"),
    "peaceful protest": (EventType.PROTEST, "demo"),
    "protest with intervention": (EventType.PROTEST, "demo"),
    "violent demonstration": (EventType.PROTEST, "riot"),
    "mob violence": (EventType.PROTEST, "riot"),
    "agreement": (EventType.AGREE, ""),
    "arrests": (EventType.COERCE, "arrest"),
    "looting/property destruction": (EventType.COERCE, "seize"),
}
"""Sub-type of ACLED to PLOVER type and mode; those that say nothing of what one side did to another are left out."""


def _events_of_ged(record: Mapping[str, str], own: Sequence[str] = ()) -> list[Cells]:
    best, low, high = (_count_told(record.get(name, "?")) for name in ("best", "low", "high"))
    dead = f"{best} dead" if best == low == high else f"{best} dead ({low} to {high})"
    note = "; ".join(part for part in (record.get("where_coordinates", ""), dead) if part)
    sides = table_actor(record["side_a"], own), table_actor(record["side_b"], own)
    name, day = f"ucdp-{record.get('id', '')}", record["date_start"]
    claimant = record.get("source_original") or "UCDP"
    return _event(name, day, sides, (EventType.ASSAULT, ""), claimant=claimant, note=note)


def _count_told(written: str) -> str:
    """A count of dead as the note of an event tells it: of few people no more than that; notes are told everywhere."""
    is_few = written.isdecimal() and is_small(float(written))
    return WITHHELD if is_few else written


def _events_of_acled(record: Mapping[str, str], own: Sequence[str] = ()) -> list[Cells]:
    kind = ACLED_TYPES.get(record["sub_event_type"].casefold())
    sides = table_actor(record["actor1"], own), table_actor(record["actor2"], own)
    if kind is None:
        return []
    note = f"{record['sub_event_type']}, {record.get('location', '')}: {record.get('notes', '')}"
    claimant = record.get("source") or "ACLED"
    name = f"acled-{record['event_id_cnty']}"
    return _event(name, record["event_date"], sides, kind, claimant=claimant, note=note)


def _events_of_polecat(record: Mapping[str, str], own: Sequence[str] = ()) -> list[Cells]:
    written = record["event type"].upper()
    if written not in EventType.__members__:
        return []
    kind, mode = EventType(written), record["event mode"].casefold()
    mode = mode if mode in EVENT_MODES[kind] else ""
    sides = table_country(record, "actor", own), table_country(record, "recipient", own)
    note = f"{record.get('actor name', '')} to {record.get('recipient name', '')}"
    claimant = record.get("source") or "POLECAT"
    name = f"polecat-{record['event id']}"
    return _event(name, record["event date"], sides, (kind, mode), claimant=claimant, note=note)


def _event(
    name: str, day: str, sides: tuple[str, str], kind: tuple[EventType, str], *, claimant: str, note: str
) -> list[Cells]:
    """The row of one event; none where a side is not known, or both are one."""
    source, target = sides
    if not source or not target or source == target:
        return []
    return [{
        "event_id": name, "date": _day(day), "source_actor": source, "target_actor": target, "event": str(kind[0]),
        "event_mode": kind[1], "score": f"{score_of(*kind):g}", "claimant": " ".join(claimant.split()),
        "claimant_group": "OTHER", "note": " ".join(note.split())[:LONGEST_NOTE],
    }]  # fmt: skip


def _claims_of_ged(record: Mapping[str, str], case: Case) -> Iterable[Cells]:
    """The dead of each side that has a force of its own in the case."""
    for side in ("a", "b"):
        code, dead = table_actor(record[f"side_{side}"], case.groups), record[f"deaths_{side}"]
        force = next((force.force_id for force in case.forces if code and force.actor == code), None)
        if force is not None and dead not in {"", "0"}:
            first, last = _day(record["date_start"]), _day(record["date_end"])
            yield {
                "claim_id": f"ucdp-{record.get('id', '')}-{side}", "reported_on": last, "as_of_start": first,
                "as_of_end": last, "subject": force, "quantity": "killed", "point": dead, "bound": "about",
                "mode": "estimated", "claimant": "UCDP", "claimant_group": "OTHER",
                "outlet": record.get("source_office", ""), "note": record.get("where_coordinates", ""),
            }  # fmt: skip


DAYS: Final = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y")


def _day(written: str) -> str:
    """A day in ISO form where it is written as these tables write it; else as it stands, for the door to judge."""
    plain = written.strip().partition(" 00:00")[0].partition("T")[0]
    for form in DAYS:
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return plain


EVENTS_OF: Final[Mapping[TableKind, Callable[[Mapping[str, Any], Sequence[str]], list[Cells]]]] = {
    TableKind.GED: _events_of_ged,
    TableKind.ACLED: _events_of_acled,
    TableKind.POLECAT: _events_of_polecat,
    TableKind.PLOVER: lambda record, _: cells_of_plover(record),
}
"""Whose table to what reads a record of it, told the case's own groups."""
