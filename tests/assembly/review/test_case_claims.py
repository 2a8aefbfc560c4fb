"""What was decided on, as claims that a case takes in."""

import json
from datetime import date
from pathlib import Path

import pytest

from passmuster.assembly.review.case_claims import case_claims
from passmuster.assembly.review.decisions import take_review
from passmuster.assembly.review.proposals import write_review
from passmuster.documents import open_document
from passmuster.errors import BadInput
from passmuster.reading.reader import read_document
from passmuster.store.claimfile import take_claims, write_claims
from worlds.data import ANNOTATED, OTHER_WARS
from worlds.doorstep import taken
from worlds.review_sheets import edit, reviewed, rows_of


def test_accepted_and_changed_claims_are_taken_and_refused_ones_are_not(tmp_path: Path) -> None:
    """The claim has the day, the force and the corrected cells, and where it was read."""
    path = reviewed(tmp_path / "review.csv")
    edit(path, {"decision": "change", "force": "mission", "point": "410", "low": "410", "high": "410"},
         {"decision": "refuse"})  # fmt: skip
    (claim,) = case_claims(take_review(path), "review.csv")
    assert (claim.subject, claim.quantity, claim.point, claim.claimant) == ("mission", "deployed", 410, "Nairobi")
    assert (claim.said_on, claim.as_of_end, claim.as_of_start) == (date(2025, 3, 2), date(2025, 3, 2), None)
    (row, _) = rows_of(path)
    assert claim.report_id == row["document_id"]
    assert claim.claim_id == f"{row['document_id'][:8]}-{row['start']}-{row['end']}"
    assert claim.rule == row["rule"]


def test_a_missing_day_or_force_is_told_with_its_cell(tmp_path: Path) -> None:
    """A case needs both, and the text may give neither."""
    path = reviewed(tmp_path / "review.csv", b"300 soldiers were killed.")
    edit(path, {"decision": "accept"})
    with pytest.raises(BadInput) as refusal:
        case_claims(take_review(path), "review.csv")
    assert str(refusal.value) == (
        "review.csv, line 2, column 'said_on': a claim of a case has the day it was said; found nothing. "
        "Write it as 2025-01-13.\n"
        "review.csv, line 2, column 'force': a claim of a case names its force; found nothing. "
        "Write the id of a force of the case, such as kp-force."
    )


def test_meanings_go_when_the_quantity_is_corrected(tmp_path: Path) -> None:
    """Candidate measures belong to the words; an analyst who says which it is has settled them."""
    path = reviewed(tmp_path / "review.csv", b"2 March 2025\n\nRussia has lost 300 Wagner fighters, Kyiv said.")
    edit(path, {"decision": "accept"})
    (kept,) = case_claims(take_review(path), "")
    assert len(kept.measures) > 1
    edit(path, {"quantity": "killed"})
    (settled,) = case_claims(take_review(path), "")
    assert (settled.quantity, settled.measures) == ("killed", ())


def test_a_text_that_names_nobody_is_the_articles_word(tmp_path: Path) -> None:
    """The outlet answers where the file gives one, else the article."""
    path = reviewed(tmp_path / "review.csv", b"2 March 2025\n\nKenya has sent 400 soldiers to Haiti.")
    edit(path, {"decision": "accept"})
    assert [claim.claimant for claim in case_claims(take_review(path), "")] == ["the article"]
    edit(path, {"outlet": "Daily Nation", "url": "https://example.org/a"})
    (claim,) = case_claims(take_review(path), "")
    assert (claim.claimant, claim.outlet, claim.url) == ("Daily Nation", "Daily Nation", "https://example.org/a")


def test_all_that_is_read_can_be_taken_into_a_case(tmp_path: Path) -> None:
    """Every claim of every passage, accepted as it stands, is a row that the table of claims takes."""
    lines = [line for file in (ANNOTATED, OTHER_WARS) for line in file.read_text(encoding="utf-8").splitlines()]
    texts = [json.loads(line)["text"] for line in lines]
    documents = [document for text in texts for document in open_document(text.encode(), "passage.txt")]
    proposed = write_review(tmp_path / "review.csv", [(one, read_document(one)) for one in documents])
    rows = rows_of(tmp_path / "review.csv")
    edit(tmp_path / "review.csv", *({"decision": "accept", "said_on": "2025-03-02", "force": "f"} for _ in rows))
    claims = case_claims(take_review(tmp_path / "review.csv"), "review.csv")
    (tmp_path / "claims.csv").write_text(write_claims(claims), encoding="utf-8")
    groups = {claim.claimant_group for claim in claims}
    assert taken(lambda intake: take_claims(tmp_path / "claims.csv", intake, groups=groups)) == claims
    assert len(claims) == proposed > 100
