"""Whose noise a claim has, and how sure its day is.

Noise is that of its family, times that of its mode, and never below the rounding of its number. The chance that the
number is of another day than the one it names (`observation/dating.py`) is that of its mode.
"""

from collections.abc import Mapping

import numpy as np

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Mode
from passmuster.model.shape import FAMILIES
from passmuster.observation.dating import log_shift_weights
from passmuster.observation.rounding import noise_scale, rounding_spread

__all__ = [
    "DATINGS", "MODE_NOISES", "NOISES", "STALE", "claim_log_shifts", "claim_noise_scale", "claim_rounding",
    "dating_place", "log_own_noise", "mode_place",
]  # fmt: skip

NOISE_OF_MODE = {
    Mode.ESTIMATED: "noise_estimated", Mode.PROJECTED: "noise_estimated", Mode.PLANNED: "noise_estimated",
    Mode.RUMOURED: "noise_rumoured",
}  # fmt: skip
"""The parameter that a mode's noise adds to that of the family, on the log scale; an assertion adds none. Who plans or
projects promises no more than who estimates."""
MODE_NOISES = tuple(dict.fromkeys(NOISE_OF_MODE.values()))
NOISES = (*(f"noise_{family}" for family in FAMILIES), *MODE_NOISES)
"""Every parameter of noise."""
DATING_OF_MODE = {
    Mode.ASSERTED: "misdated_asserted", Mode.ESTIMATED: "misdated_estimated", Mode.PROJECTED: "misdated_estimated",
    Mode.PLANNED: "misdated_estimated", Mode.RUMOURED: "misdated_rumoured",
}  # fmt: skip
DATINGS = tuple(dict.fromkeys(DATING_OF_MODE.values()))
"""Every parameter that says how often a number is of another day than the one it names."""
STALE = "stale_share"
"""The parameter that says how many of those are of an earlier day."""


def mode_place(mode: Mode) -> int:
    """Place in MODE_NOISES, plus 1, of what a mode adds; 0 for nothing."""
    return 1 + MODE_NOISES.index(NOISE_OF_MODE[mode]) if mode in NOISE_OF_MODE else 0


def dating_place(mode: Mode) -> int:
    """Place in DATINGS of a mode."""
    return DATINGS.index(DATING_OF_MODE[mode])


def claim_log_shifts(parameters: Mapping[str, np.ndarray], claim: Claim) -> np.ndarray:
    """Log weights of the days that a claim's number may be true of, shape (draw, len(SHIFTS))."""
    return np.asarray(log_shift_weights(parameters[DATING_OF_MODE[claim.mode]], parameters[STALE], xp=np))


def log_own_noise(parameters: Mapping[str, np.ndarray], claim: Claim) -> np.ndarray:
    """Log scale of a claim's noise before any rounding, shape (draw,)."""
    log_own = parameters[f"noise_{claim.family}"]
    return log_own + parameters[NOISE_OF_MODE[claim.mode]] if claim.mode in NOISE_OF_MODE else log_own


def claim_noise_scale(parameters: Mapping[str, np.ndarray], claim: Claim) -> np.ndarray:
    """Scale of a claim's own noise on the log scale, shape (draw,), never below the rounding of its number.

    As `truth.claim_noise` has it for the claims that are weighed, and defined for plans and projections too.
    """
    return np.asarray(noise_scale(log_own_noise(parameters, claim), claim_rounding(claim), xp=np))


def claim_rounding(claim: Claim) -> float:
    """Spread of the rounding of a claim's number on the log scale; a range says itself how coarse it is."""
    low, high = claim.number_low, claim.number_high
    if low is not None and high is not None and low < high:
        return 0.0
    return rounding_spread(low if low is not None else high or 0.0)
