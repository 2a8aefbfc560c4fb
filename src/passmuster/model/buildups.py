"""Build-ups: a force told to have grown manifold from one count to the next, beside what its pace brings.

Who would have come by the end of step t, had nothing moved, grows by the average pace (`model/truth.py`), and in the
steps of a told build-up i, of which the share m_{ti} of its days lies in step t, by as much again as it was told for:

    log E_t = log E_{t−1} + d g_t + Σ_i m_{ti} j_i,     j_i > 0

Everything before it, and who stood there at the start, is then e^{−j} times what it would have been beside what came
later: advisers who were there for years before the divisions say nothing of a pace, and divisions do not make the
advisers many. Without it fifteen hundred who stood in a capital three weeks before eighty thousand did were a slip of
the pen, or weeks were, and chains went slowly from one to the other.

Where some steps are longer than a week means over them are tame, and every told build-up has a size of its own. Weeks
of a war of weeks (`Grid.is_weekly`) have shocks that do as much for a force that starts empty. Who stands there at the
start of one that is found in place hangs on no shock and on the pace of all weeks after, so that such a force has
build-ups there too, but only those that are borne out: by the counts on the way, none of which alone is manifold, or by
others that hold the new level. A lone number ten times too high would else make a build-up, and be no surprise by it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from passmuster.ledger import Claim, Force
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.clock import Clock
from passmuster.model.grid import Grid
from passmuster.model.withdrawals import told_number

__all__ = ["Buildup", "steps_of_buildups", "told_buildups"]

MANIFOLD: Final = 3.0
"""Times by which a told strength grows in a build-up at least: of two counts a year apart nine in ten differ by less
than 3.8 times (`growth_level` of the priors)."""
AGAIN: Final = 1.25
SOON: Final = timedelta(days=91)
"""Times by which counts grow, and days between them, where a build-up goes on: a quarter, and a quarter of a year."""


class Buildup(NamedTuple):
    """A force told to have grown manifold from one day to another, both included."""

    force_id: str
    first: date
    last: date


def told_buildups(
    claims: Sequence[Claim], forces: Iterable[Force], grid: Grid, known: Sequence[Buildup] = ()
) -> tuple[Buildup, ...]:
    """The build-ups that claims tell of, in order of force and day; `known`, of an earlier fit, keep their places.

    In a war of weeks those alone of forces found in place that are borne out, unless they were known.
    """
    found = (
        one
        for force in forces
        if not (grid.is_weekly and force.starts_empty)
        for one in _rises(force.force_id, claims)
        if not grid.is_weekly or _is_borne_out(one, claims)
    )
    return (*known, *(one for one in found if one not in known))


def steps_of_buildups(
    told: Sequence[Buildup], forces: Sequence[str], clock: Clock, grid: Grid, n_steps: int, n_told: int
) -> np.ndarray:
    """The share of each build-up's days that lies in each step of its force; (n_steps, n_forces, n_told), with padding.

    What lies before the case is of its first step: who stands there at the start came before it.
    """
    shares = np.zeros((n_steps, len(forces), n_told))
    ticks = np.array(grid.ticks, dtype=float)
    for place, one in enumerate(told):
        if one.force_id in forces:
            opening, closing = (
                np.clip(day, 0.0, ticks[-1]) for day in (clock.beginning_of(one.first), clock.end_of(one.last))
            )
            within = np.diff(np.clip(ticks, opening, max(closing, opening + SHORTEST)))
            shares[: within.size, forces.index(one.force_id), place] = within / within.sum()
    return shares


SHORTEST: Final = 1.0 / 7.0
"""A day, in weeks: a build-up takes one at least."""


def _is_borne_out(one: Buildup, claims: Sequence[Claim]) -> bool:
    """Whether a rise goes over counts of which none alone is manifold, or others hold the level that it came to.

    Held it is by another speaker's count of these days or later, or by two counts of anybody's.
    """
    told = _counts(one.force_id, claims)
    on_the_way = [number for day, number, _ in told if one.first - timedelta(days=1) <= day <= one.last]
    level, speaker = next((number, group) for day, number, group in reversed(told) if day == one.last)
    holding = [group for day, number, group in told if day >= one.last and level / AGAIN <= number <= level * AGAIN]
    is_held = len(holding) > TWICE or any(group != speaker for group in holding)
    return is_held or all(after < MANIFOLD * before for before, after in pairwise(on_the_way))


TWICE: Final = 2
"""Counts besides that hold a level, whoever gives them."""


def _counts(force: str, claims: Iterable[Claim]) -> list[tuple[date, float, str]]:
    """Day, number and group of speakers of each count of a force's strength, in order."""
    return sorted(
        (claim.day, number, claim.claimant_group)
        for claim in claims
        if (claim.subject, claim.quantity) == (force, Quantity.PRESENT) and (number := told_number(claim)) is not None
    )


def _rises(force: str, claims: Iterable[Claim]) -> Iterator[Buildup]:
    """Days in which a force is told to have grown `MANIFOLD` or more, beyond all that was told of it before.

    From one count to the next, or over several within a quarter of a year. A build-up goes on as long as counts a
    quarter of a year apart or less grow by `AGAIN`.
    """
    told = [(day, number) for day, number, _ in _counts(force, claims)]
    going: Buildup | None = None
    done = 0
    for place, ((before_day, before), (day, after)) in enumerate(pairwise(told), start=1):
        if going and day - before_day <= SOON and after >= AGAIN * before:
            going, done = going._replace(last=day), place
            continue
        if going and day > going.last:
            yield going
            going = None
        first = _low(told[: place + 1], done)
        if first is not None:
            going, done = Buildup(force, first + timedelta(days=1), day), place
    if going:
        yield going


def _low(told: Sequence[tuple[date, float]], done: int) -> date | None:
    """The day from which a force has grown `MANIFOLD` up to the last of some counts; None where it has not.

    It is that of the count before, or of an earlier one in the same quarter of a year, and none that lies before the
    place `done`, where an earlier build-up ended.
    """
    *earlier, (day, after) = told
    for place in range(len(earlier) - 1, done - 1, -1):
        first = earlier[place][0]
        if place < len(earlier) - 1 and day - first > SOON:
            return None
        if first < day and 0.0 < MANIFOLD * max(number for _, number in earlier[: place + 1]) <= after:
            return first
    return None
