"""Standing: what a count of a first screen rests on, and whether so little was said that all of it is shown."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from passmuster.findings.findings import Findings
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.parts.opening import Standing
from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, Family

__all__ = ["FEW_CLAIMS", "is_thin", "standing_of", "tells_of_stretches_alone"]

FEW_CLAIMS: Final = 8
"""Up to so many claims, each is shown on the first screen: a reader can hold them all in mind."""

ENOUGH_OF_THE_TIME: Final = 0.5
"""Share of the days since the first of them that losses of stretches must cover to tell of all losses. Fights are told
because they were bad, so that what came between them is no more of the same."""


def is_thin(findings: Findings) -> bool:
    """Whether so little was said that each claim is shown, and nothing beside what the claims themselves speak of."""
    return 0 < len(findings.claims) <= FEW_CLAIMS


def standing_of(row: Estimate, findings: Findings) -> Standing:
    """What an estimate rests on: claims of this very quantity, others through the balance of accounts, or nothing."""
    if row.is_prior:
        return Standing.PRIOR
    bearing = _bearing(row, findings)
    if FAMILY_OF_QUANTITY[row.quantity] == Family.LOSSES and tells_of_stretches_alone(bearing, row.date):
        return Standing.PRIOR
    spoken_of = {claim.quantity for claim in bearing}
    if row.quantity in spoken_of or not findings.claims:
        return Standing.CLAIMED
    return Standing.PRIOR if is_thin(findings) else Standing.BALANCE


def tells_of_stretches_alone(claims: Sequence[ClaimLine], day: date) -> bool:
    """Whether losses were told, and only of stretches that leave most of the time up to `day` untold."""
    losses = [claim for claim in claims if FAMILY_OF_QUANTITY[claim.quantity] == Family.LOSSES]
    stretches = [(c.as_of_start, c.as_of_end) for c in losses if c.as_of_start and c.as_of_end]
    if not losses or len(stretches) < len(losses):
        return False
    told = {first + timedelta(days=n) for first, last in stretches for n in range((last - first).days + 1)}
    return len(told) < ENOUGH_OF_THE_TIME * ((day - min(told)).days + 1)


def _bearing(row: Estimate, findings: Findings) -> list[ClaimLine]:
    """The claims that an estimate follows from."""
    names = set(row.claims)
    return [claim for claim in findings.claims if claim.claim_id in names]
