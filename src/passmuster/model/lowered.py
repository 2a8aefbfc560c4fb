"""Lowered forces: what is left behind a told fall is relieved, and no more come than that.

While a force is brought down its pace of arrivals is hidden: many may come where many more leave (`withdrawals.py`).
Were it to go on behind the fall, those who went home would be there again within weeks, whatever was told: of a force
that fell from 22,900 to 9,100, of which nobody had spoken for two weeks, one draw in twenty had 71,000 or more.

So behind a told fall those whose tours end are relieved, and of the others who would come by the pace of before nearly
nobody does (`LEFT`):

    relieved_t = ρ S_t min(1, e^{y_t}),     y the waves of arrivals, the corner rounded,

until a count lies a third above the lowest since, which is what the higher level was over the lower one at least; then
its pace goes on from the day of the count before. A told landing is none of these, and comes as it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.ledger import Claim
from passmuster.model.clock import Clock
from passmuster.model.endings import LEFT, Ending
from passmuster.model.grid import Grid
from passmuster.model.withdrawals import Withdrawal, is_lower, steps_of, told_counts, told_falls

__all__ = ["Lowered", "share_relieved_then", "share_that_still_comes", "steps_of_lowered", "told_lowered"]

ROUNDED: Final = 0.3
"""Log units about 0 within which a wave begins to count for less than all; narrow beside the spread of waves."""


class Lowered(NamedTuple):
    """A force from behind a told fall on, up to the day before it grows again or ends."""

    fall: Withdrawal
    until: date


def told_lowered(
    claims: Sequence[Claim], withdrawals: Iterable[Withdrawal], endings: Iterable[Ending], clock: Clock, grid: Grid
) -> tuple[Lowered, ...]:
    """The times in which forces are lowered, of the falls among the withdrawals of a fit, in order.

    Parameters
    ----------
    claims
        Those that are weighed.
    withdrawals, endings
        Of the fit; a fall and a told withdrawal of the same steps are one. What ended is not lowered any more:
        `model/endings.py` has what comes behind it.
    clock, grid
        The weeks and steps of the fit.
    """
    ends = {one.force_id: one.first for one in endings}
    known = {(one.force_id, tuple(steps_of(one, clock, grid))) for one in withdrawals}
    found = (one for force in sorted({force for force, _ in known}) for one in _lowered(force, claims))
    told = (one for one in found if (one.fall.force_id, tuple(steps_of(one.fall, clock, grid))) in known)
    cut = (one._replace(until=min(one.until, _eve(ends.get(one.fall.force_id)))) for one in told)
    return tuple(one for one in cut if one.until > one.fall.last)


def steps_of_lowered(
    told: Iterable[Lowered], forces: Sequence[str], clock: Clock, grid: Grid, n_steps: int
) -> np.ndarray:
    """1 for each step in which a force is lowered, 0 elsewhere; shape (n_steps, n_forces), with padding.

    Those behind the last that stands for the fall, up to that whose middle lies in the last day.
    """
    marks = np.zeros((n_steps, len(forces)))
    middles = (np.array(grid.ticks[:-1]) + np.array(grid.ticks[1:])) / 2.0
    for one in told:
        if one.fall.force_id in forces:
            is_in = middles <= _end_of(one.until, clock)
            is_in[: max(steps_of(one.fall, clock, grid)) + 1] = False
            marks[: middles.size][is_in, forces.index(one.fall.force_id)] = 1.0
    return marks


def share_that_still_comes(lowered: np.ndarray) -> np.ndarray:
    """Of those whom the pace brings the share that comes in each step, 0 to 1, above 0; the shape of `lowered`."""
    shares: np.ndarray = np.where(lowered > 0.0, LEFT, 1.0)
    return shares


def share_relieved_then(wave: jax.Array) -> jax.Array:
    """Of those whose tours end behind a fall the share that is relieved, 0 to 1, with waves of arrivals, log units."""
    return jnp.exp(-ROUNDED * jax.nn.softplus(-wave / ROUNDED))


def _lowered(force: str, claims: Sequence[Claim]) -> Iterator[Lowered]:
    """The times behind each fall of a force up to the count before it grew again."""
    told = told_counts(force, claims)
    for fall in told_falls(force, claims):
        since = [one for one in told if one.day >= fall.last]
        lowest, until = since[0].number, date.max
        for before, after in pairwise(since):
            if is_lower(lowest, after.number):
                until = before.day
                break
            lowest = min(lowest, after.number)
        yield Lowered(fall, until)


def _eve(day: date | None) -> date:
    return date.max if day is None else day - timedelta(days=1)


def _end_of(day: date, clock: Clock) -> float:
    return float("inf") if day == date.max else clock.end_of(day)
