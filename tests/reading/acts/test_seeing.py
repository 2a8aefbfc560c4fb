"""What the grammar makes of the deeds of a sentence."""

import pytest

from passmuster.reading import read_text
from passmuster.reading.acts.cast import Cast
from passmuster.reading.acts.deed_features import DeedSeen
from passmuster.reading.acts.seeing import scene_of
from passmuster.reading.roles.role_choice import Casting
from worlds.one_sentence import parsed


def seen(text: str) -> list[DeedSeen]:
    """The deeds of a sentence that are not denied."""
    scene = scene_of(parsed(text), Cast())
    return [] if scene is None else scene.deeds


def test_a_deed_has_the_pair_that_the_grammar_gives_it() -> None:
    """The subject of the verb, and the one behind it."""
    (deed,) = seen("Kenya thanked Haiti.")
    assert (deed.word, deed.pairs, deed.sure) == ("thank", {("KE", "HT")}, True)


def test_who_is_named_alone_has_no_scene() -> None:
    """A deed needs two."""
    assert scene_of(parsed("Kenya thanked them."), Cast()) is None


def test_what_did_not_happen_is_no_deed() -> None:
    """Neither what is denied, nor what somebody refuses or is blamed for."""
    assert seen("Kenya has not thanked Haiti.") == []
    assert [deed.word for deed in seen("Kenya accused Haiti of attacking Uganda.")] == ["accus"]


def test_doubts_are_told() -> None:
    """ "Sent" without anything that is sent, and "supplies" as a noun."""
    assert [deed.doubts for deed in seen("Kenya sent Haiti greetings.")] == [("no goods",)]
    assert ("no act",) in [deed.doubts for deed in seen("Kenyan supplies went through Haiti.")]


@pytest.mark.parametrize(
    ("text", "attacks"),
    [
        ("Chad claimed 93 jihadists killed the same day.", False),
        ("Kenya reports 40 al-Shabaab fighters killed at Bardera.", False),
        ("Jihadists killed 26 Chadian soldiers on Friday.", True),
    ],
)
def test_men_who_are_counted_as_dead_killed_nobody(text: str, attacks: bool) -> None:
    """Whose men are counted right before the words of an act does it, unless they are its victims."""
    cast = Casting("TD", "ML", "jihadists") if "ihadists" in text else Casting("KE", "SO", "shabaab")
    events = read_text(text, cast=cast).events
    assert any(e.event == "ASSAULT" and e.source_actor == cast.opponent for e in events) is attacks
