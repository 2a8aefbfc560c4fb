"""Which nations of a sentence may own a force."""

import pytest

from passmuster.reading.numbers.owners import force_actors, nearest_actor, owner_behind
from worlds.one_sentence import parsed, place


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Rwanda's men fought Burundi.", ["RW", "BI"]),
        ("Rwanda sent men to Burundi.", ["RW"]),
        ("The Rwandan army said men had died.", []),
        ("Moscow said men had died.", []),
        ("Moscow's troops died.", ["RU"]),
        ("He told reporters the North had lost men in Korea.", ["KP"]),
        ("He told reporters the North had lost men.", []),
    ],
)
def test_places_and_sources_own_nobody(text: str, codes: list[str]) -> None:
    """A capital owns only what is called its own."""
    s = parsed(text)
    assert [mark.value[0] for mark in force_actors(s, 0, len(s.tokens))] == codes


def test_the_nearest_owner_is_the_last_before() -> None:
    """None where none came before."""
    s = parsed("Rwandan and Ugandan troops fought.")
    assert (nearest_actor(s, place(s, "troops")), nearest_actor(s, 1), nearest_actor(s, 0)) == ("UG", "RW", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("300 soldiers from Rwanda came", "RW"),
        ("300 troops of the North came, Seoul said", "KP"),
        ("300 troops of the North came", ""),
        ("withdrew 300 soldiers from Rwanda", ""),
        ("300 containers of shells to Russia", ""),
        ("300 soldiers in Rwanda", ""),
    ],
)
def test_an_owner_may_stand_behind(text: str, code: str) -> None:
    """Unless it is where they leave from, or where they are."""
    s = parsed(text)
    noun = next(i for i in range(len(s.tokens)) if s.begins("head", i) is not None)
    assert owner_behind(s, place(s, "300"), noun + 1) == code
