"""Standing: what a count of a first screen rests on, and whether so little was said that all of it is shown."""

from typing import Final

from passmuster.findings.findings import Findings
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.opening import Standing

__all__ = ["FEW_CLAIMS", "is_thin", "standing_of"]

FEW_CLAIMS: Final = 8
"""Up to so many claims, each is shown on the first screen: a reader can hold them all in mind."""


def is_thin(findings: Findings) -> bool:
    """Whether so little was said that each claim is shown, and nothing beside what the claims themselves speak of."""
    return 0 < len(findings.claims) <= FEW_CLAIMS


def standing_of(row: Estimate, findings: Findings) -> Standing:
    """What an estimate rests on: claims of this very quantity, others through the balance of accounts, or nothing."""
    if row.is_prior:
        return Standing.PRIOR
    spoken_of = {claim.quantity for claim in findings.claims if claim.claim_id in set(row.claims)}
    if row.quantity in spoken_of or not findings.claims:
        return Standing.CLAIMED
    return Standing.PRIOR if is_thin(findings) else Standing.BALANCE
