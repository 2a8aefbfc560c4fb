"""What was read, written down to be decided on."""

import csv
import json

import pytest

from passmuster.assembly.review.proposals import proposal_rows, write_review
from passmuster.assembly.review.sheet import COLUMNS
from passmuster.documents import open_document
from passmuster.errors import BadInput
from passmuster.reading.reader import read_document
from worlds.review_sheets import TEXT, reviewed, rows_of


def test_a_proposal_shows_its_sentence_its_cells_and_where_it_stands(tmp_path):
    """Each row has the claim's cells, the sentence they were read in, and the offsets of the number."""
    (sent, lost) = rows_of(reviewed(tmp_path / "review.csv"))
    assert (sent["quantity"], sent["point"], lost["quantity"], lost["point"]) == ("deployed", "400", "killed", "2")
    assert sent["sentence"] == "Kenya has sent 400 police officers to Haiti, Nairobi said."
    assert TEXT.decode()[int(sent["start"]) : int(sent["end"])] == "400 police officers"
    assert json.loads(sent["proposed"])["rule"] == sent["rule"]
    assert {row["decision"] for row in (sent, lost)} == {""}


def test_what_a_case_needs_is_proposed_too(tmp_path):
    """The day the document is from and the force that a case of articles would name; blank where the text has none."""
    (sent, _) = rows_of(reviewed(tmp_path / "review.csv"))
    assert (sent["said_on"], sent["force"]) == ("2025-03-02", "ke-force")
    (nobodys,) = rows_of(reviewed(tmp_path / "other.csv", b"300 soldiers were killed."))
    assert (nobodys["said_on"], nobodys["force"]) == ("", "")


def test_every_column_is_filled_from_the_reading():
    """Rows have the columns of the sheet, all of them and in their order."""
    (document,) = open_document(TEXT, "a.txt")
    assert [tuple(row) for row in proposal_rows([(document, read_document(document))])] == [COLUMNS] * 2


def test_a_review_is_never_overwritten(tmp_path):
    """Decisions cannot be lost by writing the file again."""
    path = reviewed(tmp_path / "review.csv")
    with pytest.raises(BadInput, match="a review file is never overwritten"):
        write_review(path, [])


def test_no_cell_is_a_formula(tmp_path):
    """Text that a spreadsheet would run is written so that it does not."""
    path = reviewed(tmp_path / "r.csv", b"=cmd|' /C calc'!A0 said 300 soldiers were killed.", "=a.txt")
    with path.open(encoding="utf-8", newline="") as opened:
        cells = [cell for row in csv.reader(opened) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_name_that_is_no_utf8_is_written_by_number(tmp_path):
    """A file whose name no encoding reads is proposed from like any other."""
    (row, *_) = rows_of(reviewed(tmp_path / "review.csv", name="a\udcff.txt"))
    assert row["document"] == "a\\udcff.txt"


def test_a_proposal_says_how_sure_the_reader_is(tmp_path):
    """Of the number and its quantity, so that what waits can be looked at first."""
    rows = rows_of(reviewed(tmp_path / "review.csv"))
    assert all(0 < float(row["sure"]) < 1 for row in rows)
