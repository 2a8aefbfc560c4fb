"""Whose men a number counts by its phrase, its label and its list."""

import pytest

from passmuster.reading.choices.force_lists import list_features
from passmuster.reading.proposals import ReadSoFar, proposals_of
from worlds.one_sentence import parsed


def told(text: str, force: str, index: int = 0) -> set[str]:
    """The features of one force for a number of a sentence."""
    s = parsed(text)
    return set(list_features(s, proposals_of(s, [], ReadSoFar())[index].number, force, "present"))


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("They held it with 3,500 of the Congolese army.", "CD"),
        ("Over 2,300 officers and men of the American 1st Cavalry fell.", "US"),
        ("Some 580 men of the mission were freed.", "un"),
    ],
)
def test_of_leads_to_the_owner(text: str, force: str) -> None:
    """Some words behind the number; also to a word that only one force is meant by."""
    assert {"of=True", "of=True:present"} <= told(text, force)
    assert "nobody:of=False" in told(text, "")


def test_of_leads_no_further_than_its_phrase() -> None:
    """Neither over a verb nor over "in"."""
    assert not any(f.startswith("of=") for f in told("They lost 40 men in the hills of Chad.", "TD"))
    assert not any(f.startswith("of=") for f in told("Of 40 men it buried half of the Chadians.", "TD"))


def test_a_label_owns_what_follows_it() -> None:
    """Also behind a semicolon, until the next label."""
    text = "SAMIM: approved, 2,916; present, 1,900. Rwanda: announced, 1,000."
    assert {"label=True", "label=True:True:False"} <= told(text, "samim", 1)
    assert {"label=True", "label=True:False:True"} <= told(text, "RW", 2)
    assert "label=False" in told(text, "samim", 2)


def test_as_many_names_as_numbers_are_paired() -> None:
    """In their order; with one name too many nothing is."""
    text = "Latvia and Estonia have 10 and 7 men."
    assert "paired=True" in told(text, "LV", 0)
    assert {"paired=True", "item=in:2"} <= told(text, "EE", 1)
    assert not any(f.startswith("paired") for f in told("Latvia and Estonia have 10 men.", "LV"))


def test_we_are_the_speakers_own() -> None:
    """Nobody's where the speaker has no nation."""
    s = parsed("We lost 76 fighters.")
    number = proposals_of(s, [], ReadSoFar())[0].number
    assert "we=True" in set(list_features(s, number, "sdf", "killed", "sdf"))
    assert "we=False" in set(list_features(s, number, "TR", "killed", "sdf"))
    assert "nobody:we=True" in set(list_features(s, number, "", "killed", ""))
