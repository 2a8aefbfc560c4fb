"""Standing: what a count of a first screen rests on, and whether so little was said that all of it is shown."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from passmuster.findings.findings import Findings
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.parts.opening import Standing
from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, PROSPECTIVE_MODES, Family, Quantity

__all__ = ["FEW_CLAIMS", "is_thin", "names_losses", "standing_of", "tells_of_stretches_alone"]

FEW_CLAIMS: Final = 8
"""Up to so many claims, each is shown on the first screen: a reader can hold them all in mind."""

ENOUGH_OF_THE_TIME: Final = 0.5
"""Share of the days since the first of them that losses of stretches must cover to tell of all losses. Fights are told
because they were bad, so that what came between them is no more of the same."""

CAME_OR_WENT: Final = frozenset({Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.ROTATED, Quantity.RETURNED})
"""Quantities that tell how many were sent beside those who are there."""

MANY_GONE: Final = 0.25
"""Share of those sent so far that has gone home, from which on the number sent hangs on how long men stay. Where nobody
tells of men who came or went that is what is usual in war, and the account balances with any number of them."""


def is_thin(findings: Findings) -> bool:
    """Whether so little was said that each claim is shown, and nothing beside what the claims themselves speak of."""
    return 0 < len(findings.claims) <= FEW_CLAIMS


def standing_of(row: Estimate, findings: Findings) -> Standing:
    """What an estimate rests on: claims of this very quantity, others through the balance of accounts, or nothing."""
    if row.is_prior:
        return Standing.PRIOR
    bearing = _bearing(row, findings)
    if row.quantity == Quantity.DEPLOYED and _hangs_on_tours(row, findings):
        return Standing.PRIOR
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


def names_losses(findings: Findings, rows: Iterable[Estimate]) -> bool:
    """Whether any claim that these estimates follow from is of losses, of whatever kind and stretch."""
    names = {name for row in rows for name in row.claims}
    told = (claim for claim in findings.claims if claim.claim_id in names)
    return any(FAMILY_OF_QUANTITY[claim.quantity] == Family.LOSSES for claim in told)


def _hangs_on_tours(row: Estimate, findings: Findings) -> bool:
    """Whether many of those sent have gone home by the account, and next to nobody tells of men who came or went.

    A running total tells of all of them; men who came or went in some stretch tell of tours where together they are as
    large a share of those sent.
    """
    here = (row.subject, row.date, Quantity.RETURNED)
    gone = (other.q50 for other in findings.estimates if (other.subject, other.date, other.quantity) == here)
    if all(number < MANY_GONE * row.q50 for number in gone):
        return False
    told = [
        claim
        for claim in findings.claims
        if claim.subject == row.subject and claim.quantity in CAME_OR_WENT and claim.mode not in PROSPECTIVE_MODES
    ]
    in_stretches = sum(claim.high or claim.low or 0.0 for claim in told if claim.as_of_start is not None)
    return all(claim.as_of_start is not None for claim in told) and in_stretches < MANY_GONE * row.q50


def _bearing(row: Estimate, findings: Findings) -> list[ClaimLine]:
    """The claims that an estimate follows from."""
    names = set(row.claims)
    return [claim for claim in findings.claims if claim.claim_id in names]
