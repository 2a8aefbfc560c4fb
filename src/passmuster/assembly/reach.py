"""Reach: how much of a force a number read in an article speaks about, where that is not all of it.

One clash, one landing, one month is not the war. A number of an event or of a period whose days are told is read of
those days (`dating.py`), also where another sentence tells them (`one_event.py`). Where they are not told, the running
total is at least the number, unless the period is all the time that the force was there. So it is with a number that is
a part of another of its kind ("2,300, of whom 400 are instructors"), stands beside a larger one that it adds up with
("2,500 soldiers and 300 police officers"), is of one town (`one_place.py`) or of some of the men (`some_of_them.py`),
or is of those who were there already when others came, or who came on top of others ("another 6,000"). A ceiling of any
of these says nothing about the whole, and is left out.

What is a part of another kind (the dead among casualties) reaches as far as the whole that it is a part of.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from passmuster.assembly.dating import FLOWS, DatedReading, days_of_reading
from passmuster.assembly.one_event import with_days_of_events
from passmuster.assembly.one_place import STANDING, is_at_one_place
from passmuster.assembly.some_of_them import is_some_of_them
from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, Bound, Quantity
from passmuster.reading.read_claim import ReadClaim

__all__ = ["FLOORED", "with_reach"]

FLOORED: Final = "least of the whole"
"""What is put behind the rule of a claim whose number was said as it is, and is only the least of the whole."""

ADDED_WITHIN: Final = 24
"""Characters between two numbers that are told as one sum: " and ", " soldiers and "."""

FROM_THE_START: Final = re.compile(
    r"\b(?:since|from) (?:the |its |their |it |they )?(?:very )?"
    r"(?:beginning|start(?:ed)?|began|outset|onset|launch|deploy(?:ed|ment)|interven(?:ed|tion)|arriv(?:ed|al)|"
    r"enter(?:ed|ing)|join(?:ed|ing))\b|\b(?:for|over|in|during) the entire time\b|\bin all\b|\baltogether\b",
    re.IGNORECASE,
)
"""Words by which a number is of all the time that a force was there."""

ALREADY, ALREADY_WITHIN = "already", 30
"""A word by which a number is of those who were there beside the new ones; it stands so few characters before it."""

OTHERS: Final = re.compile(r"\b(?:another|further|additional|extra)\b|\bmore\b(?!\s+than)", re.IGNORECASE)
"""Words within a number or right before it by which its men come on top of others: "another 6,000", "300 more men"."""

OTHERS_WITHIN: Final = 10

COME_OR_THERE: Final = frozenset({Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.PLANNED})
"""Quantities by which soldiers are told of beside specialists."""


def with_reach(dated: Sequence[DatedReading]) -> tuple[list[DatedReading], list[str]]:
    """The readings with floors for parts and for events without a day, and a sentence on what was left out."""
    reached = [_reached(item) for item in dated]
    before, after = (sum(len(item.reading.claims) for item in items) for items in (dated, reached))
    n_left = before - after
    if not n_left:
        return reached, []
    number = "One number is" if n_left == 1 else f"{n_left} numbers are"
    return reached, [f"{number} the most of a part or of one event, which says nothing about the whole, and left out."]


def _reached(item: DatedReading) -> DatedReading:
    item = with_days_of_events(item)
    told = item.reading.claims
    claims = [_in_all(_of_its_whole(claim, told), item.document.text) for claim in told]
    floored = [_floor(claim) if _is_of_a_part(claim, told, item) else claim for claim in claims]
    return item._replace(reading=replace(item.reading, claims=tuple(c for c in floored if c is not None)))


def _in_all(claim: ReadClaim, text: str) -> ReadClaim:
    """A number of all the time that a force was there ("since the beginning of its mission") is a total."""
    is_all = claim.scope == "flow" and not claim.as_of and FROM_THE_START.search(text, *claim.sentence)
    return replace(claim, scope="total") if is_all else claim


def _of_its_whole(claim: ReadClaim, told: Sequence[ReadClaim]) -> ReadClaim:
    """A part of another kind, with the scope and the days of what it is a part of."""
    if claim.scope != "part" or _wholes(claim, told):
        return claim
    family = FAMILY_OF_QUANTITY[Quantity(claim.quantity)]
    beside = [
        other
        for other in told
        if other.sentence == claim.sentence
        and other.scope not in {"", "part"}
        and FAMILY_OF_QUANTITY[Quantity(other.quantity)] == family
    ]
    if not beside:
        return claim
    whole = min(beside, key=lambda other: abs(other.span[0] - claim.span[0]))
    return replace(claim, scope=whole.scope, as_of=claim.as_of or whole.as_of, time=claim.time or whole.time)


def _wholes(claim: ReadClaim, told: Sequence[ReadClaim]) -> list[ReadClaim]:
    """Larger numbers of the same force and kind in the text: what the claim can be a part of."""
    own = _size(claim)
    return [
        other
        for other in told
        if other.quantity == claim.quantity and other.actor == claim.actor and _size(other) > own
    ]


def _is_of_a_part(claim: ReadClaim, told: Sequence[ReadClaim], item: DatedReading) -> bool:
    """Whether a number is at most a floor of the whole."""
    text = item.document.text
    if claim.scope == "part" or any(one(claim, told, text) for one in PARTS):
        return True
    is_event = claim.scope in {"incident", "flow"} and Quantity(claim.quantity) in FLOWS
    return is_event and days_of_reading(claim, item.said_on).start is None


def _adds_up(claim: ReadClaim, told: Sequence[ReadClaim], text: str) -> bool:
    """Whether a larger number of the force stands beside it with another noun, as parts of a sum do."""
    if claim.quantity not in STANDING:
        return False
    return any(
        (other.quantity, other.actor, other.claimant) == (claim.quantity, claim.actor, claim.claimant)
        and _size(other) > _size(claim)
        and _noun(other, text) != _noun(claim, text)
        and 0 <= max(other.span[0] - claim.span[1], claim.span[0] - other.span[1]) <= ADDED_WITHIN
        and " and " in text[min(other.span[1], claim.span[1]) - 1 : max(other.span[0], claim.span[0]) + 1]
        for other in told
    )


def _is_beside_others(claim: ReadClaim, told: Sequence[ReadClaim], text: str) -> bool:
    """Whether others of the force are told of beside those counted: who was there before, and its specialists."""
    if claim.quantity not in STANDING:
        return False
    beside = [other for other in told if other.actor == claim.actor and other.quantity in COME_OR_THERE]
    if _of_specialists(claim):
        return any(not _of_specialists(other) for other in beside)
    if OTHERS.search(text, max(claim.sentence[0], claim.span[0] - OTHERS_WITHIN), claim.span[1]):
        return True
    already = text[max(claim.sentence[0], claim.span[0] - ALREADY_WITHIN) : claim.span[0]].casefold()
    return ALREADY in already and any(other.quantity == Quantity.ARRIVALS for other in beside)


PARTS: Final = (_adds_up, _is_beside_others, is_at_one_place, is_some_of_them)
"""How the text around a number tells that it is of a part."""


def _of_specialists(claim: ReadClaim) -> bool:
    """Whether trainers, advisers and their like are counted, and no soldiers."""
    return claim.subject.split()[-1:] == ["specialists"]


def _noun(claim: ReadClaim, text: str) -> str:
    """The last word of what is counted."""
    return text[slice(*claim.span)].split()[-1].casefold()


def _floor(claim: ReadClaim) -> ReadClaim | None:
    """The number as the least of the whole; None for a ceiling."""
    if claim.bound == Bound.AT_MOST:
        return None
    rule = claim.rule if claim.bound == Bound.AT_LEAST or claim.vague else f"{claim.rule};{FLOORED}"
    return replace(claim, low=_size(claim), high=None, point=None, bound=Bound.AT_LEAST, rule=rule)


def _size(claim: ReadClaim) -> float:
    """The number that a claim is at least about."""
    return next((number for number in (claim.low, claim.point, claim.high) if number is not None), 0.0)
