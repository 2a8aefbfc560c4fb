"""Tests of sentences that wait for the war they are of."""

from passmuster.reading.heard import MOST_KEPT, HeardSentence, Hearing, war_of
from passmuster.reading.learned.tables import shipped
from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_choice import OPEN, Casting
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
    assert war_of(reading.sightings, reading.claims, shipped()) == reading.cast == Casting("KE", "HT", "")
    assert war_of(reading.sightings, [], shipped()) == OPEN
