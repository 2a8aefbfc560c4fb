"""The design of a fit: what was known on a day, turned into arrays.

This is the one place where words become indices. `entrants.py` decides which forces can be counted and which claims are
weighed, `leans.py` who leans together, `claim_arrays.py` writes the claims down as numbers; everything after it is
arithmetic.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import numpy as np

from passmuster.ledger import Case, Claim, Event, Force, Known
from passmuster.ledger.echoes import Echoes, find_echoes
from passmuster.ledger.restatements import Restatement
from passmuster.ledger.roles import Role, WhyNotWeighed
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.anchors import anchor_steps
from passmuster.model.beginnings import begin, first_told
from passmuster.model.buildups import Buildup, told_buildups
from passmuster.model.claim_arrays import ClaimArrays, claim_arrays, rows_of
from passmuster.model.clock import Clock
from passmuster.model.endings import Ending, last_withdrawals, retreating, speaks_of_leaving, told_endings
from passmuster.model.entrants import Counted, Entrants, counted_forces, entrants
from passmuster.model.fight_parts import counted_on, stretches_of_fights
from passmuster.model.fights import battle_hazard
from passmuster.model.going_home import going_home
from passmuster.model.grid import Grid, make_grid
from passmuster.model.landings import Landing, told_landings
from passmuster.model.layout import VectorLayout
from passmuster.model.leans import Burst, LeanCell, Leans, MeasureCell, lean_cell, origins_by_cell
from passmuster.model.lowered import Lowered, told_lowered
from passmuster.model.relays import MayRelay, may_relay
from passmuster.model.shape import FAMILIES, MANY_CLAIMS, Shape, Sizes
from passmuster.model.silences import silences
from passmuster.model.sizes import shape_of, sizes_of
from passmuster.model.untold import Untold, told_of_singly
from passmuster.model.withdrawals import Withdrawal, stretches_of_withdrawals, told_withdrawals

__all__ = ["Design", "Weighable", "design_of", "fresh_sizes", "make_design", "partner_force", "weighable"]


@dataclass(frozen=True, slots=True)
class Design:
    """Everything that inference needs and that words can be put back to."""

    case: Case
    as_of: date
    clock: Clock
    grid: Grid
    shape: Shape
    arrays: ClaimArrays
    forces: tuple[Force, ...]
    parts: tuple[Force, ...]
    anchor_steps: tuple[int, ...]
    """For each force the step of its median claim of strength; the last step when there is none."""
    part_anchors: tuple[int, ...]
    """The same for each part."""
    begins: tuple[float, ...]
    """For each force the week in which it is taken to have begun to come; negative for one that was there before."""
    first_told: tuple[float, ...]
    """For each force the week of the first day that anybody speaks about; 0 for one that was there before."""
    sums: tuple[Force, ...]
    supplies: tuple[Force, ...]
    cells: tuple[LeanCell, ...]
    """(group, side leaned about, family) of each lean cell."""
    cell_origins: tuple[frozenset[str], ...]
    """For each cell the origins that speak in it."""
    camps: tuple[LeanCell, ...]
    """(camp, side leaned about, family)."""
    cell_camps: tuple[int, ...]
    """For each cell the index of its camp, or NO_CELL."""
    cell_families: tuple[int, ...]
    measure_cells: tuple[MeasureCell, ...]
    """(group, side leaned about, measure of loss) of each habit of measure."""
    bursts: tuple[Burst, ...]
    """(group, side leaned about, family, span of weeks) of each burst."""
    battles: np.ndarray
    """How far told battles lift the log hazard of each step, shape (n_steps, n_forces), see `battle_hazard`."""
    silences: np.ndarray
    """How far nobody tells of losses in each step, 0 or more, shape (n_steps, n_forces) (`model/silences.py`)."""
    untold: Untold
    """Who would have told of more dead (`model/untold.py`)."""
    withdrawals: tuple[Withdrawal, ...]
    """Told withdrawals, each with a haste of its own, in the order of the vector."""
    endings: tuple[Ending, ...]
    """Forces of which the last word is that they are gone, or nearly (`model/endings.py`)."""
    lowered: tuple[Lowered, ...]
    """Forces that are brought down, and how long they stay so (`model/lowered.py`)."""
    buildups: tuple[Buildup, ...]
    """Told build-ups likewise."""
    landings: tuple[Landing, ...]
    """Told landings likewise."""
    observed: tuple[Claim, ...]
    """The claims that are weighed, in order of saying; one for each origin and statement."""
    rows: np.ndarray
    """For each observed claim its row in `arrays`, integers of shape (n_observed,)."""
    roles: dict[str, Role]
    """Claim id to the part that it plays."""
    why_not: dict[str, WhyNotWeighed]
    """Claim id to the reason why it is not weighed, for those not modelled."""
    restated: dict[str, Restatement]
    """Claim id to what it restates, for those set aside as restatements."""
    echoes: Echoes
    relays: Mapping[str, MayRelay]
    """The observed claims that may be another's number again, by claim id (`model/relays.py`)."""

    @property
    def layout(self) -> VectorLayout:
        """Where its parameters stand."""
        return VectorLayout(
            start=self.case.start, ticks=self.grid.ticks, shape=self.shape, anchor_steps=self.anchor_steps,
            part_anchors=self.part_anchors,
            leans=Leans(self.cells, self.camps, self.cell_camps, self.measure_cells, self.bursts),
            subjects=tuple(force.force_id for force in (*self.forces, *self.parts, *self.sums, *self.supplies)),
            withdrawals=self.withdrawals, buildups=self.buildups, landings=self.landings,
        )  # fmt: skip

    def series_index(self, subject: str, quantity: Quantity) -> int | None:
        """The row of a path, or None when there is no such path."""
        return Counted(self.forces, self.parts, self.sums, self.supplies).series_index(subject, quantity)

    def cell_index(self, claim: Claim) -> int | None:
        """The lean cell of a claim's group, side and family, or None when no weighed claim falls into it."""
        cell = lean_cell(claim, self.case)
        return self.cells.index(cell) if cell in self.cells else None

    @property
    def starts_empty(self) -> np.ndarray:
        """For each force, whether nobody was there at the start; shape (n_forces,)."""
        return np.array([force.starts_empty for force in self.forces])


