"""What is told of a deed, of each who may have a part in it, and of each two."""

import pytest

from passmuster.reading.acts.cast import Cast
from passmuster.reading.acts.deed_features import of_nobody, of_party, of_two, of_type
from passmuster.reading.acts.seeing import Scene, scene_of
from worlds.one_sentence import parsed


@pytest.fixture
def scene() -> Scene:
    """A deed of Kenya's toward Haiti, in which Uganda has no part."""
    found = scene_of(parsed("Kenyan soldiers attacked Haiti in Uganda."), Cast())
    assert found is not None
    return found


def told(scene: Scene, at: int) -> list[str]:
    """The features of one party of the scene's first deed."""
    return of_party(scene.s, scene.symbols, scene.verbs, scene.deeds[0], scene.parties[at], scene.parties)


def test_sides_forms_and_words_beside_are_told(scene: Scene) -> None:
    """The doer stands before the verb with a force, the third behind "in"."""
    assert {"before:done", "form=adjective:before", "force=before:True"} <= set(told(scene, 0))
    assert {"behind:done", "near=behind:done:True:True"} <= set(told(scene, 1))
    assert "lead=behind:in" in told(scene, 2)


def test_two_are_told_with_their_order_and_the_grammar(scene: Scene) -> None:
    """From the doer to the one it is done to, and otherwise the other way round."""
    kenya, haiti, _ = scene.parties
    forth, back = (of_two(scene.symbols, scene.deeds[0], *pair) for pair in ((kenya, haiti), (haiti, kenya)))
    assert "grammar=True:False:True" in forth
    assert "grammar=False:True:True" in back
    assert "order=source:before>behind" in forth


def test_the_deed_alone_is_told_by_its_words(scene: Scene) -> None:
    """For nobody, and for which act it is; who they are leaves no trace."""
    nobody = of_nobody(scene.s, scene.symbols, scene.deeds[0], scene.parties)
    act = of_type(scene.s, scene.symbols, scene.deeds[0], *scene.parties[:2])
    assert {"nobody", "nobody:word=attack", "nobody:kind=ASSAULT:owner"} <= set(nobody)
    assert {"word=attack", "kind=ASSAULT:owner", "kinds=state state"} <= set(act)
    assert not any(code in feature.split("=")[-1].split() for code in ("KE", "HT") for feature in [*nobody, *act])


def test_what_settles_a_deed_is_told_with_it() -> None:
    """And a verb that settles another deed is told to do so."""
    found = scene_of(parsed("Kenya voted on Tuesday to withdraw its men from Haiti."), Cast())
    assert found is not None
    told_of = {seen.word: of_nobody(found.s, found.symbols, seen, found.parties) for seen in found.deeds}
    assert "nobody:governs=RETREAT" in told_of["vote"]
    assert {"nobody:governor=decides", "nobody:governor=decides:beside=False"} <= set(told_of["withdraw"])
