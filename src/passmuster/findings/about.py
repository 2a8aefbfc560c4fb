"""About: whose troops a briefing is about, in whose war, and how sure each of its judgements is."""

from collections.abc import Iterable, Sequence
from datetime import date

from passmuster.findings.bottom_line import Support, outlook_confidence, strength_confidence
from passmuster.findings.material import Material
from passmuster.findings.parts.about import AboutCase, ConfidenceLine
from passmuster.findings.parts.counts import Estimate
from passmuster.ledger.ratings import GOOD, NOT_JUDGED, letter_of
from passmuster.ledger.vocabulary import Quantity
from passmuster.muster.found import VerdictWord

__all__ = ["about_case", "confidence_lines", "counts_on", "support_of"]


def about_case(material: Material) -> AboutCase:
    """The actors of the case, the partner's force and the day from which it is counted."""
    case, force = material.case, material.partner_force
    return AboutCase(
        partner=case.partner, principal=case.principal, opponent=case.opponent, force=force.force_id if force else "",
        start=case.start, undated=case.undated,
    )  # fmt: skip


def confidence_lines(material: Material, counts: Iterable[Estimate]) -> tuple[ConfidenceLine, ...]:
    """Confidence in the strength and in what comes next; none of a fit that failed, or of a force withheld."""
    force = material.partner_force
    if force is None or not material.fit.health.is_usable:
        return ()
    present = counts_on(counts, force.force_id, material.as_of).get(Quantity.PRESENT)
    strength = strength_confidence(present, support_of(material, present.claims)) if present else ()
    return (*strength, *((outlook_confidence(material.outlook),) if material.outlook else ()))


def counts_on(counts: Iterable[Estimate], subject: str, day: date) -> dict[Quantity, Estimate]:
    """Quantity to its estimate, of one force on one day."""
    return {row.quantity: row for row in counts if row.subject == subject and row.date == day}


def support_of(material: Material, claims: Sequence[str]) -> Support:
    """How many independent origins some claims go back to, how their sources are rated, and whether a claim fails.

    An origin is as good as the source of its first claim: who repeats it says nothing of it.
    """
    origin_of, verdict_of, known = material.design.echoes.origin_of, material.verdict_of, material.fit.known
    first = {origin_of[claim.claim_id]: claim for claim in reversed(known.claims) if claim.claim_id in {*claims}}
    letters = [letter_of(claim, known.ratings) for claim in first.values()]
    return Support(
        origins=len({origin_of[claim_id] for claim_id in claims}),
        opposed=any(verdict_of.get(claim_id) == VerdictWord.FAILS for claim_id in claims),
        rated=sum(letter != NOT_JUDGED for letter in letters),
        good=sum(letter in GOOD for letter in letters),
        denied=bool(first) and all(claim.number_high == 0.0 for claim in known.claims if claim.claim_id in {*claims}),
    )
