"""Who "the general" and "the same officer" are."""

import pytest

from passmuster.ledger.vocabulary import Mode
from passmuster.reading import read_text
from passmuster.reading.speech.memory import Heard, SpeechMemory
from passmuster.reading.speech.offices import in_office, note_offices, stated_in_office, vacate_office
from passmuster.reading.speech.phrases import first_phrases
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.statement import ReadStatement
from worlds.one_sentence import parsed

FRANKS = ReadSource("Franks", "US", "person", "US")
THE_GENERAL = ReadSource("the general", "OTHER", "official")


@pytest.mark.parametrize(
    ("text", "office", "name"),
    [
        ("General Peter Cosgrove took off his hat.", "general", "Peter Cosgrove"),
        ("India's High Commissioner, J. N. Dixit, spoke.", "commissioner", "J. N. Dixit"),
        ("Willy Ngoma, the M23's spokesman, held up a sheet.", "spokesman", "Willy Ngoma"),
        ("The general spoke of Willy Ngoma.", "general", ""),
        ("A general spoke.", "general", ""),
    ],
)
def test_a_person_is_named_with_an_office(text: str, office: str, name: str) -> None:
    """Ahead of the name, or beside it behind a comma; an office beside nobody's name is nobody's."""
    memory = SpeechMemory()
    s = parsed(text)
    note_offices(s, first_phrases(s, memory.known), memory)
    assert getattr(memory.offices.get(office), "name", "") == name


def test_an_office_is_its_bearer_s() -> None:
    """Until somebody without a name bears it, who takes it from him."""
    memory = SpeechMemory(offices={"general": FRANKS})
    assert in_office(THE_GENERAL, memory) == FRANKS
    iraqi = ReadSource("Iraqi general", "OTHER", "official", "IQ")
    assert in_office(iraqi, memory) == iraqi
    assert in_office(THE_GENERAL, memory) == FRANKS
    vacate_office(THE_GENERAL, memory)
    assert in_office(THE_GENERAL, memory) == FRANKS
    vacate_office(iraqi, memory)
    assert in_office(THE_GENERAL, memory) == THE_GENERAL


def test_the_same_officer_is_the_last_who_was_called_so() -> None:
    """And nobody where none was."""
    officer, same = ReadSource("UN officer", "UN", "official", "un"), ReadSource("same officer", "OTHER", "official")
    memory = SpeechMemory(heard=[Heard(officer, (), 0, 0), Heard(FRANKS, (), 1, 0)])
    assert in_office(same, memory) == officer
    assert in_office(same, SpeechMemory()) == same


def test_bodies_and_persons_by_name_stay() -> None:
    """Whatever office they are called by."""
    memory = SpeechMemory(offices={"command": FRANKS})
    for source in (ReadSource("command", "OTHER", "body"), FRANKS):
        assert in_office(source, memory) == source
        assert stated_in_office([ReadStatement(source, Mode.ASSERTED, "pre", 1, 2)], memory)[0].source == source


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        (
            "Willy Ngoma, the M23's spokesman, held up a sheet. Some 200 soldiers had surrendered, the spokesman said.",
            ["Willy Ngoma"],
        ),
        (
            "General Tommy Franks saw it. An Iraqi general said 40 soldiers died. The general said 12 were wounded.",
            ["Iraqi general"] * 2,
        ),
    ],
)
def test_a_number_is_his_who_bears_the_office(text: str, claimants: list[str]) -> None:
    """As the text has told it."""
    assert [claim.claimant for claim in read_text(text).claims] == claimants
