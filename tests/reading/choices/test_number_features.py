"""What a person would look at to tell which quantity a number is."""

import pytest

from passmuster.reading.choices.number_choice import features_for
from passmuster.reading.choices.number_features import REACH_BEFORE, leaning_features
from passmuster.reading.proposals import ReadSoFar, ToldBefore, proposals_of
from worlds.one_sentence import parsed

SENTENCE = "Kenya has sent about 600 police officers, of whom 12 were killed."


def features(text: str, index: int) -> list[str]:
    """The features of one number of a text."""
    s = parsed(text)
    return features_for(s, proposals_of(s, [], ReadSoFar()))[index]


@pytest.mark.parametrize(
    ("feature", "of"),
    [
        ("bound=about", 0), ("before1=sent", 0), ("behind1=polic", 0), ("noun=officer", 0), ("next0=,", 0),
        ("grammar=deployed", 0), ("governed=deployed:ahead", 0), ("cue=sent", 0), ("following=killed", 0),
        ("link=far", 1), ("previous=deployed", 1), ("next1=kill", 1), ("cueR:killed:1", 1), ("numbers=2", 1),
    ],
)  # fmt: skip
def test_a_number_is_told_by(feature: str, of: int) -> None:
    """Words beside it, its noun, what the grammar made of it and of its neighbours."""
    assert feature in features(SENTENCE, of)


def test_each_stands_once_and_in_a_fixed_order() -> None:
    """The same sentence gives the same list."""
    first = features(SENTENCE, 0)
    assert len(first) == len(set(first))
    assert first == features(SENTENCE, 0)


def test_the_noun_that_the_grammar_does_not_know_is_the_first_plural_word() -> None:
    """And none is sought past a mark or a small word."""
    assert "noun=oxwagon" in features("They lost 40 old oxwagons and carts.", 0)
    assert "noun=?" in features("They lost 40 to the oxwagons.", 0)


def test_words_far_ahead_are_not_looked_at_one_by_one() -> None:
    """They still are words of the sentence."""
    found = features("Yesterday" + " very" * REACH_BEFORE + " many men lost 40.", 0)
    assert "S:yesterday" in found
    assert "L:yesterday" not in found


def test_a_number_leans_on_the_claim_before_it() -> None:
    """By what that was, whether it stands in the same sentence, and the words between; a first number says so."""
    own = ["link=and", "side=behind2", "kind=troops"]
    told = ToldBefore("killed", "estimated", "part")
    assert list(leaning_features(["kind=troops"], None)) == ["was=^:before"]
    assert {
        "was=killed:here:side=behind2",
        "was=killed:link=and",
        "was-mode=estimated:here",
        "was-scope=part:link=and",
    } <= set(leaning_features(own, told))
