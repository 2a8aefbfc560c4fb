"""Which claims may be somebody else's number again."""

from dataclasses import replace
from datetime import timedelta

from passmuster.ledger.echoes import RELAY_DAYS, find_echoes
from passmuster.model.relays import may_relay
from worlds.small_case import START, claim

FIRST = claim("first", 20, "present", 7_905.0)


def other(claim_id: str, day: int = 22, number: float = 7_905.0, **changed: object):
    """A claim of another speaker."""
    return claim(claim_id, day, "present", number, **({"claimant": "a newspaper", "claimant_group": "MEDIA"} | changed))


def relays(*claims):
    """What may be a relay among the first claim and others."""
    known = sorted((FIRST, *claims), key=lambda one: (one.said_on, one.claim_id))
    return may_relay(known, find_echoes(known))


def test_another_mouth_within_days_may_repeat():
    """The same number of the same count by somebody else may be a relay; its source is named."""
    found = relays(other("again"))
    assert set(found) == {"again"}
    assert found["again"].sources == ("first",)


def test_another_number_could_have_been_a_relay_and_is_none():
    """A different number had something to repeat and did not: it has no source, and says so by its density."""
    found = relays(other("own", number=9_000.0))["own"]
    assert (found.others, found.sources) == (("first",), ())


def test_what_cannot_repeat_is_left_alone():
    """Later than a news cycle, of another measure or by the same speaker: no relay. Bounds and zeros neither."""
    late = other("late", day=20 + RELAY_DAYS + 1)
    assert not relays(late)
    assert not relays(claim("killed", 22, "killed", 7_905.0, claimant="a newspaper"))
    assert not relays(claim("same", 24, "present", 8_000.0))
    assert not relays(other("bound", bound="at_least"), other("none", number=0.0))


def test_a_reader_settles_it_by_naming_the_origin():
    """A claim with an origin of its own is no unmarked relay, and one that names the first is its echo already."""
    assert not relays(other("settled", origin="their own count"))
    assert not relays(replace(other("echo"), origin="first"))


def test_the_order_of_saying_decides():
    """Of two equal numbers the later may repeat the earlier, whatever their ids."""
    earlier = other("zzz", day=10, said_on=START + timedelta(days=10))
    assert set(relays(earlier)) == {"first"}


def test_nobody_repeats_what_was_said_afterwards():
    """Claims that are weighed no more stand behind the others, and of those only what was said before counts."""
    again, third = other("again"), other("third", day=25, claimant="a broadcaster")
    claims = (FIRST, again, third)
    found = may_relay((FIRST, third, again), find_echoes(claims))
    assert found["again"].others == ("first",)
    assert found["third"].others == ("first",)
