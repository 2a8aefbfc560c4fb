"""Withdrawals: people told to have gone home in some days or months, beside those whose tours end.

In a step that a told withdrawal i stands for people go home e^{l_i} times as fast as tours end, and fewer come in place
of those who leave:

    ρ_t = ρ exp(l_t),     arrivals times exp(−p(l_t)),     l_t the sum of the l_i of the withdrawals that t is of
    p(l) = B (log(1 + exp(l / B)) − log 2)                 about l above 0, and hardly anything below

so where seven times as many go home as when tours end, a seventh of those who would have come still come. Without it
one told withdrawal was the pace of all tours, and the force from which twenty thousand had left in a week had to be one
from which twenty thousand leave in any week.

Where somebody speaks of going home, be it a plan, or the owner is on record as withdrawing (`model/going_home.py`), a
strength told to have fallen by a quarter or more from one day to another is a withdrawal between these days too, if it
is more than two speakers who differ (`told_falls`); what becomes of the force behind it `model/lowered.py` has. So is
the ending of a force, whoever speaks of it (`model/endings.py`). An ending goes so fast twice over, e^{2 l_i}: of those
who went home in the rest of the told withdrawals most were left, and a thousand who are nobody a week later went three
hundred times as fast as tours end.

A withdrawal of a few days says nothing about the other days of its step, as a fight does not (`model/fights.py`): it is
told of the whole step, shared evenly with others of that step.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.clock import Clock
from passmuster.model.grid import Grid

__all__ = [
    "FASTEST",
    "PERSISTENCE",
    "StrengthTold",
    "Withdrawal",
    "is_lower",
    "log_not_relieved",
    "share_relieved",
    "share_replaced",
    "steps_of",
    "steps_of_withdrawals",
    "stretches_of_withdrawals",
    "told_counts",
    "told_falls",
    "told_number",
    "told_strength",
    "told_withdrawals",
]

A_FALL: Final = 0.25
"""Share by which a told strength falls in a withdrawal at least: the quarter that makes a surge."""

PERSISTENCE: Final = 0.95
"""Share of the haste of a withdrawal under way that is left a week later: half of it after a quarter of a year."""
FASTEST: Final = 25.0
"""Times a week that everybody would go home at most: within one a million and a half are nobody."""
BEND: Final = 0.3
"""Log units about 0 within which arrivals begin to fall; narrow beside the haste of withdrawals."""


NONE_LEAVES: Final[Mapping[str, date]] = {}


class Withdrawal(NamedTuple):
    """People of a force told to have gone home from one day to another, both included.

    `is_ending` says that it is the last of a force that is gone, or nearly.
    """

    force_id: str
    first: date
    last: date
    is_ending: bool = False


def told_withdrawals(
    claims: Sequence[Claim],
    forces: Collection[str],
    clock: Clock,
    grid: Grid,
    known: Sequence[Withdrawal] = (),
    leaving: Mapping[str, date] = NONE_LEAVES,
    ended: Sequence[Withdrawal] = (),
) -> tuple[Withdrawal, ...]:
    """The withdrawals that claims tell of, in order of saying; of several that stand for the same steps the first.

    Those by which forces ended come before all others.

    Parameters
    ----------
    claims
        Those that are weighed.
    forces
        Ids of the forces.
    clock, grid
        The weeks and steps of the fit.
    known
        Withdrawals of an earlier fit; they keep their places.
    leaving
        Of each force that goes home the day from which on its falls are withdrawals: the first of all where somebody
        says that people went or will go home, that of the first record where its owner withdraws.
    ended
        Those by which forces ended.
    """
    told = list(known)
    taken = {(one.force_id, tuple(steps_of(one, clock, grid))) for one in known}
    ends = {one.force_id: one.first for one in ended}
    falls = (
        fall
        for force, since in leaving.items()
        for fall in told_falls(force, claims)
        if since <= fall.last and fall.first < ends.get(force, date.max)
    )
    for one in (*ended, *filter(None, map(_withdrawal, claims)), *falls):
        place = (one.force_id, tuple(steps_of(one, clock, grid)))
        if one.force_id in forces and place not in taken and clock.end_of(one.last) > 0.0:
            told.append(one)
            taken.add(place)
    return tuple(told)


def steps_of_withdrawals(
    told: Sequence[Withdrawal], forces: Sequence[str], clock: Clock, grid: Grid, n_steps: int, n_told: int
) -> np.ndarray:
    """How often the haste of a withdrawal counts in a step of its force; (n_steps, n_forces, n_told), with padding.

    Once where it stands for the step, twice where the force ended in it, and else not at all.
    """
    marks = np.zeros((n_steps, len(forces), n_told))
    for place, one in enumerate(told):
        if one.force_id in forces:
            marks[steps_of(one, clock, grid), forces.index(one.force_id), place] = 2.0 if one.is_ending else 1.0
    return marks


def stretches_of_withdrawals(claims: Iterable[Claim], clock: Clock, grid: Grid) -> Mapping[str, tuple[float, float]]:
    """Where each withdrawal that lies within one step opens and closes, in weeks since the start, by the claim's id."""
    within: dict[tuple[str, int], list[tuple[Withdrawal, str]]] = defaultdict(list)
    for claim in claims:
        one = _withdrawal(claim)
        if one is not None and len(steps := steps_of(one, clock, grid)) == 1:
            within[one.force_id, steps[0]].append((one, claim.claim_id))
    spans: dict[str, tuple[float, float]] = {}
    for (_, step), shared in within.items():
        merged = _apart([one for one, _ in shared])
        length = float(grid.weeks[step]) / len(merged)
        for one, claim_id in shared:
            at = next(at for at, (first, last) in enumerate(merged) if first <= one.first <= last)
            opening = float(grid.ticks[step]) + at * length
            spans[claim_id] = (opening, opening + length)
    return spans


