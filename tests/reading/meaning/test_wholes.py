"""Numbers of men of several nations together."""

import pytest

from passmuster.reading.meaning.mentions import Mentions
from passmuster.reading.meaning.wholes import OF_SEVERAL, is_of_several, owner_of_whole
from passmuster.reading.reader import read_text
from worlds.one_sentence import parsed


def of_several(text: str, number: str) -> bool:
    """Whether a number of a sentence is of several nations."""
    begin = text.index(number)
    return is_of_several(parsed(text), (begin, begin + len(number)))


@pytest.mark.parametrize(
    "text",
    [
        "The force of 3,700 men from 14 countries guards the camps.",
        "It has 3,700 troops of several nations.",
        "The multinational force has about 3,700 soldiers.",
        "The regional mission, which numbers 3,700 men, is to go.",
        "The force as a whole consists of 3,700 men.",
        "The force still counts troops of nine nations, some 3,700 in all.",
        "Senegal and Ghana will contribute 3,700 men between them.",
        "The Australian ministry, which leads the force, counted 3,700 troops there in February.",
        "It has about 3,700 men, of whom 2,100 are Kenyans.",
        "The base holds 3,700 soldiers, including some 300 from Togo.",
    ],
)
def test_what_nations_send_together_is_of_several(text: str) -> None:
    """By whence they are, all or some, by the name of their force, or by who counts as its leader."""
    assert of_several(text, "3,700")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has 3,700 men in the multinational force.",
        "Kenya, which leads the regional force, has 3,700 soldiers there.",
        "Australia, which commands the joint force, has cut its own contingent to 3,700.",
        "The multinational force has lost. Kenya has 3,700 men there.",
        "Kenya has 3,700 soldiers in five countries.",
        "The multinational force has 3,700 Kenyan soldiers.",
        "It has 3,700 Kenyans, of whom 2,100 are Kenyan marines.",
        "There are 3,700 men, of whom 200 are officers.",
        "They serve in the multinational force with 3,700 marines.",
    ],
)
def test_a_contingent_is_one_nations(text: str) -> None:
    """Even where a force of several is named beside it."""
    assert not of_several(text, "3,700")


def test_a_whole_is_a_missions_or_nobodys() -> None:
    """A mission of the sentence comes first, then the one that was named most; what is no state's stays as it is."""
    named = Mentions()
    for text in ("AMISOM grew.", "The UN watched AMISOM.", "Kenya sent men."):
        named.note(parsed(text))
    assert owner_of_whole(parsed("The force has 3,700 men."), "KE", named) == "amisom"
    assert owner_of_whole(parsed("The UN force has 3,700 men."), "KE", named) == "un"
    assert owner_of_whole(parsed("The force has 3,700 men."), "nato", named) == "nato"
    assert owner_of_whole(parsed("The force has 3,700 men."), "KE", Mentions()) == ""


def test_a_whole_without_a_name_is_told_as_one() -> None:
    """It is nobody's, and its subject says why."""
    text = "Kenya has 300 soldiers in Haiti. The force of 3,700 men from 14 countries guards the port."
    (_, whole) = read_text(text).claims
    assert (whole.actor, whole.subject) == ("", OF_SEVERAL)
