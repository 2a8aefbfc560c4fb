"""What is handed on keeps the rule about people; with a reason the record goes out as it stands, and comes back so."""

import json
import os
import sqlite3

import pytest
from pyarrow import parquet

from passmuster.analysis import exporting
from passmuster.analysis.adding import add
from passmuster.analysis.carrying import import_case
from passmuster.analysis.exporting import ExportForm, export_case, exported
from passmuster.analysis.ledger_log import log
from passmuster.analysis.listing import claims
from passmuster.errors import BadInput
from passmuster.store.folder import open_case
from worlds.kept_case import HEAD, kept

__all__ = ["kept"]

REASON = "the tracing agency asked"
REPORT = b"Outlet: KBS\n\nSeven were taken, Anna Lee says: 7 men."
SMALL = """\
few,2025-01-11,2025-01-11,kp-force,captured,7,about,asserted,Anna Lee (relative of a soldier),OTHER,,,seven men
floor,2025-01-11,2025-01-11,kp-force,killed,6,at_least,asserted,Kyiv,UA,,,six
"""
BACK = [ExportForm.FOLDER, ExportForm.SQLITE, ExportForm.PARQUET, ExportForm.STIX, ExportForm.JSONLD]


@pytest.fixture
def small(kept, tmp_path):
    """The same case with a count of seven prisoners by a private person, a floor of six dead, and her words."""
    (tmp_path / "words.txt").write_bytes(REPORT)
    (tmp_path / "more.csv").write_text(HEAD + SMALL, encoding="utf-8")
    add(kept, [tmp_path / "words.txt"])
    add(kept, [tmp_path / "more.csv"])
    return kept


def bytes_of(path) -> bytes:
    """Every byte of a file, or of all files of a folder."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return b"\n".join(one.read_bytes() for one in files if one.is_file())


@pytest.mark.parametrize("form", BACK)
def test_small_counts_go_out_as_such(small, tmp_path, form) -> None:
    """A ceiling or a floor with a remark, in a table that is read again; the name, the words and the document stay."""
    out = tmp_path / "out.json"
    done = exported(small, form, out)
    again = open_case(out) if form is ExportForm.FOLDER else _imported(out, tmp_path)
    told = {claim.claim_id: claim for claim in again.claims}
    few, floor = told["few"], told["floor"]
    assert (few.bound, few.low, few.high, few.point, few.cue) == ("at_most", None, 10.0, None, "")
    assert (floor.bound, floor.low, floor.high, floor.point, floor.cue) == ("at_least", 1.0, None, None, "")
    assert few.claimant == "a soldier's relative"
    assert few.note == floor.note == "words withheld with the number"
    assert told["c3"] == next(claim for claim in open_case(small).claims if claim.claim_id == "c3")
    assert len(again.reports) == len(open_case(small).reports) - 1 == 1
    kept_back = done.discretion
    assert (kept_back.claims, kept_back.people, kept_back.documents) == (("few", "floor"), 1, 1)
    assert done.words.startswith("Numbers are withheld in 2 claims")
    assert done.words.endswith("1 document whose words hold what is withheld is left out.")
    assert b"Anna" not in bytes_of(out)


def _imported(out, tmp_path):
    import_case(out, tmp_path / "again")
    return open_case(tmp_path / "again")


@pytest.mark.parametrize("form", BACK)
def test_with_a_reason_the_same_comes_back(small, tmp_path, form) -> None:
    """Claims, events and documents to the last word, and when claims came on record; the reason changes nothing."""
    out = tmp_path / "out.json"
    done = exported(small, form, out, show_small_counts=f" {REASON} ")
    first, second = open_case(small), _imported(out, tmp_path)
    assert (first.case, first.claims, first.events) == (second.case, second.claims, second.events)
    assert [one.recorded_at for one in first.claims] == [one.recorded_at for one in second.claims]
    assert sorted(report.report_id for report in first.reports) == sorted(report.report_id for report in second.reports)
    assert REASON.encode() in bytes_of(out)
    assert (done.discretion.claims, done.discretion.shown_because) == ((), REASON)


def test_a_whole_ledger_needs_a_reason(small, tmp_path) -> None:
    """Its hashes are of its words: it is refused with the way out, and with a reason it has the same head."""
    with pytest.raises(BadInput, match="Numbers are withheld in 2 claims"):
        export_case(small, ExportForm.JSONL, tmp_path / "all.jsonl")
    assert not (tmp_path / "all.jsonl").exists()
    head = export_case(small, ExportForm.JSONL, tmp_path / "all.jsonl", show_small_counts=REASON)
    assert REASON in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert import_case(tmp_path / "all.jsonl", tmp_path / "again") == head
    assert log(tmp_path / "again", show_small_counts="x") == log(small, show_small_counts="x")


def test_what_was_withdrawn_is_in_a_whole_ledger_too(kept, tmp_path) -> None:
    """A small count that no longer stands is told by its entries; where there is none, no reason is asked for."""
    export_case(kept, ExportForm.JSONL, tmp_path / "plain.jsonl")
    (tmp_path / "more.csv").write_text(HEAD + SMALL.splitlines(keepends=True)[1], encoding="utf-8")
    add(kept, [tmp_path / "more.csv"])
    (tmp_path / "more.csv").write_text(HEAD + SMALL.splitlines(keepends=True)[1].replace(",6,", ",600,"))
    add(kept, [tmp_path / "more.csv"], corrections=True)
    assert [claim.point for claim in open_case(kept).claims if claim.claim_id == "floor"] == [600.0]
    with pytest.raises(BadInput, match=r'needs a reason; found .*`show_small_counts="REASON"`; or export'):
        export_case(kept, ExportForm.JSONL, tmp_path / "all.jsonl")


def test_a_claim_table_tells_the_reason_beside_each_count(small, tmp_path) -> None:
    """It has no other place; without a reason a cell holds no number, words or name."""
    export_case(small, ExportForm.CSV, tmp_path / "told.csv")
    export_case(small, ExportForm.CSV, tmp_path / "whole.csv", show_small_counts=REASON)
    told, whole = ((tmp_path / name).read_text(encoding="utf-8") for name in ("told.csv", "whole.csv"))
    few = next(line for line in told.splitlines() if line.startswith("few"))
    assert ",,10,,at_most," in few
    assert "Anna" not in told
    assert "seven men" not in told
    assert whole.count(f"small count shown because: {REASON}") == 2
    assert "seven men" in whole


def test_tables_say_what_was_kept_back(small, tmp_path) -> None:
    """In a table of its own, in the metadata, beside the folder's tables; nothing where nothing was."""
    for form in (ExportForm.SQLITE, ExportForm.PARQUET, ExportForm.FOLDER):
        export_case(small, form, tmp_path / form.value)
    database = sqlite3.connect(tmp_path / "sqlite")
    assert database.execute("SELECT claims, people, documents FROM discretion").fetchall() == [("few floor", "1", "1")]
    database.close()
    beside = json.loads(parquet.read_schema(tmp_path / "parquet").metadata[b"passmuster"])
    assert beside["discretion"]["claims"] == ["few floor"]
    assert json.loads((tmp_path / "folder" / "discretion.json").read_text(encoding="utf-8"))["documents"] == "1"


