"""Single fights: losses told of a few days because those days were bad, and the stretch that they stand for.

An ambush that killed four says nothing about the other six days of its week, and a reading of the day as a day like any
other makes twenty-eight dead of it. So where the days of which losses are told lie scattered, a number told of at most
a week is all that was worth telling of its stretch: the step of the fit in which its middle lies, shared evenly with
the other fights of that force in that step. Where told days follow one another closely, as a daily bulletin has them,
each number is read of its own days.

Scattered are days fewer than `DAILY` of those from the first to the last, or in fewer than `A_SERIES` stretches.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, Family
from passmuster.model.clock import Clock
from passmuster.model.grid import Grid

__all__ = ["stretches_of_fights"]

A_FIGHT: Final = 7
"""Days of the longest fight; a number of more is one of a time and not of an event."""

A_SERIES: Final = 4
"""Stretches from which on told days can be a series: two or three near one another are one battle told twice."""

DAILY: Final = 0.5
"""Share of the days from the first to the last that a series tells of."""

Stretch = tuple[date, date]


def stretches_of_fights(claims: Iterable[Claim], clock: Clock, grid: Grid) -> Mapping[str, tuple[float, float]]:
    """Where each claim about a single fight opens and closes, in weeks since the start, by the claim's id.

    Parameters
    ----------
    claims
        Those that are weighed.
    clock, grid
        The weeks and steps of the fit.
    """
    short: dict[str, list[tuple[Claim, Stretch]]] = defaultdict(list)
    for claim in claims:
        days = _days_of_a_fight(claim)
        if days is not None:
            short[claim.subject].append((claim, days))
    spans: dict[str, tuple[float, float]] = {}
    for told in short.values():
        fights = _merged(days for _, days in told)
        if not _is_series(fights):
            spans |= _spans(told, fights, clock, grid)
    return spans


def _days_of_a_fight(claim: Claim) -> Stretch | None:
    """First and last day of losses counted in at most a week; None for every other claim."""
    if FAMILY_OF_QUANTITY[claim.quantity] != Family.LOSSES or not claim.is_window:
        return None
    assert claim.as_of_start is not None
    assert claim.as_of_end is not None
    return (claim.as_of_start, claim.as_of_end) if (claim.as_of_end - claim.as_of_start).days < A_FIGHT else None


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The fights, in order: stretches that share a day are one."""
    fights: list[Stretch] = []
    for first, last in sorted(stretches):
        if fights and first <= fights[-1][1]:
            fights[-1] = (fights[-1][0], max(fights[-1][1], last))
        else:
            fights.append((first, last))
    return fights


def _is_series(fights: Sequence[Stretch]) -> bool:
    """Whether days are told one after another, as a bulletin does."""
    told = sum((last - first).days + 1 for first, last in fights)
    return len(fights) >= A_SERIES and told >= DAILY * ((fights[-1][1] - fights[0][0]).days + 1)


def _spans(
    told: Sequence[tuple[Claim, Stretch]], fights: Sequence[Stretch], clock: Clock, grid: Grid
) -> dict[str, tuple[float, float]]:
    """The part of its step that each fight stands for, by the ids of its claims."""
    within: dict[int, list[Stretch]] = defaultdict(list)
    for fight in fights:
        within[_step_of(fight, clock, grid)].append(fight)
    part: dict[Stretch, tuple[float, float]] = {}
    for step, shared in within.items():
        opening, length = float(grid.ticks[step]), float(grid.weeks[step]) / len(shared)
        part |= {fight: (opening + at * length, opening + (at + 1) * length) for at, fight in enumerate(shared)}
    return {claim.claim_id: part[fight] for claim, days in told for fight in fights if fight[0] <= days[0] <= fight[1]}


def _step_of(fight: Stretch, clock: Clock, grid: Grid) -> int:
    """The step in which the middle of a fight lies; the first or the last for one outside the case."""
    middle = clock.beginning_of(fight[0] + timedelta(days=(fight[1] - fight[0]).days // 2))
    return grid.step_of(int(middle // 1))
