"""Tests of sentences that wait for the war they are of."""

from passmuster.reading.heard import MOST_KEPT, HeardSentence, Hearing, war_of
from passmuster.reading.learned.tables import shipped
from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_choice import Casting
from worlds.one_sentence import parsed

WAR = Casting("KE", "HT", "gangs")
THANKS = HeardSentence(parsed("Haiti thanked Kenya."), [], [])


def test_sentences_wait_until_the_war_is_settled() -> None:
    """And are read then, in their order; what follows waits no longer."""
    hearing = Hearing(shipped())
    assert list(hearing.hear(THANKS)) == []
    assert hearing.waits
    assert [event.event for event in hearing.settle([], [])] == ["SUPPORT"]
    assert [event.event for event in hearing.hear(THANKS)] == ["SUPPORT"]
    assert not hearing.waits


def test_a_war_that_is_given_is_held() -> None:
    """Nothing waits then."""
    hearing = Hearing(shipped(), WAR)
    assert [event.event for event in hearing.hear(THANKS)] == ["SUPPORT"]
    assert hearing.roles == WAR
    assert list(hearing.settle([], [])) == []


def test_not_too_many_wait() -> None:
    """A text of a thousand sentences that name nobody is of no war."""
    hearing = Hearing(shipped())
    quiet = HeardSentence(parsed("It rained."), [], [])
    for _ in range(MOST_KEPT):
        list(hearing.hear(quiet))
    assert hearing.is_full


def test_a_text_without_numbers_is_of_no_war() -> None:
    """Whose men help whom is told by whose men are counted."""
    reading = read_text("Kenya has sent 400 police officers to Haiti.")
    war = war_of(reading.sightings, reading.claims, shipped())
    assert war is not None
    assert war.told == reading.cast == Casting("KE", "HT", "")
    assert war_of(reading.sightings, [], shipped()) is None


def test_who_has_which_part_is_known_with_its_chance_once_the_war_is_settled() -> None:
    """For certain where it was given; nobody has any before, and in a text of no war."""
    given, read, none = Hearing(shipped(), WAR), Hearing(shipped()), Hearing(shipped())
    assert given.parts == {"KE": (1.0, 0.0, 0.0), "HT": (0.0, 1.0, 0.0), "gangs": (0.0, 0.0, 1.0)}
    reading = read_text("Kenya has sent 400 police officers to Haiti.")
    assert list(read.hear(THANKS)) == []
    assert read.parts == {}
    list(read.settle(reading.sightings, reading.claims))
    partner, principal = read.parts["KE"], read.parts["HT"]
    assert partner[0] > 0.5 > partner[1]
    assert principal[1] > 0.5 > principal[0]
    list(none.settle([], []))
    assert none.parts == {}
