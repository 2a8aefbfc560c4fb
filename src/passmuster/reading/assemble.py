"""Assemble: a case and its ledger from nothing but articles.

An article does not say what a case file says: whose war it is, when week 0 was, which day a number holds for. All of
that is supplied here by rule, and every rule that was used leaves a sentence in `Case.assumptions`, which the briefing
prints. Nothing is taken from the clock of the machine or from the dates of files: the same bytes make the same ledger.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from passmuster.errors import BadInput, Fault
from passmuster.ledger import Case, Claim, Event, Force, Ledger, Side
from passmuster.ledger.actors import actor_adjective, actor_name
from passmuster.ledger.vocabulary import GROUPS, Bound, EventStatus, EventType, ForceKind, Mode, Quantity
from passmuster.reading.casting import Roles, cast_roles
from passmuster.reading.claims import ReadClaim
from passmuster.reading.documents import Document, open_documents
from passmuster.reading.events import ReadEvent
from passmuster.reading.reader import Reading, read_document
from passmuster.reading.text.dates import latest_day, resolve

__all__ = ["NOMINAL_DAY", "ledger_from_articles"]

NOMINAL_DAY: Final = date(2025, 1, 6)
"""The day an article is taken to be from when neither it nor the caller gives one: a fixed Monday, and said so."""

WEEKS_BEFORE: Final = 26
"""Weeks of the case before the first thing said: half a year, in which a force of that size can have come."""

FLOWS: Final = frozenset(
    {"arrivals", "killed", "wounded", "captured", "missing", "casualties", "returned", "shells", "missiles"}
)
"""Quantities whose number may cover a window of days."""

ARRIVAL_WINDOW: Final = timedelta(days=27)
"""Days before its day of saying that an arrival without a time of its own is taken to cover: four weeks in all."""

FORCE_KINDS: Final = frozenset(
    {"", "troops", "demonym", "anaphor", "specialists", "bodies", "prisoners", "dead", "hurt", "losses"}
)
SUPPLIES: Final = {
    "shells": ("shells", "artillery rounds from {}"),
    "missiles": ("missiles", "missiles from {}"),
    "workers": ("workers", "workers from {}"),
    "other": ("equipment", "equipment from {}"),
    "recruits": ("recruits", "recruits and deserters of {}"),
    "army": ("army", "whole army of {}"),
    "civilians": ("civilians", "civilians of {}"),
}
"""Kinds of noun that are no force: ending of the subject's id, and its name."""


class _Dated(NamedTuple):
    document: Document
    reading: Reading
    said_on: date


def ledger_from_articles(sources: Sequence[Path | Document], as_of: date | None = None) -> Ledger:
    """A case built from articles, with every claim and event read in them.

    Parameters
    ----------
    sources
        Files, or documents already opened. The same document given twice counts once.
    as_of
        The day that undated articles are taken to be from; without it the latest date written in any of them, and
        without that `NOMINAL_DAY`. A dated article keeps its own day, but must not be later than `as_of`.

    Raises
    ------
    BadInput
        If a file cannot be opened, the articles state no number of any force, or do not tell whose troops are in
        whose war; it carries every fault.
    """
    documents = _documents(sources)
    readings = [read_document(document) for document in documents]
    roles = _roles(documents, readings)
    undated, dating = _day_of_the_undated(documents, as_of)
    dated = [_Dated(d, r, d.published_on or undated) for d, r in zip(documents, readings, strict=True)]
    claims = _claims(dated, roles)
    assumptions = [roles.sentence(), *dating, *_assumptions(dated, claims)]
    case = _case(dated, roles, claims, assumptions)
    return Ledger(
        case=case,
        claims=tuple(sorted(claims, key=lambda claim: (claim.said_on, claim.claim_id))),
        events=tuple(sorted(_events(dated), key=lambda event: (event.date, event.event_id))),
        reports=tuple(document.report() for document in documents),
        input_hashes=tuple((document.name, document.document_id) for document in documents),
        remarks=tuple(f"{document.name}: {remark}" for document in documents for remark in document.remarks),
    )


# ---- what is taken in -----------------------------------------------------------------------------------------------


def _documents(sources: Sequence[Path | Document]) -> list[Document]:
    faults: list[Fault] = []
    found: dict[str, Document] = {}
    for source in sources:
        try:
            opened = open_documents(source) if isinstance(source, Path) else [source]
        except BadInput as refusal:
            faults += refusal.faults
            continue
        for document in opened:
            found.setdefault(document.document_id, document)
    if faults:
        raise BadInput(faults)
    return list(found.values())


