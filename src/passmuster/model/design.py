"""The design of a fit: a ledger as of a day, turned into arrays.

This is the one place where words become indices. It decides which forces can be modelled at all, which claims are
observations and which are prospects, and which claims go back to one origin; everything after it is arithmetic.

A force is modelled when it is the partner's or when somebody states its strength. A supply is modelled when at least
`ENOUGH_FOR_SUPPLY` origins state its running total. What is not modelled cannot be judged, and says so.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from passmuster.ledger import Case, Claim, Force, Ledger
from passmuster.ledger.echoes import Echoes, find_echoes
from passmuster.model.clock import Clock
from passmuster.observation.rounding import rounding_spread
from passmuster.observation.witness import Stretches

__all__ = ["FAMILIES", "FORCE_SERIES", "PART_SERIES", "ClaimArrays", "Design", "Shape", "make_design"]

FAMILIES = ("strength", "losses", "materiel")
FORCE_SERIES = (
    "present", "deployed", "killed", "wounded", "captured", "casualties", "irrecoverable", "returned",
)  # fmt: skip
"""Paths kept for every force, in this order."""
PART_SERIES = ("present", "deployed")
"""Paths kept for every part of a force; `deployed` is the net movement into it so far."""
SERIES_OF_QUANTITY = {"arrivals": "deployed", "planned": "deployed"}
"""Quantities that are read off another path: arrivals are what `deployed` gained in the window."""
STRENGTH_QUANTITIES = frozenset({"present", "deployed", "arrivals"})
ENOUGH_FOR_SUPPLY = 3
SUPPLY_QUANTITIES = frozenset({"shells", "missiles", "workers", "other"})
NO_CELL = -1
MODE_NOISE = {"asserted": 0, "estimated": 1, "rumoured": 2}
BUCKETS = (8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 2048, 4096, 8192, 16384)
"""Claims are padded to one of these lengths, so that new data meets a compiled program."""
WEEK_BUCKET = 13


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
    def n_series(self) -> int:
        """Paths in all: every force's, every part's, one for each sum."""
        return self.n_forces * len(FORCE_SERIES) + len(self.part_parents) * len(PART_SERIES) + len(self.sum_members)


class ClaimArrays(NamedTuple):
    """Observations as arrays, one row a claim, padded with rows whose `weight` is 0.

    `series` and `log_weight` have shape (n_claims, n_measures); everything else (n_claims,). Positions are weeks since
    the start. `low` and `high` are natural logs. `camp` is NO_CELL when there is none.
    """

    weight: np.ndarray
    series: np.ndarray
    log_weight: np.ndarray
    supply: np.ndarray
    is_supply: np.ndarray
    is_window: np.ndarray
    opening: np.ndarray
    closing: np.ndarray
    is_floor: np.ndarray
    low: np.ndarray
    high: np.ndarray
    rounding: np.ndarray
    family: np.ndarray
    mode: np.ndarray
    camp: np.ndarray
    cell: np.ndarray


@dataclass(frozen=True, slots=True)
class Design:
    """Everything that inference needs and that words can be put back to."""

    case: Case
    as_of: date
    clock: Clock
    shape: Shape
    arrays: ClaimArrays
    forces: tuple[Force, ...]
    parts: tuple[Force, ...]
    anchor_weeks: tuple[int, ...]
    """For each force the week of its median claim of strength; the last week when there is none."""
    sums: tuple[Force, ...]
    supplies: tuple[Force, ...]
    cells: tuple[tuple[str, str, str], ...]
    """(group, side leaned about, family) of each lean cell."""
    camps: tuple[tuple[str, str, str], ...]
    """(camp, side leaned about, family)."""
    cell_camps: tuple[int, ...]
    """For each cell the index of its camp, or NO_CELL."""
    cell_families: tuple[int, ...]
    camp_families: tuple[int, ...]
    observed: tuple[Claim, ...]
    """The claims that are weighed, in order of saying; one for each origin and statement."""
    rows: np.ndarray
    """For each observed claim its row in `arrays`, integers of shape (n_observed,)."""
    roles: dict[str, str]
    """Claim id to `observation`, `repeat`, `prospect` or `not modelled`."""
    why_not: dict[str, str]
    """Claim id to the reason why it cannot be judged."""
    echoes: Echoes

    def series_index(self, subject: str, quantity: str) -> int | None:
        """The row of a path, or None when there is no such path."""
        return _series_index(self.forces, self.parts, self.sums, subject, quantity)

    def cell_index(self, claim: Claim) -> int | None:
        """The lean cell of a claim's group, side and family, or None when no weighed claim falls into it."""
        cell = _cell(claim, self.case)
        return self.cells.index(cell) if cell in self.cells else None

    @property
    def starts_empty(self) -> np.ndarray:
        """For each force, whether nobody was there at the start; shape (n_forces,)."""
        return np.array([force.starts_empty for force in self.forces])


