"""Who leans together: claims of one group on one side in one family share a lean, and camps share a part of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from passmuster.ledger import Case, Claim
from passmuster.ledger.vocabulary import Family

__all__ = ["NO_CELL", "LeanCell", "Leans", "lean_cell"]

NO_CELL = -1
"""Index of what has no camp."""


LeanCell = tuple[str, str, Family]
"""Group, or side for a camp; side leaned about; family of the number."""


@dataclass(frozen=True, slots=True)
class Leans:
    """The lean cells that occur, each with its camp."""

    cells: tuple[LeanCell, ...]
    camps: tuple[LeanCell, ...]
    cell_camps: tuple[int, ...]

    @classmethod
    def of(cls, claims: Sequence[Claim], case: Case, before: "Leans | None" = None) -> "Leans":
        """The cells of some claims. Those of `before` keep their places, spoken in or not, and new ones follow."""
        cells = _in_order(before.cells if before else (), {lean_cell(claim, case) for claim in claims})
        camp_of = {cell: (case.side_of(cell[0]), cell[1], cell[2]) for cell in cells}
        camps = _in_order(before.camps if before else (), {camp for camp in camp_of.values() if camp[0]})
        index = {camp: position for position, camp in enumerate(camps)}
        return cls(
            cells=cells,
            camps=camps,
            cell_camps=tuple(index.get(camp_of[cell], NO_CELL) for cell in cells),
        )


def _in_order(first: Sequence[LeanCell], found: set[LeanCell]) -> tuple[LeanCell, ...]:
    return (*first, *sorted(found.difference(first)))


def lean_cell(claim: Claim, case: Case) -> LeanCell:
    """The cell of a claim: claims of one cell share a lean."""
    return (claim.claimant_group, _side_leaned_about(claim, case), claim.family)


def _side_leaned_about(claim: Claim, case: Case) -> str:
    """The side of the force that the number counts, or the force's actor when it is on no side."""
    force = case.force(claim.subject)
    actor = force.actor if force else ""
    return case.side_of(actor) or actor
