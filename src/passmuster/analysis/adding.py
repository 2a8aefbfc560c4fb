"""Adding to a ledger: tables of claims and events, and documents, whole or not at all.

What a file is follows from what it holds: a table with the column `event` has events, any other table claims, and a
text file is a report. Every rule of a plain folder holds here too, so that a ledger that was added to opens.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from passmuster.analysis.told_habits import fallen_by, silent_since
from passmuster.analysis.vanished import vanished, vanished_remark, withdrawals
from passmuster.analysis.who import name_of_user, needs_reason
from passmuster.exchange.event_tables import TableKind, event_table_kind, read_event_table
from passmuster.findings.told_records import told_cells
from passmuster.ledger.case import Case
from passmuster.ledger.claim import Claim
from passmuster.ledger.deeds import Telling, restated_words
from passmuster.ledger.entry import Act, Deed, ThingKind
from passmuster.ledger.event import Event
from passmuster.ledger.report import Report
from passmuster.plaintext import one_line
from passmuster.store.casefile import forces_known, groups_known, public_figures_of, take_case
from passmuster.store.claimfile import claims_of_rows, take_claims
from passmuster.store.contents import CASE_NAME, claim_act, event_act, report_act, report_of
from passmuster.store.eventfile import counted, events_of_rows, take_unnamed_events
from passmuster.store.folder import find_case
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import latest_entries, names_of, standing
from passmuster.store.journal.journal import Appended, Journal
from passmuster.store.ledgerfolder import opened_journal, with_case
from passmuster.store.receipts import check_days, check_receipts
from passmuster.store.reportfile import parse_report
from passmuster.store.table import Row, delimiter_of
from passmuster.store.textfile import read_bytes, read_text
from passmuster.wording.lists import joined
from passmuster.wording.quantities import tally

__all__ = ["add", "reports_on_record"]


def add(
    case: Path | str,
    paths: Sequence[Path | str] | Path | str,
    *,
    who: str | None = None,
    why: str = "",
    corrections: bool = False,
    withdraw_missing: bool = False,
) -> tuple[Appended, tuple[str, ...]]:
    """Put claims, events and reports on record, all of them in one batch.

    Parameters
    ----------
    case
        A case folder with a ledger.
    paths
        Tables of claims (`claims.csv`) or of events (`events.csv`), text files of reports, and the event tables of
        UCDP GED, ACLED, POLECAT and PLOVER, which are known by their columns.
    corrections
        Record rows that stand with other content as corrections, and do not refuse them.
    withdraw_missing
        Withdraw rows on record that a table which is read again has no more (`analysis/vanished.py`); without it they
        are told and still count.

    Returns
    -------
    What became of the rows, and remarks on the reading.

    Raises
    ------
    BadInput
        If anything is wrong with the files, or stands in the ledger with other content; it carries every fault, and
        nothing is recorded.
    """
    folder, intake = find_case(case), Intake()
    files = [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]
    with opened_journal(folder) as journal:
        acts = _acts(folder, journal, files, intake)
        intake.close()
        figures = partial(public_figures_of, folder)
        gone = vanished(journal, acts)
        if gone and withdraw_missing:
            needs_reason(why)
        acts, restated = _corrected(journal, acts, told_cells(figures)) if corrections else (acts, [])
        made = with_case(folder, journal, [*acts, *(withdrawals(gone) if withdraw_missing else ())])
        recorded = journal.record(made, who=name_of_user(who), why=why, tell=told_cells(figures))
        missing = [vanished_remark(gone, are_withdrawn=withdraw_missing)] if gone else []
        held = {act.name for act, _ in recorded.held}
        fresh = [act for act in acts if act.name not in held]
        told = (*fallen_by(journal, fresh, figures), *silent_since(journal, fresh, figures))
        remarks = [*intake.remarks, *restated, *missing, *told]
    return recorded, tuple(remarks)


def _acts(folder: Path, journal: Journal, paths: Sequence[Path], intake: Intake) -> list[Act]:
    """Everything in the files, to be added; faults are left with the intake."""
    case = take_case(folder / CASE_NAME, intake)
    forces, groups = forces_known(case), groups_known(case)
    claims: list[Claim] = []
    events: list[Event] = []
    documents: list[tuple[str, bytes, Report]] = []
    takers: dict[str, Callable[[Path], None]] = {
        "claims": lambda path: claims.extend(take_claims(path, intake, forces=forces, groups=groups)),
        "events": lambda path: events.extend(take_unnamed_events(path, intake, groups=groups)),
        "report": partial(_take_document, documents, intake),
    }
    for path in paths:
        kind = _kind(path)
        if isinstance(kind, TableKind):
            _take_event_table(path, kind, case, claims, events, intake)
        else:
            takers[kind](path)
    events = _named(events, journal)
    reports = [report for _, _, report in documents]
    # What is wrong with a receipt is told with its table; of several tables, with the first.
    place = str(next((path for path in paths if _kind(path) != "report"), folder))
    on_record = [*reports, *(reports_on_record(journal, intake) if _points(claims, events) else ())]
    check_receipts(claims, events, on_record, intake, claim_place=place, event_place=place)
    check_days(claims, reports, intake, place=place)
    return [*(report_act(*document) for document in documents), *map(claim_act, claims), *map(event_act, events)]


def _named(events: list[Event], journal: Journal) -> list[Event]:
    """The events with an id each: one that came without is counted past all that the ledger ever held."""
    if all(event.event_id for event in events):
        return events
    stands = {kept.name: kept.content for kept in standing(journal.shelf, ThingKind.EVENT)}
    ever = dict.fromkeys(names_of(journal.shelf, ThingKind.EVENT))
    return list(counted(events, {**ever, **stands}))


def _kind(path: Path) -> str | TableKind:
    """What a file holds, by its ending and, of a table, by its header."""
    if path.suffix.lower() in FOREIGN and (foreign := _foreign_kind(path)) is not None:
        return foreign
    if path.suffix.lower() not in TABLES:
        return "report"
    if not path.is_file():
        return "claims"
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            first = lines.readline(LONGEST_HEADER)
        header = {cell.strip().casefold() for cell in next(csv.reader([first], delimiter=delimiter_of(first)), [])}
    except (OSError, csv.Error):
        header = set()
    return "events" if "event" in header and "claim_id" not in header else "claims"


TABLES: Final = {".csv", ".tsv", ".tab"}
"""Endings of tables."""

FOREIGN: Final = {".csv", ".tsv", ".tab", ".txt", ".jsonl", ".json"}
"""Endings of files that may be the event table of somebody else."""


def _foreign_kind(path: Path) -> TableKind | None:
    if not path.is_file():
        return None
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            return event_table_kind(lines.readline(LONGEST_HEADER))
    except OSError:
        return None


LONGEST_HEADER: Final = 100_000
"""Letters of a first line by which a table is known."""


def _take_event_table(
    path: Path, kind: TableKind, case: Case | None, claims: list[Claim], events: list[Event], intake: Intake
) -> None:
    """Claims and events of a table that others keep; rows that speak of nobody in the case are counted."""
    text = read_text(path, intake)
    if text is None or case is None:
        return
    try:
        found = read_event_table(text, kind, case)
    except ValueError as error:
        rule = "the table must be whole: each line of PLOVER a JSON object, any other one well-formed CSV"
        intake.refuse(str(path), rule, found=str(error), remedy="Save it anew, or take the line out.")
        return
    rows = {
        name: [Row(str(path), line, cells, intake) for line, cells in part]
        for name, part in (("claims", found.claims), ("events", found.events))
    }
    groups = groups_known(case)
    if rows["claims"]:
        claims.extend(claims_of_rows(rows["claims"], str(path), intake, forces=forces_known(case), groups=groups))
    events.extend(events_of_rows(rows["events"], groups=groups))
    about = f"{tally(len(rows['events']), 'event')} and {tally(len(rows['claims']), 'claim')}"
    intake.remark(f"{path}: read as {kind}; about the case are {about}, and {found.passed_over:,} rows are not")
    if found.strangers:
        named = joined([f"'{one_line(name)}' ({times:,})" for name, times in found.strangers])
        intake.remark(
            f"{path}: passed over were rows about the case with sides that nobody here knows, such as {named}; a group "
            "in case.toml of that name, or of the short one before its colon, is known"
        )


def _take_document(documents: list[tuple[str, bytes, Report]], intake: Intake, path: Path) -> None:
    if path.suffix.lower() in {".json", ".jsonl"} and path.is_file():
        remedy = "An export of a ledger is read by passmuster import; a document is a text file."
        intake.refuse(str(path), "what is added as JSON is PLOVER, one event a line", found="another", remedy=remedy)
        return
    if path.name == CASE_NAME:
        remedy = "Leave it out: what is edited in it goes on record with whatever is recorded next."
        intake.refuse(str(path), "a case file is no report", remedy=remedy)
        return
    content = read_bytes(path, intake)
    report = None if content is None else parse_report(content, str(path), intake)
    if content is not None and report is not None:
        documents.append((path.name, content, report))


def _points(claims: Iterable[Claim], events: Iterable[Event]) -> bool:
    """Whether anything points into a report."""
    return any(claim.report_id for claim in claims) or any(event.report_id for event in events)


def reports_on_record(journal: Journal, intake: Intake) -> list[Report]:
    """Reports that stand in a ledger."""
    found = (report_of(kept, journal.shelf.place, intake) for kept in standing(journal.shelf, ThingKind.REPORT))
    return [report for report in found if report is not None]


def _corrected(journal: Journal, acts: Sequence[Act], tell: Telling) -> tuple[list[Act], list[str]]:
    """The same acts, as corrections where a thing stands with other content, and what is other, row by row in words."""
    rows = {act.thing for act in acts if act.kind != ThingKind.REPORT}
    stands = {thing: entry for thing, entry in latest_entries(journal.shelf, rows).items() if entry.after is not None}
    words = [restated_words(stands[act.thing], act, tell) for act in acts if act.thing in stands]
    told = [word for word in words if word]
    more = len(told) - MOST_RESTATED
    rest = [f"and {tally(more, 'more row says', 'more rows say')} something else"] if more > 0 else []
    return (
        [replace(act, deed=Deed.CORRECT) if act.thing in stands else act for act in acts],
        [*told[:MOST_RESTATED], *rest],
    )


MOST_RESTATED: Final = 10
"""Rows that stood otherwise which are told one by one; the log has all."""
