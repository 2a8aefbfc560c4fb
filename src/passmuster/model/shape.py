"""The shape of a fit: which paths a model keeps, in which order, and the sizes a compiled program depends on."""

from dataclasses import dataclass

from passmuster.ledger.vocabulary import Family
from passmuster.observation.witness import Stretches

__all__ = [
    "FAMILIES",
    "FORCE_SERIES",
    "MADE_OF",
    "MANY_CLAIMS",
    "PART_SERIES",
    "SERIES_OF_QUANTITY",
    "STRENGTH_QUANTITIES",
    "SUPPLY_QUANTITIES",
    "Shape",
]

FAMILIES = (Family.STRENGTH, Family.LOSSES, Family.MATERIEL)
FORCE_SERIES = (
    "present", "deployed", "killed", "wounded", "captured", "casualties", "irrecoverable", "returned",
)  # fmt: skip
"""Paths kept for every force, in this order."""
MADE_OF = {"casualties": ("killed", "wounded"), "irrecoverable": ("killed", "captured", "evacuated")}
"""Paths that are sums of places of the stock and flow; every other path is a place itself."""
PART_SERIES = ("present", "deployed")
"""Paths kept for every part of a force; `deployed` is the net movement into it so far."""
SERIES_OF_QUANTITY = {"arrivals": "deployed", "planned": "deployed"}
"""Quantities that are read off another path: arrivals are what `deployed` gained in the window."""
STRENGTH_QUANTITIES = frozenset({"present", "deployed", "arrivals"})
SUPPLY_QUANTITIES = frozenset({"shells", "missiles", "workers", "other"})
MANY_CLAIMS = 1000
"""From here on it pays to look values up rather than to read each claim for itself, and to compile with care."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes that a compiled program depends on, all counts."""

    n_weeks: int
    """Weeks of latent state: the case's weeks rounded up to whole quarters."""
    n_forces: int
    part_parents: tuple[int, ...]
    """For each part, the index of the force it belongs to."""
    sum_members: tuple[tuple[int, ...], ...]
    """For each sum, the paths (rows of the truth) that are added up."""
    n_supplies: int
    n_cells: int
    n_camps: int
    """Lean cells and camps are padded like claims; what is padding is never pointed at."""
    stretches: Stretches
    """Rows of points, of floors and ceilings, and of ranges, padding included."""
    n_measures: int
    """Most candidate meanings of one claim."""

    @property
    def n_claims(self) -> int:
        """Length of the claim arrays, padding included."""
        return sum(self.stretches)

    @property
    def is_large(self) -> bool:
        """Whether going through the claims takes longer than compiling how."""
        return self.n_claims >= MANY_CLAIMS

    @property
    def n_series(self) -> int:
        """Paths in all: every force's, every part's, one for each sum."""
        return self.n_forces * len(FORCE_SERIES) + len(self.part_parents) * len(PART_SERIES) + len(self.sum_members)