def make_design(ledger: Ledger, as_of: date) -> Design:
    """Arrays for the ledger as it stood on `as_of`."""
    known = ledger.as_of(as_of)
    case = known.case
    clock = Clock.until(case.start, as_of)
    echoes = find_echoes(known.claims)
    prospects = {claim.claim_id for claim in known.claims if claim.is_prospective}
    present = [claim for claim in known.claims if claim.claim_id not in prospects]
    forces = tuple(force for force in case.forces if force.kind == "force" and _has_strength(force, case, present))
    ids = {force.force_id: index for index, force in enumerate(forces)}
    parts = tuple(force for force in case.forces if force.kind == "part" and force.part_of in ids)
    present_rows = {
        force.force_id: _series_index(forces, parts, (), force.force_id, "present") for force in (*forces, *parts)
    }
    sums = tuple(
        force for force in case.forces if force.kind == "sum" and all(member in present_rows for member in force.sum_of)
    )
    supplies = tuple(force for force in case.forces if force.kind == "supply" and _has_supply(force, present, echoes))
    why_not = {
        claim.claim_id: reason
        for claim in present
        if (reason := _why_not_observed(claim, case, clock, forces, parts, sums, supplies))
    }
    observed, repeats = _one_witness_each([claim for claim in present if claim.claim_id not in why_not], echoes)
    roles = {claim.claim_id: "observation" for claim in observed}
    roles |= dict.fromkeys(repeats, "repeat")
    roles |= dict.fromkeys(prospects, "prospect")
    roles |= dict.fromkeys(why_not, "not modelled")
    leans = _Leans.of(observed, case)
    shape = Shape(
        n_weeks=_rounded_up(clock.n_weeks, WEEK_BUCKET),
        n_forces=len(forces),
        part_parents=tuple(ids[part.part_of] for part in parts),
        sum_members=tuple(tuple(present_rows[member] or 0 for member in total.sum_of) for total in sums),
        n_supplies=len(supplies),
        n_cells=_rounded_up(len(leans.cells), 8),
        n_camps=_rounded_up(len(leans.camps), 4),
        stretches=Stretches(*(_bucket(sum(_way(claim) == way for claim in observed)) for way in WAYS)),
        n_measures=max((len(_meanings(claim)) for claim in observed), default=1),
    )
    rows = _rows(observed, shape.stretches)
    arrays = _claim_arrays(observed, rows, clock, shape, forces, parts, sums, supplies, leans, case)
    return Design(
        case=case, as_of=as_of, clock=clock, shape=shape, arrays=arrays, forces=forces, parts=parts,
        anchor_weeks=tuple(_anchor_week(force, observed, clock) for force in forces), sums=sums,
        supplies=supplies, cells=leans.cells, camps=leans.camps, cell_camps=leans.cell_camps,
        cell_families=tuple(FAMILIES.index(cell[2]) for cell in leans.cells),
        camp_families=tuple(FAMILIES.index(camp[2]) for camp in leans.camps),
        observed=observed, rows=rows, roles=roles, why_not=why_not, echoes=echoes,
    )  # fmt: skip


# Which forces and claims enter --------------------------------------------------------------------------------------


def _has_strength(force: Force, case: Case, claims: Sequence[Claim]) -> bool:
    return force.actor == case.partner or any(
        claim.subject == force.force_id and claim.quantity in STRENGTH_QUANTITIES for claim in claims
    )


def _has_supply(force: Force, claims: Sequence[Claim], echoes: Echoes) -> bool:
    seen = {
        echoes.origin_of[claim.claim_id]
        for claim in claims
        if claim.subject == force.force_id and claim.quantity in SUPPLY_QUANTITIES
    }
    return len(seen) >= ENOUGH_FOR_SUPPLY


