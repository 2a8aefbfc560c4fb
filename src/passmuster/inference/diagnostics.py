"""Whether draws can be used: split R-hat, effective sample sizes, divergences."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ESS_NEEDED", "FEW_DIVERGENCES", "R_HAT_LIMIT", "FitStatus", "Health"]

R_HAT_LIMIT = 1.01
"""Vehtari and others (2021), section 4."""

ESS_NEEDED = 400
"""A hundred a chain with four chains; the same source."""


FEW_DIVERGENCES = 0.003
"""Share of draws that may diverge. Fewer bend no printed figure, which `divergence_effect` shows; customary."""


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
    n_draws: int = 0
    """Draws that were examined."""
    divergence_effect: float = 0.0
    """How far the mean of any quantity moves without the draws that diverged, at most, in standard deviations of it."""

    @property
    def is_usable(self) -> bool:
        """Whether every printed quantity passes."""
        return self.r_hat_max < R_HAT_LIMIT and self.ess_min > ESS_NEEDED and not self.is_divergent

    @property
    def is_divergent(self) -> bool:
        """Whether more draws diverged than a few."""
        return self.divergences > FEW_DIVERGENCES * self.n_draws

    @property
    def status(self) -> FitStatus:
        """The same as a word."""
        return FitStatus.OK if self.is_usable else FitStatus.FAILED
