"""Dead of whom nobody told: few where dead are told of one by one.

Whoever tells of two dead at a checkpoint would have told of the two before them. A week without a word then says that
hardly anybody died in it, while in a war of which only battles are told it says next to nothing. So let incidents with
n dead or more be n^(−3/2) of all that are deadly (`SHAPE`), and those from some size c on be told of, a share π of
them. Where a force has as many dead as X would have been told of, all in weeks in which nobody tells of any,

    X = Σ_t w_t K_t · c^(−3/2) / m,        chance of that silence = e^(−π X),

K_t being the dead of step t, m the mean size of an incident, and w_t what of step t is untold and near told incidents:
habits of telling last for about a year. Of π nothing is known, so that it is anything from 0 to 1, and

    ∫ e^(−π X) dπ = (1 − e^(−X)) / X,

which is 1 for few and falls no faster than as one over X for many: it never outweighs a total that somebody counted.
c is what the middle one of the told sizes says. Such a week is a silence besides, in which a force's hazard may lie far
below that of the weeks that are told of (`model/silences.py`). Each incident's first teller vouches for an even part of
the silence, so that without his claim that part is not there either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np

from passmuster.engine import jax
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.clock import Clock
from passmuster.model.fights import A_SEASON, Stretch, days_of_losses, is_battle, is_series, merged
from passmuster.model.grid import Grid
from passmuster.model.shape import Shape

__all__ = ["Untold", "UntoldArrays", "log_silence", "told_of_singly", "untold_arrays"]

SHAPE: Final = 1.5
"""Exponent of the share of deadly incidents with n dead or more: 1.4 to 1.6 for terrorist attacks of all kinds and all
decades (Clauset, Young and Gleditsch 2007, Journal of Conflict Resolution 51:58-87), and near it for single clashes of
insurgencies (Bohorquez and others 2009, Nature 462:911-914)."""

MEAN_SIZE: Final = 1.95
"""m: dead of a deadly incident by that law in whole heads, ζ(3/2) / ζ(5/2)."""

SINGLY: Final = 10.0
"""Dead of the middle one of the told incidents up to which dead are told of singly. Beyond it the law has one incident
told of for a hundred dead, and a silence of weeks tells nothing."""

A_HABIT: Final = 52.0
"""Weeks after which two thirds of a habit of telling are gone: governments, press and the number of dead change."""


@dataclass(frozen=True, slots=True, eq=False)
class Untold:
    """Who would have told of more dead.

    `quiet`, shape (n_steps, n_forces), is w_t, and `told_each_dead`, shaped alike, holds for each of the dead in a step
    how many told incidents there would have been, w_t c^(−3/2) / m. `tellers` holds for each vouching claim, by id, the
    place of its force and its share of what the silence about that force says.
    """

    quiet: np.ndarray
    told_each_dead: np.ndarray
    tellers: Mapping[str, tuple[int, float]]

    def is_like(self, other: Untold) -> bool:
        """Whether another says the same."""
        return self.tellers == other.tellers and np.array_equal(self.told_each_dead, other.told_each_dead)

    def silences(self, silences: np.ndarray) -> np.ndarray:
        """Silences, shape (n_steps, n_forces), with the weeks that are quiet because single dead are told of."""
        together: np.ndarray = np.maximum(silences, self.quiet)
        return together


class UntoldArrays(NamedTuple):
    """The same as arrays: `told_each_dead` padded, and `shares`, shape (n_claims, n_forces)."""

    told_each_dead: jax.Array | np.ndarray
    shares: jax.Array | np.ndarray


def told_of_singly(
    claims: Iterable[Claim], forces: Sequence[str], wholes: Mapping[str, str], clock: Clock, grid: Grid
) -> Untold:
    """Who would have told of more dead, force by force.

    Parameters
    ----------
    claims
        Those that are weighed.
    forces
        Ids of the forces.
    wholes
        Of each part the id of its force; who dies in a part dies in it.
    clock, grid
        The weeks and steps of the fit.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if days_of_losses(claim) is not None:
            told[wholes.get(claim.subject, claim.subject)].append(claim)
    quiet, chances = np.zeros((grid.n_steps, len(forces))), np.zeros(len(forces))
    tellers: dict[str, tuple[int, float]] = {}
    for place, force in enumerate(forces):
        incidents = _incidents(told[force])
        days = [one.days for one in incidents]
        chances[place] = _told_each_dead([one.dead for one in incidents])
        if chances[place] > 0.0 and _is_habit(incidents) and not is_series(days):
            quiet[:, place] = _nearness(days, clock, grid) * _is_untold(told[force], clock, grid)
            tellers |= {one.teller.claim_id: (place, 1.0 / len(incidents)) for one in incidents}
    return Untold(quiet, quiet * chances, tellers)