def _why_not_observed(
    claim: Claim,
    case: Case,
    clock: Clock,
    forces: Sequence[Force],
    parts: Sequence[Force],
    sums: Sequence[Force],
    supplies: Sequence[Force],
) -> str:
    """Why a claim about the present cannot be weighed; empty when it can."""
    known = case.force(claim.subject)
    name = known.name if known else claim.subject
    if any(claim.subject == force.force_id for force in supplies):
        if claim.quantity not in SUPPLY_QUANTITIES:
            return f"{claim.quantity} is not a number that a supply has"
        return ""
    if known and known.kind == "supply":
        return f"fewer than {ENOUGH_FOR_SUPPLY} origins speak of {name}, so there is nothing to hold it against"
    if all(claim.subject != force.force_id for force in (*forces, *parts, *sums)):
        return f"no source states how many there are of {name}, so its losses have nothing to be measured against"
    if any(_series_index(forces, parts, sums, claim.subject, meaning) is None for meaning, _ in _meanings(claim)):
        return f"the model keeps no count of {claim.quantity} for {name}"
    if clock.end_of(_closing_day(claim)) <= 0:
        return f"it speaks about days before the case's start on {clock.start.isoformat()}"
    return ""


def _one_witness_each(claims: Sequence[Claim], echoes: Echoes) -> tuple[tuple[Claim, ...], list[str]]:
    """One claim for each origin, subject and number, the first said; and the ids of the rest.

    The number and not the quantity or bound tells statements of one origin apart: a relay that turns "casualties" into
    "killed" or drops an "at least" repeats its number, while one report that gives dead and wounded gives two.
    """
    first: dict[tuple[object, ...], Claim] = {}
    repeats = []
    for claim in sorted(claims, key=lambda c: (c.said_on, c.claim_id)):
        numbers = {claim.low, claim.high, claim.point} - {None}
        statement = (echoes.origin_of[claim.claim_id], claim.subject, frozenset(numbers))
        if statement in first:
            repeats.append(claim.claim_id)
        else:
            first[statement] = claim
    return tuple(first.values()), repeats


