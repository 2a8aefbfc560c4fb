"""Originals: where a claim names another one as its origin, the claim that is told again and speaks for both.

An origin that is named in other words ("one report") may have said many things, and its claims are told apart by their
numbers. Who names a claim says more: this one is that one again. Then a slip of a digit, a rounding or a later day
makes no second witness of it.
"""

from collections.abc import Iterable, Mapping

from passmuster.ledger.claim import Claim
from passmuster.ledger.vocabulary import Quantity

__all__ = ["are_of_one_count", "originals"]


def originals(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Claim id to the id of the claim at the end of the origins that it names, its own where it names no other.

    Of claims that name one another in a ring it is the first said.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    found: dict[str, str] = {}
    for claim in by_id.values():
        way = list(_way(claim, by_id, found))
        ends = found.get(way[-1].origin) or _end(way)
        found |= dict.fromkeys((one.claim_id for one in way), ends)
    return found


def are_of_one_count(one: Claim, other: Claim) -> bool:
    """Whether two claims count the same: one force, both of a window or neither, and a meaning that both may have."""
    return (one.subject, one.is_window) == (other.subject, other.is_window) and bool(_meant(one) & _meant(other))


def _way(claim: Claim, by_id: Mapping[str, Claim], found: Mapping[str, str]) -> Iterable[Claim]:
    """From a claim to the one whose origin is no other claim, is known already, or was met on the way."""
    met: set[str] = set()
    while claim.claim_id not in met:
        met.add(claim.claim_id)
        yield claim
        if claim.origin in found or claim.origin not in by_id:
            return
        claim = by_id[claim.origin]


def _end(way: list[Claim]) -> str:
    ids = [claim.claim_id for claim in way]
    last = way[-1]
    if last.origin not in ids:
        return last.claim_id
    ring = way[ids.index(last.origin) :]
    return min(ring, key=lambda claim: (claim.said_on, claim.claim_id)).claim_id


def _meant(claim: Claim) -> set[Quantity]:
    return {meaning for meaning, _ in claim.measures} or {claim.quantity}
