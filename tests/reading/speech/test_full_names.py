"""Speakers by all the words of their phrases."""

import pytest

from passmuster.reading.speech.full_names import full_name, is_one_name
from passmuster.reading.speech.source import ReadSource
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "called", "full"),
    [
        ("Some 900 men landed, its spokesman said.", "spokesman", "its spokesman"),
        ("Six were shot, an official in Peshawar said.", "official", "official in Peshawar"),
        ("The Minister said that 200 would come.", "Minister", "The Minister"),
        ("By Friday the Prime Minister had 2,250 men there.", "Prime Minister", "the Prime Minister"),
        ("A doctor in Goma saw 30 dead.", "doctor", "doctor in Goma"),
        ("The Pentagon said so.", "Pentagon", "Pentagon"),
    ],
)
def test_an_office_keeps_what_tells_it_from_others(text: str, called: str, full: str) -> None:
    """Its owner, its place, or its article where nothing else stands; a name of one's own stays alone."""
    assert full_name(parsed(text), ReadSource(called, "OTHER", "official"), 0).name == full


@pytest.mark.parametrize(
    ("text", "called", "kind", "full"),
    [
        ("Six died, the provincial governor, Faraj Bahsani, said.", "governor", "official", "governor Faraj Bahsani"),
        ("Six died, the governor, Monday's host, said.", "governor", "official", "governor"),
        ("The governor, Kenyan forces and others left.", "governor", "official", "governor"),
        ("Opposition politicians put the dead at 40.", "Opposition", "unknown", "Opposition politicians"),
        ("Opposition says that 40 died.", "Opposition", "unknown", "Opposition"),
        ("The mission in Kosovo, KFOR, said so.", "mission", "body", "mission in Kosovo KFOR"),
        ("The state news agency QNA later said so.", "state news agency", "media", "state news agency QNA"),
        ("The state news agency, QNA and others, said so.", "state news agency", "media", "state news agency"),
    ],
)
def test_a_name_behind_an_office_and_the_people_of_a_role_belong_to_it(
    text: str, called: str, kind: str, full: str
) -> None:
    """A name of two words between commas, or the letters that stand for a body; no nation, no day and no verb."""
    assert full_name(parsed(text), ReadSource(called, "OTHER", kind), 0).name == full


def test_a_person_has_a_name() -> None:
    """And is called by it."""
    source = ReadSource("general Dupont", "OTHER", "person")
    assert full_name(parsed("The general Dupont of the legion spoke."), source, 0) is source


def test_one_name_holds_the_other() -> None:
    """In any order of words; two who share a word are two."""
    assert is_one_name("The Minister", "minister")
    assert not is_one_name("Kenyan officials", "Kenyan diplomats")
    assert not is_one_name("", "Kyiv")


@pytest.mark.parametrize(
    ("text", "called", "full"),
    [
        ("According to the newspaper “Washington Post”, 523 died.", "newspaper", "Washington Post"),
        ('The paper "Le Jour" had 523 dead.', "paper", "Le Jour"),
        ("By a news site, Tabnak, close to 200 died.", "news site", "Tabnak"),
        ("By the newspaper, Friday, close to 200 died.", "newspaper", "newspaper"),
        ("By the newspaper, Tabnak and others died.", "newspaper", "newspaper"),
        ("The newspaper “of record” says so.", "newspaper", "newspaper"),
    ],
)
def test_an_outlet_is_called_by_its_title(text: str, called: str, full: str) -> None:
    """In quotation marks or between commas; a day is no title."""
    assert full_name(parsed(text), ReadSource(called, "MEDIA", "media"), 0).name == full
