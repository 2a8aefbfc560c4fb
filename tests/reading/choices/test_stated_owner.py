"""Whose men a number counts where the words at it say so."""

import pytest

from passmuster.reading import read_text
from passmuster.reading.choices.stated_owner import as_stated
from passmuster.reading.proposals import ReadSoFar, proposals_of
from worlds.one_sentence import parsed


def owners(text: str, quantity: str, **shares: float) -> dict[str, float]:
    """The shares of those who may own the men of the last number of a sentence."""
    s = parsed(text)
    return as_stated(s, proposals_of(s, [], ReadSoFar())[-1], quantity, shares)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Soviet military mission numbers about 1,000.", "RU"),
        ("The Soviet advisers numbered 1,000.", "RU"),
        ("Turkey's Syrians number 13,000.", "SY"),
        ("The Soviet embassy's list numbers 1,000.", ""),
        ("The mission numbers about 1,000.", ""),
        ("Cuban forces who fight alongside Soviet advisers number 1,000.", ""),
        ("Cuban forces who fight beside the Soviet advisers number 1,000.", ""),
        ("The Soviet general says that it numbers 1,000.", ""),
    ],
)
def test_who_is_counted_is_named_in_the_subject(text: str, owner: str) -> None:
    """An adjective with a noun of men, or a people; anything else leaves it open."""
    shares = {"CU": 0.9, "RU": 0.1}
    assert owners(text, "present", **shares) == ({owner: 1.0} if owner else shares)


@pytest.mark.parametrize(
    ("text", "quantity", "owner"),
    [
        ("Al-Shabaab were said by the spokesman to have lost 60 dead.", "killed", "shabaab"),
        ("Al-Shabaab were said by the spokesman to have lost 60 dead.", "present", None),
        ("Al-Shabaab said that Kenya had lost 60 dead.", "killed", None),
    ],
)
def test_who_is_said_to_have_lost_is_the_loser(text: str, quantity: str, owner: str | None) -> None:
    """Of losses alone, and not of whoever tells of another's."""
    shares = {"KE": 0.8, "shabaab": 0.2}
    assert owners(text, quantity, **shares) == ({owner: 1.0} if owner else shares)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The garrison has 400 men of the Democratic Revolutionary Council.", ""),
        ("The garrison has 400 men of the Revolutionary United Front.", "ruf"),
        ("Libya had 300 men of the Second Armoured Brigade at Fada.", None),
        ("Libya had 300 men at Fada.", None),
    ],
)
def test_men_of_a_body_are_nobody_elses(text: str, owner: str | None) -> None:
    """A body that is known owns them, one that is not leaves them to nobody; a brigade is somebody's."""
    shares = {"LY": 0.9, "": 0.1}
    assert owners(text, "present", **shares) == (shares if owner is None else {owner: 1.0})


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Burundi has 4,000 men in ATMIS, out of a ceiling of 19,626.", "amisom"),
        ("Burundi has 4,000 men there, out of a total of 19,626.", ""),
        ("Burundi has 4,000 men there, under a general.", None),
    ],
)
def test_the_whole_is_not_the_parts(text: str, owner: str | None) -> None:
    """It is that of the mission that is named, and else nobody's."""
    shares = {"BI": 0.9, "amisom": 0.1}
    assert owners(text, "planned", **shares) == (shares if owner is None else {owner: 1.0})


def test_who_is_told_owns_nobody() -> None:
    """Unless the sentence names him for another thing too."""
    shares = {"RU": 0.1, "un": 0.9}
    assert owners("Moscow told the United Nations of 1,135 instructors.", "present", **shares) == {"RU": 1.0}
    both = "Moscow told the United Nations of 1,135 United Nations instructors."
    assert owners(both, "present", **shares) == shares
    assert owners("The United Nations told Moscow of 1,135 instructors.", "present", **shares) == shares


def test_a_reading_follows_it() -> None:
    """Cubans before, and Soviets all the same."""
    text = "Some 12,000 Cubans are in Ethiopia, which fights Somalia. The Soviet military mission numbers about 1,000."
    assert [claim.actor for claim in read_text(text).claims] == ["CU", "RU"]
