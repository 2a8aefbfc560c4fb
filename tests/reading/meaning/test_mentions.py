"""How a text has named each nation and group so far."""

import pytest

from passmuster.reading.meaning.mentions import Mentions, way_of
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Rwandan special forces came.", "force"),
        ("Rwanda's troops came.", "force"),
        ("They fought in Rwanda.", "place"),
        ("Rwanda, whose troops came, denied it.", "name"),
        ("The Rwandans left.", "people"),
        ("Kigali denied it.", "seat"),
    ],
)
def test_the_way_of_naming_is_told_by_the_words_beside(text: str, way: str) -> None:
    """A force by its troops, a place by the word before it."""
    s = parsed(text)
    assert way_of(s, s.by_tag["actor"][0]) == way


def test_what_was_named_is_remembered() -> None:
    """How often, as what, how long ago, who came first and whose troops were named most."""
    named = Mentions()
    for text in ("Kenyan soldiers went to Haiti.", "Haiti has waited.", "Nobody else came."):
        named.note(parsed(text))
    assert named.counts == {"KE": 1, "HT": 2}
    assert (named.mainly("KE"), named.ago("KE"), named.ago("HT")) == ("force", 3, 2)
    assert (named.opened, named.heads, named.most_as_force()) == (("KE", "HT"), "HT", "KE")


def test_one_never_named_leaves_no_trace() -> None:
    """And asking for it names nobody."""
    named = Mentions()
    assert (named.mainly("KE"), named.ago("KE"), named.most_as_force()) == ("", 0, "")
    assert not named.counts


def test_of_those_who_went_as_often_the_first_is_told() -> None:
    """Whatever order the machine keeps a set in."""
    named = Mentions()
    named.note(parsed("Kenya sent soldiers, Ghana sent doctors, Togo sent cooks and Benin sent nurses."))
    assert list(named.gone) == ["KE", "GH", "TG", "BJ"]
    assert named.most_gone() == "KE"
