"""Entries: what was read in dated articles, as claims and events of a ledger."""

import re
from dataclasses import replace
from typing import Final

from passmuster.assembly.act_notes import day_of, note_of
from passmuster.assembly.casting import Roles
from passmuster.assembly.dating import DatedReading, days_of_reading
from passmuster.assembly.forces import force_id
from passmuster.assembly.last_ones import STAYED
from passmuster.assembly.meant import is_all_there, mode_of, quantity_of
from passmuster.assembly.reach import FLOORED
from passmuster.ledger import Claim, Event
from passmuster.ledger.vocabulary import Bound, EventStatus, EventType, Mode, Quantity
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.read_event import ReadEvent

__all__ = ["claims_in", "events_in", "named_claimant"]

SHARE: Final = re.compile(
    r"%|\bper ?cent\b|\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|in (?:ten|four|five))\b", re.IGNORECASE
)
"""How a number is told as a part of another: what the reader then gives was worked out, and not said."""


def claims_in(dated: list[DatedReading], roles: Roles) -> list[Claim]:
    """A claim of the ledger for each claim read, with ids in the order of the texts."""
    read = [(item, claim) for item in dated for told in item.reading.claims for claim in _with_those_there(item, told)]
    width = max(3, len(str(len(read))))
    return [_claim(f"a{n:0{width}}", item, claim, roles) for n, (item, claim) in enumerate(read, start=1)]


def _with_those_there(item: DatedReading, read: ReadClaim) -> list[ReadClaim]:
    """A claim, and that all of its men are still there where they are told to go home, if nothing else tells it."""
    told = {(claim.actor, claim.quantity) for claim in item.reading.claims}
    if (read.actor, Quantity.PRESENT) in told or not is_all_there(read, item.document.text, item.said_on):
        return [read]
    return [read, replace(read, quantity=Quantity.PRESENT, mode=Mode.ASSERTED, as_of="", time=None, scope="total")]


def _claim(claim_id: str, item: DatedReading, read: ReadClaim, roles: Roles) -> Claim:
    quantity = quantity_of(read, item.document.text)
    mode = mode_of(read, item.document.text, item.said_on)
    days = days_of_reading(replace(read, quantity=quantity, mode=mode), item.said_on)
    return Claim(
        claim_id=claim_id,
        said_on=item.said_on,
        subject=force_id(read, roles.partner),
        quantity=quantity,
        bound=Bound(read.bound),
        mode=mode,
        claimant=named_claimant(read.claimant, item.document.outlet),
        claimant_group=_group(read, roles),
        low=read.low,
        high=read.high,
        point=read.point,
        as_of_start=days.start,
        as_of_end=days.end,
        horizon=days.horizon,
        relay=read.relay,
        measures=tuple((Quantity(measure), weight) for measure, weight in read.measures),
        outlet=item.document.outlet,
        url=item.document.url,
        note="; ".join(
            part for part in (_stayed(read), _as_said(item, read), read.measures_reason, _reach(read)) if part
        ),
        report_id=item.document.document_id,
        span=read.span,
        cue=read.cue,
        rule=read.rule,
    )


def _as_said(item: DatedReading, read: ReadClaim) -> str:
    """The words of a number that nobody said in figures: a vague word, or a share of another number; else empty."""
    if read.vague:
        return f"verbal: '{read.vague}'"
    spans = [(start, end) for role, start, end in read.marks if role == "number"]
    words = " ".join(" ".join(item.document.text[start:end].split()) for start, end in spans)
    return f"derived: '{words}'" if SHARE.search(words) else ""


def _stayed(read: ReadClaim) -> str:
    """That a number is of those who stayed where the others have left, where it is; else empty."""
    return STAYED if read.rule.endswith(f";{STAYED}") else ""


def _reach(read: ReadClaim) -> str:
    """That a number is told as it was said and weighed as the least of the whole, where it is; else empty."""
    return FLOORED if read.rule.endswith(f";{FLOORED}") else ""


def named_claimant(claimant: str, outlet: str) -> str:
    """The claimant by a name: where a text names nobody, its outlet, or "the article" where that is not known."""
    return outlet or "the article" if claimant == "article" else claimant


def _group(read: ReadClaim, roles: Roles) -> str:
    """The source group; a state of the case without a group of its own gets one by its code."""
    if read.claimant_group == "OTHER" and read.claimant_actor in roles.codes:
        return read.claimant_actor
    return read.claimant_group or "OTHER"


def events_in(dated: list[DatedReading]) -> list[Event]:
    """An event of the ledger for each event read, with ids in the order of the texts.

    What an article tells again of the same day is one event, unless its words may tell another part of it, or a day.
    """
    read = list(dict.fromkeys(_event("", item, event) for item in dated for event in item.reading.events))
    once = {(e.report_id, e.date, e.source_actor, e.target_actor, e.event, e.status, e.note): e for e in reversed(read)}
    kept = [event for event in read if event in set(once.values())]
    width = max(3, len(str(len(kept))))
    return [replace(event, event_id=f"e{n:0{width}}") for n, event in enumerate(kept, start=1)]


def _event(event_id: str, item: DatedReading, read: ReadEvent) -> Event:
    return Event(
        event_id=event_id,
        date=day_of(read, item.document.text, item.said_on),
        source_actor=read.source_actor,
        target_actor=read.target_actor,
        event=EventType(read.event),
        score=read.score,
        claimant=named_claimant(read.claimant, item.document.outlet),
        claimant_group=read.claimant_group,
        event_mode=read.event_mode,
        status=EventStatus(read.status),
        relay=read.relay,
        url=item.document.url,
        report_id=item.document.document_id,
        span=read.span,
        note=note_of(read, item.document.text),
        cue=read.cue,
        rule=read.rule,
    )
