"""What makes a nation or group the owner of the men a number counts."""

from passmuster.reading.choices.force_features import NOBODY, ClaimedNumber, force_features, possible_forces
from passmuster.reading.meaning.mentions import Mentions
from passmuster.reading.proposals import ReadSoFar, proposals_of
from passmuster.reading.syntax.symbols import symbols_of
from worlds.one_sentence import parsed

SENTENCE = parsed("The Kenyan contingent fighting in Somalia lost 12 soldiers.")
NAMED = Mentions()
NAMED.note(parsed("Ethiopian troops came, and Ethiopia told nobody."))


def features(force: str, *forces: str) -> list[str]:
    """The features of one possible owner of the twelve."""
    (p,) = proposals_of(SENTENCE, [], ReadSoFar())
    return force_features(SENTENCE, symbols_of(SENTENCE), ClaimedNumber(p, "casualties", "KE"), force, NAMED, forces)


def test_those_of_the_text_so_far_may_own_them_and_nobody() -> None:
    """Those of the sentence first, and each once."""
    assert possible_forces(SENTENCE, NAMED) == ["KE", "SO", "ET", NOBODY]
    assert possible_forces(SENTENCE, NAMED, ["UG", "KE"]) == ["KE", "SO", "ET", "UG", NOBODY]


def test_a_place_is_told_from_an_owner() -> None:
    """By the word before it, by the force behind it, and by the grammar."""
    kenya, somalia = features("KE"), features("SO")
    assert {"grammar=True", "near-ahead:form=adjective", "first=True:ahead"} <= set(kenya)
    assert {"grammar=False", "near-ahead:before=in", "nearest=True:ahead"} <= set(somalia)


def test_those_of_sentences_before_are_known_by_how_often_they_were_named() -> None:
    """And by whether their men were counted last."""
    assert {"named=before2", "most-named=True:True", "last=True"} <= set(features("ET", "ET"))


def test_how_they_were_named_before_is_known() -> None:
    """As a force or as a place, how long ago, and how often their men were counted so far."""
    told = set(features("ET", "ET", "KE", "ET"))
    assert {
        "mainly=force:casualties",
        "last-way=name:1:before",
        "counted=2:before",
        "counted-first=True:before",
    } <= told
    assert "mainly=:casualties" in features("KE")


def test_nobody_has_features_of_its_own() -> None:
    """What is counted, and whether anybody is named at all."""
    assert {"nobody", "nobody:grammar=True", "nobody:quantity=casualties", "nobody:named=1:True"} <= set(
        features(NOBODY)
    )
