"""How the group of a claim leans on such numbers, as far as other origins show it, and how far this claim goes."""

import math

from passmuster.ledger import Claim
from passmuster.model.leans import lean_share
from passmuster.muster.found import ClaimLean
from passmuster.muster.leave_out import WithoutOrigin
from passmuster.muster.readings import Interval
from passmuster.observation.predictive import weighted_quantiles

__all__ = ["claim_lean"]


def claim_lean(claim: Claim, estimate: Interval, without: WithoutOrigin) -> ClaimLean | None:
    """The lean of the claim's group without the claim's origin; None where no other origin of the group shows one."""
    design = without.posterior.design
    cell = design.cell_index(claim)
    if cell is None or not design.cell_origins[cell] - {without.origin}:
        return None
    group, side, family = design.cells[cell]
    low, middle, high = (
        math.exp(lean_share(claim) * q)
        for q in weighted_quantiles(without.posterior.leans[:, cell], without.weights, (0.05, 0.5, 0.95))
    )
    return ClaimLean(group, side, family, low, middle, high, _ratio(claim, estimate.q50))


def _ratio(claim: Claim, estimate: float) -> float | None:
    """The claim's number, or the middle of its range on the log scale, over the estimate; None where either is zero."""
    edges = [edge for edge in (claim.number_low, claim.number_high) if edge]
    if not edges or estimate <= 0.0:
        return None
    return math.exp(sum(math.log(edge) for edge in edges) / len(edges)) / estimate
