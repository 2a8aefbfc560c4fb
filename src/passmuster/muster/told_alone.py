"""What is told because it happened, and by nobody else: what others say of other days is no measure of it.

A battle is told because its days were bad, a landing because men came in them. Where no other origin tells of it, the
estimate without it is that of ordinary days, and a number above it contradicts nobody: the two dead of one ambush are
not ruled out by a month in which nobody else was said to have died. What others do say something about is how many were
lost, had come or had gone up to its end, in all; a number that has room in that is left unjudged, and one that has none
is judged like any other claim.

So it is with prisoners: where nobody else counts any, what is usual in other wars is all that a count of them could be
held against, and that contradicts nobody who has room among those lost for good.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.fights import is_battle, told_battles
from passmuster.muster.held import PASSES_FROM, Against, Held, best_held

__all__ = ["LOST_FOR_GOOD", "has_room", "held_in_all", "is_counted_alone", "is_told_alone"]

LONGEST_PASSAGE: Final = 31
"""Days of the longest coming or going that is told as one, a month as of a landing (`model/landings.py`)."""

COMING_OR_GOING: Final = frozenset({Quantity.ARRIVALS, Quantity.RETURNED})

IN_ALL: Final = {Quantity.ARRIVALS: Quantity.DEPLOYED}
"""What counts all up to a day, where that is not the same word."""

LOST_FOR_GOOD: Final = {Quantity.CAPTURED: Quantity.IRRECOVERABLE}
"""Of whom prisoners that nobody else counts are a part."""

WHOLES: Final = frozenset({Quantity.CASUALTIES, Quantity.IRRECOVERABLE})
"""Losses of which the killed, the wounded and the captured are parts: who counts these tells something of those."""


def is_told_alone(claim: Claim, others: Iterable[Claim]) -> bool:
    """Whether a claim counts the losses of a battle, or a coming or going, that none of the others tells of.

    `others` are the claims that are weighed and go back to other origins.
    """
    beside = tuple(others)
    if _is_passage(claim):
        told = [other for other in beside if other.subject == claim.subject and other.quantity == claim.quantity]
        return not any(other.is_window and _share_days(claim, other) for other in told)
    if not is_battle(claim) or claim not in (told_battles((*beside, claim), claim.subject) or ()):
        return False
    fights = told_battles(beside, claim.subject) or ()
    return not any(_share_days(claim, other) and _are_comparable(claim, other) for other in fights)


def is_counted_alone(claim: Claim, others: Iterable[Claim]) -> bool:
    """Whether a claim counts prisoners of a force of whom none of the others, of other origins, counts any."""
    return claim.quantity in LOST_FOR_GOOD and not any(
        other.subject == claim.subject and claim.quantity in _kinds(other) for other in others
    )


def held_in_all(
    claim: Claim, held: Held, against: Against, wholes: Mapping[Quantity, Quantity] = IN_ALL
) -> Held | None:
    """A number held against what others allow in all, by its last day; None where it is no more than its days allow.

    `wholes` says what counts all of them, where that is another quantity.
    """
    low, measure = claim.number_low, held.reading.measure
    if low is None or (held.is_firm and low <= held.predictive.estimate()[1]):
        return None
    return best_held(claim, [replace(held.reading, measure=wholes.get(measure, measure), first_day=None)], against)


def has_room(claim: Claim, in_all: Held) -> bool:
    """Whether so many have room in what others allow in all."""
    return claim.number_low is not None and in_all.predictive.tail(claim.number_low, None) >= PASSES_FROM


def _is_passage(claim: Claim) -> bool:
    """Whether a claim counts men who came or went within at most a month."""
    first, last = _days(claim)
    return claim.quantity in COMING_OR_GOING and claim.is_window and (last - first).days < LONGEST_PASSAGE


def _share_days(one: Claim, other: Claim) -> bool:
    (first, last), (begins, ends) = _days(one), _days(other)
    return first <= ends and begins <= last


def _days(claim: Claim) -> tuple[date, date]:
    """First and last day of a window; that of the number where it names but one."""
    return claim.as_of_start or claim.day, claim.as_of_end or claim.day


def _are_comparable(one: Claim, other: Claim) -> bool:
    """Whether one number says something of the other: of one kind, or a whole and its part."""
    here, there = _kinds(one), _kinds(other)
    return bool(here & there or (here | there) & WHOLES)


def _kinds(claim: Claim) -> frozenset[Quantity]:
    return frozenset({claim.quantity, *(measure for measure, _ in claim.measures)})
