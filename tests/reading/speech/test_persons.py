"""Whom "he said", "according to him" and "by his own count" mean."""

import pytest

from passmuster.reading import read_text
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.persons import owner_meant, person_met, source_meant
from passmuster.reading.speech.phrases import first_phrases
from passmuster.reading.speech.source import ReadSource
from worlds.one_sentence import parsed, place

OTTER = ReadSource("Otter", "OTHER", "person")
SEOUL = ReadSource("Seoul", "KR", "actor", "KR")


def met(text: str) -> str:
    """The name of whoever a sentence is about; empty for nobody."""
    s = parsed(text)
    found = person_met(s, first_phrases(s, {}))
    return "" if found is None else found.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brigadier Hughes received the two of us under canvas.", "Hughes"),
        ("The minister of defence met us at noon.", "The minister of defence"),
        ("The sergeant laughs.", "sergeant"),
        ("The Minister for the Army yesterday released the names.", "Minister for the Army"),
        ("At the gate Willy Ngoma, the M23's spokesman, held up a sheet of paper.", "Willy Ngoma"),
        ("India's High Commissioner, J. N. Dixit, gave newsmen the toll.", "J. N. Dixit"),
        ("They support 4,000 French soldiers in the Sahel.", ""),
        ("The Meo had lost more.", ""),
        ("Containers are the only evidence.", ""),
        ("It rained on the column of the general.", ""),
        ("Seven were there.", ""),
    ],
)
def test_a_sentence_is_about_a_person(text: str, name: str) -> None:
    """By name or by office, and not one whom a preposition leads to, nor a place or a thing."""
    assert met(text) == name


@pytest.mark.parametrize(
    ("word", "name"), [("he", "Otter"), ("her", "Otter"), ("it", "Seoul"), ("their", "Seoul"), ("we", "")]
)
def test_a_pronoun_means_a_person_or_a_body(word: str, name: str) -> None:
    """A person is not "it"."""
    memory = SpeechMemory(last=SEOUL, last_person=OTTER)
    found = source_meant(parsed(f"Some {word} said so."), 1, memory)
    assert ("" if found is None else found.name) == name


def test_he_is_the_last_speaker_where_no_person_was_named() -> None:
    """A paper that is called "he" is better than nobody."""
    assert source_meant(parsed("He said so."), 0, SpeechMemory(last=SEOUL)) == SEOUL
    assert source_meant(parsed("He said so."), 0, SpeechMemory()) is None


def test_a_count_is_first_that_of_whom_the_sentence_is_about() -> None:
    """And else that of the last person who spoke."""
    memory = SpeechMemory(last=SEOUL, last_person=OTTER)
    here = parsed("General Vang Pao has had, by his reckoning, 600 killed.")
    assert getattr(owner_meant(here, place(here, "his"), memory), "name", "") == "Vang Pao"
    elsewhere = parsed("By his reckoning 600 were killed.")
    assert owner_meant(elsewhere, 1, memory) == OTTER
    assert owner_meant(elsewhere, 0, memory) is None


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("Brigadier Hughes received us. Five of his men were dead, he said, and thirty were wounded.", ["Hughes"] * 2),
        ("Brigadier Muhanga admits nine killed. At Bor, according to him, seven died.", ["Muhanga"] * 2),
        ("Seoul said that 300 soldiers had died. Kim Jong Un met them. He said 12 fell.", ["Seoul", "Kim Jong Un"]),
        (
            "A captain and a UN source spoke. The UN source said 40 soldiers died. The captain, it was told, wept. "
            "Another 12 soldiers died, the same source said.",
            ["UN source"] * 2,
        ),
    ],
)  # fmt: skip
def test_a_number_is_his_who_is_meant(text: str, claimants: list[str]) -> None:
    """Whoever spoke before."""
    assert [claim.claimant for claim in read_text(text).claims] == claimants
