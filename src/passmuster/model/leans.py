"""Who leans together: claims of one group on one side in one family share a lean, and camps share a part of theirs.

Around the lean of its cell a claim has two more, each shared and each with a spread that is learned:

    measure   a group's habit with one measure of loss: who takes a tenth of the casualties for dead does so each time
    burst     what a group's numbers of one kind have in common for four weeks: one briefing, one method, one mood

A burst is told apart from noise only where a group speaks more than once in its weeks, so only such have one.

Of the lean of its cell a number of prisoners alone has a part (`lean_share`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from passmuster.ledger import Case, Claim
from passmuster.ledger.echoes import Echoes
from passmuster.ledger.vocabulary import Family, Quantity

__all__ = ["NO_CELL", "OWN_LOSSES", "Burst", "LeanCell", "Leans", "MeasureCell", "burst_of", "camp_of", "camp_prior",
           "lean_cell", "lean_share", "measure_cell", "origins_by_cell"]  # fmt: skip

NO_CELL = -1
"""Index of what has no camp, no habit of measure or no burst."""
OWN_LOSSES: Final = "own_lean_losses"
"""Prior of the lean of a party on what its own side lost."""
THIRD: Final = "*"
"""The camp of those on no side who tell of losses: they draw on one another. No side can be named so."""
HELD: Final = 0.2
"""Share of a lean on losses that numbers of prisoners have. The dead are guessed at from afar, and who holds a man can
show him: of thirteen such numbers that were counted later (docs/explanation/model.md) the middle one was right, and on
average, one of more than five times among them, they were too high by a sixth on the log scale, which is a fifth of
what numbers of an opponent's dead are taken to be."""
BURST_DAYS: Final = 28
"""Weeks that share a burst, in days: about a month, in which a figure is quoted until the next one is worked out."""


LeanCell = tuple[str, str, Family]
"""Group, or side for a camp; side leaned about; family of the number."""
MeasureCell = tuple[str, str, Quantity]
"""Group, side leaned about, measure of loss."""
Burst = tuple[str, str, Family, int]
"""Group, side leaned about, family, and the span of four weeks, counted from the case's start."""


Cell = TypeVar("Cell", LeanCell, MeasureCell, Burst)


@dataclass(frozen=True, slots=True)
class Leans:
    """The lean cells that occur, each with its camp, and the habits of measure and the bursts beside them."""

    cells: tuple[LeanCell, ...]
    camps: tuple[LeanCell, ...]
    cell_camps: tuple[int, ...]
    measures: tuple[MeasureCell, ...] = ()
    bursts: tuple[Burst, ...] = ()

    @classmethod
    def of(cls, claims: Sequence[Claim], case: Case, before: "Leans | None" = None) -> "Leans":
        """The cells of some claims. Those of `before` keep their places, spoken in or not, and new ones follow."""
        cells = _in_order(before.cells if before else (), {lean_cell(claim, case) for claim in claims})
        camps_of = {cell: camp_of(cell, case) for cell in cells}
        camps = _in_order(before.camps if before else (), {camp for camp in camps_of.values() if camp[0]})
        index = {camp: position for position, camp in enumerate(camps)}
        habits = {cell for claim in claims if (cell := measure_cell(claim, case)) is not None}
        spoken = Counter(burst_of(claim, case) for claim in claims)
        return cls(
            cells=cells,
            camps=camps,
            cell_camps=tuple(index.get(camps_of[cell], NO_CELL) for cell in cells),
            measures=_in_order(before.measures if before else (), habits),
            bursts=_in_order(before.bursts if before else (), {burst for burst, count in spoken.items() if count > 1}),
        )


def _in_order(first: Sequence[Cell], found: set[Cell]) -> tuple[Cell, ...]:
    kept = list(first)
    return tuple(kept + sorted(found.difference(first)))


def lean_cell(claim: Claim, case: Case) -> LeanCell:
    """The cell of a claim: claims of one cell share a lean."""
    return (claim.claimant_group, _side_leaned_about(claim, case), claim.family)


def lean_share(claim: Claim) -> float:
    """The part of its cell's lean that a claim has: 1, and less for a number of prisoners and of nothing else."""
    meant = {meaning for meaning, _ in claim.measures} or {claim.quantity}
    return HELD if meant == {Quantity.CAPTURED} else 1.0


def measure_cell(claim: Claim, case: Case) -> MeasureCell | None:
    """The habit of measure that a claim of losses has; None for other claims, and where its words leave it open."""
    if claim.family != Family.LOSSES or claim.measures:
        return None
    return (claim.claimant_group, _side_leaned_about(claim, case), claim.quantity)


def burst_of(claim: Claim, case: Case) -> Burst:
    """The weeks, group, side and family of a claim, by the day that it was said."""
    return (*lean_cell(claim, case), _span(claim.said_on, case.start))


def camp_prior(camp: LeanCell) -> str:
    """Name of the prior of a camp's lean: a party leans otherwise on its own losses, and onlookers do on anybody's."""
    side, about, family = camp
    if side == THIRD:
        return "third_lean_losses"
    return OWN_LOSSES if side == about and family == Family.LOSSES else f"camp_lean_{family}"


def camp_of(cell: LeanCell, case: Case) -> LeanCell:
    """The camp of a cell: the group's side, or the group itself where it stands on none and speaks of its own.

    Of losses all others are one camp, that of onlookers.
    """
    group, about, family = cell
    onlooker = THIRD if family == Family.LOSSES else ""
    return (case.side_of(group) or (group if group == about else onlooker), about, family)


def _span(day: date, start: date) -> int:
    return (day - start).days // BURST_DAYS


def _side_leaned_about(claim: Claim, case: Case) -> str:
    """The side of the force that the number counts, or the force's actor when it is on no side."""
    force = case.force(claim.subject)
    actor = force.actor if force else ""
    return case.side_of(actor) or actor


def origins_by_cell(claims: Sequence[Claim], leans: Leans, case: Case, echoes: Echoes) -> tuple[frozenset[str], ...]:
    """For each cell the origins that speak in it."""
    origins: dict[LeanCell, set[str]] = {cell: set() for cell in leans.cells}
    for claim in claims:
        origins[lean_cell(claim, case)].add(echoes.origin_of[claim.claim_id])
    return tuple(map(frozenset, origins.values()))
