"""From a plain case folder to one with a ledger, and back, without loss.

What a folder's tables say of claims and events goes into the ledger cell by cell, and every document byte by byte; what
stands at a moment comes out as the same tables and documents, rows in the order in which they first came on record.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.entry import Act, ThingKind
from passmuster.plainfile import check_name
from passmuster.store import claimfile, eventfile
from passmuster.store.casefile import forces_known, groups_known, take_case
from passmuster.store.claimpieces import claim_acts
from passmuster.store.claimstream import claim_chunks
from passmuster.store.contents import CASE_NAME, bytes_of, case_act, claim_act, event_act, report_act
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import StandingThing, standing
from passmuster.store.journal.journal import Appended, Journal, moment_of
from passmuster.store.ledgerfolder import new_journal, opened_journal, standing_case
from passmuster.store.receipts import check_days, check_receipts
from passmuster.store.reportfile import report_files
from passmuster.store.table import write_table

__all__ = [
    "case_bytes", "claim_record", "claim_rows", "event_rows", "folder_acts", "folder_from_ledger", "ledger_from_folder",
    "new_folder", "write_tables",
]  # fmt: skip

REPORTS: Final = "reports"


def ledger_from_folder(
    source: Path, target: Path, *, who: str, why: str, url: str | None = None, workers: int = 1
) -> Appended:
    """Make a ledger of a plain case folder, in a new folder.

    Parameters
    ----------
    source
        A plain case folder; it is left as it stands.
    target
        A folder that is not there yet, or is empty.
    url
        The address of a PostgreSQL database that is to hold the ledger; a file of the folder holds it when None.
    workers
        Processes that read the claims; 0 means one for each core. More than one need a caller that may be started
        anew, as the command line may, and a folder without reports.

    Raises
    ------
    BadInput
        If anything in the source is wrong, or something is in the target's place; nothing is then left behind.
    """
    with new_folder(target) as folder:
        shutil.copyfile(source / CASE_NAME, folder / CASE_NAME)
        with new_journal(folder, url) as journal:
            return journal.record(folder_acts(source, Intake(), workers), who=who, why=why)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder that is made, and taken away again with all that is in it when an error ends the block.

    Raises
    ------
    BadInput
        If something is in its place that is no empty folder, it cannot be made, or the disk is full.
    """
    check_name(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        remedy = "Name a folder that is not there yet."
        raise BadInput([Fault(str(folder), "nothing is overwritten", "something is there already", remedy)])
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput([Fault(str(folder), "the folder must be writable", reason, "Check the path.")]) from error
    try:
        yield folder
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
            remedy = "Make room and run it again; nothing was left there."
            raise BadInput(
                [Fault(str(folder), "the disk must have room", error.strerror or "a full one", remedy)]
            ) from error
        raise


def folder_acts(folder: Path, intake: Intake, workers: int = 1) -> Iterator[Act]:
    """Everything in a plain case folder, to be added in the order of its files, a chunk of claims at a time.

    Raises
    ------
    BadInput
        Once everything was read, if anything is wrong with it; after the first fault no more acts come.
    """
    case = take_case(folder / CASE_NAME, intake)
    forces, groups = forces_known(case), groups_known(case)
    kept = list(report_files(folder / REPORTS, intake)) if (folder / REPORTS).is_dir() else []
    if case is not None:
        yield case_act((folder / CASE_NAME).read_bytes())
    yield from (report_act(file, content, report) for file, content, report in kept)
    reports = [report for _, _, report in kept]
    places = {"claim_place": str(folder / "claims.csv"), "event_place": str(folder / "events.csv")}
    check_days((), reports, intake, place=places["claim_place"])
    if workers == 1 or reports:
        for claims in claim_chunks(folder / "claims.csv", intake, forces=forces, groups=groups):
            check_receipts(claims, (), reports, intake, **places)
            check_days(claims, (), intake, place=places["claim_place"])
            if not intake.faults:
                yield from map(claim_act, claims)
    else:
        yield from claim_acts(folder / "claims.csv", intake, forces=forces, groups=groups, workers=workers)
    if os.path.lexists(folder / "events.csv"):
        events = eventfile.take_events(folder / "events.csv", intake, groups=groups)
        check_receipts((), events, reports, intake, **places)
        if not intake.faults:
            yield from map(event_act, events)
    intake.close()


def folder_from_ledger(source: Path, target: Path, known_at: datetime | None = None) -> None:
    """Write what stands in a ledger, now or at a moment, as a plain case folder.

    Raises
    ------
    BadInput
        If the source has no ledger, or something is in the target's place.
    """
    until = None if known_at is None else moment_of(known_at)
    with opened_journal(source) as journal, journal.shelf.reading(), new_folder(target) as folder:
        (folder / CASE_NAME).write_bytes(case_bytes(source, journal, until))
        kinds = (ThingKind.CLAIM, ThingKind.EVENT, ThingKind.REPORT)
        write_tables(folder, *(list(standing(journal.shelf, kind, until=until)) for kind in kinds))


def case_bytes(source: Path, journal: Journal, until: int | None) -> bytes:
    """The case file of a ledger's folder, or as it was on record at a moment."""
    case = None if until is None else standing_case(journal, until)
    return (source / CASE_NAME).read_bytes() if case is None else bytes_of(case.content)


def write_tables(
    folder: Path, claims: Sequence[StandingThing], events: Sequence[StandingThing], reports: Sequence[StandingThing]
) -> None:
    """Claims, events and documents as the files of a plain case folder."""
    (folder / "claims.csv").write_text(claim_rows(claims), encoding="utf-8", newline="")
    if events:
        (folder / "events.csv").write_text(event_rows(events), encoding="utf-8", newline="")
    _write_reports(folder, reports)


def _write_reports(folder: Path, reports: Iterable[StandingThing]) -> None:
    """The documents under their names; a second one of a name has the beginning of its hash before it."""
    for report in reports:
        (folder / REPORTS).mkdir(exist_ok=True)
        path = folder / REPORTS / _file_name(report)
        if path.exists():
            path = path.with_name(f"{report.name[:12]}-{path.name}")
        path.write_bytes(bytes_of(report.content))


def _file_name(report: StandingThing) -> str:
    """The name that a document came with, or its hash where that is no name of a file."""
    name = Path(report.content["file"]).name
    return report.name if name in {"", ".."} or "\0" in name else name


def claim_rows(claims: Iterable[StandingThing]) -> str:
    """What stands of claims as the text of a claim table, cell by cell."""
    records = list(map(claim_record, claims))
    extra = [column for column in claimfile.EXTRA_COLUMNS if any(column in record for record in records)]
    return _table((*claimfile.COLUMNS, *extra), records)


def claim_record(claim: StandingThing) -> dict[str, str]:
    """The row of a claim, with the moment at which it first came on record, here or where its row was written."""
    return {"recorded_at": claim.first_recorded_at.isoformat(), **claim.content, "claim_id": claim.name}


def event_rows(events: Iterable[StandingThing]) -> str:
    """What stands of events as the text of an event table, cell by cell."""
    return _table(eventfile.COLUMNS, ({**one.content, "event_id": one.name} for one in events))


def _table(columns: tuple[str, ...], records: Iterable[dict[str, str]]) -> str:
    cells: Iterator[list[str]] = ([record.get(column, "") for column in columns] for record in records)
    return write_table(columns, cells)
