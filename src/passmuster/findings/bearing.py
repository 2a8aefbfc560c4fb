"""Bearing: which weighed claims an estimate rests on, and whether any do.

A claim rests an estimate when one of its meanings is the quantity itself or one that says nearly the same of the same
subject. Where none does, the estimate still follows from claims of its kind (strengths, losses) through the balance of
accounts. Where no claim of that kind was weighed either, it is the prior alone, and is marked so. Who says that there
are none counts nobody: where that is all that was ever said of a force, nothing rests its strength.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from passmuster.ledger import Claim, Force
from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, Family, Quantity
from passmuster.model.design import Design

__all__ = ["Bearing", "bearing_on"]

SAYS_OF: Final = {
    Quantity.PRESENT: (Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS),
    Quantity.DEPLOYED: (Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.PRESENT),
    Quantity.ARRIVALS: (Quantity.ARRIVALS, Quantity.DEPLOYED, Quantity.PRESENT),
    Quantity.ROTATED: (Quantity.ARRIVALS, Quantity.DEPLOYED, Quantity.PRESENT),
    Quantity.KILLED: (Quantity.KILLED, Quantity.CASUALTIES),
    Quantity.WOUNDED: (Quantity.WOUNDED, Quantity.CASUALTIES),
    Quantity.CAPTURED: (Quantity.CAPTURED,),
    Quantity.CASUALTIES: (Quantity.CASUALTIES, Quantity.KILLED, Quantity.WOUNDED),
    Quantity.IRRECOVERABLE: (Quantity.CASUALTIES, Quantity.KILLED, Quantity.WOUNDED, Quantity.CAPTURED),
    Quantity.RETURNED: (Quantity.RETURNED,),
}
"""Estimated quantity to the claimed quantities that speak of it, the nearest first."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """Claims that an estimate rests on, in order of saying, and whether it is the prior alone."""

    claims: tuple[str, ...]
    is_prior: bool


def bearing_on(design: Design, subject: str, quantity: Quantity) -> Bearing:
    """What bears on a quantity of a subject."""
    related = _kin(design, subject)
    kin = _counting([claim for claim in design.observed if claim.subject in related])
    family = FAMILY_OF_QUANTITY[quantity]
    speaking = SAYS_OF.get(quantity, (quantity,))
    direct = tuple(claim.claim_id for claim in kin if claim.subject == subject and _means(claim, speaking))
    return Bearing(direct, not direct and all(claim.family != family for claim in kin))


def _counting(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those of strengths where all of these are noughts."""
    strengths = [claim for claim in claims if claim.family == Family.STRENGTH]
    is_denied = all(claim.number_high == 0.0 for claim in strengths)
    return [claim for claim in claims if not (is_denied and claim.family == Family.STRENGTH)]


def _means(claim: Claim, quantities: tuple[str, ...]) -> bool:
    meanings = {meaning for meaning, _ in claim.measures} or {claim.quantity}
    return not meanings.isdisjoint(quantities)


def _kin(design: Design, subject: str) -> set[str]:
    """The subject, its parts, its whole, and the terms of a sum: those whose numbers bound its own."""
    force = design.case.force(subject)
    assert force is not None
    others = {other.force_id for other in design.case.forces if _related(force, other)}
    return {subject, *others}


def _related(force: Force, other: Force) -> bool:
    return (
        other.part_of == force.force_id
        or force.part_of == other.force_id
        or other.force_id in force.sum_of
        or force.force_id in other.sum_of
    )
