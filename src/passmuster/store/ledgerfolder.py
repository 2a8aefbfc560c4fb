"""A case folder whose ledger is a journal: ``case.toml`` beside ``ledger.db``, or beside ``ledger.url``.

``ledger.db`` is an SQLite file; ``ledger.url`` holds one line, the address of a PostgreSQL database. Claims, events and
reports are in the journal and nowhere else; the case file stands in the folder, where a person edits it, and its text
is put on record whenever something else is.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.case import Case
from passmuster.ledger.entry import Act, Deed, ThingKind
from passmuster.ledger.ledger import Ledger
from passmuster.store.casefile import forces_known, groups_known, parse_case
from passmuster.store.contents import CASE_NAME, bytes_of, case_act, claims_of, events_of, report_of
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import StandingThing, latest_entries, standing, withdrawn_claims
from passmuster.store.journal.journal import Journal, moment_of
from passmuster.store.journal.shelf import Shelf
from passmuster.store.ledgerplace import LEDGER_FILE, URL_FILE, has_ledger
from passmuster.store.receipts import check_days, check_receipts
from passmuster.store.textfile import decode, read_bytes, read_text

__all__ = [
    "case_of_folder",
    "ledger_of",
    "new_journal",
    "opened_journal",
    "standing_case",
    "with_case",
]

TABLES: Final = ("claims.csv", "events.csv", "reports")
"""What a plain folder holds, and a ledger's folder does not read."""


@contextmanager
def opened_journal(folder: Path) -> Iterator[Journal]:
    """The journal of a case folder, closed when done.

    Raises
    ------
    BadInput
        If the folder has none, or it cannot be opened.
    """
    if not has_ledger(folder):
        remedy = f"Make a ledger of it first: passmuster import {folder} NEWFOLDER"
        raise BadInput([Fault(str(folder), "the case must have a ledger", "a plain folder", remedy)])
    url = folder / URL_FILE
    journal = Journal(_in_database(_address(url)) if url.exists() else _in_file(folder / LEDGER_FILE))
    try:
        yield journal
    finally:
        journal.close()


# Neither library is loaded for a plain folder.


def _in_file(path: Path, *, new: bool = False) -> Shelf:
    from passmuster.store.journal.sqlite import open_sqlite

    return open_sqlite(path, new=new)


def _in_database(url: str, *, new: bool = False) -> Shelf:
    from passmuster.store.journal.postgres import open_postgres

    return open_postgres(url, new=new)


def _address(path: Path) -> str:
    """The one line of a file that names a database."""
    lines = (read_text(path, intake := Intake()) or "").split()
    intake.close()
    if len(lines) != 1:
        remedy = "Write postgresql://user@host/database#schema, and nothing else."
        raise BadInput([Fault(str(path), "the file holds one address", f"{len(lines)} words", remedy)])
    return lines[0]


@contextmanager
def new_journal(folder: Path, url: str | None = None) -> Iterator[Journal]:
    """A journal that is made in a folder, in a file or, with an address, in a database that the folder then names.

    An error that ends the block takes it away again.
    """
    shelf = _in_file(folder / LEDGER_FILE, new=True) if url is None else _in_database(url, new=True)
    journal = Journal(shelf)
    try:
        if url is not None:
            (folder / URL_FILE).write_text(url.strip() + "\n", encoding="utf-8")
        yield journal
    except BaseException:
        shelf.discard()
        raise
    finally:
        journal.close()


def ledger_of(folder: Path, known_at: datetime | None = None) -> Ledger:
    """The ledger of a folder that has a journal, claims and events in order of saying.

    Parameters
    ----------
    known_at
        By what was on record at this moment; by all that is when None.

    Raises
    ------
    BadInput
        If anything in it is wrong; it carries every fault.
    """
    intake = Intake()
    until = None if known_at is None else moment_of(known_at)
    with opened_journal(folder) as journal, journal.shelf.reading():
        place, head = journal.shelf.place, journal.head(known_at)
        case = case_of_folder(folder, journal, until, intake)
        forces, groups = forces_known(case), groups_known(case)
        kept = list(_standing(journal, ThingKind.CLAIM, until))
        claims = claims_of(kept, place, intake, forces=forces, groups=groups)
        events = events_of(_standing(journal, ThingKind.EVENT, until), place, intake, groups=groups)
        found = [report_of(report, place, intake) for report in _standing(journal, ThingKind.REPORT, until)]
        ratings = _ratings(_standing(journal, ThingKind.SOURCE, until), "reliability", "F")
        credibility = _ratings(_standing(journal, ThingKind.CREDIBILITY, until), "credibility", "6")
        withdrawn = tuple(withdrawn_claims(journal.shelf, until))
    reports = tuple(report for report in found if report is not None)
    check_receipts(claims, events, reports, intake, claim_place=place, event_place=place)
    check_days(claims, reports, intake, place=place)
    for name in TABLES:
        if (folder / name).exists():
            intake.remark(f"{folder / name}: stands beside a ledger and is not read; add it to have it counted")
    intake.hashes.append((f"ledger, {head.entries} entries", head.sha256))
    intake.close()
    assert case is not None
    return Ledger(
        case=case,
        claims=tuple(sorted(claims, key=lambda claim: claim.said_on)),
        events=tuple(sorted(events, key=lambda event: event.date)),
        reports=reports,
        input_hashes=tuple(intake.hashes),
        remarks=tuple(intake.remarks),
        head=head,
        ratings=ratings,
        credibility=credibility,
        revised=tuple(one.name for one in kept if one.recorded_at != one.first_recorded_at),
        withdrawn=withdrawn,
    )


def _standing(journal: Journal, kind: ThingKind, until: int | None) -> Iterator[StandingThing]:
    return standing(journal.shelf, kind, until=until)


def case_of_folder(folder: Path, journal: Journal, until: int | None, intake: Intake) -> Case | None:
    """The case of the folder's file, or, where a moment is asked for, of the text that was on record then."""
    kept = None if until is None else standing_case(journal, until)
    name = CASE_NAME if until is None else f"{CASE_NAME}, as on record then"
    content = read_bytes(folder / CASE_NAME, intake) if kept is None else bytes_of(kept.content)
    if kept is not None and content is not None:
        intake.hashes.append((CASE_NAME, hashlib.sha256(content).hexdigest()))
    text = None if content is None else decode(content, str(folder / name), intake)
    return None if text is None else parse_case(text, str(folder / name), intake)


def standing_case(journal: Journal, until: int | None = None) -> StandingThing | None:
    """The case file on record at a moment, None where there was none."""
    return next(_standing(journal, ThingKind.CASE, until), None)


def _ratings(kept: Iterable[StandingThing], column: str, not_judged: str) -> tuple[tuple[str, str], ...]:
    """Names and what they are rated with; one that is not judged, or whose rating was withdrawn, has none."""
    return tuple((one.name, one.content[column]) for one in kept if one.content[column] != not_judged)


def with_case(folder: Path, journal: Journal, acts: Iterable[Act]) -> list[Act]:
    """The acts, and before them the case file where its text is not the one on record."""
    intake = Intake()
    content = read_bytes(folder / CASE_NAME, intake)
    intake.close()
    assert content is not None
    act = case_act(content)
    latest = latest_entries(journal.shelf, [act.thing]).get(act.thing)
    if latest is not None and latest.after == act.after:
        return list(acts)
    if latest is None or latest.after is None:
        return [act, *acts]
    return [Act(deed=Deed.CORRECT, kind=act.kind, name=act.name, after=act.after), *acts]
