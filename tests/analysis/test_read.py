"""Reading, start to end, for Python: what comes out, in which order, and what is told on the way."""

import json
from pathlib import Path

import pytest

from passmuster.analysis.read import (
    STANDARD_INPUT,
    LanguageModel,
    decided,
    decided_as_claims,
    propose_claims,
    read_documents,
)
from passmuster.errors import BadInput, Fault
from passmuster.store.claimfile import take_claims
from worlds.doorstep import taken
from worlds.review_sheets import edit, reviewed

TEXT = "Kenya plans to send 600 officers to Haiti, Nairobi said. Two soldiers were killed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles and a file that is none."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "c.html").write_text(f"<title>Of Haiti</title><p>{TEXT}</p>", encoding="utf-8")
    return tmp_path


def test_a_document_comes_with_what_was_read_in_it(folder: Path) -> None:
    """Rows are plain data; marked sentences hold the words that decided."""
    (one,) = read_documents([folder / "a.txt"])
    assert (one.name, one.title) == ("a.txt", "a.txt")
    assert [(row["kind"], row["quantity"]) for row in one.rows() if row["kind"] == "claim"] == [
        ("claim", "planned"), ("claim", "killed"),
    ]  # fmt: skip
    assert ("number", "600 officers") in one.marked()[0].pieces
    assert json.loads(json.dumps(one.rows())) == one.rows()


def test_a_page_is_called_by_its_title(folder: Path) -> None:
    """A document with a title has it; in messages it keeps its file's name."""
    (one,) = read_documents([folder / "c.html"])
    assert (one.name, one.title) == ("c.html", "Of Haiti")


def test_a_folder_without_documents_is_remarked_on(tmp_path: Path) -> None:
    """With the endings of what would be read; silence would look like an article that says nothing."""
    (tmp_path / "notes.docx").touch()
    told: list[tuple[str, str]] = []
    assert list(read_documents([tmp_path], remarked=lambda *words: told.append(words))) == []
    assert [name for name, _ in told] == [str(tmp_path)]
    assert "nothing in this folder is read; documents end in .atom, .eml, " in told[0][1]


def test_one_bad_file_of_a_folder_is_passed_over(folder: Path) -> None:
    """The others are read in order, and what is wrong with it is told."""
    told: list[Fault] = []
    assert [one.name for one in read_documents([folder], passed_over=told.append)] == ["a.txt", "c.html"]
    assert [fault.file for fault in told] == ["b.txt"]


def test_a_file_that_was_named_is_refused_before_anything_comes_out(folder: Path) -> None:
    """Nothing is made of the others."""
    with pytest.raises(BadInput, match=r"b\.txt: the document must be text"):
        read_documents([folder / "a.txt", folder / "b.txt"])


def test_a_file_that_was_named_beside_a_folder_is_refused_too(folder: Path) -> None:
    """However far the folder was read otherwise; every one of them is told."""
    with pytest.raises(BadInput) as refusal:
        read_documents([folder, folder / "b.txt", folder / "nothing.txt"])
    assert len(refusal.value.faults) == 2


def test_standard_input_is_one_document() -> None:
    """Its bytes are asked for when its turn comes."""
    (one,) = read_documents([STANDARD_INPUT], TEXT.encode)
    assert one.name == "standard input"
    assert len(one.reading.claims) == 2


def test_words_of_ones_own_stand_for_a_group(tmp_path: Path) -> None:
    """An alias names a source that the rules do not know."""
    (tmp_path / "a.txt").write_text("The Round House says 300 soldiers were killed.", encoding="utf-8")
    (one,) = read_documents([tmp_path / "a.txt"], aliases=[("Round House", "KR")])
    (claim,) = one.reading.claims
    assert (claim.claimant, claim.claimant_group) == ("Round House", "KR")


def test_a_model_that_does_not_answer_leaves_the_rules_to_read(folder: Path) -> None:
    """The remark says so, under the name of the document."""
    told: list[tuple[str, str]] = []
    nobody = LanguageModel(endpoint="http://127.0.0.1:9", timeout=2)
    (one,) = read_documents([folder / "a.txt"], model=nobody, remarked=lambda *remark: told.append(remark))
    assert len(one.reading.claims) == 2
    ((name, remark),) = told
    assert name == "a.txt"
    assert "the model was not used" in remark
    assert one.remarks == (remark,)


def test_what_was_decided_comes_back(folder: Path) -> None:
    """As plain data, the refused with no claim; as rows for a case, without the refused."""
    review = folder / "review.csv"
    assert propose_claims(read_documents([folder / "a.txt"]), review) == 2
    edit(review, {"decision": "accept", "said_on": "2025-03-02"}, {"decision": "refuse"})
    assert [(row["decision"], row["claim"] is None) for row in decided(review)] == [("accept", False), ("refuse", True)]
    (folder / "claims.csv").write_text(decided_as_claims(review), encoding="utf-8")
    (claim,) = taken(lambda intake: take_claims(folder / "claims.csv", intake, forces=["ke-force"]))
    assert (claim.quantity, claim.point) == ("planned", 600)


def test_decisions_of_several_reviews_make_one_table(tmp_path: Path) -> None:
    """Ids of claims are made of the document and the place, so that no two reviews share one."""
    texts = ["2 March 2025\n\nKenya has sent 400 police officers to Haiti.", "3 March 2025\n\n30 Kenyans were killed."]
    ids = []
    for number, text in enumerate(texts):
        path = reviewed(tmp_path / f"{number}.csv", text.encode())
        edit(path, {"decision": "accept"})
        (tmp_path / "claims.csv").write_text(decided_as_claims(path), encoding="utf-8")
        ids += [claim.claim_id for claim in taken(lambda intake: take_claims(tmp_path / "claims.csv", intake))]
    assert len(set(ids)) == 2
