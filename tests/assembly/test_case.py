"""The case that dated articles make, and the choices they called for."""

from datetime import date

from passmuster.assembly.case import case_of, choices_made
from passmuster.assembly.casting import Roles
from passmuster.assembly.dating import DatedReading
from passmuster.assembly.entries import claims_in
from passmuster.documents import Document
from passmuster.ledger.case_start import case_start
from passmuster.reading.reader import read_document

ROLES = Roles("RW", "MZ", "shabaab", "as it was given")
EARLY, LATE = date(2024, 9, 2), date(2024, 10, 1)
START = case_start(EARLY)


def dated(text: str, day: date = LATE) -> DatedReading:
    """A text of a day."""
    document = Document(document_id=text, name="a.txt", text=text, kind="text")
    return DatedReading(document, read_document(document), day)


def test_the_case_begins_before_the_first_article() -> None:
    """On the day that it is given, and the last assumption says so."""
    case = case_of([dated("a"), dated("b", EARLY)], ROLES, START, ["First."])
    assert case.start == START
    assert case.assumptions[0] == "First."
    assert case.assumptions[-1].startswith(f"The case starts on {case.start}, 26 weeks before")


def test_helper_and_helped_stand_on_one_side() -> None:
    """The opponent stands on the other, or nobody does where none is named."""
    case = case_of([dated("a")], ROLES, START, [])
    assert case.title == "Rwandan force in Mozambique's war with al-Shabaab"
    assert [side.members for side in case.sides] == [("MZ", "RW"), ("shabaab",)]
    alone = case_of([dated("a")], Roles("RW", "MZ", "", "as it was given"), START, [])
    assert alone.title == "Rwandan force in Mozambique's war"
    assert [side.members for side in alone.sides] == [("MZ", "RW")]


def test_one_article_and_several_are_told_apart() -> None:
    """The case is called by how many there are."""
    assert case_of([dated("a")], ROLES, START, []).case_id == "article"
    assert case_of([dated("a"), dated("b")], ROLES, START, []).case_id == "articles"


def test_choices_are_said_that_were_made_and_no_others() -> None:
    """Arrivals without a time earn a sentence where there are any."""
    plain = [dated("Rwanda has 2,500 soldiers in Mozambique, Kigali said.")]
    said = choices_made(plain, claims_in(plain, ROLES))
    assert len(said) == 2
    assert said[1] == "All 1 claims, by 1 claimants, come from one article: what it left out is not here."
    more = [*plain, dated("Some 300 soldiers landed on Monday.")]
    said = choices_made(more, claims_in(more, ROLES))
    assert "Arrivals without a time of their own" in said[1]
    assert "come from 2 articles" in said[2]
