"""The shape of a fit: which paths a model keeps, in which order, and the sizes a compiled program depends on."""

from dataclasses import dataclass
from typing import NamedTuple

from passmuster.ledger.vocabulary import Family, Quantity
from passmuster.observation.witness import Stretches

__all__ = [
    "FAMILIES",
    "FORCE_SERIES",
    "LOSS_QUANTITIES",
    "MADE_OF",
    "MANY_CLAIMS",
    "PART_SERIES",
    "SERIES_OF_QUANTITY",
    "STRENGTH_QUANTITIES",
    "SUPPLY_QUANTITIES",
    "Shape",
    "Sizes",
]

FAMILIES = (Family.STRENGTH, Family.LOSSES, Family.MATERIEL)
FORCE_SERIES = (
    Quantity.PRESENT,
    Quantity.DEPLOYED,
    Quantity.KILLED,
    Quantity.WOUNDED,
    Quantity.CAPTURED,
    Quantity.CASUALTIES,
    Quantity.IRRECOVERABLE,
    Quantity.RETURNED,
)
"""Paths kept for every force, in this order."""
MADE_OF = {
    Quantity.CASUALTIES: (Quantity.KILLED, Quantity.WOUNDED),
    Quantity.IRRECOVERABLE: (Quantity.KILLED, Quantity.CAPTURED, Quantity.EVACUATED),
}
"""Paths that are sums of places of the stock and flow; every other path is a place itself."""
PART_SERIES = (Quantity.PRESENT, Quantity.DEPLOYED)
"""Paths kept for every part of a force; `deployed` is the net movement into it so far."""
SERIES_OF_QUANTITY = {Quantity.ARRIVALS: Quantity.DEPLOYED, Quantity.PLANNED: Quantity.DEPLOYED}
"""Quantities that are read off another path: arrivals are what `deployed` gained in the window."""
STRENGTH_QUANTITIES = frozenset({Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS})
LOSS_QUANTITIES = frozenset(
    {Quantity.KILLED, Quantity.WOUNDED, Quantity.CAPTURED, Quantity.CASUALTIES, Quantity.IRRECOVERABLE}
)
SUPPLY_QUANTITIES = frozenset({Quantity.SHELLS, Quantity.MISSILES, Quantity.WORKERS, Quantity.OTHER})
MANY_CLAIMS = 1000
"""From here on it pays to look values up rather than to read each claim for itself, and to compile with care."""


class Sizes(NamedTuple):
    """How large a case is: steps, forces, and rows of claims, padding included."""

    n_steps: int
    n_forces: int
    n_claims: int

    @property
    def is_large(self) -> bool:
        """Whether going through the claims takes longer than compiling how."""
        return self.n_claims >= MANY_CLAIMS


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes that a compiled program depends on, all counts."""

    n_steps: int
    """Steps of latent state (`model/grid.py`), rounded up; what is beyond the as-of date only pads."""
    is_weekly: bool
    """Whether all steps are weeks: then nothing is spent on their lengths."""
    n_forces: int
    growing: tuple[int, ...]
    """The forces whose pace of arrivals moves from step to step; of the others too few claims speak."""
    fighting: tuple[int, ...]
    """The same of the weekly hazard of casualties."""
    silent: tuple[int, ...]
    """The forces of whose losses nobody tells for a long while (`model/silences.py`)."""
    earlier: tuple[int, ...]
    """The forces found in place of which some claim counts what came before the case's start."""
    is_told_singly: bool
    """Whether the dead of some force are told of one by one (`model/untold.py`)."""
    shifting: tuple[int, ...]
    """The parts whose share of their force moves from step to step; of the others too few claims speak."""
    part_parents: tuple[int, ...]
    """For each part, the index of the force it belongs to."""
    sum_members: tuple[tuple[int, ...], ...]
    """For each sum, the paths (rows of the truth) that are added up."""
    n_supplies: int
    n_cells: int
    n_camps: int
    """Lean cells and camps are padded like claims; what is padding is never pointed at."""
    n_habits: int
    n_bursts: int
    """The same of the habits of measure and of the bursts (`model/leans.py`); 0 where there are none."""
    stretches: Stretches
    """Rows of points, of floors and ceilings, and of ranges, padding included."""
    n_withdrawals: int
    """The same of told withdrawals (`model/withdrawals.py`)."""
    n_buildups: int
    """The same of told build-ups (`model/buildups.py`)."""
    n_landings: int
    """The same of told landings (`model/landings.py`)."""
    n_measures: int
    """Most candidate meanings of one claim."""

    @property
    def still(self) -> tuple[int, ...]:
        """The other parts: of what they moved nothing is told but how far it may have gone (`model/parts.py`)."""
        return tuple(part for part in range(len(self.part_parents)) if part not in self.shifting)

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
