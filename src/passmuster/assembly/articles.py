"""A case and its ledger from nothing but articles.

An article does not say what a case file says: whose war it is, when week 0 was, which day a number holds for. All of
that is supplied by rule, and every rule that was used leaves a sentence in `Case.assumptions`, which the briefing
prints. Nothing is taken from the clock of the machine or from the dates of files: the same bytes make the same ledger.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from passmuster.assembly.case import case_of, choices_made
from passmuster.assembly.casting import Roles, cast_roles
from passmuster.assembly.dating import DatedReading, day_of_the_undated, doubt_about_days, gives_no_day
from passmuster.assembly.entries import claims_in, events_in
from passmuster.assembly.history import with_history
from passmuster.assembly.last_ones import with_who_is_left
from passmuster.assembly.owners import with_owners
from passmuster.assembly.past import start_of, without_past
from passmuster.assembly.reach import with_reach
from passmuster.assembly.superseded import without_superseded
from passmuster.assembly.waiting import without_waiting
from passmuster.documents import Document, open_documents
from passmuster.errors import BadInput, Fault
from passmuster.ledger import Ledger
from passmuster.reading.reader import TextReading, not_english, read_document
from passmuster.reading.roles.role_choice import OPEN, Casting

__all__ = ["ledger_from_articles"]


def ledger_from_articles(
    sources: Sequence[Path | Document], as_of: date | None = None, given: Casting = OPEN
) -> Ledger:
    """A case built from articles, with every claim and event read in them.

    Parameters
    ----------
    sources
        Files, or documents already opened. The same document given twice counts once.
    as_of
        The day that undated articles are taken to be from; without it the latest day that any of them names, and
        without that `NOMINAL_DAY`. A dated article keeps its own day, but must not be later than `as_of`, unless it
        tells of a war long over (`history.py`).
    given
        Partner, principal and opponent where they are settled by hand; what is empty is read off the articles.

    Raises
    ------
    BadInput
        If a file cannot be opened, the articles state no number of any force, or do not tell whose troops are in
        whose war; it carries every fault.
    """
    opened = _documents(sources)
    documents, looking_back = with_history(opened, as_of)
    undated, dating = day_of_the_undated(documents, as_of)
    seen_from = None if gives_no_day(documents, as_of) else undated
    readings = [read_document(document, published=document.published_on or seen_from) for document in documents]
    roles = _roles_of(documents, readings, given)
    readings = [_of_the_war(d, r, roles, d.published_on or seen_from) for d, r in zip(documents, readings, strict=True)]
    read = [DatedReading(d, r, d.published_on or undated) for d, r in zip(documents, readings, strict=True)]
    standing, corrected = without_superseded(read)
    sure, waiting = without_waiting(standing)
    owned, owning = with_owners(sure, roles.partner)
    _refuse_empty(documents, (item.reading for item in owned), "numbers of civilians or of several nations alone")
    start = start_of(owned, roles.partner)
    current, past = without_past(owned, start)
    dated, reaching = with_reach([with_who_is_left(item) for item in current])
    claims = claims_in(dated, roles)
    assumptions = [
        roles.sentence(),
        *([looking_back] if looking_back else []),
        *dating,
        *corrected,
        *waiting,
        *owning,
        *past,
        *reaching,
        *choices_made(dated, claims),
    ]
    case = case_of(dated, roles, start, assumptions, looking_back or doubt_about_days(documents, as_of))
    return Ledger(
        case=case,
        claims=tuple(sorted(claims, key=lambda claim: (claim.said_on, claim.claim_id))),
        events=tuple(sorted(events_in(dated), key=lambda event: (event.date, event.event_id))),
        reports=tuple(document.report() for document in opened),
        input_hashes=tuple((document.name, document.document_id) for document in documents),
        remarks=tuple(_remarks(documents, readings)),
    )


def _of_the_war(document: Document, reading: TextReading, roles: Roles, published: date | None) -> TextReading:
    """A reading whose events are those of the war that all articles are of, or that was settled by hand."""
    cast = Casting(roles.partner, roles.principal, roles.opponent)
    if reading.cast == cast:
        return reading
    return replace(reading, events=read_document(document, published=published, cast=cast).events, cast=cast)


def _remarks(documents: list[Document], readings: list[TextReading]) -> Iterator[str]:
    for document, reading in zip(documents, readings, strict=True):
        for remark in (*document.remarks, reading.language_remark()):
            if remark:
                yield f"{document.name}: {remark}"


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


def _roles_of(documents: list[Document], readings: list[TextReading], given: Casting) -> Roles:
    names = _names(documents)
    if readings and all(reading.is_foreign for reading in readings):
        raise BadInput([not_english(names)])
    _refuse_empty(documents, readings, "none that the reader knows")
    return cast_roles(readings, names, given)


def _refuse_empty(documents: Sequence[Document], readings: Iterable[TextReading], found: str) -> None:
    if not any(reading.claims for reading in readings):
        rule = "an article must state the number of at least one force, loss or supply"
        raise BadInput([Fault(_names(documents), rule, found, "See what is read: passmuster read FILE.")])


def _names(documents: Sequence[Document]) -> str:
    return ", ".join(document.name for document in documents) or "no document"
