"""Whether draws can be used: split R-hat, effective sample sizes, divergences."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "ESS_NEEDED",
    "FEW_DIVERGENCES",
    "MANY_DIVERGENCES",
    "ROUGH_ESS",
    "ROUGH_R_HAT",
    "R_HAT_LIMIT",
    "SMALL_EFFECT",
    "FitStatus",
    "Health",
    "is_rough",
    "is_slow",
]

R_HAT_LIMIT = 1.01
"""Vehtari and others (2021), section 4."""

ESS_NEEDED = 400
"""A hundred a chain with four chains; the same source."""


ROUGH_R_HAT = 1.05
"""Below it chains differ by less than a third of the spread of what they draw, since R-hat squared is 1 and the
variance between chains over that within: printed with a remark, where more draws do not help."""

ROUGH_ESS = 100
"""With so many effective draws a mean is known to a tenth of its spread: coarse, and said to be."""

MANY_DIVERGENCES = 0.02
SMALL_EFFECT = 0.1
"""Share of draws that may diverge in a rough fit, and how far without them a mean may move, in standard deviations: as
far as `ROUGH_ESS` leaves it open anyhow."""

SLOW_R_HAT = 1.03
"""Three times as far from 1 as may be: twice as many draws again bring R-hat there."""

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
    tolerates: bool = False
    """Whether what misses a limit is told and does not void the rest: the coarse is printed with a remark, the unsound
    is withheld."""
    withheld: tuple[str, ...] = ()
    """Ids of the forces whose numbers are too unsound to print."""
    left_aside: tuple[tuple[str, str], ...] = ()
    """Forces and quantities that are too unsound to print and that nobody states: they void nothing else."""
    unsound: tuple[str, ...] = ()
    """Names of the quantities that are too unsound to print, leans among them."""
    slow_forces: tuple[int, ...] = ()
    """Places, among the forces, of those of which any count is so slow that it cannot be printed (`is_rough`)."""

    @property
    def is_usable(self) -> bool:
        """Whether what is printed can be used."""
        return self.is_sound or self.tolerates

    @property
    def is_printable(self) -> bool:
        """Whether all of it can be printed, some perhaps with a remark, and nothing is withheld."""
        return self.is_usable and not self.unsound

    @property
    def is_sound(self) -> bool:
        """Whether every quantity passes."""
        return self.r_hat_max < R_HAT_LIMIT and self.ess_min > ESS_NEEDED and not self.is_divergent

    @property
    def is_slow(self) -> bool:
        """Whether twice as many draws again would not do: what is missing falls with the draws at best."""
        return is_slow(self.r_hat_max, self.ess_min)

    @property
    def is_divergent(self) -> bool:
        """Whether more draws diverged than a few."""
        return self.divergences > FEW_DIVERGENCES * self.n_draws

    @property
    def diverges_badly(self) -> bool:
        """Whether so many draws diverged, or did so much, that nothing can be printed."""
        return self.is_divergent and (
            self.divergences > MANY_DIVERGENCES * self.n_draws or not self.divergence_effect <= SMALL_EFFECT
        )

    @property
    def status(self) -> FitStatus:
        """The same as a word."""
        return FitStatus.OK if self.is_usable else FitStatus.FAILED


def is_slow(r_hat: float, ess: float) -> bool:
    """Whether twice as many draws again would not make one quantity sound."""
    return not (r_hat < SLOW_R_HAT and ess > ESS_NEEDED / 3.0)


def is_rough(r_hat: float, ess: float) -> bool:
    """Whether one quantity can be printed, if need be with a remark."""
    return r_hat < ROUGH_R_HAT and ess > ROUGH_ESS