def untold_arrays(untold: Untold, claims: Sequence[Claim], rows: np.ndarray, shape: Shape) -> UntoldArrays:
    """As arrays, with the padding of a shape; the claims stand in `rows`."""
    each = untold.told_each_dead
    shares = np.zeros((shape.n_claims, each.shape[1]))
    for claim, row in zip(claims, rows, strict=True):
        if claim.claim_id in untold.tellers:
            place, share = untold.tellers[claim.claim_id]
            shares[row, place] = share
    return UntoldArrays(np.pad(each, ((0, shape.n_steps - len(each)), (0, 0))), shares)


def log_silence(killed: Any, arrays: UntoldArrays, *, xp: Any) -> Any:
    """What each claim vouches for: log of its part of the chance that no more was told, shape (n_claims,), 0 or less.

    `killed`, shape (n_steps, n_forces), are everybody killed by the end of each step.
    """
    dead = xp.concatenate([killed[:1], killed[1:] - killed[:-1]])
    unheard = xp.sum(xp.asarray(arrays.told_each_dead) * dead, axis=0) + NO_ONE
    return xp.asarray(arrays.shares) @ xp.log(-xp.expm1(-unheard) / unheard)


ENOUGH_TO_MOVE: Final = 3
"""Days on which incidents were told of that it takes to be a habit, as it takes so many claims to tell a movement."""

NO_ONE: Final = 1e-9
"""Incidents so few that they are none, and can be divided by."""


class _Incident(NamedTuple):
    """A deadly incident: its days, the least told dead, and who told of it first."""

    days: Stretch
    dead: float
    teller: Claim


def _is_habit(incidents: Sequence[_Incident]) -> bool:
    """Whether incidents were told of on enough days to be a habit: an article tells of its own days alone."""
    return len({one.teller.said_on for one in incidents}) >= ENOUGH_TO_MOVE


def _incidents(claims: Sequence[Claim]) -> list[_Incident]:
    """Every deadly incident that is told of, in order."""
    deadly = [
        (_days(claim), number, claim)
        for claim in claims
        if claim.quantity == Quantity.KILLED and is_battle(claim) and (number := _number(claim)) > 0.0
    ]
    found = []
    for days in merged(stretch for stretch, _, _ in deadly):
        own = [(number, claim) for (first, _), number, claim in deadly if days[0] <= first <= days[1]]
        first_said = min((claim for _, claim in own), key=lambda claim: (claim.said_on, claim.claim_id))
        found.append(_Incident(days, min(number for number, _ in own), first_said))
    return found


def _number(claim: Claim) -> float:
    """The number of a claim, the lower of two."""
    low = claim.number_low
    return low if low is not None else claim.number_high or 0.0


def _days(claim: Claim) -> Stretch:
    days = days_of_losses(claim)
    assert days is not None
    return days


def _told_each_dead(sizes: Sequence[float]) -> float:
    """Told incidents for each of the dead, if all from c on are told of; 0 where dead are not told of singly.

    By the law half of the told sizes lie below c 2^(1/SHAPE). Of an even number the lower of the two in the middle
    counts: most tables keep the large and forget the small.
    """
    if not sizes:
        return 0.0
    middle = sorted(sizes)[(len(sizes) - 1) // 2]
    if middle > SINGLY:
        return 0.0
    return float(max(middle / 2.0 ** (1.0 / SHAPE), 1.0) ** -SHAPE / MEAN_SIZE)


def _nearness(incidents: Sequence[Stretch], clock: Clock, grid: Grid) -> np.ndarray:
    """What is left in each step of the habit of telling at the nearest told incident, 0 to 1, shape (n_steps,)."""
    middles = (np.array(grid.ticks[:-1]) + np.array(grid.ticks[1:])) / 2.0
    told = np.array([(clock.beginning_of(first) + clock.end_of(last)) / 2.0 for first, last in incidents])
    near: np.ndarray = np.exp(-np.abs(middles[:, None] - told).min(axis=1) / A_HABIT)
    return near


def _is_untold(claims: Sequence[Claim], clock: Clock, grid: Grid) -> np.ndarray:
    """1 for each step of which no number of losses in a season or less tells, 0 for the others; shape (n_steps,).

    A fight stands for all of its step (`model/fights.py`).
    """
    opening, closing = np.array(grid.ticks[:-1]), np.array(grid.ticks[1:])
    untold = np.ones(grid.n_steps)
    for first, last in map(_days, claims):
        if _length(first, last) <= A_SEASON:
            untold[(clock.beginning_of(first) < closing) & (clock.end_of(last) > opening)] = 0.0
    return untold


def _length(first: date, last: date) -> int:
    return (last - first).days + 1
