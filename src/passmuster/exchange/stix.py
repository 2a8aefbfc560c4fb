"""A case as a STIX 2.1 bundle, and back.

Who speaks is an identity, a force is an identity of the class `group`, a claim is a note about the force, a document
and the case are reports. What STIX has no word for (bounds, windows, events) stands in one extension of ours, cell by
cell, so that a bundle makes the same case again; other programs read the notes and pass the extension over.

A claim's credibility from 1 to 5 is its `confidence`, 90 to 10; 6, which nobody judged, leaves the property out. A
source's reliability from A to E is a label of its identity, F none (STIX 2.1, Appendix A, and the Admiralty code).
"""

import base64
import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final

from passmuster.exchange.carried import Carried, FolderContent
from passmuster.ledger.claim import Claim
from passmuster.ledger.event import Event
from passmuster.ledger.report import Report
from passmuster.store.claimfile import cells_of_claim
from passmuster.store.eventfile import cells_of_event
from passmuster.wording.numbers import claimed_words
from passmuster.wording.quantities import quantity_noun

__all__ = ["CONFIDENCE", "EXTENSION", "content_of_bundle", "stix_bundle"]

CONFIDENCE: Final = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
"""Digit of a claim's credibility to STIX confidence; 6 has none."""

EXTENSION: Final = "extension-definition--2f6f3c1e-6d0b-4f5e-9a57-0c4b6f1f7d21"
"""The name of our extension; it never changes."""