def _anchor_week(force: Force, claims: Sequence[Claim], clock: Clock) -> int:
    days = sorted(
        clock.end_of(_closing_day(claim))
        for claim in claims
        if claim.subject == force.force_id and claim.quantity in STRENGTH_QUANTITIES
    )
    middle = days[len(days) // 2] if days else float(clock.n_weeks)
    return min(max(math.ceil(middle) - 1, 0), clock.n_weeks - 1)


# Leans ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Leans:
    """The lean cells that occur, each with its camp."""

    cells: tuple[tuple[str, str, str], ...]
    camps: tuple[tuple[str, str, str], ...]
    cell_camps: tuple[int, ...]

    @classmethod
    def of(cls, claims: Sequence[Claim], case: Case) -> "_Leans":
        cells = tuple(sorted({_cell(claim, case) for claim in claims}))
        camp_of = {cell: (case.side_of(cell[0]), cell[1], cell[2]) for cell in cells}
        camps = tuple(sorted({camp for camp in camp_of.values() if camp[0]}))
        index = {camp: position for position, camp in enumerate(camps)}
        return cls(
            cells=cells,
            camps=camps,
            cell_camps=tuple(index.get(camp_of[cell], NO_CELL) for cell in cells),
        )


def _cell(claim: Claim, case: Case) -> tuple[str, str, str]:
    return (claim.claimant_group, _side_leaned_about(claim, case), claim.family)


def _side_leaned_about(claim: Claim, case: Case) -> str:
    """The side of the force that the number counts, or the force's actor when it is on no side."""
    force = case.force(claim.subject)
    actor = force.actor if force else ""
    return case.side_of(actor) or actor


# Arrays ---------------------------------------------------------------------------------------------------------------


def _claim_arrays(
    claims: Sequence[Claim],
    rows: np.ndarray,
    clock: Clock,
    shape: Shape,
    forces: Sequence[Force],
    parts: Sequence[Force],
    sums: Sequence[Force],
    supplies: Sequence[Force],
    leans: _Leans,
    case: Case,
) -> ClaimArrays:
    cell_index = {cell: position for position, cell in enumerate(leans.cells)}
    supply_index = {force.force_id: position for position, force in enumerate(supplies)}
    arrays = _blank(shape.n_claims, shape.n_measures)
    for row, claim in zip(rows, claims, strict=True):
        arrays.weight[row] = 1.0
        arrays.is_supply[row] = claim.subject in supply_index
        arrays.supply[row] = supply_index.get(claim.subject, 0)
        for column, (meaning, weight) in enumerate(_meanings(claim)):
            series = _series_index(forces, parts, sums, claim.subject, meaning)
            arrays.series[row, column] = series or 0
            arrays.log_weight[row, column] = math.log(weight)
        arrays.is_window[row] = claim.is_window
        arrays.opening[row] = clock.beginning_of(claim.as_of_start) if claim.as_of_start else 0.0
        arrays.closing[row] = clock.end_of(_closing_day(claim))
        arrays.is_floor[row] = claim.bound == "at_least"
        arrays.low[row], arrays.high[row], arrays.rounding[row] = _printed(claim)
        arrays.family[row] = FAMILIES.index(claim.family)
        arrays.mode[row] = MODE_NOISE[claim.mode]
        cell = cell_index[_cell(claim, case)]
        arrays.cell[row] = cell
        arrays.camp[row] = leans.cell_camps[cell]
    return arrays


def _blank(length: int, n_measures: int) -> ClaimArrays:
    def whole(fill: int = 0) -> np.ndarray:
        return np.full(length, fill, dtype=np.int64)

    def real() -> np.ndarray:
        return np.zeros(length)

    log_weight = np.full((length, n_measures), -np.inf)
    log_weight[:, 0] = 0.0
    return ClaimArrays(
        weight=real(), series=np.zeros((length, n_measures), dtype=np.int64), log_weight=log_weight, supply=whole(),
        is_supply=np.zeros(length, dtype=bool), is_window=np.zeros(length, dtype=bool), opening=real(),
        closing=real(), is_floor=np.zeros(length, dtype=bool), low=real(), high=real(), rounding=real(),
        family=whole(), mode=whole(), camp=whole(NO_CELL), cell=whole(),
    )  # fmt: skip


WAYS = ("point", "one-sided", "range")


def _way(claim: Claim) -> str:
    """How the number was printed. A count of zero is a ceiling at one head."""
    if claim.bound in {"at_least", "at_most"} or claim.number_high == 0:
        return "one-sided"
    low, high = claim.number_low, claim.number_high
    return "range" if low is not None and high is not None and low < high else "point"


def _rows(claims: Sequence[Claim], stretches: Stretches) -> np.ndarray:
    """Where each claim stands in the arrays: points first, then floors and ceilings, then ranges."""
    free = dict(zip(WAYS, np.cumsum([0, *stretches[:2]]).tolist(), strict=True))
    rows = []
    for claim in claims:
        rows.append(free[_way(claim)])
        free[_way(claim)] += 1
    return np.array(rows, dtype=np.int64)


def _printed(claim: Claim) -> tuple[float, float, float]:
    """Log of the lower and of the upper printed number, and the spread of their rounding."""
    low, high = claim.number_low, claim.number_high
    numbers = [number for number in (low, high) if number is not None]
    if not numbers:
        raise AssertionError(f"claim {claim.claim_id} has no number; the door lets none through")
    if _way(claim) == "range":
        return math.log(max(numbers[0], LEAST_HEADS)), math.log(numbers[-1]), 0.0
    return math.log(max(numbers[0], 1.0)), math.log(max(numbers[-1], 1.0)), rounding_spread(numbers[0])


LEAST_HEADS = 0.5
"""The lower end of a range that starts at zero: below one head."""


def _meanings(claim: Claim) -> tuple[tuple[str, float], ...]:
    return claim.measures or ((claim.quantity, 1.0),)


def _closing_day(claim: Claim) -> date:
    """The day the number speaks about; the day it was said when the row leaves that open."""
    return claim.as_of_end or claim.said_on


def _series_index(
    forces: Sequence[Force], parts: Sequence[Force], sums: Sequence[Force], subject: str, quantity: str
) -> int | None:
    series = SERIES_OF_QUANTITY.get(quantity, quantity)
    for position, force in enumerate(forces):
        if force.force_id == subject and series in FORCE_SERIES:
            return position * len(FORCE_SERIES) + FORCE_SERIES.index(series)
    offset = len(forces) * len(FORCE_SERIES)
    for position, part in enumerate(parts):
        if part.force_id == subject and series in PART_SERIES:
            return offset + position * len(PART_SERIES) + PART_SERIES.index(series)
    offset += len(parts) * len(PART_SERIES)
    for position, total in enumerate(sums):
        if total.force_id == subject and series == "present":
            return offset + position
    return None


def _bucket(count: int) -> int:
    return next((size for size in BUCKETS if size >= count), _rounded_up(count, BUCKETS[-1]))


def _rounded_up(count: int, step: int) -> int:
    return max(math.ceil(count / step), 1) * step
