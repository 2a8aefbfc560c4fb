"""Carrying a ledger elsewhere: made of a plain folder or of an export, or copied whole."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from passmuster.analysis.files import lines_of
from passmuster.analysis.who import name_of_user
from passmuster.errors import BadInput, Fault
from passmuster.exchange.carried import FolderContent, write_folder
from passmuster.exchange.opening import content_of_file, is_other_form
from passmuster.ledger.head import LedgerHead
from passmuster.plaintext import one_line
from passmuster.store.contents import CASE_NAME, bytes_of
from passmuster.store.folder import find_case
from passmuster.store.journal.lines import take_lines
from passmuster.store.journal.sqlite import SqliteShelf
from passmuster.store.ledgerfolder import new_journal, opened_journal, standing_case
from passmuster.store.ledgerplace import LEDGER_FILE, has_ledger
from passmuster.store.moving import ledger_from_folder, new_folder

__all__ = ["backup", "import_case"]


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
    ledger_from_folder(folder, target, who=name_of_user(who), why=why or _reason(folder), url=url, workers=workers)
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
        why = why or _reason(source)
        with _told_of(source, folder):
            ledger_from_folder(folder, target, who=name_of_user(who), why=why, url=url, workers=workers)
    with opened_journal(target) as journal:
        return journal.head()


@contextmanager
def _told_of(source: Path, folder: Path) -> Iterator[None]:
    """Faults of a folder that is there for a moment only, told of the file that it was made of."""
    try:
        yield
    except BadInput as refusal:
        faults = [
            replace(fault, file=f"{source}, its {Path(fault.file).relative_to(folder)}")
            if Path(fault.file).is_relative_to(folder) and Path(fault.file) != folder
            else fault
            for fault in refusal.faults
        ]
        raise BadInput(faults, refusal.more) from refusal


def _reason(source: Path) -> str:
    """Why it is recorded where nobody says so: a name of a file may hold what stands on no record."""
    return f"import of {one_line(source.name)}"


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
