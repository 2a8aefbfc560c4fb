"""How the lean of a claim's own group explains its number."""

import math

from passmuster.ledger import Claim
from passmuster.muster.leave_out import WithoutOrigin
from passmuster.muster.tails import Predictive, weighted_quantiles
from passmuster.wording.numbers import factor_words

__all__ = ["expected_from_source"]

FAMILY_WORDS = {"strength": "figures of strength", "losses": "loss figures", "materiel": "figures of goods"}


def expected_from_source(claim: Claim, predictive: Predictive, without: WithoutOrigin) -> str:
    """A sentence that sets the claim beside what its group usually prints; empty where no other origin shows it.

    "UA loss figures about the Russian side run 1.5 times the truth (90 % interval 0.9 to 2.8); this one is 3.9 times
    the estimate."
    """
    design = without.posterior.design
    cell = design.cell_index(claim)
    if cell is None or not design.cell_origins[cell] - {without.origin}:
        return ""
    low, middle, high = (
        factor_words(math.exp(q))
        for q in weighted_quantiles(without.posterior.leans[:, cell], without.weights, (0.05, 0.5, 0.95))
    )
    group, side, family = design.cells[cell]
    about = f" about the {side}" if side else ""
    return (
        f"{group} {FAMILY_WORDS[family]}{about} run {middle} times the truth (90 % interval {low} to {high}); "
        f"{_this_one(claim, predictive)}."
    )


def _this_one(claim: Claim, predictive: Predictive) -> str:
    """The claim's number, or the middle of its range on the log scale, over the median estimate."""
    edges = [edge for edge in (claim.number_low, claim.number_high) if edge]
    middle = predictive.estimate()[1]
    if not edges or middle <= 0.0:
        return "this one says there are none"
    ratio = math.exp(sum(math.log(edge) for edge in edges) / len(edges)) / middle
    kind = {"at_least": "this floor", "at_most": "this ceiling"}.get(claim.bound, "this one")
    return f"{kind} is {factor_words(ratio)} times the estimate"
