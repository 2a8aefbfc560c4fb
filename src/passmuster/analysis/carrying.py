"""Carrying a ledger elsewhere: made of a plain folder or of an export, copied whole, or written out for others."""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from passmuster.analysis.files import lines_of, new_file
from passmuster.analysis.who import name_of_user
from passmuster.errors import BadInput, Fault
from passmuster.exchange.carried import Carried, FolderContent, write_folder
from passmuster.exchange.claim_jsonld import jsonld_document
from passmuster.exchange.ledger_tables import CASE_TABLE, CLAIM_TABLE, Rows, write_parquet, write_sqlite
from passmuster.exchange.opening import content_of_file, is_other_form
from passmuster.exchange.plover import plover_lines
from passmuster.exchange.stix import stix_bundle
from passmuster.ledger.entry import ThingKind
from passmuster.ledger.head import LedgerHead
from passmuster.store import claimfile, eventfile
from passmuster.store.contents import CASE_NAME, bytes_of
from passmuster.store.folder import find_case, open_case
from passmuster.store.journal.entries import StandingThing, standing
from passmuster.store.journal.journal import Journal, moment_of
from passmuster.store.journal.lines import lines_of_journal, take_lines
from passmuster.store.journal.sqlite import SqliteShelf
from passmuster.store.ledgerfolder import LEDGER_FILE, has_ledger, new_journal, opened_journal, standing_case
from passmuster.store.moving import claim_rows, folder_from_ledger, ledger_from_folder, new_folder

__all__ = ["ExportForm", "backup", "export_case", "import_case"]


class ExportForm(StrEnum):
    """How a ledger is written out."""

    FOLDER = "folder"
    """A plain case folder of what stands."""
    CSV = "csv"
    """The claims that stand, as a claim table."""
    JSONL = "jsonl"
    """The whole ledger, entry by entry with hashes and salts: read back, it has the same head."""
    PARQUET = "parquet"
    """The claims that stand, for programs of data frames; everything else that stands is beside them."""
    SQLITE = "sqlite"
    """Case file, claims, events and reports that stand, as tables that Datasette opens."""
    STIX = "stix"
    """What stands, as a STIX 2.1 bundle."""
    JSONLD = "jsonld"
    """What stands, as schema.org claims in JSON-LD."""
    PLOVER = "plover"
    """The events that stand, as PLOVER JSON lines."""


def import_case(
    source: Path | str,
    target: Path,
    *,
    url: str | None = None,
    who: str | None = None,
    why: str = "",
    workers: int = 1,
) -> LedgerHead:
    """Make a case folder with a ledger, of a plain case folder or of an export of a whole ledger.

    Parameters
    ----------
    source
        A plain case folder or shipped example, left as it stands; or a file that `export_case` wrote: the whole ledger
        as `jsonl`, or what stood as `sqlite`, `stix` or `jsonld`, of which a ledger of its own is made.
    target
        A folder that is not there yet, or is empty.
    url
        The address of a PostgreSQL database that is to hold the ledger, with a schema of its own behind a hash sign; a
        file of the folder holds it when None.
    workers
        Processes that read a long table; 0 means one for each core, which needs a script that guards its main part.

    Raises
    ------
    BadInput
        If anything in the source is wrong, or something is in the target's place; nothing is then left behind.
    """
    if Path(source).is_file() and Path(source).name != CASE_NAME:
        if is_other_form(Path(source)):
            content = content_of_file(Path(source))
            return _from_content(content, Path(source), target, url=url, who=who, why=why, workers=workers)
        return _from_lines(Path(source), target, url)
    folder = find_case(source)
    if has_ledger(folder):
        remedy = "Copy it by passmuster backup, or take it whole by passmuster export --to jsonl."
        raise BadInput([Fault(str(folder), "a plain folder is imported", "it has a ledger already", remedy)])
    ledger_from_folder(
        folder, target, who=name_of_user(who), why=why or f"import of {folder.name}", url=url, workers=workers
    )
    with opened_journal(target) as journal:
        return journal.head()


