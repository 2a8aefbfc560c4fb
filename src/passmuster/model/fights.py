"""Single fights: losses told of a few days because those days were bad, and the stretch that they stand for.

An ambush that killed four says nothing about the other six days of its week, and a reading of the day as a day like any
other makes twenty-eight dead of it. So where the days of which losses are told lie scattered, a number told of at most
a week is all that was worth telling of its stretch: the step of the fit in which its middle lies, shared evenly with
the other fights of that force in that step. Where told days follow one another closely, as a daily bulletin has them,
each number is read of its own days.

Scattered are days fewer than `DAILY` of those from the first to the last, or in fewer than `A_SERIES` stretches.

What holds of the days of a week holds of the weeks of a war: fights and battles that are told while other weeks are not
were the worst of them. So the log hazard of the steps they stand for lies above the others', before any number is
looked at, by what the worst share p of a normal's draws lie above its mean,

    k(d) σ / √(1 − φ²) · q(p),      q(p) = density(Φ⁻¹(1 − p)) / p,

p being the share of the weeks so far in which the told steps lie (all told, none is worse), σ and φ the shipped
priors' shock and persistence of hazard, and k(d) what the mean over d weeks keeps of a spread (`latent/intensity.py`).

Offensives of a month or a season are told for the same reason, and what a forecast of such a number expects goes by the
same law: the longer they are, and the more of the war they take up, the less they lie above it (`told_battles`).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np

from passmuster.latent.intensity import mean_spread
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, Family
from passmuster.model.clock import Clock
from passmuster.model.grid import Grid
from passmuster.model.priors import DEFAULTS
from passmuster.observation.special import ndtri

__all__ = [
    "A_BATTLE",
    "A_FIGHT",
    "A_SEASON",
    "SPREAD",
    "Stretch",
    "battle_hazard",
    "days_of_losses",
    "is_battle",
    "is_series",
    "merged",
    "share_told",
    "spread_over",
    "step_of",
    "told_battles",
]

A_FIGHT: Final = 7
"""Days of the longest fight; a number of more is one of a time and not of an event."""

A_BATTLE: Final = 21
"""Days of the longest battle of which the fit is told beforehand that it was one."""

A_SEASON: Final = 91
"""Days of the longest offensive, as silences have it (`silences.py`); a number of more is one of a time."""

A_SERIES: Final = 4
"""Stretches from which on told days can be a series: two or three near one another are one battle told twice."""

DAILY: Final = 0.5
"""Share of the days from the first to the last that a series tells of."""

SHOCK: Final = math.exp(DEFAULTS["hazard_shock"].location)
PERSISTENCE: Final = 1.0 / (1.0 + math.exp(-DEFAULTS["hazard_persistence"].location))
"""Medians of the shipped priors. A case's own would make battles of one size of its war's calmness or fury, which one
told battle cannot tell."""

SPREAD: Final = SHOCK / math.sqrt(1.0 - PERSISTENCE**2)
"""Standard deviation of the log hazard of a week about its long-run level, by them."""

Stretch = tuple[date, date]


def battle_hazard(
    claims: Iterable[Claim], forces: Sequence[str], begins: Sequence[float], clock: Clock, grid: Grid
) -> np.ndarray:
    """How far the log hazard of each step lies above that of steps without a told battle; (n_steps, n_forces).

    Parameters
    ----------
    claims
        Those that are weighed.
    forces, begins
        Ids of the forces, and the week in which each began to come.
    clock, grid
        The weeks and steps of the fit.
    """
    battles: dict[str, list[Stretch]] = defaultdict(list)
    for claim in claims:
        days = _days_of_a_fight(claim, A_BATTLE)
        if days is not None:
            battles[claim.subject].append(days)
    above = np.zeros((grid.n_steps, len(forces)))
    spread = np.asarray(mean_spread(np.asarray(PERSISTENCE), grid.weeks, xp=np)) * SPREAD
    for place, (force, begin) in enumerate(zip(forces, begins, strict=True)):
        fought = merged(battles[force])
        steps = sorted({step for battle in fought for step in _steps_of(battle, clock, grid)})
        share = float(grid.weeks[steps].sum()) / max(clock.n_weeks - max(begin, 0.0), 1.0)
        if 0.0 < share < 1.0 and not is_series(fought):
            above[steps, place] = spread[steps] * _worst(share)
    return above


def is_battle(claim: Claim) -> bool:
    """Whether a claim counts losses of at most three weeks: a time so short is told of for what happened in it."""
    return _days_of_a_fight(claim, A_BATTLE) is not None


def told_battles(claims: Iterable[Claim], force_id: str) -> tuple[Claim, ...] | None:
    """Claims about fights, battles and offensives of a force, in their order; None where its days are told as a series.

    Offensives of more than three weeks are no months of the calendar, and are none where such times are told one after
    another.
    """
    told = [(claim, days) for claim in claims if claim.subject == force_id and (days := _days_of_an_offensive(claim))]
    battles = [days for claim, days in told if is_battle(claim)]
    if is_series(merged(battles)):
        return None
    longer = [days for claim, days in told if not is_battle(claim)]
    is_in_turn = is_series(merged(longer))
    return tuple(claim for claim, _ in told if is_battle(claim) or not is_in_turn)


def share_told(claims: Iterable[Claim], weeks: float) -> float:
    """Which part of so many weeks told fights take up, each a week at least; from 0 to 1."""
    days = merged(days for claim in claims if (days := _days_of_a_fight(claim, A_SEASON)) is not None)
    return min(sum(max((last - first).days + 1, A_FIGHT) for first, last in days) / A_FIGHT / max(weeks, 1.0), 1.0)


def spread_over(days: int) -> float:
    """Standard deviation of the log of the mean hazard over so many days, a week at least, about its long-run level."""
    weeks = max(days, A_FIGHT) / A_FIGHT
    return SPREAD * float(mean_spread(np.asarray(PERSISTENCE), np.asarray(weeks), xp=np))


def _days_of_an_offensive(claim: Claim) -> Stretch | None:
    """First and last day of losses counted in at most a season; None for others, and for months of the calendar."""
    days = _days_of_a_fight(claim, A_SEASON)
    return None if days is None or (not is_battle(claim) and _are_months(days)) else days


def _are_months(days: Stretch) -> bool:
    """Whether days are one or more whole months of the calendar."""
    return days[0].day == 1 and (days[1] + timedelta(days=1)).day == 1


def _worst(share: float) -> float:
    """How far the mean of the worst draws of a standard normal, so large a share of them, lies above that of all."""
    beginning = float(ndtri(share))
    return math.exp(-(beginning**2) / 2.0) / math.sqrt(2.0 * math.pi) / share


def _steps_of(battle: Stretch, clock: Clock, grid: Grid) -> list[int]:
    """The steps whose middle lies in a battle, or the one in which its own lies."""
    first, last = clock.beginning_of(battle[0]), clock.end_of(battle[1])
    middles = (np.array(grid.ticks[:-1]) + np.array(grid.ticks[1:])) / 2.0
    inside: list[int] = np.flatnonzero((first <= middles) & (middles <= last)).tolist()
    return inside or [step_of(battle, clock, grid)]


def days_of_losses(claim: Claim) -> Stretch | None:
    """First and last day of losses counted from one day to another; None for every other claim."""
    if FAMILY_OF_QUANTITY[claim.quantity] != Family.LOSSES or not claim.is_window:
        return None
    assert claim.as_of_start is not None
    assert claim.as_of_end is not None
    return claim.as_of_start, claim.as_of_end


def _days_of_a_fight(claim: Claim, longest: int) -> Stretch | None:
    """The same of losses counted in at most so many days; None for every other claim."""
    days = days_of_losses(claim)
    return days if days is not None and (days[1] - days[0]).days < longest else None


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The fights, in order: stretches that share a day are one."""
    fights: list[Stretch] = []
    for first, last in sorted(stretches):
        if fights and first <= fights[-1][1]:
            fights[-1] = (fights[-1][0], max(fights[-1][1], last))
        else:
            fights.append((first, last))
    return fights


def is_series(fights: Sequence[Stretch]) -> bool:
    """Whether days are told one after another, as a bulletin does."""
    told = sum((last - first).days + 1 for first, last in fights)
    return len(fights) >= A_SERIES and told >= DAILY * ((fights[-1][1] - fights[0][0]).days + 1)


def step_of(fight: Stretch, clock: Clock, grid: Grid) -> int:
    """The step in which the middle of a fight lies; the first or the last for one outside the case."""
    middle = clock.beginning_of(fight[0] + timedelta(days=(fight[1] - fight[0]).days // 2))
    return grid.step_of(int(middle // 1))
