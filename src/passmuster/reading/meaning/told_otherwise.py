"""Told otherwise: numbers whose own words say what they are of, whatever else the sentence speaks of.

"Recruitment fell from 4,000 a month to 1,500" tells no strength, "7 POW" are captured among any dead, "160 soldiers
shot in the air" tells of no dead, and "92 T-55 tanks" are no men. Learned weights add up what stands about a number,
and such words are two or three among fifty. "09.12" at the head of an entry is an hour.
"""

import re
from functools import cache
from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.numbers.cues import LOSSES
from passmuster.reading.numbers.number import Number
from passmuster.reading.text.lexicon import load_rules, pattern
from passmuster.reading.text.parsed import Parsed

__all__ = ["is_hour", "quantity_told"]

OF_MEN: Final = frozenset({Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.ROTATED})

OF_ENLISTING: Final = pattern("told_otherwise", "enlisting")
WITH_RATE: Final = pattern("told_otherwise", "rate_behind")
TO_A_RATE: Final = pattern("told_otherwise", "to_a_rate_behind")
FROM_A_RATE: Final = pattern("told_otherwise", "from_a_rate_before")
RATE_BEFORE: Final = pattern("told_otherwise", "rate_before")
PRISONERS_BEHIND: Final = pattern("told_otherwise", "prisoners_behind")
SHOTS: Final = pattern("told_otherwise", "shots_behind")
MADE: Final = re.compile(r"\s*[A-Z][A-Za-z]{0,4}-\d{1,4}[A-Z]?(?:s\b|\s+(?P<thing>[a-z]+))")
"""The make of a thing behind a number, and the thing: "T-55 tanks", "BMP-1s"."""

HOUR: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def quantity_told(s: Parsed, number: Number, quantity: Quantity) -> Quantity:
    """The quantity of a number as its own words have it, where they say so; else the one that was chosen."""
    begin, end = s.span(number.core, number.stop)
    before, behind = s.text[s.stretch.start : begin], s.text[end : s.stretch.end]
    if quantity in LOSSES and PRISONERS_BEHIND.match(behind):
        return Quantity.CAPTURED
    if quantity in LOSSES and (SHOTS.match(behind) or _is_of_things(behind)):
        return Quantity.OTHER
    if (
        quantity in OF_MEN
        and _is_rate(before, behind)
        and (quantity == Quantity.PRESENT or OF_ENLISTING.search(before) or OF_ENLISTING.match(behind.lstrip()))
    ):
        return Quantity.OTHER
    return quantity


def is_hour(s: Parsed, number: Number) -> bool:
    """Whether a number is the hour at which an entry begins: "09.12 Troops who crossed the border ..."."""
    token = s.tokens[number.core]
    opens = s.text.rfind("\n", 0, token.start) + 1 == token.start or number.core == 0
    return opens and number.stop == number.core + 1 and HOUR.fullmatch(token.text) is not None


def _is_rate(before: str, behind: str) -> bool:
    return any(
        (WITH_RATE.match(behind), TO_A_RATE.match(behind), FROM_A_RATE.search(before), RATE_BEFORE.search(before))
    )


def _is_of_things(behind: str) -> bool:
    found = MADE.match(behind)
    return found is not None and (found["thing"] is None or found["thing"] in _things())


@cache
def _things() -> frozenset[str]:
    """Guns, vehicles and aircraft, as the grammar knows them."""
    return frozenset(load_rules("nouns")["things"]["other"].split())
