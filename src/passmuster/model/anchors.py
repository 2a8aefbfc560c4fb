"""Anchor steps: where the size of a force, and the share of a part, are parameters.

Claims about a strength lie about some day. A size that is a parameter there hangs together with them alone, and not
with twenty weeks of arrivals between. A part's share is a parameter at the step about which the part is spoken of.
"""

import math
from collections.abc import Sequence

from passmuster.ledger import Claim, Force
from passmuster.model.clock import Clock
from passmuster.model.endings import Ending, last_step_told
from passmuster.model.grid import Grid
from passmuster.model.shape import STRENGTH_QUANTITIES

__all__ = ["anchor_steps"]


def anchor_steps(
    forces: Sequence[Force],
    claims: Sequence[Claim],
    clock: Clock,
    grid: Grid,
    kept: Sequence[int] | None = None,
    endings: Sequence[Ending] = (),
) -> tuple[int, ...]:
    """The step of each force or part at which its size or share is a parameter; `kept` as far as the grid reaches.

    That of a force that ended is of the days on which it was last told to be there, at the latest: of nobody there is
    no size.
    """
    latest = {one.force_id: last_step_told(one, clock, grid) for one in endings}
    steps = (
        kept if kept and len(kept) == len(forces) else [_anchor_step(force, claims, clock, grid) for force in forces]
    )
    return tuple(
        min(step, latest.get(force.force_id, grid.n_steps - 1), grid.n_steps - 1)
        for force, step in zip(forces, steps, strict=True)
    )


def _anchor_step(force: Force, claims: Sequence[Claim], clock: Clock, grid: Grid) -> int:
    days = sorted(
        clock.end_of(claim.day)
        for claim in claims
        if claim.subject == force.force_id and claim.quantity in STRENGTH_QUANTITIES
    )
    middle = days[len(days) // 2] if days else float(clock.n_weeks)
    return grid.step_of(min(max(math.ceil(middle) - 1, 0), clock.n_weeks - 1))
