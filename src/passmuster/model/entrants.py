"""Who enters a fit: which forces can be counted at all, which claims are weighed, and why the others are not.

A force is counted when it is the partner's or when somebody states its strength. A supply is counted when at least
`ENOUGH_FOR_SUPPLY` origins state its running total. What is not counted cannot be judged, and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from passmuster.ledger import Case, Claim, Force
from passmuster.ledger.echoes import Echoes
from passmuster.ledger.originals import are_of_one_count, originals
from passmuster.ledger.restatements import Restatement, find_restatements
from passmuster.ledger.roles import Role, WhyNotWeighed
from passmuster.ledger.vocabulary import ForceKind, Quantity
from passmuster.model.clock import Clock
from passmuster.model.shape import (
    FORCE_SERIES,
    PART_SERIES,
    SERIES_OF_QUANTITY,
    STRENGTH_QUANTITIES,
    SUPPLY_QUANTITIES,
)

__all__ = ["ENOUGH_FOR_SUPPLY", "Counted", "Entrants", "counted_forces", "entrants", "meanings_of"]

ENOUGH_FOR_SUPPLY = 3
"""Independent origins that a supply needs to be counted; customary."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The forces that the model keeps counts of, each kind in the case's order."""

    forces: tuple[Force, ...]
    parts: tuple[Force, ...]
    sums: tuple[Force, ...]
    supplies: tuple[Force, ...]

    def series_index(self, subject: str, quantity: Quantity) -> int | None:
        """The row of a path, or None when there is no such path."""
        return _series_index(self.forces, self.parts, self.sums, subject, quantity)


@dataclass(frozen=True, slots=True)
class Entrants:
    """What becomes of the claims; the fields are those of `Design`."""

    observed: tuple[Claim, ...]
    roles: dict[str, Role]
    why_not: dict[str, WhyNotWeighed]
    restated: dict[str, Restatement]


def counted_forces(case: Case, claims: Sequence[Claim], echoes: Echoes) -> Counted:
    """The forces counted, given the claims about the present."""
    forces = tuple(
        force for force in case.forces if force.kind == ForceKind.FORCE and _has_strength(force, case, claims)
    )
    ids = {force.force_id for force in forces}
    parts = tuple(force for force in case.forces if force.kind == ForceKind.PART and force.part_of in ids)
    known = ids | {part.force_id for part in parts}
    sums = tuple(force for force in case.forces if force.kind == ForceKind.SUM and known.issuperset(force.sum_of))
    supplies = tuple(
        force for force in case.forces if force.kind == ForceKind.SUPPLY and _has_supply(force, claims, echoes)
    )
    return Counted(forces, parts, sums, supplies)


def entrants(claims: Sequence[Claim], case: Case, clock: Clock, counted: Counted, echoes: Echoes) -> Entrants:
    """The claims that are weighed, one for each origin and statement, and the part that every claim plays."""
    present = [claim for claim in claims if not claim.is_prospective]
    why_not = {
        claim.claim_id: reason for claim in present if (reason := _why_not_observed(claim, case, clock, counted))
    }
    restated = {claim_id: rest for claim_id, rest in find_restatements(present).items() if claim_id not in why_not}
    weighed = [claim for claim in present if claim.claim_id not in {*why_not, *restated}]
    observed, repeats = _one_witness_each(weighed, echoes, originals(claims))
    roles = {claim.claim_id: Role.OBSERVATION for claim in observed}
    roles |= dict.fromkeys(repeats, Role.REPEAT)
    roles |= {claim.claim_id: Role.PROSPECT for claim in claims if claim.is_prospective}
    roles |= dict.fromkeys(why_not, Role.NOT_MODELLED) | dict.fromkeys(restated, Role.RESTATEMENT)
    return Entrants(observed, roles, why_not, restated)


