"""How a truth becomes a claim: which number it speaks of, with what lean, bound, rounding, noise and slips."""

from passmuster.observation.noise import log_density, log_distribution
from passmuster.observation.reading_off import flow_weights, level_weights, read_off
from passmuster.observation.rounding import rounding_spread
from passmuster.observation.witness import Stretches, WitnessedNumber, log_likelihood

__all__ = [
    "Stretches",
    "WitnessedNumber",
    "flow_weights",
    "level_weights",
    "log_density",
    "log_distribution",
    "log_likelihood",
    "read_off",
    "rounding_spread",
]