@dataclass(frozen=True, slots=True)
class Weighable:
    """What is weighed of what was known: the forces counted, the claims that enter, and who echoes whom."""

    counted: Counted
    entered: Entrants
    echoes: Echoes
    leaving: frozenset[str] = frozenset()
    retreating: frozenset[str] = frozenset()
    """Ids of the forces of which somebody says that people go home, plans among them; and whose owner retreats."""
    going_home: Mapping[str, date] = field(default_factory=dict)
    """For each force whose owner is on record as withdrawing the day of the first record."""


def weighable(known: Known) -> Weighable:
    """What is weighed of what was known on a day."""
    return _weighable(known.case, known.day, known.claims, known.events)


@lru_cache(maxsize=4)
def _weighable(case: Case, day: date, claims: tuple[Claim, ...], events: tuple[Event, ...]) -> Weighable:
    """The same, kept for the few states of a case that one call lays out again and again."""
    echoes = find_echoes(claims)
    counted = counted_forces(case, [claim for claim in claims if not claim.is_prospective], echoes)
    entered = entrants(claims, case, Clock.until(case.start, day), counted, echoes)
    leaving = frozenset(claim.subject for claim in claims if speaks_of_leaving(claim))
    return Weighable(counted, entered, echoes, leaving, retreating(case, events), going_home(case, events))


def fresh_sizes(known: Known) -> Sizes:
    """How large the design of what was known on a day is, without laying it out."""
    weighed = weighable(known)
    observed = weighed.entered.observed
    return sizes_of(make_grid(Clock.until(known.case.start, known.day), observed), weighed.counted, observed)


def make_design(known: Known, like: VectorLayout | None = None) -> Design:
    """Arrays for what was known on a day; with `like` laid out as another design, as far as that can be."""
    return _designed(known.case, known.day, known.claims, known.events, like)


@lru_cache(maxsize=4)
def _designed(
    case: Case, day: date, claims: tuple[Claim, ...], events: tuple[Event, ...], like: VectorLayout | None
) -> Design:
    """The same, kept as `_weighable` is: what a fit was laid out for is asked for again by who compares with it."""
    return design_of(case, day, _weighable(case, day, claims, events), like)


