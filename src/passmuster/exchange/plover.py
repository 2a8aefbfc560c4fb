"""Events as PLOVER JSON lines, and back: one object a line, with `id`, `date`, `actor`, `recipient`, `event`, `mode`.

What PLOVER has no field for stands under `passmuster`, cell by cell; lines of others are read without it, and each
combination of their several actors, recipients and types becomes an event of its own. The score is that of the type and
mode where a line gives none (github.com/openeventdata/PLOVER).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any, Final

from passmuster.exchange.carried import Cells
from passmuster.ledger.actors import actor_code
from passmuster.ledger.event import Event
from passmuster.ledger.event_scores import score_of
from passmuster.ledger.vocabulary import EVENT_MODES, EventType
from passmuster.store.eventfile import cells_of_event

__all__ = ["cells_of_plover", "plover_line", "plover_lines"]

OWN: Final = "passmuster"


def plover_lines(events: Iterable[Event]) -> Iterator[str]:
    """A line for each event, with its line end."""
    return map(plover_line, events)


def plover_line(event: Event) -> str:
    """One event as one line; letters stay as they are."""
    record: dict[str, Any] = {
        "id": event.event_id,
        "date": event.date.isoformat(),
        "actor": [{"code": event.source_actor}],
        "recipient": [{"code": event.target_actor}],
        "event": [str(event.event)],
        "mode": [event.event_mode] if event.event_mode else [],
        "context": [],
        "text_info": {"text": event.note} if event.note else {},
        "cite_info": {"publisher": event.claimant, "url": event.url},
        OWN: {column: cell for column, cell in cells_of_event(event).items() if cell},
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def cells_of_plover(record: Mapping[str, Any]) -> list[Cells]:
    """The rows of one line; empty where it names no actor, recipient or type that is known here."""
    own = record.get(OWN)
    if isinstance(own, Mapping):
        return [{str(column): str(cell) for column, cell in own.items()}]
    pairs = product(_codes(record.get("actor")), _codes(record.get("recipient")), _types(record))
    cite, text = (_object(record.get(name)) for name in ("cite_info", "text_info"))
    rows = [
        {
            "date": str(record.get("date", ""))[:10], "source_actor": source, "target_actor": target,
            "event": kind, "event_mode": mode, "score": str(score_of(EventType(kind), mode)),
            "claimant": str(cite.get("publisher") or "not named"), "claimant_group": "MEDIA",
            "url": str(cite.get("url", "")), "note": " ".join(str(text.get("text", "")).split())[:300],
        }
        for source, target, (kind, mode) in pairs
        if source != target
    ]  # fmt: skip
    name = str(record.get("id", ""))
    return [{"event_id": f"{name}-{place}" if len(rows) > 1 else name, **row} for place, row in enumerate(rows, 1)]


def _codes(actors: Any) -> list[str]:
    """The codes of actors, given as texts or as objects with a code or a name; those not known are left out."""
    found: dict[str, None] = {}
    for one in actors if isinstance(actors, list) else [actors]:
        for name in (one.get("code"), one.get("name"), one.get("country")) if isinstance(one, Mapping) else (one,):
            if name and (code := actor_code(str(name))):
                found[code] = None
                break
    return list(found)


def _types(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each PLOVER type of a line with the mode that belongs to it."""
    kinds = [str(kind).upper() for kind in _list(record.get("event"))]
    modes = [str(mode).lower() for mode in _list(record.get("mode"))]
    known = [kind for kind in kinds if kind in EventType.__members__]
    return [(kind, next((mode for mode in modes if mode in EVENT_MODES[EventType(kind)]), "")) for kind in known]


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
