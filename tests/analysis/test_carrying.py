"""A ledger is carried anywhere without loss: to a plain folder, line by line, as tables, as a whole copy."""

import errno
import sqlite3

import pytest
from pyarrow import parquet

from passmuster.analysis.amending import correct, rate, withdraw
from passmuster.analysis.carrying import backup, import_case
from passmuster.analysis.exporting import ExportForm, export_case
from passmuster.analysis.forgetting import forget
from passmuster.analysis.ledger_log import log
from passmuster.analysis.verifying import verify
from passmuster.errors import BadInput
from passmuster.exchange.ledger_tables import NUMBERS
from passmuster.store.folder import open_case
from passmuster.store.journal.lines import FORMAT
from worlds.kept_case import kept

__all__ = ["kept"]


@pytest.fixture
def lived(kept):
    """A ledger with a history."""
    correct(kept, "c2", {"point": "550"}, why="x")
    withdraw(kept, ["c1"], why="y")
    forget(kept, ["e1"], why="z")
    return kept


def same(one, other) -> bool:
    """Equal in all that stands."""
    first, second = open_case(one), open_case(other)
    return (first.case, first.claims, first.events, first.reports) == (second.case, second.claims, second.events,
                                                                       second.reports)  # fmt: skip


def test_lines_make_the_same_ledger(lived, tmp_path) -> None:
    """Every entry, the head and what was forgotten."""
    head = export_case(lived, ExportForm.JSONL, tmp_path / "all.jsonl")
    assert import_case(tmp_path / "all.jsonl", tmp_path / "again") == head
    assert log(tmp_path / "again") == log(lived)
    assert same(lived, tmp_path / "again")
    assert verify(tmp_path / "again", against=str(head)).proof.vouched == head.entries


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (FORMAT, "other", "the first line must say"),
        ('\\"550\\"', '\\"950\\"', "its words are not those that were sealed"),
        ('"who": "Ann"', '"who": "Eve"', "its hash is not that of what it says"),
        ('"number": 3', '"nombre": 3', "each line must hold an entry"),
        ('"number": 3', '"number": 99999999999999999999', "each line must hold an entry"),
        ('"number": 3', '"number": ' + "[" * 100_000, "each line must hold an entry"),
        ('"number": 3', '"number": 3.5', "each line must hold an entry"),
    ],
)
def test_changed_lines_are_refused(lived, tmp_path, old, new, said) -> None:
    """And no folder is left behind."""
    export_case(lived, ExportForm.JSONL, tmp_path / "all.jsonl")
    text = (tmp_path / "all.jsonl").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "all.jsonl").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        import_case(tmp_path / "all.jsonl", tmp_path / "again")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], r"all.jsonl, line 3: entries come in turn; found"),
        (lambda lines: [*lines[:4], *lines[3:]], r"line 5: entries come in turn; found entry 3 as number 4"),
    ],
)
def test_lines_exchanged_or_doubled_are_told(lived, tmp_path, change, said) -> None:
    """What is wrong is told of the file that was given, not of the ledger that was to be made of it."""
    export_case(lived, ExportForm.JSONL, tmp_path / "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    assert len(lines) == 10
    (tmp_path / "all.jsonl").write_text("".join(change(lines)), encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        import_case(tmp_path / "all.jsonl", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_lines_cut_off_are_told(kept, tmp_path) -> None:
    """A download that ended early was taken for the whole."""
    export_case(kept, ExportForm.JSONL, tmp_path / "all.jsonl", show_small_counts="x")
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "all.jsonl").write_text("".join(lines[:-2]), encoding="utf-8")
    with pytest.raises(
        BadInput, match=r"ends with the entry that its first line names; found 4 entries, the last with"
    ):
        import_case(tmp_path / "all.jsonl", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_lines_of_before_the_head_was_promised_are_read(lived, tmp_path) -> None:
    """Old exports are read for ever."""
    head = export_case(lived, ExportForm.JSONL, tmp_path / "all.jsonl")
    _, *lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "old.jsonl").write_text("".join([f'{{"format": "{FORMAT}"}}\n', *lines]), encoding="utf-8")
    assert import_case(tmp_path / "old.jsonl", tmp_path / "again") == head


def test_faults_of_another_format_are_told_of_its_file(kept, tmp_path) -> None:
    """And not of a folder that is there for a moment."""
    export_case(kept, ExportForm.STIX, tmp_path / "s.json")
    text = (tmp_path / "s.json").read_text(encoding="utf-8")
    (tmp_path / "s.json").write_text(text.replace('"point": "500"', '"point": "many"'), encoding="utf-8")
    with pytest.raises(BadInput, match=r"s.json, its claims.csv, line 3, column 'point'") as refused:
        import_case(tmp_path / "s.json", tmp_path / "again")
    assert "tmp" not in refused.value.faults[0].rule + refused.value.faults[0].remedy


def test_a_full_disk_is_told_with_its_folder(lived, tmp_path, monkeypatch) -> None:
    """And what was written is taken away again."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("passmuster.analysis.exporting.write_tables", full)
    with pytest.raises(BadInput, match=r"whole: the disk must have room; found No space left on device. Make room"):
        export_case(lived, ExportForm.FOLDER, tmp_path / "whole")
    assert not (tmp_path / "whole").exists()


def test_a_backup_is_a_case(lived, tmp_path) -> None:
    """With the same head, and commands read it."""
    assert backup(lived, tmp_path / "copy") == verify(lived).proof.head
    assert same(lived, tmp_path / "copy")
    with pytest.raises(BadInput, match="nothing is overwritten"):
        backup(lived, tmp_path / "copy")


def test_tables_for_others_hold_what_stands(lived, tmp_path) -> None:
    """Numbers are numbers; nothing that was withdrawn or forgotten is in them."""
    for form in (ExportForm.CSV, ExportForm.PARQUET, ExportForm.SQLITE, ExportForm.FOLDER):
        export_case(lived, form, tmp_path / form.value)
    rows = parquet.read_table(tmp_path / "parquet").to_pylist()
    assert [(row["claim_id"], row["point"], row["low"]) for row in rows] == [("c2", 550.0, None), ("c3", 600.0, None)]
    database = sqlite3.connect(tmp_path / "sqlite")
    assert database.execute("SELECT claim_id, point FROM claim").fetchall() == [("c2", 550.0), ("c3", 600.0)]
    counts = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("event", "report")]
    database.close()
    assert counts == [0, 1]
    assert (tmp_path / "csv").read_text().splitlines()[1].startswith("c2,2024-12-22")
    assert [claim.claim_id for claim in open_case(tmp_path / "folder").claims] == ["c2", "c3"]
    assert "point" in NUMBERS


@pytest.mark.parametrize("form", [ExportForm.SQLITE, ExportForm.PARQUET, ExportForm.STIX, ExportForm.JSONLD])
def test_other_formats_make_a_ledger_in_which_the_same_stands(kept, tmp_path, form) -> None:
    """Case, claims and events are equal, and documents byte by byte; the history is a new one."""
    correct(kept, "c2", {"point": "550"}, why="x")
    out = tmp_path / "carried.json"
    export_case(kept, form, out)
    import_case(out, tmp_path / "again")
    first, second = open_case(kept), open_case(tmp_path / "again")
    assert (first.case, first.claims, first.events) == (second.case, second.claims, second.events)
    assert [report.report_id for report in first.reports] == [report.report_id for report in second.reports]
    assert log(tmp_path / "again", "c2")[0].why == "import of carried.json"


def test_ratings_and_events_go_out_in_the_words_of_the_format(kept, tmp_path) -> None:
    """A letter is a label, a digit a confidence; events alone are PLOVER lines."""
    rate(kept, "Seoul", "B", why="x")
    rate(kept, "c3", "2", why="x")
    export_case(kept, ExportForm.STIX, tmp_path / "a.json")
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert "admiralty-scale:source-reliability=b" in text
    assert '"confidence": 70' in text
    export_case(kept, ExportForm.PLOVER, tmp_path / "b.jsonl")
    assert '"event": ["AID"]' in (tmp_path / "b.jsonl").read_text(encoding="utf-8")


def test_what_stood_at_a_moment_is_exported(lived, tmp_path) -> None:
    """As it stood; a whole ledger is of no moment."""
    moment = log(lived)[5].recorded_at
    export_case(lived, ExportForm.CSV, tmp_path / "then.csv", known_at=moment)
    assert [line[:2] for line in (tmp_path / "then.csv").read_text().splitlines()[1:]] == ["c1", "c2", "c3"]
    with pytest.raises(BadInput, match="a whole ledger is of no moment"):
        export_case(lived, ExportForm.JSONL, tmp_path / "then.jsonl", known_at=moment)
    with pytest.raises(BadInput, match="nothing is overwritten"):
        export_case(lived, ExportForm.CSV, tmp_path / "then.csv")


def test_a_ledger_is_not_imported_again(lived, tmp_path) -> None:
    """It is copied or exported; a file that is no export is refused as one."""
    with pytest.raises(BadInput, match="it has a ledger already"):
        import_case(lived, tmp_path / "again")
    (tmp_path / "x.txt").write_text("hello")
    with pytest.raises(BadInput, match="the first line must say"):
        import_case(tmp_path / "x.txt", tmp_path / "again")


def test_a_table_is_no_ledger_and_the_refusal_says_where_it_goes(kept, tmp_path) -> None:
    """Every form that is read is named."""
    export_case(kept, ExportForm.CSV, tmp_path / "claims.csv")
    with pytest.raises(BadInput, match=r"jsonl, sqlite, parquet, stix or jsonld; a table goes into .* passmuster add"):
        import_case(tmp_path / "claims.csv", tmp_path / "again")
