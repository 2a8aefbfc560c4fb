"""The sizes of a fit: what claims move, and with how much room for those to come."""

import math
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.claim_arrays import PrintedWay, way_of
from passmuster.model.clock import Clock
from passmuster.model.entrants import Counted, meanings_of
from passmuster.model.grid import Grid
from passmuster.model.leans import Leans
from passmuster.model.shape import LOSS_QUANTITIES, MANY_CLAIMS, STRENGTH_QUANTITIES, Shape, Sizes
from passmuster.model.untold import Untold
from passmuster.observation.witness import Stretches

__all__ = ["shape_of", "sizes_of"]

BUCKETS = (8, 16, 32, 48, 64, 80, 96, 128, 192, 256, 384, 512, 768, 1024)
"""Claims are padded to one of these lengths, so that new data meets a compiled program; more, to whole steps."""
BUCKET_STEP = 512
STEP_BUCKET = 13
ENOUGH_TO_MOVE = 3
"""Claims that it takes to tell a movement from a level; of what fewer claims speak only the level is estimated."""


def shape_of(
    grid: Grid,
    clock: Clock,
    counted: Counted,
    observed: Sequence[Claim],
    leans: Leans,
    told: tuple[int, int, int],
    silent: np.ndarray,
    untold: Untold,
    spare: int,
) -> Shape:
    """Sizes with room for `spare` more of all that claims bring, so that the next one compiles nothing."""
    position = {force.force_id: index for index, force in enumerate(counted.forces)}
    of_part = [position[part.part_of] for part in counted.parts]
    of_sum = [
        [counted.series_index(member, Quantity.PRESENT) or 0 for member in total.sum_of] for total in counted.sums
    ]
    return Shape(
        n_steps=_n_steps(grid),
        is_weekly=grid.is_weekly,
        n_forces=len(counted.forces),
        growing=_moving(counted, observed, STRENGTH_QUANTITIES),
        fighting=_moving(counted, observed, LOSS_QUANTITIES),
        silent=tuple(np.flatnonzero(untold.silences(silent).any(axis=0)).tolist()),
        earlier=_earlier(counted, observed, clock),
        is_told_singly=bool(untold.tellers),
        shifting=_shifting(counted, observed),
        part_parents=tuple(of_part),
        sum_members=tuple(map(tuple, of_sum)),
        n_supplies=len(counted.supplies),
        n_cells=_rounded_up(len(leans.cells) + spare, 8),
        n_camps=_rounded_up(len(leans.camps) + spare, 4),
        n_habits=_rounded_up(len(leans.measures) + spare, 8),
        n_bursts=_rounded_up(len(leans.bursts) + spare, 8),
        stretches=_stretches(observed, spare),
        n_withdrawals=_rounded_up(told[0] + spare, 4) if told[0] else 0,
        n_buildups=_rounded_up(told[1], 2) if told[1] else 0,
        n_landings=_rounded_up(told[2], 2) if told[2] else 0,
        n_measures=max((len(meanings_of(claim)) for claim in observed), default=1),
    )


def sizes_of(grid: Grid, counted: Counted, observed: Sequence[Claim]) -> Sizes:
    """How large the shape is of a case that is laid out from the beginning, without it."""
    return Sizes(_n_steps(grid), len(counted.forces), sum(_stretches(observed, spare=1)))


def _n_steps(grid: Grid) -> int:
    return _rounded_up(grid.n_steps, STEP_BUCKET)


def _stretches(observed: Sequence[Claim], spare: int) -> Stretches:
    number = Counter(map(way_of, observed))
    return Stretches(*(_bucket(spare + number[way]) for way in PrintedWay))


def _moving(counted: Counted, observed: Sequence[Claim], quantities: Collection[str]) -> tuple[int, ...]:
    """The forces of which enough claims speak to tell a movement of such quantities; those about its parts count."""
    whole = {part.force_id: part.part_of for part in counted.parts}
    of_force = Counter(whole.get(claim.subject, claim.subject) for claim in observed if claim.quantity in quantities)
    return tuple(i for i, force in enumerate(counted.forces) if of_force[force.force_id] >= ENOUGH_TO_MOVE)


def _shifting(counted: Counted, observed: Sequence[Claim]) -> tuple[int, ...]:
    """The parts of which enough claims speak to tell a movement of their share of the force."""
    of_part = Counter(claim.subject for claim in observed if claim.quantity in STRENGTH_QUANTITIES)
    return tuple(i for i, part in enumerate(counted.parts) if of_part[part.force_id] >= ENOUGH_TO_MOVE)


def _earlier(counted: Counted, observed: Sequence[Claim], clock: Clock) -> tuple[int, ...]:
    """The forces found in place of which some flow is counted from before the start; where claims are many, none."""
    if len(observed) >= MANY_CLAIMS:
        return ()
    since_before = {
        claim.subject
        for claim in observed
        if claim.is_window and claim.as_of_start is not None and clock.beginning_of(claim.as_of_start) < 0.0
    }
    return tuple(
        place for place, force in enumerate(counted.forces) if not force.starts_empty and force.force_id in since_before
    )


def _bucket(count: int) -> int:
    return next((size for size in BUCKETS if size >= count), _rounded_up(count, BUCKET_STEP))


def _rounded_up(count: int, step: int) -> int:
    return max(math.ceil(count / step), 1) * step
