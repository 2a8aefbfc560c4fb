"""How a truth becomes a claim: which number it speaks of, with what lean, bound, rounding, noise and slips."""

from passmuster.observation.noise import log_density, log_distribution, log_survival
from passmuster.observation.reading_off import read_flow, read_level
from passmuster.observation.rounding import rounding_spread
from passmuster.observation.witness import Stretches, WitnessedNumber, log_likelihood

__all__ = [
    "Stretches",
    "WitnessedNumber",
    "log_density",
    "log_distribution",
    "log_likelihood",
    "log_survival",
    "read_flow",
    "read_level",
    "rounding_spread",
]