def _roles(documents: list[Document], readings: list[Reading]) -> Roles:
    names = ", ".join(document.name for document in documents) or "no document"
    if not any(reading.claims for reading in readings):
        rule = "an article must state the number of at least one force, loss or supply"
        raise BadInput([Fault(names, rule, "none that the reader knows", "See what is read: passmuster read FILE.")])
    roles = cast_roles(readings)
    if roles is None:
        rule = "the articles must tell whose troops are in whose war"
        remedy = "Write a case folder whose case.toml says so, with principal, partner and opponent."
        raise BadInput([Fault(names, rule, "no two states, one of which helps the other", remedy)])
    return roles


def _day_of_the_undated(documents: list[Document], as_of: date | None) -> tuple[date, list[str]]:
    """The day that articles without one get, and the sentence that says so."""
    without = [document for document in documents if document.published_on is None]
    _refuse_later(documents, as_of)
    if not without:
        return as_of or max(d.published_on for d in documents if d.published_on), []
    who = (
        "The article gives no date"
        if len(documents) == 1
        else f"{len(without)} of {len(documents)} articles give no date"
    )
    if as_of is not None:
        return as_of, [f"{who}; it is taken to be from {as_of}, the as-of date that was asked for."]
    written = [day for d in documents if (day := d.published_on or latest_day(d.text)) is not None]
    if written:
        return max(written), [
            f"{who} of publication; it is taken to be from {max(written)}, the latest date named in the texts."
        ]
    return NOMINAL_DAY, [
        f"{who} and names none: the case runs on an undated clock that ends on {NOMINAL_DAY}, so read every date here "
        "as time before or after the article, or give its day as the as-of date."
    ]


def _refuse_later(documents: list[Document], as_of: date | None) -> None:
    later = [d for d in documents if as_of is not None and d.published_on is not None and d.published_on > as_of]
    rule = f"no article may be later than the as-of date {as_of}"
    remedy = "Leave it out, or give a later as-of date."
    faults = [Fault(d.name, rule, f"published on {d.published_on}", remedy) for d in later]
    if faults:
        raise BadInput(faults)


# ---- claims and events ----------------------------------------------------------------------------------------------


def _claims(dated: list[_Dated], roles: Roles) -> list[Claim]:
    read = [(item, claim) for item in dated for claim in item.reading.claims]
    width = max(3, len(str(len(read))))
    return [_claim(f"a{n:0{width}}", item, claim, roles) for n, (item, claim) in enumerate(read, start=1)]


def _claim(claim_id: str, item: _Dated, read: ReadClaim, roles: Roles) -> Claim:
    prospective = read.mode in {"planned", "projected"} or read.quantity in {"planned", "rotated"}
    frame = resolve(read.time, item.said_on, prospective=prospective, is_flow=read.quantity in FLOWS)
    start = frame.start
    if read.quantity == "arrivals" and start is None and not prospective:
        start = item.said_on - ARRIVAL_WINDOW
    return Claim(
        claim_id=claim_id,
        said_on=item.said_on,
        subject=_subject(read, roles),
        quantity=Quantity(read.quantity),
        bound=Bound(read.bound),
        mode=Mode(read.mode),
        claimant=_claimant(item.document, read),
        claimant_group=_group(read, roles),
        low=read.low,
        high=read.high,
        point=read.point,
        as_of_start=start,
        as_of_end=frame.end,
        horizon=frame.horizon,
        relay=read.relay,
        measures=tuple((Quantity(measure), weight) for measure, weight in read.measures),
        outlet=item.document.outlet,
        url=item.document.url,
        note=read.measures_reason,
        report_id=item.document.document_id,
        span=read.span,
        cue=read.cue,
        rule=read.rule,
    )


def _claimant(document: Document, read: ReadClaim) -> str:
    return document.outlet or "the article" if read.claimant == "article" else read.claimant


def _group(read: ReadClaim, roles: Roles) -> str:
    """The source group; a state of the case without a group of its own gets one by its code."""
    if read.claimant_group == "OTHER" and read.claimant_actor in roles:
        return read.claimant_actor
    return read.claimant_group