EPOCH: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""When objects that carry no day of their own are said to have been made: STIX has no empty time."""

Object = dict[str, Any]


def stix_bundle(carried: Carried) -> str:
    """The bundle as JSON text; the same case gives the same bytes."""
    objects = list(_objects(carried))
    bundle = {"type": "bundle", "id": _id("bundle", json.dumps(objects, sort_keys=True)), "objects": objects}
    return json.dumps(bundle, ensure_ascii=False, indent=1) + "\n"


def content_of_bundle(bundle: Mapping[str, Any]) -> FolderContent | None:
    """The plain folder of a bundle that we wrote; None for another one.

    Objects of others in it are passed over.
    """
    ours: list[Object] = [found for one in bundle.get("objects", ()) if (found := _extension_of(one)) is not None]
    case = next((one["case_text"] for one in ours if "case_text" in one), None)
    if case is None:
        return None
    return FolderContent(
        case_text=case,
        claims=[one["claim"] for one in ours if "claim" in one],
        events=[one["event"] for one in ours if "event" in one],
        documents=[(one["file"], base64.b64decode(one["base64"])) for one in ours if "base64" in one],
    )


def _extension_of(one: Any) -> Object | None:
    extensions = one.get("extensions") if isinstance(one, Mapping) else None
    own = extensions.get(EXTENSION) if isinstance(extensions, Mapping) else None
    return own if isinstance(own, dict) else None


# Objects --------------------------------------------------------------------------------------------------------------


def _objects(carried: Carried) -> Iterator[Object]:
    case, ledger = carried.ledger.case, carried.ledger
    program = _identity("passmuster", "system", "passmuster")
    yield program
    yield _definition(program["id"])
    letters = dict(ledger.ratings)
    speakers = {claim.claimant: claim.claimant_group for claim in ledger.claims}
    speakers |= {event.claimant: event.claimant_group for event in ledger.events}
    for name, group in speakers.items():
        yield _speaker(name, group, letters.get(name) or letters.get(group))
    forces = {force.force_id: _identity(f"force {force.force_id}", "group", force.name) for force in case.forces}
    subjects = {claim.subject for claim in ledger.claims} - forces.keys()
    forces |= {name: _identity(f"force {name}", "group", name) for name in sorted(subjects)}
    yield from forces.values()
    notes = [_note(claim, forces[claim.subject], carried.credibility) for claim in ledger.claims]
    yield from notes
    about = _identity(f"case {case.case_id}", "unknown", case.title or case.case_id)
    yield about
    yield from (_deed(event, about["id"]) for event in ledger.events)
    documents = dict(carried.documents)
    reports = {report.report_id: report for report in ledger.reports}
    for file, content in documents.items():
        yield _document(file, content, reports.get(Report.identity(content)), about["id"])
    refs = [note["id"] for note in notes] or [about["id"]]
    yield _case(carried, refs, program["id"])


def _definition(maker: str) -> Object:
    return _object("extension-definition", EXTENSION, EPOCH) | {
        "created_by_ref": maker, "name": "passmuster case",
        "description": "The cells of a claim or an event, the bytes of a document, or the text of a case file.",
        "schema": "`claim` and `event` map a column of claims.csv or events.csv to its cell; `base64` holds the bytes "
                  "of the document `file`; `case_text` is the text of case.toml; `discretion` counts what was kept "
                  "back about people, or says why nothing was.",
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }  # fmt: skip


def _identity(key: str, kind: str, name: str) -> Object:
    return _object("identity", _id("identity", key), EPOCH) | {"name": name or "unnamed", "identity_class": kind}


def _speaker_id(name: str) -> str:
    return _id("identity", f"speaker {name}")


def _speaker(name: str, group: str, letter: str | None) -> Object:
    one = _identity(f"speaker {name}", "unknown", name) | {"roles": [group]}
    return one | ({"labels": [f"admiralty-scale:source-reliability={letter.lower()}"]} if letter else {})


def _note(claim: Claim, force: Object, credibility: Mapping[str, str]) -> Object:
    """A claim as a note about its force."""
    text = f"{force['name']}: {claimed_words(claim)} {quantity_noun(claim.quantity)}"
    moment = claim.recorded_at or _made(claim.said_on)
    note = _told(f"claim {claim.claim_id}", moment, _speaker_id(claim.claimant), [force["id"]], text,
                 {"claim": _filled(cells_of_claim(claim))})  # fmt: skip
    source: Object = {"source_name": claim.outlet or claim.claimant, "description": claim.note}
    source |= {"url": claim.url} if claim.url else {"external_id": claim.claim_id}
    confidence = CONFIDENCE.get(credibility.get(claim.claim_id, "6"))
    return note | {
        "abstract": text, "authors": [claim.claimant],
        "external_references": [{key: value for key, value in source.items() if value}],
        **({} if confidence is None else {"confidence": confidence}),
    }  # fmt: skip


def _deed(event: Event, about: str) -> Object:
    """An event as a note about the case."""
    text = f"{event.source_actor} to {event.target_actor}: {event.event}"
    cells = {"event": _filled(cells_of_event(event))}
    return _told(f"event {event.event_id}", _made(event.date), _speaker_id(event.claimant), [about], text, cells)


def _told(key: str, moment: datetime, by: str, about: list[str], text: str, cells: Object) -> Object:
    return _object("note", _id("note", key), moment) | {
        "created_by_ref": by, "content": text, "object_refs": about, "extensions": _extended(cells),
    }  # fmt: skip


def _document(file: str, content: bytes, report: Report | None, about: str) -> Object:
    day = report.published_on if report is not None and report.published_on else None
    name = (report.title if report is not None else "") or file
    return _object("report", _id("report", hashlib.sha256(content).hexdigest()), EPOCH) | {
        "name": name, "published": _time(_made(day) if day else EPOCH), "object_refs": [about],
        "extensions": _extended({"file": file, "base64": base64.b64encode(content).decode("ascii")}),
    }  # fmt: skip


def _case(carried: Carried, refs: list[str], maker: str) -> Object:
    case, day = carried.ledger.case, carried.ledger.last_day
    return _object("report", _id("report", f"case {case.case_id}"), EPOCH) | {
        "created_by_ref": maker, "name": case.title or case.case_id,
        "published": _time(_made(day) if day else EPOCH), "object_refs": refs,
        "extensions": _extended({"case_text": carried.case_text, **_kept_back(carried.discretion)}),
    }  # fmt: skip


def _kept_back(discretion: Mapping[str, str]) -> Object:
    return {"discretion": _filled(discretion)} if discretion else {}


def _object(kind: str, name: str, moment: datetime) -> Object:
    made = _time(moment)
    return {"type": kind, "spec_version": "2.1", "id": name, "created": made, "modified": made}


def _extended(cells: Object) -> Object:
    return {EXTENSION: {"extension_type": "property-extension", **cells}}


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {column: cell for column, cell in cells.items() if cell}


def _id(kind: str, key: str) -> str:
    """A name that follows from what the object is about, in the shape that STIX asks of names."""
    digest = hashlib.sha256(f"passmuster {kind} {key}".encode("utf-8", "surrogatepass")).digest()
    return f"{kind}--{uuid.UUID(bytes=digest[:16], version=4)}"


def _made(day: date) -> datetime:
    return datetime.combine(day, time(0), UTC)


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
