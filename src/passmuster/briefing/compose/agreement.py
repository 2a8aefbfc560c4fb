"""Agreement: what may be called known, by a rule that is the same for every side.

A floor is known when two camps that share no side both state it or more, independently and firmly, and no weighed claim
sets a ceiling below it. A camp is a side, or a source group that stands on none; nameless and unsorted sources
(`OTHER`) count for no camp, because who they are cannot be told. Only running totals qualify: they never fall, so a
floor stays one.

What a force's own side says of it is put beside as an admission: known to have been said by those who would know.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from passmuster.briefing.compose.material import Material
from passmuster.briefing.compose.sentences import QUANTITY_WORDS, joined
from passmuster.briefing.findings import Statement
from passmuster.briefing.numbers import claim_words, reported_words
from passmuster.briefing.outline import long_date
from passmuster.ledger import Claim, Force

__all__ = ["admissions", "agreements"]

TOTALS: Final = ("deployed", "killed", "wounded", "captured", "casualties", "returned")
FIRM: Final = frozenset({"asserted", "estimated"})
UNSORTED: Final = "OTHER"
RULED_OUT: Final = frozenset({"fails", "doubtful"})


@dataclass(frozen=True, slots=True)
class Floor:
    """A number that a camp states at least, by a day."""

    camp: str
    number: float
    day: date
    claim: Claim


def agreements(material: Material) -> Iterator[Statement]:
    """Floors on which two camps agree, force by force."""
    for force in material.courses.subjects:
        for quantity in TOTALS:
            claims = _usable(material, force, quantity)
            shared = _shared(_floors(material, claims))
            if shared and not _contested(claims, shared[1]):
                yield _agreement(force, quantity, shared)


def _usable(material: Material, force: Force, quantity: str) -> list[Claim]:
    """Firm, unambiguous totals of the force that were weighed and hold against the others."""
    design, verdict_of = material.design, material.verdict_of
    return [
        claim
        for claim in material.known
        if (claim.subject, claim.quantity) == (force.force_id, quantity)
        and claim.mode in FIRM
        and not claim.is_window
        and len(claim.measures) <= 1
        and design.roles[claim.claim_id] in {"observation", "repeat"}
        and verdict_of.get(claim.claim_id) not in RULED_OUT
    ]


def _floors(material: Material, claims: Iterable[Claim]) -> list[Floor]:
    """The largest floor of each camp, the largest first; one origin counts for one camp only."""
    best: dict[str, Floor] = {}
    seen: set[str] = set()
    for claim in sorted(claims, key=lambda claim: (-(claim.number_low or 0.0), claim.said_on, claim.claim_id)):
        camp = material.case.side_of(claim.claimant_group) or claim.claimant_group
        origin = material.design.echoes.origin_of[claim.claim_id]
        if camp != UNSORTED and camp not in best and origin not in seen and claim.number_low:
            best[camp] = Floor(camp, claim.number_low, claim.as_of_end or claim.said_on, claim)
            seen.add(origin)
    return list(best.values())


def _shared(floors: list[Floor]) -> tuple[Floor, Floor] | None:
    return (floors[0], floors[1]) if len(floors) > 1 else None


def _contested(claims: Iterable[Claim], floor: Floor) -> bool:
    """Whether a ceiling below the floor is set for its day or a later one."""
    return any(
        claim.number_high is not None
        and claim.number_high < floor.number
        and (claim.as_of_end or claim.said_on) >= floor.day
        for claim in claims
    )


def _agreement(force: Force, quantity: str, shared: tuple[Floor, Floor]) -> Statement:
    day = max(floor.day for floor in shared)
    speakers = joined([f"{floor.claim.claimant} ({floor.claim.claimant_group})" for floor in shared])
    text = (
        f"{force.name}: at least {reported_words(shared[1].number)} {QUANTITY_WORDS[quantity]} by {long_date(day)}; "
        f"{speakers} stand on no common side and both say so or more."
    )
    return Statement(kind="known", text=text, claims=tuple(floor.claim.claim_id for floor in shared))


def admissions(material: Material) -> Iterator[Statement]:
    """What a force's own side says of its numbers, one sentence for each claim."""
    for claim in material.known:
        force = material.case.force(claim.subject)
        own = force is not None and force.kind != "supply" and _own_side(material, force.actor, claim)
        if force is not None and own and claim.mode == "asserted" and not claim.is_prospective:
            number = claim_words(claim.bound, low=claim.low, high=claim.high, point=claim.point)
            text = (
                f"{force.name}: its own side, {claim.claimant}, said on {long_date(claim.said_on)}: {number} "
                f"{QUANTITY_WORDS[claim.quantity]}."
            )
            yield Statement(kind="known", text=text, claims=(claim.claim_id,))


def _own_side(material: Material, actor: str, claim: Claim) -> bool:
    side = material.case.side_of(actor)
    return claim.claimant_group == actor or (side != "" and material.case.side_of(claim.claimant_group) == side)
