"""The analyst in the loop: what was proposed, what was decided, and what stays on record."""

import csv
from pathlib import Path

import pytest

from passmuster.errors import BadInput
from passmuster.reading.documents import open_document
from passmuster.reading.reader import read_document
from passmuster.reading.shown.review import take_review, write_review

TEXT = b"Kenya has sent 400 police officers to Haiti, Nairobi said. Two of them have been killed."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A review file for two proposed claims."""
    readings = [(document, read_document(document)) for document in open_document(TEXT, "a.txt")]
    assert write_review(tmp_path / "review.csv", readings) == 2
    return tmp_path / "review.csv"


def edit(path: Path, *changes: dict[str, str]) -> None:
    """Change cells of the rows, one dictionary a row."""
    with path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    for row, change in zip(rows, changes, strict=False):
        row.update(change)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_nothing_is_decided_at_first(path: Path) -> None:
    """A file as it was written holds no decision."""
    assert take_review(path) == []


def test_accepting_keeps_the_proposal(path: Path) -> None:
    """An accepted claim is the proposed one, rule and all."""
    edit(path, {"decision": "accept"})
    (taken,) = take_review(path)
    assert taken.decision == "accept"
    assert taken.claim == taken.proposed
    assert taken.proposed["rule"].startswith("deployed:ahead;speaker:post")


def test_a_corrected_cell_makes_a_change(path: Path) -> None:
    """Whatever was written as decision, an edited cell is a change, and what was proposed stays beside it."""
    edit(path, {"decision": "accept", "quantity": "arrivals", "point": "410", "low": "410", "high": "410"})
    (taken,) = take_review(path)
    assert taken.decision == "change"
    assert taken.claim is not None
    assert (taken.claim["quantity"], taken.claim["point"]) == ("arrivals", 410)
    assert (taken.proposed["quantity"], taken.proposed["point"]) == ("deployed", 400)


def test_refusing_leaves_no_claim(path: Path) -> None:
    """A refused claim is gone, and what was proposed and why it was refused is not."""
    edit(path, {"decision": "refuse", "note": "a plan, not a fact"})
    (taken,) = take_review(path)
    assert (taken.claim, taken.note, taken.proposed["point"]) == (None, "a plan, not a fact", 400)


def test_all_faults_are_told_at_once(path: Path) -> None:
    """Wrong words and numbers are named with their cells."""
    edit(path, {"decision": "accept", "quantity": "dead", "point": "many"}, {"decision": "maybe"})
    with pytest.raises(BadInput) as refusal:
        take_review(path)
    told = str(refusal.value)
    assert "line 2, column 'quantity': one of present, deployed" in told
    assert "line 2, column 'point': counts are numbers, zero or more; found 'many'" in told
    assert "line 3, column 'decision': a decision is accept, change or refuse; found 'maybe'" in told


def test_a_review_is_never_overwritten(path: Path) -> None:
    """Decisions cannot be lost by writing the file again."""
    with pytest.raises(BadInput, match="a review file is never overwritten"):
        write_review(path, [])


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """Text that a spreadsheet would run is written so that it does not, and read back as it was."""
    text = b"=cmd|' /C calc'!A0 said 300 soldiers were killed."
    readings = [(document, read_document(document)) for document in open_document(text, "=a.txt")]
    write_review(tmp_path / "r.csv", readings)
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as opened:
        cells = [cell for row in csv.reader(opened) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
