"""Words that may tell a deed, and those whose it may be."""

import pytest

from passmuster.reading.acts.cast import Cast
from passmuster.reading.acts.deeds import deeds_of, parties_of
from passmuster.reading.roles.role_choice import Casting
from passmuster.reading.syntax.verb_groups import verb_groups
from passmuster.reading.text.parsed import Parsed
from worlds.one_sentence import parsed


def deeds(text: str) -> list[tuple[str, str]]:
    """The words of each deed of a sentence, and the type and roles of its rule."""
    s = parsed(text)
    return [(s.words(deed.first, deed.stop), deed.kind) for deed in deeds_of(s, verb_groups(s))]


def parties(s: Parsed, cast: Cast) -> list[tuple[str, int, int]]:
    """Of each who may have a part: the code, how often it is named here, and how far back it was named."""
    found = parties_of(s, s.by_tag.get("actor", []), cast)
    return [(party.code, len(party.mentions), party.back) for party in found]


def test_a_phrase_of_the_rules_and_any_other_verb_may_tell_a_deed() -> None:
    """ "Thanked" is known as support, "chased" only as a verb, and "is" tells nothing."""
    assert deeds("Kenya thanked Haiti and chased Uganda, which is small.") == [
        ("thanked", "SUPPORT:subject"),
        ("chased", ""),
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya wants to bring it back for good.", "back"),
        ("Rwanda brought back the battalion from Mozambique.", "back"),
        ("A police officer of Kenya, who asked not to be named, put it at four.", "asked"),
        ("A diplomat of Kenya requested anonymity.", "requested"),
    ],
)
def test_a_particle_and_an_unnamed_source_tell_no_deed(text: str, word: str) -> None:
    """Men brought back are not backed, and who asks not to be named asks nothing of another state."""
    assert not any(words.startswith(word) for words, _ in deeds(text))


def test_to_back_somebody_is_a_deed() -> None:
    """Where nothing is moved."""
    assert any(words == "back" for words, _ in deeds("Russia will back Syria against the rebels."))


def test_a_list_of_many_verbs_tells_no_deed() -> None:
    """Twelve and no more."""
    verbs = ["chased"] * 12
    assert len(deeds(f"Kenya {' and '.join(verbs)} Haiti.")) == 12
    assert deeds(f"Kenya {' and '.join([*verbs, 'chased'])} Haiti.") == []


def test_those_named_here_come_before_those_named_last() -> None:
    """With the state of a place; whom the sentences before named has no mention."""
    cast = Cast()
    before = parsed("Uganda waited.")
    cast.note(before, before.by_tag["actor"])
    s = parsed("Kenya sent men of Kenya to Cabo Delgado.")
    assert parties(s, cast) == [("KE", 2, 0), ("MZ", 1, 0), ("UG", 0, 1)]


def test_a_sentence_that_names_nobody_is_of_the_pair_of_the_text() -> None:
    """Only where the text has named the two together more than once, and words of the rules stand there."""
    cast = Cast()
    s = parsed("Kenya helps Haiti.")
    cast.note(s, s.by_tag["actor"])
    told = parsed("The friendship lasts.")
    assert parties(told, cast) == []
    cast.note(s, s.by_tag["actor"])
    assert [code for code, _, _ in parties(told, cast)] == ["HT", "KE"]
    assert parties(parsed("It rains."), cast) == []


def test_those_of_the_war_may_have_a_part_unnamed() -> None:
    """Where words stand for somebody; a sentence of nobody's has no parties."""
    cast = Cast(roles=Casting("KE", "HT", "gangs"))
    assert parties(parsed("The cabinet withdrew the battalion."), cast) == [("KE", 0, 0), ("HT", 0, 0), ("gangs", 0, 0)]
    assert parties(parsed("The US praised the battalion."), cast)[1:] == [("KE", 0, 0), ("HT", 0, 0), ("gangs", 0, 0)]
    assert parties(parsed("It rained on Monday."), cast) == []