def test_nothing_is_said_where_nothing_was_kept_back(kept, tmp_path) -> None:
    """Files are as they always were."""
    done = exported(kept, ExportForm.FOLDER, tmp_path / "folder")
    assert done.words == ""
    assert not (tmp_path / "folder" / "discretion.json").exists()


def test_words_of_formats_say_fewer(small, tmp_path) -> None:
    """Where a claim is put into words for other programs."""
    export_case(small, ExportForm.STIX, tmp_path / "a.json")
    export_case(small, ExportForm.JSONLD, tmp_path / "b.json")
    for name in ("a.json", "b.json"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "fewer than 10 captured" in text
        assert "at least 1 killed" in text
        assert "about 7" not in text


def test_events_go_out_without_private_names_whatever_the_reason(kept, tmp_path) -> None:
    """PLOVER has no place for a reason."""
    (tmp_path / "e.csv").write_text(
        "event_id,date,source_actor,target_actor,event,score,claimant,claimant_group,note\n"
        "e9,2024-11-02,KP,RU,AID,7,Anna Lee (relative of a soldier),OTHER,Anna Lee on +49 30 1234567\n"
    )
    (tmp_path / "more.csv").write_text(HEAD + SMALL, encoding="utf-8")
    add(kept, [tmp_path / "e.csv", tmp_path / "more.csv"])
    done = exported(kept, ExportForm.PLOVER, tmp_path / "e.jsonl", show_small_counts=REASON)
    text = (tmp_path / "e.jsonl").read_text(encoding="utf-8")
    assert "Anna" not in text
    assert "1234567" not in text
    assert "a soldier's relative" in text
    kept_back = done.discretion
    assert (kept_back.claims, kept_back.people, kept_back.contacts, kept_back.documents) == ((), 1, 1, 0)


def test_claims_for_python_keep_the_rule(small) -> None:
    """As the command prints them; with a reason the numbers, and the record itself is that of `open_case`."""
    told = {claim.claim_id: claim for claim in claims(small).claims}
    assert (told["few"].point, told["few"].high, told["floor"].low) == (None, 10.0, 1.0)
    assert told["few"].claimant == "a soldier's relative"
    shown = {claim.claim_id: claim for claim in claims(small, show_small_counts=REASON).claims}
    assert (shown["few"].point, shown["floor"].low or shown["floor"].point) == (7.0, 6.0)
    assert shown["few"].note.endswith(REASON)
    assert claims(small).discretion.claims == ("few", "floor")
    assert "2 claims of fewer than 10" in claims(small).kept_back


def test_entries_for_python_keep_the_rule(small) -> None:
    """As the command tells them."""
    assert log(small, "few")[0].after["point"] == "fewer than 10"
    assert log(small, "few", show_small_counts=REASON)[0].after["point"] == "7"


@pytest.mark.parametrize("form", [*ExportForm])
def test_a_file_of_any_name_takes_a_reason_of_any_signs(small, tmp_path, form) -> None:
    """A name that is no UTF-8, and a reason with half a pair and a line break: it is one line, and can be read."""
    out = tmp_path / os.fsdecode(b"out\xff")
    done = exported(small, form, out, show_small_counts="a court\nasks \udcff")
    assert out.exists()
    if form is not ExportForm.PLOVER:
        assert done.discretion.shown_because == "a court asks \ufffd"
        assert "a court asks \ufffd".encode() in bytes_of(out).replace(b"\\ufffd", "\ufffd".encode())


@pytest.mark.parametrize("form", [ExportForm.SQLITE, ExportForm.PARQUET])
def test_nothing_half_written_is_left(small, tmp_path, form, monkeypatch) -> None:
    """An error while tables are written leaves no file."""
    monkeypatch.setattr(exporting, "CASE_TABLE", "claim")
    monkeypatch.setattr(exporting, "_in_columns", lambda records, columns: {"low": ["many"]})
    with pytest.raises(BadInput, match="holds numbers"):
        export_case(small, form, tmp_path / "out")
    assert not (tmp_path / "out").exists()