def _from_content(
    content: FolderContent,
    source: Path,
    target: Path,
    *,
    url: str | None,
    who: str | None,
    why: str,
    workers: int,
) -> LedgerHead:
    """A ledger of what another format carried, by way of a plain folder and through its door."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / source.stem
        folder.mkdir()
        write_folder(content, folder)
        reason = why or f"import of {source.name}"
        ledger_from_folder(folder, target, who=name_of_user(who), why=reason, url=url, workers=workers)
    with opened_journal(target) as journal:
        return journal.head()


def _from_lines(source: Path, target: Path, url: str | None) -> LedgerHead:
    with lines_of(source) as lines, new_folder(target) as folder, new_journal(folder, url) as journal:
        take_lines(lines, str(source), journal.shelf)
        case = standing_case(journal)
        if case is None:
            raise BadInput([Fault(str(source), "the ledger must hold a case", "no case file in it")])
        (folder / CASE_NAME).write_bytes(bytes_of(case.content))
        return journal.head()


def backup(case: Path | str, target: Path) -> LedgerHead:
    """A whole copy of a case and its ledger, made while others go on writing.

    Raises
    ------
    BadInput
        If something is in the target's place, or the ledger is not in a file.
    """
    source = find_case(case)
    with opened_journal(source) as journal, new_folder(target) as folder:
        if not isinstance(journal.shelf, SqliteShelf):
            remedy = "Use pg_dump, or take it whole by passmuster export --to jsonl."
            raise BadInput([Fault(journal.shelf.place, "a ledger in a file is backed up", "a PostgreSQL one", remedy)])
        shutil.copyfile(source / CASE_NAME, folder / CASE_NAME)
        journal.shelf.copy_to(folder / LEDGER_FILE)
    with opened_journal(target) as copy:
        return copy.head()


def export_case(case: Path | str, form: ExportForm, out: Path, *, known_at: datetime | None = None) -> LedgerHead:
    """Write a ledger out; what stood at a moment, or, as `jsonl`, the whole of it.

    Returns
    -------
    The head of what was written.

    Raises
    ------
    BadInput
        If the case has no ledger, something is in the way, or a moment is asked of the whole.
    """
    if form is ExportForm.JSONL and known_at is not None:
        rule = "a whole ledger is of no moment"
        raise BadInput([Fault.of_argument("known_at", rule, "jsonl", "Export another form, or leave it out.")])
    source = find_case(case)
    if form is not ExportForm.FOLDER and out.exists():
        raise BadInput([Fault(str(out), "nothing is overwritten", "the file is there already", "Name another file.")])
    if form is ExportForm.FOLDER:
        folder_from_ledger(source, out, known_at)
    if form in TEXTS:
        carried = carried_case(source, known_at)
        with new_file(out) as file:
            file.writelines(TEXTS[form](carried))
    with opened_journal(source) as journal, journal.shelf.reading():
        if form in WRITERS:
            WRITERS[form](journal, out, None if known_at is None else moment_of(known_at))
        return journal.head(known_at)


def carried_case(source: Path, known_at: datetime | None = None) -> Carried:
    """A case with a ledger as other formats carry it, as it stood at a moment."""
    until = None if known_at is None else moment_of(known_at)
    with opened_journal(source) as journal, journal.shelf.reading():
        kept = None if until is None else standing_case(journal, until)
        content = (source / CASE_NAME).read_bytes() if kept is None else bytes_of(kept.content)
        reports = list(standing(journal.shelf, ThingKind.REPORT, until=until))
        ratings = list(standing(journal.shelf, ThingKind.CREDIBILITY, until=until))
    return Carried(
        case_text=content.decode("utf-8"),
        ledger=open_case(source, known_at),
        documents=tuple((one.content["file"], bytes_of(one.content)) for one in reports),
        credibility={one.name: one.content["credibility"] for one in ratings},
    )


def _write_csv(journal: Journal, out: Path, until: int | None) -> None:
    with new_file(out) as file:
        file.write(claim_rows(standing(journal.shelf, ThingKind.CLAIM, until=until)))


def _write_lines(journal: Journal, out: Path, _: int | None) -> None:
    with new_file(out) as file:
        file.writelines(lines_of_journal(journal.shelf))


def _write_parquet(journal: Journal, out: Path, until: int | None) -> None:
    write_parquet(out, _tables(journal, until))


def _write_sqlite(journal: Journal, out: Path, until: int | None) -> None:
    write_sqlite(out, _tables(journal, until))


def _tables(journal: Journal, until: int | None) -> dict[str, Rows]:
    """Everything that stands."""
    events = standing(journal.shelf, ThingKind.EVENT, until=until)
    reports = standing(journal.shelf, ThingKind.REPORT, until=until)
    case = standing_case(journal, until)
    text = "" if case is None else bytes_of(case.content).decode("utf-8")
    return {
        CASE_TABLE: {"file": [CASE_NAME], "text": [text]},
        CLAIM_TABLE: _claims(journal, until),
        "event": _rows(events, "event_id", eventfile.COLUMNS),
        "report": _rows(reports, "report_id", ("report_id", "file", "text", "base64")),
    }


def _claims(journal: Journal, until: int | None) -> Rows:
    columns = (*claimfile.COLUMNS, *claimfile.EXTRA_COLUMNS)
    return _rows(standing(journal.shelf, ThingKind.CLAIM, until=until), "claim_id", columns)


def _rows(kept: Iterable[StandingThing], key: str, columns: tuple[str, ...]) -> Rows:
    records = [{**one.content, key: one.name} for one in kept]
    return {column: [record.get(column, "") for record in records] for column in columns}


WRITERS: Final[dict[ExportForm, Callable[[Journal, Path, int | None], None]]] = {
    ExportForm.CSV: _write_csv,
    ExportForm.JSONL: _write_lines,
    ExportForm.PARQUET: _write_parquet,
    ExportForm.SQLITE: _write_sqlite,
}
"""Forms of one file, and what writes them from a journal as of a moment."""

TEXTS: Final[dict[ExportForm, Callable[[Carried], Iterable[str]]]] = {
    ExportForm.STIX: lambda carried: [stix_bundle(carried)],
    ExportForm.JSONLD: lambda carried: [jsonld_document(carried)],
    ExportForm.PLOVER: lambda carried: plover_lines(carried.ledger.events),
}
"""Forms that are text, and what writes them of a case as it stood."""
