"""How far out a claim lies in what a witness without lean would print.

The distribution is `observation/predictive.py`'s; here a claim's bound and number become its ends.
"""

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Bound
from passmuster.observation.predictive import Predictive

__all__ = ["nearness", "tail_probability"]

LEAST_HEADS = 1.0
"""A count of zero is a ceiling at one head."""


def tail_probability(predictive: Predictive, claim: Claim) -> float:
    """How far out in the predictive the claim lies, 0 to 1; small is far (`Predictive.tail`)."""
    low, high = claim.number_low, claim.number_high
    if high == 0.0:
        return predictive.tail(None, LEAST_HEADS)
    if claim.bound == Bound.AT_LEAST and low is not None:
        return predictive.tail(low, None)
    if claim.bound == Bound.AT_MOST and high is not None:
        return predictive.tail(None, high)
    if low is None or high is None:
        raise AssertionError(f"claim {claim.claim_id} has no number; the door lets none through")
    return predictive.tail(low, high)


def nearness(predictive: Predictive, claim: Claim) -> float:
    """How near the claim's number lies to the middle of the predictive, 0 to 1, whatever its bound.

    It chooses between readings: every ceiling agrees with a count of almost nothing, which is not what it was said of.
    """
    edges = [max(edge, LEAST_HEADS) for edge in (claim.number_low, claim.number_high) if edge is not None]
    return predictive.tail(min(edges), max(edges))