def _subject(read: ReadClaim, roles: Roles) -> str:
    actor = (read.actor or roles.partner).lower()
    supply = SUPPLIES.get("workers" if read.quantity == "workers" else read.kind)
    return f"{actor}-{supply[0]}" if supply else f"{actor}-force"


def _events(dated: list[_Dated]) -> list[Event]:
    read = [(item, event) for item in dated for event in item.reading.events]
    width = max(3, len(str(len(read))))
    return [_event(f"e{n:0{width}}", item, event) for n, (item, event) in enumerate(read, start=1)]


def _event(event_id: str, item: _Dated, read: ReadEvent) -> Event:
    return Event(
        event_id=event_id,
        date=item.said_on,
        source_actor=read.source_actor,
        target_actor=read.target_actor,
        event=EventType(read.event),
        score=read.score,
        claimant=item.document.outlet or "the article" if read.claimant == "article" else read.claimant,
        claimant_group=read.claimant_group,
        event_mode=read.event_mode,
        status=EventStatus(read.status),
        relay=read.relay,
        url=item.document.url,
        report_id=item.document.document_id,
        span=read.span,
        cue=read.cue,
        rule=read.rule,
    )


# ---- the case -------------------------------------------------------------------------------------------------------


def _case(dated: list[_Dated], roles: Roles, claims: list[Claim], assumptions: list[str]) -> Case:
    first = min(item.said_on for item in dated) - timedelta(weeks=WEEKS_BEFORE)
    start = first - timedelta(days=first.weekday())
    assumptions.append(
        f"The case starts on {start}, {WEEKS_BEFORE} weeks before the first thing said; how many were there by then is "
        "estimated and not taken to be none."
    )
    return Case(
        case_id="article" if len(dated) == 1 else "articles",
        title=f"{actor_adjective(roles.partner)} force in {actor_name(roles.principal)}'s war"
        + (f" with {actor_name(roles.opponent)}" if roles.opponent else ""),
        principal=roles.principal,
        partner=roles.partner,
        opponent=roles.opponent,
        start=start,
        forces=_forces(dated, roles),
        sides=_sides(roles),
        groups=tuple(code for code in roles if code and code not in GROUPS),
        assumptions=tuple(assumptions),
    )


def _forces(dated: list[_Dated], roles: Roles) -> tuple[Force, ...]:
    """A force or supply for each subject of a claim, the partner's force first and always."""
    partner_force = f"{roles.partner.lower()}-force"
    forces = {partner_force: _force(partner_force, roles.partner, "", roles)}
    for item in dated:
        for read in item.reading.claims:
            subject = _subject(read, roles)
            kind = "workers" if read.quantity == "workers" else read.kind
            forces.setdefault(subject, _force(subject, read.actor or roles.partner, kind, roles))
    return tuple(forces.values())


def _force(force_id: str, actor: str, kind: str, roles: Roles) -> Force:
    supply = SUPPLIES.get(kind)
    if supply:
        name = supply[1].format(actor_name(actor))
        return Force(force_id=force_id, name=name, actor=actor, kind=ForceKind.SUPPLY, starts_empty=False)
    place = f" in {actor_name(roles.principal)}'s war" if actor == roles.partner else ""
    return Force(force_id=force_id, name=f"{actor_adjective(actor)} force{place}", actor=actor, starts_empty=False)


def _sides(roles: Roles) -> tuple[Side, ...]:
    sides = [Side(name=f"{actor_adjective(roles.principal)} side", members=(roles.principal, roles.partner))]
    if roles.opponent:
        sides.append(Side(name=f"{actor_adjective(roles.opponent)} side", members=(roles.opponent,)))
    return tuple(sides)


def _assumptions(dated: list[_Dated], claims: list[Claim]) -> list[str]:
    """Sentences for the choices that these articles called for."""
    said = ["Each number that gives no day of its own is taken to hold on the day its article is from."]
    if any(claim.quantity == "arrivals" and not claim.is_prospective for claim in claims):
        said.append("Arrivals without a time of their own are taken over the four weeks before they were reported.")
    nameless = sum(not claim.actor for item in dated for claim in item.reading.claims)
    if nameless:
        said.append(
            f"{nameless} of {len(claims)} claims do not say whose people they count; they are taken for the partner's."
        )
    sources = len({claim.claimant for claim in claims})
    one = "one article" if len(dated) == 1 else f"{len(dated)} articles"
    said.append(f"All {len(claims)} claims, by {sources} claimants, come from {one}: what it left out is not here.")
    return said
