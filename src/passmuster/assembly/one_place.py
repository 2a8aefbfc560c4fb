"""One place: numbers of men at one town, where whoever tells of them tells of more men of the same force.

"16,500 Cubans are in Ethiopia ... some 3,000 remain about Jijiga" are two numbers of one speaker and of one day, and
the smaller is no other answer to the same question. Numbers of two speakers may well be: one counts at the front what
the other counts in the country.
"""

import re
from collections.abc import Sequence
from typing import Final

from passmuster.ledger.places import is_land, state_of_place
from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.read_claim import ReadClaim

__all__ = ["STANDING", "is_at_one_place"]

STANDING: Final = frozenset({Quantity.PRESENT, Quantity.DEPLOYED})
"""Quantities whose numbers side by side are parts of one whole."""

MOST_OF_ALL: Final = 0.5
"""The share of the larger number up to which men at a town are a part: more may be all of those who are left there."""

NAME: Final = r"(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})"
BEHIND: Final = re.compile(rf"(?:\s[a-z]+){{0,3}}\s(?P<at>at|near|about|around|outside|in)\s{NAME}")
AHEAD: Final = re.compile(
    rf"\b(?P<at>At|Near|About|Around|Outside|In|at|near|around|outside|in)\s{NAME},?(?:\s[a-z]+){{0,4}}\s$"
)

WITHIN_A_COUNTRY: Final = frozenset({"at", "near", "around", "outside"})
"""Words that lead to a town whether it is known or not; "in" and "about" lead to one that is known."""


def is_at_one_place(claim: ReadClaim, told: Sequence[ReadClaim], text: str) -> bool:
    """Whether a number is of men at one town, who are the smaller part of those of whom its speaker tells."""
    if claim.quantity not in STANDING or not _names_a_town(claim, text):
        return False
    beside = (other for other in told if other.quantity in STANDING and _answers_as(other, claim))
    return any(claim.value <= MOST_OF_ALL * other.value for other in beside if not _names_a_town(other, text))


def _answers_as(one: ReadClaim, other: ReadClaim) -> bool:
    """Whether one speaker tells both, of one force and of one day; a number without a day is of any."""
    days = {claim.as_of for claim in (one, other) if claim.as_of}
    return one.actor == other.actor and _speaker(one) == _speaker(other) and len(days) <= 1


def _speaker(claim: ReadClaim) -> str:
    return claim.claimant.casefold().removeprefix("the ")


def _names_a_town(claim: ReadClaim, text: str) -> bool:
    """Whether a town stands right behind a number or ahead of it; a line may end between any two words."""
    ahead = AHEAD.search(text[claim.sentence[0] : claim.span[0]])
    behind = BEHIND.match(text[claim.span[1] : claim.sentence[1]])
    return any(
        found is not None and _is_town(found["at"].lower(), " ".join(found["name"].split()))
        for found in (ahead, behind)
    )


def _is_town(at: str, name: str) -> bool:
    return not is_land(name) and (at in WITHIN_A_COUNTRY or bool(state_of_place(name)))
