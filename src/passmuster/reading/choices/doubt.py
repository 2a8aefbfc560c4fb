"""Doubt: how likely a claim is to be right, from how likely the choices make it and how often such claims were right.

One logistic curve for the whole claim and one for its measure, fitted on passages whose writer was left out.
"""

from math import log
from typing import Final

from passmuster.reading.learned.weights import Weights, softmax

__all__ = ["likely_right"]

LEAST: Final = 1e-3
"""Likelihoods nearer to 0 or 1 than this are told as this."""


def likely_right(likelihood: float, head: str, doubt: Weights) -> float:
    """Probability, in hundredths, that a claim of a likelihood is right: `whole`, or in its `measure`."""
    kept = min(max(likelihood, LEAST), 1 - LEAST)
    column = doubt.begins[head]
    always, slope = (dict(doubt.of(name)).get(column, 0.0) for name in ("always", "logit"))
    return round(softmax([0.0, always + slope * log(kept / (1 - kept))])[1], 2)