def design_of(case: Case, day: date, weighed: Weighable, like: VectorLayout | None = None) -> Design:
    """Arrays for what is weighed; with `like` laid out as another design, as far as that can be."""
    counted, entered, echoes = weighed.counted, weighed.entered, weighed.echoes
    clock = Clock.until(case.start, day)
    leans = Leans.of(entered.observed, case, like.leans if like else None)
    grid = like.grid(clock) if like else make_grid(clock, entered.observed)
    firsts = tuple(first_told(force, counted, entered.observed, clock) for force in counted.forces)
    begins = tuple(map(begin, counted.forces, firsts))
    ids, kept = [force.force_id for force in counted.forces], like.withdrawals if like else ()
    wholes = {part.force_id: part.part_of for part in counted.parts}
    endings = told_endings(entered.observed, ids, wholes, weighed.leaving | weighed.retreating, clock, grid)
    leaving = _falls_since(weighed, endings, ids)
    withdrawals = told_withdrawals(entered.observed, ids, clock, grid, kept, leaving, last_withdrawals(endings, clock))
    buildups = told_buildups(entered.observed, counted.forces, grid, like.buildups if like else ())
    few = () if len(entered.observed) >= MANY_CLAIMS else entered.observed
    landings = told_landings(few, ids, like.landings if like else ())
    silent = silences(entered.observed, ids, wholes, clock, grid)
    untold = told_of_singly(entered.observed, ids, wholes, clock, grid)
    told = len(withdrawals), len(buildups), len(landings)
    shape = shape_of(grid, clock, counted, entered.observed, leans, told, silent, untold, spare=0 if like else 1)
    shape = like.widened(shape) if like else shape
    rows = rows_of(entered.observed, shape.stretches)
    kept_anchors = (like.anchor_steps, like.part_anchors) if like else (None, None)
    return Design(
        case=case, as_of=day, clock=clock, grid=grid, shape=shape,
        arrays=claim_arrays(
            entered.observed, rows, clock, shape, counted, leans, case,
            stretches={
                **stretches_of_fights(entered.observed, clock, grid),
                **stretches_of_withdrawals(entered.observed, clock, grid),
            },
        ),
        forces=counted.forces, parts=counted.parts, sums=counted.sums, supplies=counted.supplies,
        anchor_steps=anchor_steps(counted.forces, entered.observed, clock, grid, kept_anchors[0], endings),
        part_anchors=anchor_steps(counted.parts, entered.observed, clock, grid, kept_anchors[1]),
        begins=begins, first_told=firsts,
        battles=battle_hazard(_battles(entered.observed), ids, begins, clock, grid), silences=silent, untold=untold,
        withdrawals=withdrawals, endings=endings,
        lowered=told_lowered(entered.observed, withdrawals, endings, clock, grid), buildups=buildups, landings=landings,
        cells=leans.cells, cell_origins=origins_by_cell(entered.observed, leans, case, echoes),
        camps=leans.camps, cell_camps=leans.cell_camps,
        cell_families=tuple(FAMILIES.index(cell[2]) for cell in leans.cells),
        measure_cells=leans.measures, bursts=leans.bursts,
        observed=entered.observed, rows=rows, roles=entered.roles, why_not=entered.why_not,
        restated=entered.restated, echoes=echoes, relays=may_relay(entered.observed, echoes),
    )  # fmt: skip


def _falls_since(weighed: Weighable, endings: Sequence[Ending], ids: Sequence[str]) -> dict[str, date]:
    """Of each force that goes home the day from which on its told falls are withdrawals, by id."""
    always = weighed.leaving | {one.force_id for one in endings}
    return {
        force: date.min if force in always else weighed.going_home[force]
        for force in sorted({*ids} & (always | weighed.going_home.keys()))
    }


def _battles(observed: Sequence[Claim]) -> list[Claim]:
    """The claims without those that only count the dead of a fight for some days more."""
    counted = counted_on(observed)
    return [claim for claim in observed if claim.claim_id not in counted]


def partner_force(design: Design) -> Force | None:
    """The first modelled force of the partner's own."""
    return next((force for force in design.forces if force.actor == design.case.partner), None)
