"""Tests of what is told of a deed by the part that each has in the war."""

from passmuster.reading.acts.cast import Cast
from passmuster.reading.acts.part_features import of_part, of_parts
from passmuster.reading.acts.seeing import scene_of
from passmuster.reading.roles.role_choice import OPEN, Casting
from worlds.one_sentence import parsed

WAR = Casting("KE", "HT", "gangs")


def told(text: str, roles: Casting = WAR) -> list[str]:
    """The features by parts of the first deed of a sentence, of its first two parties, in order."""
    scene = scene_of(parsed(text), Cast(roles=roles))
    assert scene is not None
    one, other = scene.parties[:2]
    side = "away" if not one.mentions else "before"
    return [*of_part(scene.deeds[0], one, side, "done"), *of_parts(scene.deeds[0], one, other, "done")]


def test_one_who_is_not_named_is_told_by_what_stands_for_him() -> None:
    """The part of each, with the words around the deed."""
    found = told("The cabinet withdrew the battalion.")
    assert {"part=partner:away", "part=partner:away:before=government", "part=partner:away:behind=force"} <= set(found)
    assert "parts=partner>principal:FalseFalse:government>force" in found


def test_one_who_is_named_is_told_by_his_side() -> None:
    """And not by what else stands there."""
    found = told("Kenya withdrew its battalion from Haiti.")
    assert "part=partner:before" in found
    assert "parts=partner>principal:TrueTrue" in found
    assert not any(":behind=" in feature for feature in found)


def test_without_a_war_nothing_is_told() -> None:
    """Of a text that does not tell whose war it is of."""
    assert told("Kenya withdrew its battalion from Haiti.", OPEN) == []
