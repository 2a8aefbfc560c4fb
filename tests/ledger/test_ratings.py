"""Ratings of sources: whose letter a claim has."""

from dataclasses import replace

from passmuster.ledger.ratings import letter_of, letter_of_name, rating_line
from worlds.small_case import claim

SAID = replace(claim("a", 10, "present", 1000.0, claimant="Seoul"), claimant_group="KR")


def test_a_claimant_goes_before_its_group() -> None:
    """Whoever rated the speaker meant this one."""
    assert letter_of(SAID, [("KR", "B"), ("Seoul", "D")]) == "D"
    assert letter_of(SAID, [("KR", "B"), ("Kyiv", "D")]) == "B"


def test_nobody_rated_is_not_judged() -> None:
    """F is no opinion."""
    assert letter_of(SAID, []) == "F"
    assert letter_of_name("KR", []) is None
    assert letter_of_name("KR", [("KR", "A")]) == "A"


def test_a_line_tells_name_and_rating() -> None:
    """As a briefing keeps it, whatever letters are in the name."""
    assert rating_line('Kyiv "press"', "B") == '{"name":"Kyiv \\"press\\"","rating":"B"}'
