"""Forgotten words are in no file of the case's folder, the mark stays, and the ledger proves right."""

import hashlib

import pytest
from markupsafe import Markup

from passmuster.analysis.adding import add
from passmuster.analysis.amending import undo
from passmuster.analysis.carrying import import_case
from passmuster.analysis.exporting import ExportForm, export_case
from passmuster.analysis.forgetting import forget
from passmuster.analysis.ledger_log import log
from passmuster.analysis.verifying import verify
from passmuster.cache.keeper import Keeper, cache_folder, key_of, own_folder
from passmuster.errors import BadInput
from passmuster.store.folder import open_case
from worlds.kept_case import HEAD, REPORT, REPORT_ID, kept, plain_folder

__all__ = ["kept"]


def holding(folder, words) -> list[str]:
    """Files of a folder that hold some words."""
    return [path.name for path in sorted(folder.rglob("*")) if path.is_file() and words.encode() in path.read_bytes()]


def test_a_report_goes_with_what_is_quoted_of_it(kept) -> None:
    """Its text and the cues of its claims are erased; the claim's number stays and so does the head of before."""
    head = verify(kept).proof.head
    assert holding(kept, "Hong Gildong") == ["ledger.db"]
    forget(kept, [REPORT_ID[:10]], why="at his request")
    assert holding(kept, "Hong Gildong") == []
    ledger = open_case(kept)
    assert ledger.reports == ()
    assert [(claim.point, claim.cue) for claim in ledger.claims if claim.claim_id == "c3"] == [(600.0, "")]
    assert [(entry.deed.value, entry.who, entry.why) for entry in log(kept)[-2:]] == [
        ("forget", "Ann", "at his request")
    ] * 2
    found = verify(kept, against=str(head)).proof
    assert (found.holds, found.vouched, found.forgotten) == (True, 6, 2)


def test_a_claim_goes_for_good(kept, tmp_path) -> None:
    """It no longer counts, cannot come back by undo or by its table, and its entries stay without words."""
    forget(kept, ["c3"], why="request")
    assert [claim.claim_id for claim in open_case(kept).claims] == ["c1", "c2"]
    assert [entry.is_erased for entry in log(kept, "c3")] == [True, False]
    with pytest.raises(BadInput, match="what is forgotten cannot be brought back"):
        undo(kept, 7)
    (tmp_path / "again.csv").write_text(HEAD + "c3,2025-01-09,,kp-force,killed,600,about,estimated,Seoul,KR,,,\n")
    done, _ = add(kept, [tmp_path / "again.csv"])
    assert (done.count, "had it forgotten: request" in done.held[0][1]) == (0, True)
    assert forget(kept, ["c3"], why="request").appended.count == 0


def test_what_was_kept_is_thrown_away(kept) -> None:
    """Results in the user's cache may hold the words."""
    keeper = Keeper(own_folder(cache_folder()))
    keeper.put(key_of(["x"]), b"words", "json")
    assert forget(kept, ["c1"], why="request").thrown_away == 1
    assert keeper.find(key_of(["x"]), "json") is None
    assert Keeper(None).clear() == 0


def test_files_that_still_hold_the_words_are_named(kept) -> None:
    """They are their owner's to delete; words that stand elsewhere on record are none of them."""
    export_case(kept, ExportForm.CSV, kept / "claims-2025.csv")
    found = forget(kept, [REPORT_ID], why="request")
    assert [path.name for path in found.still_held] == ["claims-2025.csv"]


def test_a_name_is_looked_for_and_a_reason_that_tells_it_is_named(kept, tmp_path) -> None:
    """A name is shorter than most texts; what a reason says is part of the chain and cannot be erased."""
    row = "c8,2025-01-09,,kp-force,killed,650,about,estimated,Ivan Hong,OTHER,,,\n"
    (tmp_path / "new.csv").write_text(HEAD + row, encoding="utf-8")
    add(kept, [tmp_path / "new.csv"], why="as Ivan Hong told us")
    (kept / "notes.txt").write_text("ring Ivan Hong", encoding="utf-8")
    found = forget(kept, ["c8", "c8"], why="request")
    assert [path.name for path in found.still_held] == ["notes.txt"]
    assert (found.reasons, found.appended.count) == ((7,), 1)


