"""Whether draws can be used: split R-hat, effective sample sizes, divergences."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ESS_NEEDED", "R_HAT_LIMIT", "FitStatus", "Health"]

R_HAT_LIMIT = 1.01
"""Vehtari and others (2021), section 4."""

ESS_NEEDED = 400
"""A hundred a chain with four chains; the same source."""


class FitStatus(StrEnum):
    """Whether a fit can be used."""

    OK = "ok"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Health:
    """The bill of health of a fit. `seconds` is wall-clock and never part of what must be equal."""

    r_hat_max: float
    ess_min: float
    divergences: int
    worst: str
    """The quantity with the largest R-hat."""
    seconds: float = 0.0

    @property
    def is_usable(self) -> bool:
        """Whether every printed quantity passes."""
        return self.r_hat_max < R_HAT_LIMIT and self.ess_min > ESS_NEEDED and self.divergences == 0

    @property
    def status(self) -> FitStatus:
        """The same as a word."""
        return FitStatus.OK if self.is_usable else FitStatus.FAILED
