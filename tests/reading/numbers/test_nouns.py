"""What a number counts, and whose they are."""

import pytest

from passmuster.reading.numbers.find_numbers import find_numbers
from passmuster.reading.numbers.nouns import find_candidates, is_work
from worlds.one_sentence import candidates_of, only_candidate, parsed


@pytest.mark.parametrize(
    ("text", "kind", "actor", "noun"),
    [
        ("12,000 North Korean troops came", "troops", "KP", "troops"),
        ("1,437 brave Rwandans", "demonym", "RW", "Rwandans"),
        ("220 artillery shells", "shells", "", "artillery shells"),
        ("300 soldiers from Rwanda", "troops", "RW", "soldiers"),
        ("120 young, untried men", "troops", "", "men"),
        ("300 Russian and North Korean troops", "troops", "KP", "troops"),
        ("20 wounded Russian mercenaries", "troops", "RU", "mercenaries"),
        ("43 dead", "dead", "", "dead"),
        ("5,000 builders", "workers", "", "builders"),
        ("150 members of the Military Police Contingent", "troops", "", "Police"),
        ("150 police", "civilians", "", "police"),
    ],
)
def test_the_noun_at_the_head_decides(text: str, kind: str, actor: str, noun: str) -> None:
    """Its kind, the nation before or behind it, and where it stands."""
    s = parsed(text)
    found = only_candidate(s)
    assert (found.kind, found.actor, s.words(found.noun_first, found.noun_stop)) == (kind, actor, noun)


@pytest.mark.parametrize(
    "text", ["27 voyages", "12 battalions", "three rounds of talks", "54 years", "300 purple things with four wheels"]
)
def test_what_is_not_followed_is_no_candidate(text: str) -> None:
    """Units, trips, times, and nouns that the rules do not know."""
    assert candidates_of(parsed(text)) == []


def test_a_part_is_told_from_its_whole() -> None:
    """ "12 of the 126 men" counts both, the first as a part."""
    part, whole = candidates_of(parsed("12 of the 126 men died"))
    assert (part.number.value, part.part_of) == (12, True)
    assert (whole.number.value, whole.part_of) == (126, False)


def test_a_strong_contingent_counts_men() -> None:
    """Whatever its noun; a great army is one."""
    assert only_candidate(parsed("a 10,000-strong Rwandan contingent")).kind == "troops"
    assert only_candidate(parsed("its 1,200,000-strong army")).kind == "army"


def test_the_old_value_of_a_change_has_the_noun_of_the_new() -> None:
    """ "From 43 to 51 dead" counts dead twice."""
    old, new = candidates_of(parsed("revised the toll from 43 to 51 dead"))
    assert (old.number.value, old.kind, new.number.value, new.kind) == (43, "dead", 51, "dead")


def test_a_bare_number_takes_up_what_was_said_before() -> None:
    """ "Another 90" are of the kind and the nation counted last."""
    before = only_candidate(parsed("300 Kenyan soldiers came"))
    s = parsed("Another 90 are in hospital.")
    (found,) = find_candidates(s, find_numbers(s), before)
    assert (found.kind, found.actor, found.elliptic) == ("troops", "KE", True)


def test_people_who_build_are_workers() -> None:
    """A sentence that speaks of factories makes them so."""
    assert is_work(parsed("They assemble drones in a factory."))
    assert not is_work(parsed("They fight in a trench."))
