"""What a ledger keeps of each thing, and the thing made of it again.

Claims and events are kept as the filled cells of their rows, so that a ledger and a table are read by the same rules
and nothing is lost on the way between them. A document is kept as the text of its bytes, or in base64 where they are
no UTF-8, so that its identity, the hash of its bytes, can be worked out anew.
"""

import base64
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from passmuster.ledger.claim import Claim
from passmuster.ledger.entry import Act, Content, Deed, ThingKind
from passmuster.ledger.event import Event
from passmuster.ledger.report import Report
from passmuster.store.claimfile import cells_of_claim, claims_of_rows
from passmuster.store.eventfile import cells_of_event, events_of_rows
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import StandingThing
from passmuster.store.reportfile import parse_report
from passmuster.store.table import Row

__all__ = ["CASE_NAME", "addition", "bytes_of", "case_act", "claim_act", "claim_content", "claims_of", "event_act",
           "events_of", "report_act", "report_of"]  # fmt: skip

CASE_NAME: Final = "case.toml"
"""The name of the case file among the things of a ledger."""


def claim_act(claim: Claim) -> Act:
    """A claim to be added."""
    return addition(ThingKind.CLAIM, *claim_content(claim))


def claim_content(claim: Claim) -> tuple[str, Content]:
    """A claim's id, and what is kept of it."""
    return _named("claim_id", cells_of_claim(claim))


def event_act(event: Event) -> Act:
    """An event to be added."""
    return addition(ThingKind.EVENT, *_named("event_id", cells_of_event(event)))


def addition(kind: ThingKind, name: str, content: Content) -> Act:
    """A thing to be added."""
    return Act(deed=Deed.ADD, kind=kind, name=name, after=content)


def _named(key: str, cells: dict[str, str]) -> tuple[str, Content]:
    """The name among the cells of a row, and the other cells that are filled."""
    name = cells.pop(key)
    return name, {column: cell for column, cell in cells.items() if cell}


def report_act(file: str, content: bytes, report: Report) -> Act:
    """A document to be added, named by its hash."""
    return Act(deed=Deed.ADD, kind=ThingKind.REPORT, name=report.report_id, after=_document(file, content))


def case_act(content: bytes) -> Act:
    """The case file to be added."""
    return Act(deed=Deed.ADD, kind=ThingKind.CASE, name=CASE_NAME, after=_document(CASE_NAME, content))


def _document(file: str, content: bytes) -> Content:
    try:
        return {"file": file, "text": content.decode("utf-8")}
    except UnicodeDecodeError:
        return {"file": file, "base64": base64.b64encode(content).decode("ascii")}


def bytes_of(document: Content) -> bytes:
    """The bytes of a document that is kept."""
    return document["text"].encode("utf-8") if "text" in document else base64.b64decode(document["base64"])


def claims_of(
    kept: Iterable[StandingThing],
    place: str,
    intake: Intake,
    *,
    forces: Collection[str] | None = None,
    groups: Collection[str] | None = (),
) -> tuple[Claim, ...]:
    """Claims of what stands of them, each with the moment it first came on record; faults are left with the intake.

    A moment that the claim's own row gives stays: it was set by whoever recorded the claim before it came here.
    """
    kept = list(kept)
    if not kept:
        intake.remark(f"{place}: the ledger holds no claims yet: put some in with passmuster add CASE CLAIMS.csv")
        return ()
    rows = [Row(place, one.number, {"point": "", **one.content, "claim_id": one.name}, intake, "entry") for one in kept]
    claims = claims_of_rows(rows, place, intake, forces=forces, groups=groups)
    moments = {one.name: one.first_recorded_at for one in kept}
    return tuple(
        claim if claim.recorded_at is not None else replace(claim, recorded_at=moments[claim.claim_id])
        for claim in claims
    )


def events_of(
    kept: Iterable[StandingThing], place: str, intake: Intake, *, groups: Collection[str] | None = ()
) -> tuple[Event, ...]:
    """Events of what stands of them; faults are left with the intake."""
    rows = [Row(place, one.number, {**one.content, "event_id": one.name}, intake, "entry") for one in kept]
    return events_of_rows(rows, groups=groups)


def report_of(kept: StandingThing, place: str, intake: Intake) -> Report | None:
    """The report of a document that stands, captured when it came on record where it does not say; None after a fault.

    A document whose bytes no longer have the hash that names it is a fault.
    """
    content = bytes_of(kept.content)
    report = parse_report(content, f"{place}, {kept.content['file']}", intake)
    if report is not None and report.report_id != kept.name:
        remedy = "Run passmuster verify; the ledger was changed behind its back."
        intake.refuse(place, "a report is named by the hash of its bytes", found=report.report_id, remedy=remedy,
                      row=kept.number, unit="entry")  # fmt: skip
        return None
    if report is None or report.captured_at is not None:
        return report
    return replace(report, captured_at=kept.first_recorded_at)
