"""What a prior implies in the world, in words."""

import math

from passmuster.ledger import Prior
from passmuster.model.bend import prior_value
from passmuster.model.priors import DEFAULTS

__all__ = ["prior_words"]

NORMAL_95 = 1.645
"""The 95th percentile of a standard normal, to three decimals."""


def prior_words(prior: Prior) -> str:
    """Median and central 90 % range on the scale of the world, with the unit: "55 (20 to 150) weeks"."""
    link, unit = DEFAULTS[prior.name].link, DEFAULTS[prior.name].unit
    low, middle, high = (_to_world(_at(prior, z), link) for z in (-NORMAL_95, 0.0, NORMAL_95))
    return f"{_short(middle)} ({_short(low)} to {_short(high)}) {unit}"


def _at(prior: Prior, z: float) -> float:
    return float(prior_value(prior.name, prior.location, prior.scale, z))


def _to_world(value: float, link: str) -> float:
    if link == "log":
        return math.exp(value)
    if link == "logit":
        return 1.0 / (1.0 + math.exp(-value))
    return value


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2g}"
