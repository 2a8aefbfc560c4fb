"""The analyst in the loop: what was proposed, what was decided, and what stays on record."""

import csv
from datetime import date
from pathlib import Path

import pytest

from passmuster.assembly.review.decisions import take_review
from passmuster.assembly.review.sheet import CASE
from passmuster.errors import BadInput
from worlds.review_sheets import edit, reviewed, rows_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A review file for two proposed claims."""
    return reviewed(tmp_path / "review.csv")


def test_nothing_is_decided_at_first(path: Path) -> None:
    """A file as it was written holds no decision."""
    assert take_review(path) == []


def test_accepting_keeps_the_proposal(path: Path) -> None:
    """An accepted claim is the proposed one, rule and all, with what a case needs beside it."""
    edit(path, {"decision": "accept"})
    (taken,) = take_review(path)
    assert taken.decision == "accept"
    assert taken.claim == taken.proposed
    assert taken.proposed["rule"].startswith("deployed:ahead;speaker:post")
    assert (taken.said_on, taken.force, taken.line) == (date(2025, 3, 2), "ke-force", 2)


def test_a_corrected_cell_makes_a_change(path: Path) -> None:
    """Whatever was written as decision, an edited cell is a change, and what was proposed stays beside it."""
    edit(path, {"decision": "accept", "quantity": "arrivals", "point": "410", "low": "410", "high": "410"})
    (taken,) = take_review(path)
    assert taken.decision == "change"
    assert taken.claim is not None
    assert (taken.claim["quantity"], taken.claim["point"]) == ("arrivals", 410)
    assert (taken.proposed["quantity"], taken.proposed["point"]) == ("deployed", 400)


def test_a_day_or_a_force_changes_no_claim(path: Path) -> None:
    """They are not the claim's own words, so that filling them in is still to accept it."""
    edit(path, {"decision": "Accept ", "said_on": "2025-03-04", "force": "mission"})
    (taken,) = take_review(path)
    assert (taken.decision, taken.said_on, taken.force) == ("accept", date(2025, 3, 4), "mission")


def test_refusing_leaves_no_claim(path: Path) -> None:
    """A refused claim is gone, and what was proposed and why it was refused is not."""
    edit(path, {"decision": "refuse", "note": "a plan, not a fact"})
    (taken,) = take_review(path)
    assert (taken.claim, taken.note, taken.proposed["point"]) == (None, "a plan, not a fact", 400)


def test_all_faults_are_told_at_once(path: Path) -> None:
    """Wrong words, numbers and days are named with their cells."""
    edit(path, {"decision": "accept", "quantity": "dead", "point": "many", "said_on": "May"}, {"decision": "maybe"})
    with pytest.raises(BadInput) as refusal:
        take_review(path)
    told = str(refusal.value)
    assert "line 2, column 'quantity': one of present, deployed" in told
    assert "line 2, column 'point': counts are numbers, zero or more; found 'many'" in told
    assert "line 2, column 'said_on': a day is written as 2025-01-13; found 'May'" in told
    assert "line 3, column 'decision': a decision is accept, change or refuse; found 'maybe'" in told


@pytest.mark.parametrize(("proposed", "found"), [("{", "no JSON"), ("[1]", "no claim"), ('{"low": 1}', "no claim")])
def test_a_proposal_that_was_touched_is_refused(path: Path, proposed: str, found: str) -> None:
    """What was proposed is the record, and must be there whole."""
    edit(path, {"decision": "accept", "proposed": proposed})
    with pytest.raises(BadInput, match=f"column 'proposed': what was proposed must stay as it was; found {found}"):
        take_review(path)


def test_a_line_cut_short_is_refused_in_words(path: Path) -> None:
    """A line without its last cells, as a bad export leaves it, is a fault like any other."""
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:2], "accept,half a line"]) + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match="line 3, column 'proposed': what was proposed must stay as it was"):
        take_review(path)


def test_a_sheet_without_its_columns_is_refused(path: Path) -> None:
    """A file that lost a column is named with what is missing."""
    path.write_text("decision,sentence\n", encoding="utf-8")
    with pytest.raises(BadInput, match="a review file must keep its columns; found no claimant, claimant_group"):
        take_review(path)


def test_a_sheet_without_the_columns_of_a_case_is_read(path: Path) -> None:
    """A file from before there were any still gives its decisions."""
    edit(path, {"decision": "accept"})
    rows = [{name: cell for name, cell in row.items() if name not in CASE} for row in rows_of(path)]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    (taken,) = take_review(path)
    assert (taken.said_on, taken.force) == (None, "")


def test_a_claimant_that_was_made_harmless_is_read_as_it_was(tmp_path: Path) -> None:
    """Text that a spreadsheet would run comes back as it stood in the article."""
    path = reviewed(tmp_path / "r.csv", b"300 soldiers were killed.")
    edit(path, {"decision": "change", "claimant": "'=ministry"})
    (taken,) = take_review(path)
    assert taken.claim is not None
    assert taken.claim["claimant"] == "=ministry"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(BadInput, match=r"nowhere\.csv: a review file must be a readable table in UTF-8"):
        take_review(tmp_path / "nowhere.csv")
