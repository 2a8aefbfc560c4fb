"""Parts of a force whose whole the same report tells.

"4,000 men, of whom 1,200 stand in the east": the second number is read as the least of the whole, and a floor is taken
for told near what its speaker believes. Of a part that is not so: whoever gives it has said in the same breath how far
the whole lies beyond it, and for that the number of the whole speaks.
"""

from collections.abc import Collection, Sequence

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.verbal import is_least_of_whole

__all__ = ["parts_of_told_wholes"]


def parts_of_told_wholes(claims: Sequence[Claim]) -> Collection[str]:
    """Ids of claims of a part beside a larger number of the same count in the same report that is of no part."""
    told: dict[tuple[str, str, str], float] = {}
    for claim in claims:
        if claim.report_id and not is_least_of_whole(claim):
            told[_count(claim)] = max(told.get(_count(claim), 0.0), claim.number_low or claim.number_high or 0.0)
    parts = [claim for claim in claims if claim.report_id and is_least_of_whole(claim)]
    return {claim.claim_id for claim in parts if (claim.number_low or 0.0) < told.get(_count(claim), 0.0)}


def _count(claim: Claim) -> tuple[str, str, str]:
    """The report, the force and the quantity; those who were sent are a whole of those who are there."""
    is_there = claim.quantity in {Quantity.PRESENT, Quantity.DEPLOYED}
    return claim.report_id, claim.subject, Quantity.PRESENT if is_there else claim.quantity