def meanings_of(claim: Claim) -> tuple[tuple[Quantity, float], ...]:
    """The measures that a claim may mean, with their weights."""
    return claim.measures or ((claim.quantity, 1.0),)


def _has_strength(force: Force, case: Case, claims: Sequence[Claim]) -> bool:
    return force.actor == case.partner or any(
        claim.subject == force.force_id and claim.quantity in STRENGTH_QUANTITIES for claim in claims
    )


def _has_supply(force: Force, claims: Sequence[Claim], echoes: Echoes) -> bool:
    seen = {
        echoes.origin_of[claim.claim_id]
        for claim in claims
        if claim.subject == force.force_id and claim.quantity in SUPPLY_QUANTITIES
    }
    return len(seen) >= ENOUGH_FOR_SUPPLY


def _why_not_observed(claim: Claim, case: Case, clock: Clock, counted: Counted) -> WhyNotWeighed | None:
    """Why a claim about the present cannot be weighed; None when it can."""
    known = case.force(claim.subject)
    if any(claim.subject == force.force_id for force in counted.supplies):
        return None if claim.quantity in SUPPLY_QUANTITIES else WhyNotWeighed.NO_GOODS
    if known and known.kind == ForceKind.SUPPLY:
        return WhyNotWeighed.TOO_FEW_ORIGINS
    if all(claim.subject != force.force_id for force in (*counted.forces, *counted.parts, *counted.sums)):
        return WhyNotWeighed.NO_STRENGTH
    if any(counted.series_index(claim.subject, meaning) is None for meaning, _ in meanings_of(claim)):
        return WhyNotWeighed.NO_SUCH_COUNT
    return WhyNotWeighed.TOO_EARLY if clock.end_of(claim.day) <= 0 else None


def _one_witness_each(
    claims: Sequence[Claim], echoes: Echoes, original: Mapping[str, str]
) -> tuple[tuple[Claim, ...], list[str]]:
    """One claim for each origin, subject and number, the first said; and the ids of the rest.

    The number and not the quantity or bound tells statements of one origin apart: a relay that turns "casualties" into
    "killed" or drops an "at least" repeats its number, while one report that gives dead and wounded gives two. But what
    names another claim as its origin is that one again whatever number it gives of the count, and that one speaks.
    """
    first: dict[tuple[object, ...], Claim] = {}
    speaking: dict[str, list[Claim]] = {}
    repeats = []
    for claim in sorted(claims, key=lambda c: (original[c.claim_id] != c.claim_id, *_order(c))):
        numbers = {claim.low, claim.high, claim.point} - {None}
        statement = (echoes.origin_of[claim.claim_id], claim.subject, frozenset(numbers))
        of_original = speaking.setdefault(original[claim.claim_id], [])
        is_told = any(are_of_one_count(claim, one) for one in of_original)
        if statement in first or is_told:
            repeats.append(claim.claim_id)
        else:
            first[statement] = claim
        if not is_told:
            of_original.append(claim)
    return tuple(sorted(first.values(), key=_order)), repeats


def _order(claim: Claim) -> tuple[date, str]:
    return claim.said_on, claim.claim_id


def _series_index(
    forces: Sequence[Force], parts: Sequence[Force], sums: Sequence[Force], subject: str, quantity: Quantity
) -> int | None:
    series = SERIES_OF_QUANTITY.get(quantity, quantity)
    for position, force in enumerate(forces):
        if force.force_id == subject and series in FORCE_SERIES:
            return position * len(FORCE_SERIES) + FORCE_SERIES.index(series)
    offset = len(forces) * len(FORCE_SERIES)
    for position, part in enumerate(parts):
        if part.force_id == subject and series in PART_SERIES:
            return offset + position * len(PART_SERIES) + PART_SERIES.index(series)
    offset += len(parts) * len(PART_SERIES)
    for position, total in enumerate(sums):
        if total.force_id == subject and series == Quantity.PRESENT:
            return offset + position
    return None
