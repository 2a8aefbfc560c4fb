"""Endings: a force of which the last word is that it is gone, or nearly.

Tours end one by one and others come for those who leave, so that of eight hundred told to be there some are there years
later, whoever tells that the last of them flew home on a Tuesday. So where the last told strength of a force is nought,
or at most a third of what was told before it (`MANIFOLD`), it ended on that day. The fall is a told withdrawal
(`model/withdrawals.py`), and after it as many come as relieve those who are left: arrivals of later steps are what the
pace brings times

    max(what was told last / what was told before, LEFT).

A nought needs nobody's word beside it: who says that the last have left says that they went. Who denies that any were
there says no such thing, and nobody ends who was not told of. A number that is only lower may be a slip or a loss: it
ends a force of which somebody speaks of going home, or whose owner is on record as retreating. What was said before is
kept: who was sent and who fell stays in the account.

On the day of an ending it is over. Paths are straight within a step, and would have had two sevenths of a force that
left on a Friday still there on it; so whatever is read off its paths from that day on within the step that holds it is
read at the end of that step, and what comes before within it accordingly earlier (`moment_read`).
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

import numpy as np

from passmuster.ledger import Case, Claim, Event
from passmuster.ledger.vocabulary import EventStatus, EventType, Quantity
from passmuster.model.clock import Clock
from passmuster.model.grid import Grid
from passmuster.model.withdrawals import Withdrawal, told_strength

__all__ = [
    "Ending",
    "moment_read",
    "share_left",
    "share_that_comes",
    "speaks_of_leaving",
    "step_of_ending",
    "told_endings",
]

MANIFOLD: Final = 3.0
"""Times by which a told strength falls in an ending at least, as it rises in a build-up."""
LEFT: Final = 1e-3
"""Share of the pace that goes on after the last have left: not 0, which has no logarithm, and less than one head a week
of any force but the largest."""


class Ending(NamedTuple):
    """A force told to have gone from the day after one count, `first`, to that of a lower one, `last`.

    `left` is what was told last over what was told before, 0 to a third.
    """

    force_id: str
    first: date
    last: date
    left: float


class _Count(NamedTuple):
    """What somebody said of a force's strength: the day, and the number or ceiling."""

    day: date
    number: float


def told_endings(
    claims: Sequence[Claim],
    forces: Iterable[str],
    wholes: Mapping[str, str],
    leaving: Collection[str],
    clock: Clock,
    grid: Grid,
) -> tuple[Ending, ...]:
    """The endings that claims tell of, one a force at most, in the order of the forces.

    Parameters
    ----------
    claims
        Those that are weighed.
    forces
        Ids of the forces.
    wholes
        Of each part the id of its force: a force is not gone while a part of it is told to be there.
    leaving
        Ids of the forces of which somebody says that people went or will go home, or whose owner retreats.
    clock, grid
        The weeks and steps of the fit. What ends in the first of these has no step before it, and is no ending.
    """
    found = (_ending(force, claims, wholes, force in leaving) for force in forces)
    return tuple(one for one in found if one is not None and step_of_ending(one, clock, grid) > 0)


def last_withdrawals(told: Iterable[Ending], clock: Clock) -> list[Withdrawal]:
    """The withdrawals by which forces ended; one that is gone leaves until the last day, for who recovers goes too."""
    sunday = clock.sunday(clock.n_weeks - 1)
    return [Withdrawal(one.force_id, one.first, one.last if one.left else sunday, is_ending=True) for one in told]


def speaks_of_leaving(claim: Claim) -> bool:
    """Whether a claim tells of people who went or will go home, or who stayed then, or plan that none are left."""
    is_to_end = claim.is_prospective and claim.quantity == Quantity.PRESENT and claim.number_high == 0.0
    return is_to_end or claim.is_remainder or claim.quantity == Quantity.RETURNED


def retreating(case: Case, events: Iterable[Event]) -> frozenset[str]:
    """Ids of the forces whose owner is on record as retreating."""
    owners = {one.source_actor for one in events if one.event == EventType.RETREAT and one.status == EventStatus.ACTUAL}
    return frozenset(force.force_id for force in case.forces if force.actor in owners)


def step_of_ending(one: Ending, clock: Clock, grid: Grid) -> int:
    """The step that holds the day of an ending."""
    return grid.step_of(math.ceil(clock.end_of(one.last)) - 1)


def last_step_told(one: Ending, clock: Clock, grid: Grid) -> int:
    """The step in which a force that ended was last told to be there, before that of its end; 0 or more."""
    told = grid.step_of(max(math.ceil(clock.beginning_of(one.first)) - 1, 0))
    return min(told, step_of_ending(one, clock, grid) - 1)


def share_that_comes(
    told: Iterable[Ending], forces: Sequence[str], clock: Clock, grid: Grid, n_steps: int
) -> np.ndarray:
    """Of those whom the pace brings the share that comes in each step, 0 to 1, above 0; shape (n_steps, n_forces)."""
    shares = np.ones((n_steps, len(forces)))
    for one in told:
        if one.force_id in forces:
            shares[step_of_ending(one, clock, grid) + 1 :, forces.index(one.force_id)] = max(one.left, LEFT)
    return shares


def share_left(told: Iterable[Ending], forces: Sequence[str]) -> np.ndarray:
    """What is left of each force that ended, 0 to a third, and 1 of every other; shape (n_forces,)."""
    left = {one.force_id: one.left for one in told}
    return np.array([left.get(force, 1.0) for force in forces])


def moment_read(one: Ending, clock: Clock, grid: Grid, moment: np.ndarray) -> np.ndarray:
    """Where the paths of a force that ended are read for moments in weeks since the start; of their shape."""
    step = step_of_ending(one, clock, grid)
    opening, closing = float(grid.ticks[step]), float(grid.ticks[step + 1])
    gone = np.clip((moment - opening) / (min(clock.end_of(one.last), closing) - opening), 0.0, 1.0)
    return np.where((moment > opening) & (moment < closing), opening + gone * (closing - opening), moment)


def _ending(force: str, claims: Sequence[Claim], wholes: Mapping[str, str], is_leaving: bool) -> Ending | None:
    """The ending of a force; None where its last told strength is none."""
    told = sorted(filter(None, (_count(claim) for claim in claims if claim.subject == force)))
    for place in range(len(told) - 1, 0, -1):
        before, fallen = told[place - 1], told[place:]
        most, last = max(count.number for count in fallen), fallen[0].day
        if before.day < last and 0.0 < MANIFOLD * most + NOBODY <= before.number:
            is_believed = most == 0.0 or is_leaving
            is_over = is_believed and not any(_is_more(claim, force, wholes, last, most) for claim in claims)
            return Ending(force, before.day + timedelta(days=1), last, most / before.number) if is_over else None
    return None


NOBODY: Final = 1e-9
"""People so few that they are none."""


def _count(claim: Claim) -> _Count | None:
    """What a claim says of a strength; None for a floor, for a denial, and for every other claim."""
    if claim.quantity != Quantity.PRESENT or claim.is_denial:
        return None
    number = told_strength(claim)
    return None if number is None else _Count(claim.day, number)


def _is_more(claim: Claim, force: str, wholes: Mapping[str, str], last: date, most: float) -> bool:
    """Whether a claim tells of more people of a force, or of a part of it, after some day: who came, or a floor."""
    is_of = force in {claim.subject, wholes.get(claim.subject)}
    is_later = is_of and claim.quantity in {Quantity.PRESENT, Quantity.ARRIVALS} and claim.day > last
    return is_later and (claim.number_low or 0.0) > most
