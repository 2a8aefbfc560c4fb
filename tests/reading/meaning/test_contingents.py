"""Whose people or things a number counts."""

import pytest

from passmuster.reading.meaning.contingents import actor_of, subject_named
from worlds.one_sentence import candidates_of, governed_of, parsed


def actor(text: str, last: str = "") -> str:
    """Whose the last number of a sentence counts."""
    s = parsed(text)
    g = governed_of(s)[-1]
    assert g is not None
    return actor_of(s, candidates_of(s)[-1], g, last)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Some 300 Rwandan soldiers came.", "RW"),
        ("Rwanda has sent 300 soldiers to Mozambique.", "RW"),
        ("Pyongyang has shipped 300 missiles to Russia.", "KP"),
        ("Uganda's troops have lost 300 men.", "UG"),
        ("Rwanda has assisted Mozambique with 300 men.", "RW"),
        ("Ukraine has killed 300 Russian soldiers.", "RU"),
        ("The Rwandans fought there and 300 men fell.", "RW"),
    ],
)
def test_senders_losers_and_owners_own(text: str, code: str) -> None:
    """Who sends or loses them, then the owner of a force, then any nation that may own one."""
    assert actor(text) == code


def test_nobodys_people_are_of_those_counted_last() -> None:
    """Civilians are of nobody's force."""
    assert actor("Some 300 soldiers fell.", "KE") == "KE"
    assert actor("Some 300 soldiers fell.") == ""
    assert actor("Some 300 civilians were killed.", "KE") == ""


@pytest.mark.parametrize(
    ("text", "code", "quantity", "words"),
    [
        ("300 soldiers", "KP", "killed", "North Korean troops"),
        ("300 soldiers", "", "killed", "troops"),
        ("300 shells", "KP", "shells", "North Korean shells"),
        ("300 soldiers", "KP", "workers", "North Korean workers"),
        ("300 civilians", "", "killed", "civilians"),
    ],
)
def test_what_is_counted_has_a_short_name(text: str, code: str, quantity: str, words: str) -> None:
    """The nation's adjective and the kind of thing."""
    (c,) = candidates_of(parsed(text))
    assert subject_named(c.kind, code, quantity) == words