@pytest.mark.parametrize("why", ["Ivan Petrov asked", "Mr Petrov asked for it", "says Ivan Petrov, at home"])
def test_a_reason_that_would_keep_the_words_is_refused(kept, tmp_path, why) -> None:
    """A reason cannot be erased: the person's own name in it would stand in the chain for good."""
    row = 'c8,2025-01-09,,kp-force,killed,650,about,estimated,"says Ivan Petrov, at home",OTHER,,,\n'
    (tmp_path / "new.csv").write_text(HEAD + row, encoding="utf-8")
    add(kept, [tmp_path / "new.csv"])
    with pytest.raises(BadInput, match=r"why: a reason is part of the chain and stays, .*Give a reason without names"):
        forget(kept, ["c8"], why=why)
    assert holding(kept, "Ivan Petrov") == ["ledger.db"]
    forget(kept, ["c8"], why="the person asked for it, and Seoul agrees")
    assert holding(kept, "Petrov") == []


def test_a_table_in_two_bytes_a_sign_is_looked_through(kept) -> None:
    """Spreadsheets save so what they call Unicode text."""
    (kept / "sheet.txt").write_text(f"c3\t{REPORT.decode()}", encoding="utf-16")
    assert [path.name for path in forget(kept, [REPORT_ID], why="request").still_held] == ["sheet.txt"]


def test_every_form_of_export_is_named(tmp_path, monkeypatch) -> None:
    """Whatever a form does to quotes, letters and signs, or packs away; the ledger itself holds nothing and is not."""
    monkeypatch.setenv("PASSMUSTER_CACHE", str(tmp_path / "cache"))
    words = 'says "Major" H\u00f3ng & <co>\'s'
    report = REPORT.decode().replace("says Major Hong Gildong", words)
    plain = plain_folder(tmp_path / "plain")
    (plain / "reports" / "count.txt").write_text(report, encoding="utf-8")
    rows = (plain / "claims.csv").read_text().replace(REPORT_ID, hashlib.sha256(report.encode()).hexdigest())
    cue = '"' + words.replace('"', '""') + '"'
    (plain / "claims.csv").write_text(rows.replace("says Major Hong Gildong", cue), encoding="utf-8")
    kept = tmp_path / "kept"
    import_case(plain, kept, who="Ann")
    for form in ExportForm:
        export_case(kept, form, kept / form.value)
    (kept / "page.html").write_text(str(Markup.escape(report)), encoding="utf-8")
    head = verify(kept).proof.head
    assert forget(kept, ["c2"], why="request", who="Ann").still_held == ()
    found = forget(kept, [hashlib.sha256(report.encode()).hexdigest()], why="request", who="Ann")
    named = {str(path.relative_to(kept)) for path in found.still_held}
    # PLOVER lines tell events and no claims.
    assert named == {"csv", "folder/claims.csv", "folder/reports/count.txt", "jsonl", "jsonld", "page.html", "sqlite",
                     "stix"}  # fmt: skip
    assert [path.name for path in found.packed] == ["parquet"]
    assert verify(kept, against=str(head)).proof.holds


@pytest.mark.parametrize(("names", "why", "said"), [(["c9"], "x", "nothing was ever recorded under 'c9'"),
                                                    ([REPORT_ID[:6]], "x", "1 reports begin so"),
                                                    (["c1"], "", "who forgets says why")])  # fmt: skip
def test_a_wrong_call_is_refused(kept, names, why, said) -> None:
    """Nothing is erased."""
    with pytest.raises(BadInput, match=said):
        forget(kept, names, why=why)
    assert len(log(kept)) == 6
