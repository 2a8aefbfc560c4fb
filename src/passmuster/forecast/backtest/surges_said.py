"""Whether and when a surge came, as it was said: new arrivals of a quarter of those sent so far, by two origins.

An origin says so when, after the as-of day, it prints a number of the force that stands a quarter above what it had
printed last before (or, where it had printed none, above the middle of what the others had), or counts arrivals since
then of a quarter of that. Plans and projections say nothing. One origin alone may be wrong, and repeats of it add none;
so the day is that on which the second spoke.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from statistics import median

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.precedents.growth import SURGE_RATIO

__all__ = ["surge_said"]

COUNTS = frozenset({Quantity.PRESENT, Quantity.DEPLOYED})


def surge_said(claims: Iterable[Claim], subject: str, as_of: date) -> date | None:
    """The day on which a second origin had said that a surge came after a day; None when none has."""
    told = sorted(
        (claim for claim in claims if claim.subject == subject and not claim.is_prospective),
        key=lambda claim: (claim.said_on, claim.claim_id),
    )
    before = _last_said([claim for claim in told if claim.said_on <= as_of])
    if not before:
        return None
    usual = median(before.values())
    spoken: set[str] = set()
    for claim in told:
        if claim.said_on > as_of and _says_so(claim, before.get(_origin(claim), usual), as_of):
            spoken.add(_origin(claim))
            if len(spoken) > 1:
                return claim.said_on
    return None


def _last_said(claims: Iterable[Claim]) -> Mapping[str, float]:
    """The last count of each origin, people, of claims in order of saying."""
    return {_origin(claim): number for claim in claims if claim.quantity in COUNTS and (number := _number(claim)) > 0}


def _says_so(claim: Claim, before: float, as_of: date) -> bool:
    """Whether a claim's number shows a surge; arrivals count when their window opens no earlier than the as-of day."""
    if claim.quantity == Quantity.ARRIVALS:
        opens = claim.as_of_start or claim.day
        return opens >= as_of and _number(claim) >= (SURGE_RATIO - 1.0) * before
    return claim.quantity in COUNTS and claim.day > as_of and _number(claim) >= SURGE_RATIO * before


def _number(claim: Claim) -> float:
    """What a claim counts at least: a ceiling counts nothing."""
    number = claim.number_low
    return 0.0 if number is None else float(number)


def _origin(claim: Claim) -> str:
    return claim.origin or claim.claimant_group
