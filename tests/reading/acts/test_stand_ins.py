"""Tests of words that stand for a party without naming it."""

import pytest

from passmuster.reading.acts.stand_ins import StandIns, has_stand_in, stand_in, stand_ins_of
from worlds.one_sentence import parsed, place


def around(text: str, words: str) -> StandIns:
    """The stand-ins around some words of a sentence."""
    s = parsed(text)
    first = place(s, words)
    named = [range(actor.first, actor.stop) for actor in s.by_tag.get("actor", ())]
    return stand_ins_of(s, first, first + 1, named)


def test_each_word_is_of_one_kind() -> None:
    """A closed class; whatever else is none."""
    assert [stand_in(word) for word in ("cabinet", "parliament", "battalion", "insurgents", "it", "bread")] == [
        "government", "parliament", "force", "rebels", "pronoun", "",
    ]  # fmt: skip


def test_the_nearest_comes_first_and_a_clause_ends_them() -> None:
    """Who acts stands before the words of a deed, and whom it concerns behind them."""
    told = around("The minister said the cabinet decided to bring its battalion home; the rebels wait.", "bring")
    assert told.before == ("government", "ministry")
    assert told.behind == ("pronoun", "force")
    assert told.owner == "its"


def test_who_is_named_is_no_stand_in() -> None:
    """ "The Kenyan contingent" is Kenya's."""
    assert around("The Kenyan contingent withdraws.", "withdraws").before == ()
    assert around("The contingent withdraws.", "withdraws").before == ("force",)


@pytest.mark.parametrize(("text", "has"), [("The cabinet met.", True), ("It rained on them.", False)])
def test_a_pronoun_alone_stands_for_nobody(text: str, *, has: bool) -> None:
    """It may be the weather's."""
    assert has_stand_in(parsed(text)) is has
