"""Agreement: what may be called known, by a rule that is the same for every side.

A floor is known when two source groups state it or more, firmly and from independent origins, and no firm claim sets a
ceiling below it for then or later. Only running totals qualify: they never fall, so a floor stays one. Claims that do
not pass muster support nothing but still contest. Nameless and unsorted sources (`OTHER`) support nothing, because who
they are cannot be told. Whether the two stand on one side is said with the sentence; whether that matters is the
reader's to judge.

What a force's own side says of it is put beside as an admission: known to have been said by those who would know.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from passmuster.findings.material import Material
from passmuster.findings.parts.evidence import StatementKind, StatementLine
from passmuster.ledger import Claim, Force
from passmuster.muster.found import VerdictWord
from passmuster.wording.dates import long_date
from passmuster.wording.lists import joined
from passmuster.wording.numbers import claimed_words, reported_words
from passmuster.wording.quantities import quantity_noun

__all__ = ["admissions", "agreements"]

TOTALS: Final = ("deployed", "killed", "wounded", "captured", "casualties", "returned")
FIRM: Final = frozenset({"asserted", "estimated"})
UNSORTED: Final = "OTHER"
RULED_OUT: Final = frozenset({VerdictWord.FAILS, VerdictWord.DOUBTFUL})


@dataclass(frozen=True, slots=True)
class Agreed:
    """A number that claims of two groups state at least, the earlier claim first."""

    number: float
    claims: tuple[Claim, ...]


def agreements(material: Material) -> Iterator[StatementLine]:
    """The largest floor on which two groups agree and which nobody contests, for each total of each force."""
    for force in material.courses.subjects:
        for quantity in TOTALS:
            agreed = _agreed(material, _firm(material, force, quantity))
            if agreed is not None:
                yield _agreement(material, force, quantity, agreed)


def _firm(material: Material, force: Force, quantity: str) -> list[Claim]:
    """Firm, unambiguous totals of the force that were weighed, in order of the days they speak of."""
    roles = material.design.roles
    found = [
        claim
        for claim in material.claims
        if (claim.subject, claim.quantity) == (force.force_id, quantity)
        and claim.mode in FIRM
        and not claim.is_window
        and len(claim.measures) <= 1
        and roles[claim.claim_id] in {"observation", "repeat"}
    ]
    return sorted(found, key=lambda claim: (claim.day, claim.claim_id))


def _agreed(material: Material, claims: list[Claim]) -> Agreed | None:
    """The largest number that two groups support and nobody contests."""
    verdict_of = material.verdict_of
    supporting = [
        claim
        for claim in claims
        if claim.claimant_group != UNSORTED and verdict_of.get(claim.claim_id) not in RULED_OUT and claim.number_low
    ]
    for number in sorted({claim.number_low or 0.0 for claim in supporting}, reverse=True):
        pair = _pair(material, supporting, number)
        if pair and not _contested(claims, number, pair[-1].day):
            return Agreed(number, pair)
    return None


def _pair(material: Material, claims: list[Claim], number: float) -> tuple[Claim, ...]:
    """The first claims of two groups and two origins that state the number or more; empty when there are none."""
    origin_of = material.design.echoes.origin_of
    first: Claim | None = None
    for claim in claims:
        if (claim.number_low or 0.0) < number:
            continue
        if first is None:
            first = claim
        elif claim.claimant_group != first.claimant_group and origin_of[claim.claim_id] != origin_of[first.claim_id]:
            return (first, claim)
    return ()


def _contested(claims: list[Claim], number: float, day: date) -> bool:
    """Whether a firm claim sets a ceiling below the number for that day or a later one."""
    return any(claim.number_high is not None and claim.number_high < number and claim.day >= day for claim in claims)


def _agreement(material: Material, force: Force, quantity: str, agreed: Agreed) -> StatementLine:
    speakers = joined([f"{claim.claimant} ({claim.claimant_group})" for claim in agreed.claims])
    sides = {material.case.side_of(claim.claimant_group) for claim in agreed.claims}
    shared = next(iter(sides)) if len(sides) == 1 else ""
    text = (
        f"{force.name}: at least {reported_words(agreed.number)} {quantity_noun(quantity)} by "
        f"{long_date(agreed.claims[-1].day)}. {speakers} say so or more, independently"
        f"{f' though both of the {shared}' if shared else ''}, and no claim for then or later says fewer."
    )
    return StatementLine(kind=StatementKind.KNOWN, text=text, claims=tuple(claim.claim_id for claim in agreed.claims))


def admissions(material: Material) -> Iterator[StatementLine]:
    """What a force's own side says of its numbers, one sentence for each claim."""
    for claim in material.claims:
        force = material.case.force(claim.subject)
        own = force is not None and force.kind != "supply" and _own_side(material, force.actor, claim)
        if force is not None and own and claim.mode == "asserted" and not claim.is_prospective:
            number = claimed_words(claim)
            text = (
                f"{force.name}: its own side, {claim.claimant}, said on {long_date(claim.said_on)}: {number} "
                f"{quantity_noun(claim.quantity)}."
            )
            yield StatementLine(kind=StatementKind.KNOWN, text=text, claims=(claim.claim_id,))


def _own_side(material: Material, actor: str, claim: Claim) -> bool:
    side = material.case.side_of(actor)
    return claim.claimant_group == actor or (side != "" and material.case.side_of(claim.claimant_group) == side)