def log_not_relieved(haste: jax.Array) -> jax.Array:
    """p(l), the log of how many times fewer come; the shape of `haste`, 0 where it is 0."""
    return BEND * (jax.nn.softplus(haste / BEND) - math.log(2.0))


def share_replaced(haste: jax.Array) -> jax.Array:
    """Of those who would come in place of the fallen, the share that does; all of them where only tours end."""
    return jnp.exp(-jnp.maximum(log_not_relieved(haste), 0.0))


def share_relieved(haste: jax.Array) -> jax.Array:
    """Of those who go home, the share in whose place others come, 0 to 1; all of them where only tours end."""
    return jnp.exp(-jnp.maximum(haste + log_not_relieved(haste), 0.0))


def _withdrawal(claim: Claim) -> Withdrawal | None:
    """What a claim tells of people gone home in a time; None for every other claim."""
    if claim.quantity != Quantity.RETURNED or not claim.is_window or claim.as_of_start is None:
        return None
    return Withdrawal(claim.subject, claim.as_of_start, claim.as_of_end or claim.said_on)


def told_falls(force: str, claims: Iterable[Claim]) -> Iterator[Withdrawal]:
    """Days between which the strength of a force is told to have fallen by `A_FALL` or more, in order.

    Two speakers who differ by a quarter about the same strength tell of no fall. So one of them must tell both of the
    higher and of the lower level, or a third must have told of the higher one too.
    """
    told = told_counts(force, claims)
    for place, (before, after) in enumerate(pairwise(told), start=1):
        fell = before.number > 0.0 and is_lower(after.number, before.number)
        if before.day < after.day and fell and _is_borne_out(told, place):
            yield Withdrawal(force, before.day + timedelta(days=1), after.day)


class StrengthTold(NamedTuple):
    """What a group said of a force's strength: the day, the number or ceiling, and who."""

    day: date
    number: float
    group: str


def told_counts(force: str, claims: Iterable[Claim]) -> list[StrengthTold]:
    """What was said of a force's strength, in order of day."""
    return sorted(
        StrengthTold(claim.day, number, claim.claimant_group)
        for claim in claims
        if claim.subject == force and (number := told_strength(claim)) is not None
    )


def is_lower(after: float, before: float) -> bool:
    """Whether one strength lies below another by as much as makes a fall."""
    return after <= (1.0 - A_FALL) * before


def _is_borne_out(told: Sequence[StrengthTold], place: int) -> bool:
    """Whether somebody tells both of the level before a count and of that at it, or two tell of the higher one."""
    high, low = told[place - 1], told[place]
    last_words = {one.group: one.number for one in told[:place]}
    told_high = {group for group, number in last_words.items() if is_lower(low.number, number)}
    next_word = next((one.number for one in told[place:] if one.group == high.group), math.inf)
    return low.group in told_high or len(told_high) > 1 or is_lower(next_word, high.number)


def told_strength(claim: Claim) -> float | None:
    """Those told to be present, at most where that is said; None for a floor, a denial, and every other claim."""
    if claim.quantity != Quantity.PRESENT or claim.is_denial:
        return None
    number = told_number(claim)
    return claim.number_high if number is None else number


def told_number(claim: Claim) -> float | None:
    """The number of a claim, or the middle of its range; None for a floor or a ceiling."""
    if claim.point is not None:
        return claim.point
    return (claim.low + claim.high) / 2.0 if claim.low is not None and claim.high is not None else None


def steps_of(one: Withdrawal, clock: Clock, grid: Grid) -> list[int]:
    """The steps whose middle lies in a withdrawal, or the one in which its own lies."""
    opening, closing = clock.beginning_of(one.first), clock.end_of(one.last)
    middles = (np.array(grid.ticks[:-1]) + np.array(grid.ticks[1:])) / 2.0
    inside: list[int] = np.flatnonzero((opening <= middles) & (middles <= closing)).tolist()
    return inside or [grid.step_of(int((opening + closing) / 2.0 // 1))]


def _apart(withdrawals: Iterable[Withdrawal]) -> list[tuple[date, date]]:
    """First and last days, in order: withdrawals that share a day are one."""
    merged: list[tuple[date, date]] = []
    for one in sorted(withdrawals):
        if merged and one.first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], one.last))
        else:
            merged.append((one.first, one.last))
    return merged
