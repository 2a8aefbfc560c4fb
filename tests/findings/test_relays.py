"""How likely a number is another's again, as a reader is told."""

from dataclasses import replace
from datetime import timedelta

from passmuster.findings.relays import relayed_claims, relays_told
from worlds.muster_world import AS_OF, claim, decreed_fit

FIRST = claim("first", "killed", 1_237, AS_OF - timedelta(days=3))
AGAIN = claim("again", "killed", 1_237, claimant="a newspaper", claimant_group="MEDIA")
OTHER = claim("other", "killed", 1_902, claimant="a journal", claimant_group="MEDIA")


def test_a_number_to_the_head_again_is_a_relay_and_another_is_none() -> None:
    """The same number to the head is nearly certain to be the first one's; a number of its own is not listed."""
    found = relayed_claims(decreed_fit(FIRST, AGAIN, OTHER).posterior)
    assert set(found) == {"again"}
    assert found["again"].of == ("first",)
    assert found["again"].probability > 0.95


def test_a_round_number_again_is_left_open() -> None:
    """A thousand after a thousand may be chance: its probability lies well inside 0 and 1."""
    first, again = (claim(name, "killed", 1_000, claimant=name, claimant_group="MEDIA") for name in ("one", "two"))
    (relay,) = relayed_claims(decreed_fit(first, again).posterior).values()
    assert 0.3 < relay.probability < 0.95


def test_the_reader_is_told_how_many_and_how_to_settle_it() -> None:
    """One sentence says how many may be, how many are reckoned to be, and where it is settled; nothing for none."""
    told = relays_told(relayed_claims(decreed_fit(FIRST, AGAIN).posterior))
    assert told.startswith(" 1 of them give a number that somebody else gave")
    assert "about 1 of those" in told
    assert "Naming an origin" in told
    assert relays_told({}) == ""


def test_an_origin_of_its_own_settles_it() -> None:
    """A claim that the file gives an origin is no unmarked relay."""
    assert relayed_claims(decreed_fit(FIRST, replace(AGAIN, origin="their own count")).posterior) == {}
