"""Writing a ledger out for others, by the rule about people or, for a reason that goes with it, as it stands.

Tables stay tables: a count of few harmed people is a ceiling of the cell size, or a floor of one, with a remark beside
it, and what was kept back stands in the file as well. The whole ledger, entry by entry, cannot be told so, because its
hashes are of its words; where it holds any such count it is written for a reason alone.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from passmuster.analysis.export_source import Cutting, ExportSource, carried, said_within
from passmuster.analysis.files import new_file
from passmuster.analysis.handing_on import standing_records, told_standing
from passmuster.briefing.json.document import document_text
from passmuster.errors import BadInput, Fault
from passmuster.exchange.carried import Carried
from passmuster.exchange.claim_jsonld import jsonld_document
from passmuster.exchange.ledger_tables import CASE_TABLE, CLAIM_TABLE, Rows, write_parquet, write_sqlite
from passmuster.exchange.plover import plover_lines
from passmuster.exchange.stix import stix_bundle
from passmuster.findings.discretion import CELL_SIZE
from passmuster.findings.parts.discretion import HandedOn
from passmuster.findings.told_records import Figures, is_row_of_few, kept_back_of, noted_row, words_of
from passmuster.ledger.head import LedgerHead
from passmuster.plainfile import check_name
from passmuster.plaintext import one_line
from passmuster.store import claimfile, eventfile
from passmuster.store.casefile import public_figures_of
from passmuster.store.contents import CASE_NAME
from passmuster.store.folder import find_case
from passmuster.store.journal.entries import StandingThing, entries_of
from passmuster.store.journal.journal import Journal, moment_of
from passmuster.store.journal.lines import lines_of_journal
from passmuster.store.ledgerfolder import opened_journal
from passmuster.store.moving import case_bytes, claim_record, claim_rows, new_folder, write_tables

__all__ = ["ExportForm", "Exported", "export_case", "exported"]

DISCRETION: Final = "discretion"
"""Under what name a file says what was kept back of it, or why nothing was."""
EVERYTHING: Final = Cutting()
"""All that stands now."""


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


@dataclass(frozen=True, slots=True)
class Exported:
    """The head of what was written, and what was kept back of it."""

    head: LedgerHead
    discretion: HandedOn
    cutting: Cutting

    @property
    def words(self) -> str:
        """What was kept back, or why nothing was; empty where there is nothing to say."""
        return words_of(self.discretion)


def export_case(
    case: Path | str,
    form: ExportForm,
    out: Path,
    *,
    known_at: datetime | None = None,
    as_of: date | None = None,
    since: date | None = None,
    show_small_counts: str = "",
) -> LedgerHead:
    """Write a ledger out; what stood at a moment, or, as `jsonl`, the whole of it.

    Parameters
    ----------
    known_at
        Only what was on record at this moment.
    as_of, since
        Only what was said by the end of the one day, and after the other.
    show_small_counts
        Why the record is written as it stands; the reason is written with it. Without one, counts of few harmed people
        are told as such, private people by their role, and contact data and documents that hold any of these not.

    Returns
    -------
    The head of what was written.

    Raises
    ------
    BadInput
        If the case has no ledger, something is in the way, a moment or a day is asked of the whole, or the whole is
        asked for without a reason where it holds what is else withheld.
    """
    cutting = Cutting(known_at=known_at, as_of=as_of, since=since)
    return exported(case, form, out, cutting, show_small_counts=show_small_counts).head


def exported(
    case: Path | str, form: ExportForm, out: Path, cutting: Cutting = EVERYTHING, *, show_small_counts: str = ""
) -> Exported:
    """The same, with what was kept back."""
    if form is ExportForm.JSONL:
        _refuse_part(cutting)
    source = find_case(case)
    check_name(out)
    if form is not ExportForm.FOLDER and out.exists():
        raise BadInput([Fault(str(out), "nothing is overwritten", "the file is there already", "Name another file.")])
    reason = one_line(show_small_counts)
    with opened_journal(source) as journal, journal.shelf.reading():
        if form is ExportForm.JSONL:
            kept_back = _write_whole(journal, out, lambda: public_figures_of(source), reason)
        else:
            told = _told(source, journal, cutting, form, "" if form is ExportForm.PLOVER else reason)
            WRITERS[form](told, out)
            kept_back = told.standing.discretion
        return Exported(journal.head(cutting.known_at), kept_back, cutting)


def _refuse_part(cutting: Cutting) -> None:
    """Refuse a part of a whole ledger: its hashes are of all entries."""
    asked = {"known_at": cutting.known_at, "as_of": cutting.as_of, "since": cutting.since}
    rule, remedy = "a whole ledger is of no moment and no day", "Export another form, or leave it out."
    faults = [Fault.of_argument(name, rule, "jsonl", remedy) for name, value in asked.items() if value is not None]
    if faults:
        raise BadInput(faults)


def _told(folder: Path, journal: Journal, cutting: Cutting, form: ExportForm, reason: str) -> ExportSource:
    until = None if cutting.known_at is None else moment_of(cutting.known_at)
    whole = said_within(standing_records(journal, until, shown_because=reason), cutting)
    # What a form has no room for is not kept back of it.
    if form is ExportForm.CSV:
        whole = replace(whole, events=(), reports=())
    if form is ExportForm.PLOVER:
        whole = replace(whole, claims=(), reports=())
    told = whole if reason else told_standing(whole, lambda: public_figures_of(folder))
    return ExportSource(folder, journal, cutting, told)


def _write_whole(journal: Journal, out: Path, figures: Figures, reason: str) -> HandedOn:
    """Every entry, with its hash; refused without a reason where one holds what is withheld elsewhere."""
    if not reason:
        words = words_of(kept_back_of(entries_of(journal.shelf), figures))
        if words:
            rule = (
                "a whole ledger is written as it stands, and one that holds what is withheld of people needs a reason"
            )
            remedy = (
                'Give one, which stands on its first line: `show_small_counts="REASON"`; or export another '
                "form, which keeps them back."
            )
            raise BadInput([Fault.of_argument("show_small_counts", rule, words.rstrip("."), remedy)])
    with new_file(out) as file:
        file.writelines(lines_of_journal(journal.shelf, reason))
    return HandedOn(cell_size=CELL_SIZE, shown_because=reason)


# Tables ---------------------------------------------------------------------------------------------------------------


def _write_folder(source: ExportSource, out: Path) -> None:
    """A plain case folder; what was kept back stands beside its tables, in a file that no command reads."""
    told = source.standing
    with new_folder(out) as folder:
        (folder / CASE_NAME).write_bytes(case_bytes(source.folder, source.journal, source.until))
        write_tables(folder, told.claims, told.events, told.reports)
        if source.said:
            (folder / f"{DISCRETION}.json").write_text(document_text(source.said), encoding="utf-8", newline="")


def _write_csv(source: ExportSource, out: Path) -> None:
    """A claim table; it has no place for a reason but the note of each claim that it is for."""
    claims, reason = source.standing.claims, source.standing.discretion.shown_because
    if reason:
        claims = tuple(
            replace(one, content=noted_row(one.content, reason)) if is_row_of_few(one.content) else one
            for one in claims
        )
    with new_file(out) as file:
        file.write(claim_rows(claims))


def _write_tables(write: Callable[[Path, Mapping[str, Rows]], None], source: ExportSource, out: Path) -> None:
    """One file of tables, or none where an error ends the writing."""
    try:
        write(out, _tables(source))
    except BaseException:
        out.unlink(missing_ok=True)
        raise


def _tables(source: ExportSource) -> dict[str, Rows]:
    """Everything that stands, and what was kept back of it."""
    told = source.standing
    columns = (*claimfile.COLUMNS, *claimfile.EXTRA_COLUMNS)
    tables: dict[str, Rows] = {
        CASE_TABLE: {"file": [CASE_NAME], "text": [source.case_text]},
        CLAIM_TABLE: _in_columns(map(claim_record, told.claims), columns),
        "event": _rows(told.events, "event_id", eventfile.COLUMNS),
        "report": _rows(told.reports, "report_id", ("report_id", "file", "text", "base64")),
    }
    return tables | ({DISCRETION: {name: [cell] for name, cell in source.said.items()}} if source.said else {})


def _rows(kept: Iterable[StandingThing], key: str, columns: tuple[str, ...]) -> Rows:
    return _in_columns(({**one.content, key: one.name} for one in kept), columns)


def _in_columns(records: Iterable[Mapping[str, str]], columns: tuple[str, ...]) -> Rows:
    listed = list(records)
    return {column: [record.get(column, "") for record in listed] for column in columns}


# Texts ----------------------------------------------------------------------------------------------------------------


def _write_text(text: Callable[[Carried], Iterable[str]], source: ExportSource, out: Path) -> None:
    whole = carried(source)
    with new_file(out) as file:
        file.writelines(text(whole))


WRITERS: Final[Mapping[ExportForm, Callable[[ExportSource, Path], None]]] = {
    ExportForm.FOLDER: _write_folder,
    ExportForm.CSV: _write_csv,
    ExportForm.PARQUET: lambda source, out: _write_tables(write_parquet, source, out),
    ExportForm.SQLITE: lambda source, out: _write_tables(write_sqlite, source, out),
    ExportForm.STIX: lambda source, out: _write_text(lambda carried: [stix_bundle(carried)], source, out),
    ExportForm.JSONLD: lambda source, out: _write_text(lambda carried: [jsonld_document(carried)], source, out),
    ExportForm.PLOVER: lambda source, out: _write_text(
        lambda carried: plover_lines(carried.ledger.events), source, out
    ),
}
"""Forms of what stands, and what writes each."""
