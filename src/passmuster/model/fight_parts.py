"""The stretch of time that each told fight stands for, and what longer times hold of it.

A fight stands for the step in which its middle lies (`model/fights.py`). Several in one step share it as they were told
to compare, since what is lost goes evenly through a step: nine dead of one day and two of another are nine and two of
eleven. A longer time told within the step stands for all of it, and where it holds all its fights and tells of more
than they do, there were others besides, which have their share too.

A longer time reads all that the fights stand for which it holds: the dead of a battle's first days are among those of
the whole battle, though it began in the middle of a week. Where the same side tells of hardly more dead some days
later, nothing happened in these days but the counting, and the longer time is the fight and no more.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.clock import Clock
from passmuster.model.fights import A_BATTLE, A_FIGHT, Stretch, days_of_losses, is_series, merged, step_of
from passmuster.model.grid import Grid

__all__ = ["counted_on", "stretches_of_fights"]

A_COUNT: Final = 1.25
"""Times by which a number of the same losses grows while they are counted; beyond it more was lost. Firm numbers of
losses scatter by about a quarter (`noise_losses` of the priors)."""

COMPARED: Final = (Quantity.KILLED, Quantity.CASUALTIES, Quantity.IRRECOVERABLE, Quantity.WOUNDED, Quantity.CAPTURED)
"""What fights are compared by: the first of these that is told of each."""

NO_ONE: Final = 0.5
"""Heads that a fight without losses counts for beside others: fewer than one."""

Span = tuple[float, float]


class _Told(NamedTuple):
    """A claim about losses from one day to another, both included."""

    claim: Claim
    days: Stretch

    @property
    def length(self) -> int:
        """Days, both ends included."""
        return (self.days[1] - self.days[0]).days + 1


def stretches_of_fights(claims: Iterable[Claim], clock: Clock, grid: Grid) -> Mapping[str, Span]:
    """Where each claim about a fight, and each that holds one, opens and closes, in weeks since the start, by its id.

    Parameters
    ----------
    claims
        Those that are weighed.
    clock, grid
        The weeks and steps of the fit.
    """
    spans: dict[str, Span] = {}
    for told in _by_force(claims):
        short, longer = _short_and_longer(told)
        fights = merged(one.days for one in short)
        if not is_series(fights):
            stands_for = _stands_for(fights, told, clock, grid)
            spans |= {
                one.claim.claim_id: part
                for one in short
                for fight, part in stands_for.items()
                if _holds(fight, one.days)
            }
            spans |= _holding(longer, short, stands_for, clock, grid)
    return spans


def counted_on(claims: Iterable[Claim]) -> frozenset[str]:
    """Ids of the claims about battles that are fights told before, counted for some days more."""
    found = set()
    for told in _by_force(claims):
        short, longer = _short_and_longer(told)
        fights = merged(one.days for one in short)
        for one in longer:
            held = [fight for fight in fights if _holds(one.days, fight)]
            if held and _is_counted_on(one, held, short):
                found.add(one.claim.claim_id)
    return frozenset(found)


def _by_force(claims: Iterable[Claim]) -> list[list[_Told]]:
    """Claims about losses from one day to another, those about each force together."""
    of_force: dict[str, list[_Told]] = defaultdict(list)
    for claim in claims:
        days = days_of_losses(claim)
        if days is not None:
            of_force[claim.subject].append(_Told(claim, days))
    return list(of_force.values())


def _short_and_longer(told: Sequence[_Told]) -> tuple[list[_Told], list[_Told]]:
    """Claims about at most a week, and those about longer times."""
    short = [one for one in told if one.length <= A_FIGHT]
    return short, [one for one in told if one.length > A_FIGHT]


def _stands_for(fights: Sequence[Stretch], told: Sequence[_Told], clock: Clock, grid: Grid) -> dict[Stretch, Span]:
    """The part of its step that each fight stands for, in weeks since the start."""
    within: dict[int, list[Stretch]] = defaultdict(list)
    for fight in fights:
        within[step_of(fight, clock, grid)].append(fight)
    part: dict[Stretch, Span] = {}
    for step, shared in within.items():
        opening, closing = float(grid.ticks[step]), float(grid.ticks[step + 1])
        in_step = [one for one in told if _lies_in(one.days, shared, opening, closing, clock)]
        shares = np.cumsum([0.0, *_compared(shared, in_step)])
        ends = (opening + (closing - opening) * shares / shares[-1]).tolist()
        part |= dict(zip(shared, pairwise(ends), strict=False))
    return part


def _lies_in(days: Stretch, fights: Sequence[Stretch], opening: float, closing: float, clock: Clock) -> bool:
    """Whether a time is one of the fights of a step, or lies within the step."""
    is_within = opening <= clock.beginning_of(days[0]) and clock.end_of(days[1]) <= closing
    return is_within or any(_holds(fight, days) for fight in fights)


def _compared(fights: Sequence[Stretch], told: Sequence[_Told]) -> list[float]:
    """How large the fights of a step were told to be beside one another, and behind them what was lost besides.

    All alike where there is nothing that is told of each.
    """
    for quantity in COMPARED:
        of_it = [one for one in told if one.claim.quantity == quantity]
        own = [[_number(one.claim) for one in of_it if _holds(fight, one.days)] for fight in fights]
        if all(own):
            sizes = [_middle(numbers) for numbers in own]
            wholes = [
                _number(one.claim)
                for one in of_it
                if one.length > A_FIGHT and all(_holds(one.days, fight) for fight in fights)
            ]
            whole = _middle(wholes) if wholes else 0.0
            return [*sizes, whole - sum(sizes)] if whole > A_COUNT * sum(sizes) else sizes
    return [1.0] * len(fights)


def _holding(
    longer: Sequence[_Told], short: Sequence[_Told], stands_for: Mapping[Stretch, Span], clock: Clock, grid: Grid
) -> dict[str, Span]:
    """What longer times read that hold a fight whole, by the ids of their claims; no others."""
    spans = {}
    for one in longer:
        held = [fight for fight in stands_for if _holds(one.days, fight)]
        if held:
            beyond = [] if _is_counted_on(one, held, short) else [_reach(one.days, clock, grid)]
            openings, closings = zip(*(stands_for[fight] for fight in held), *beyond, strict=True)
            spans[one.claim.claim_id] = min(openings), max(closings)
    return spans


def _reach(days: Stretch, clock: Clock, grid: Grid) -> Span:
    """Where days open and close; those within one step stand for it as a fight does."""
    opening, closing = clock.beginning_of(days[0]), clock.end_of(days[1])
    step = grid.step_of(int(opening // 1))
    if grid.ticks[step] <= opening and closing <= grid.ticks[step + 1]:
        return float(grid.ticks[step]), float(grid.ticks[step + 1])
    return opening, closing


def _is_counted_on(battle: _Told, fights: Sequence[Stretch], short: Sequence[_Told]) -> bool:
    """Whether a battle is told with hardly more than the same side told of each of its fights."""
    kind = battle.claim.quantity, battle.claim.claimant_group
    own = [one for one in short if (one.claim.quantity, one.claim.claimant_group) == kind]
    of_each = [[_number(one.claim) for one in own if _holds(fight, one.days)] for fight in fights]
    return battle.length <= A_BATTLE and all(of_each) and _number(battle.claim) <= A_COUNT * sum(map(max, of_each))


def _holds(longer: Stretch, days: Stretch) -> bool:
    return longer[0] <= days[0] and days[1] <= longer[1]


def _number(claim: Claim) -> float:
    """The number of a claim, or the middle of its range; above 0."""
    numbers = [number for number in (claim.number_low, claim.number_high) if number is not None]
    return max(sum(numbers) / len(numbers), NO_ONE)


def _middle(numbers: Sequence[float]) -> float:
    """The geometric mean of numbers above 0."""
    return math.exp(sum(map(math.log, numbers)) / len(numbers))
