"""Stances ahead: what the partner turns to and when, path by path, and what each does to arrivals and returns.

Risks compete week by week. Leaving, cutting back, a separate peace, the end of the war and defeat come at the hazards
of past partners (`precedents`), sending more at the rate of past contingents that stayed (`precedents/growth.py`).
A path keeps its course until the first of them. After a surge a partner may still leave; after an exit nothing follows.

| stance | arrivals | losses | who goes home |
| --- | --- | --- | --- |
| sustain | replaces what it loses, at most | as they run | as tours end |
| surge | in four weeks enough to be 1.25 to 3 times as many | as they run | as tours end |
| draw down | none for eight weeks, then as before | as they run | down to a tenth to a half in eight weeks |
| withdraw | none | as they run | down to a ten-thousandth to a tenth in eight weeks |
| turn to diplomacy | none | none | down to a ten-thousandth to a tenth in half a year |
| (war over) | none | none | down to a ten-thousandth to a tenth in half a year |

Random numbers of fates are those of the seed alone: with one seed a lever moves when something comes, and not the luck.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.model.steering import Steering
from passmuster.precedents.growth import SurgeRate
from passmuster.precedents.participant import CAUSES, Exit
from passmuster.randomness import RandomStream, generator

__all__ = ["STANCE_ASSUMPTIONS", "Fates", "draw_fates", "steering_of"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SURGE_WEEKS: Final = 4
"""Weeks in which a surge arrives: past waves came within a month or two, and their rate counts when they are there."""

LEAVING_WEEKS: Final = 8
"""Weeks that a withdrawal or a cut takes."""

WINDING_UP_WEEKS: Final = 26
"""Weeks in which a force goes home when nobody fights any more."""

LEFT_BEHIND: Final = (0.0001, 0.1)
DRAWN_DOWN_TO: Final = (0.1, 0.5)
"""Shares of strength at the end, evenly between on the log scale. By the precedents' own definitions who has left keeps
at most about a tenth. Of a dozen past contingents that withdrew, in numbers from two thousand to two hundred thousand,
nine left nobody who was counted and two some dozens or hundreds: half of the range is below one in three hundred."""

DRAWDOWN, PEACE, OVER = CAUSES.index(Exit.DRAWDOWN), CAUSES.index(Exit.SWITCHED_SIDE), CAUSES.index(Exit.COMPLETED)

STANCE_ASSUMPTIONS: Final = (
    "A partner that keeps its course replaces between the share of its losses that it replaced in the last quarter and "
    "all of them; an expert may hold that it sends what it has promised instead.",
    "A surge comes at the rate at which contingents of three coalition wars grew by a quarter, all of them led by the "
    "United States, or as plans on record have it; an expert may hold that a partner paid in technology decides "
    "otherwise.",
    "A partner that is on its way out sends no more: the rate of a surge falls by the chance, after what it signed, "
    "ordered or began, that this leads to leaving; an expert may point to Egypt, which sent more to Yemen after the "
    "accord of 1965.",
    "Others who help the same side, and other forces of the partner, leave with it ten times in fourteen and all when "
    "the war is over; an expert may hold that those whom a body of many states sent stay.",
    "Sending more and leaving are otherwise independent of one another, given the war; an expert may hold that who has "
    "just sent more is less likely to leave.",
)
"""What an expert may dispute; printed beside the actions."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Fates:
    """What befalls the partner on each path, shape (path,).

    `exit_week` is the week ahead, counted from 1, at whose end it has begun to leave, n_weeks + 1 for not at all, and
    `cause` the index into `CAUSES` (-1 for none). `surge_week` likewise for sending more, and `growth` how many times
    larger it then becomes. `left_share` is what the exit leaves. A surge after an exit does not happen.
    """

    n_weeks: int
    exit_week: Ints
    cause: Ints
    surge_week: Ints
    growth: Floats
    left_share: Floats


def draw_fates(
    left: Floats,
    surges: SurgeRate,
    *,
    n_paths: int,
    n_weeks: int,
    surge_factor: ArrayLike = 1.0,
    surge_floor: ArrayLike = 0.0,
    seed: int,
) -> Fates:
    """The fate of each path.

    Parameters
    ----------
    left
        Probability of having left by each week and cause, shape (draw, n_weeks + 1, cause), week 0 first. Paths go
        round the draws evenly.
    surge_factor
        Multiplies the rate of surges: a number, or one for each path and week, shape (n_paths, n_weeks), of which
        either may be 1.
    surge_floor
        The least that the weekly hazard of a surge is: a number, or one for each path and week, shape
        (n_paths, n_weeks).
    """
    random = generator(RandomStream.FATES, seed)
    when, which, cut, wait = random.random((4, n_paths))
    draw = np.arange(n_paths) * len(surges.per_week) // n_paths
    # Rates and growths go with a path by an order of their own, so that neither hangs on the order of the posterior.
    rate = random.permutation(surges.drawn_in)[draw][:, None] * np.asarray(surge_factor, dtype=np.float64)
    hazard = np.maximum(rate, np.broadcast_to(np.asarray(surge_floor, dtype=np.float64), (n_paths, n_weeks)))
    surge_week = (np.cumsum(hazard, axis=1) < -np.log1p(-wait)[:, None]).sum(axis=1) + 1
    exit_week, cause = draw_exits(left, when, which, n_weeks)
    low, high = np.log(np.where((cause == DRAWDOWN)[:, None], DRAWN_DOWN_TO, LEFT_BEHIND)).T
    return Fates(
        n_weeks=n_weeks,
        exit_week=exit_week,
        cause=cause,
        surge_week=np.where(surge_week < exit_week, np.maximum(surge_week, 1), n_weeks + 1),
        growth=random.permutation(surges.growth)[draw],
        left_share=np.exp(low + cut * (high - low)),
    )


def draw_exits(left: Floats, when: Floats, which: Floats, n_weeks: int) -> tuple[Ints, Ints]:
    """Week and cause of each path's exit, by inverting the chance of having left."""
    n_paths = when.size
    own = left[np.arange(n_paths) * len(left) // n_paths]
    gone = own.sum(axis=2)
    week = (gone <= when[:, None]).sum(axis=1)
    leaves = week <= n_weeks
    at = np.minimum(week, n_weeks)
    paths = np.arange(n_paths)
    new = np.maximum(own[paths, at] - own[paths, np.maximum(at - 1, 0)], 0.0)
    shares = np.cumsum(new, axis=1) / np.maximum(new.sum(axis=1, keepdims=True), 1e-300)
    cause = np.minimum((shares <= which[:, None]).sum(axis=1), len(CAUSES) - 1)
    return np.where(leaves, np.maximum(week, 1), n_weeks + 1), np.where(leaves, cause, -1)


def steering_of(
    fates: Fates, *, strength: Floats, return_rate: Floats, force: int, n_forces: int, base: Steering | None = None
) -> Steering:
    """What the fates do to a force, on top of what a lever does to all.

    Parameters
    ----------
    strength
        People present on the as-of day, shape (path,); a surge is measured by it.
    return_rate
        Share of those present whose tour ends in a week, shape (path,); what goes home beyond it multiplies it.
    force
        Index of the partner's force among the `n_forces` of the paths.
    base
        Steering by levers, arrays of shape (path, week or 1, force) or numbers.
    """
    shape = (fates.exit_week.size, fates.n_weeks, n_forces)
    given = Steering() if base is None else base
    arrivals, losses, returns, extra = (full(value, shape) for value in given)
    week = np.arange(1, fates.n_weeks + 1)
    since = week - fates.exit_week[:, None]
    gone = since >= 0
    over = np.isin(fates.cause, (PEACE, OVER))[:, None] & gone
    cut = (fates.cause == DRAWDOWN)[:, None]
    barred = gone & (~cut | (since < LEAVING_WEEKS))
    surging = (week >= fates.surge_week[:, None]) & (week < fates.surge_week[:, None] + SURGE_WEEKS)
    arrivals[:, :, force] *= ~barred
    losses[:, :, force] *= ~over
    extra[:, :, force] = extra[:, :, force] * ~barred + surging * ~barred * (
        (fates.growth - 1.0) * strength / SURGE_WEEKS
    )[:, None]  # fmt: skip
    returns[:, :, force] += leaving_rate(fates, since, gone) / np.maximum(return_rate, 1e-12)[:, None]
    return Steering(arrivals=arrivals, casualty_hazard=losses, return_rate=returns, extra_arrivals=extra)


def leaving_rate(fates: Fates, since: Ints, gone: NDArray[np.bool_]) -> Floats:
    """Share of those present that goes home each week because the partner leaves, per week, shape (path, week)."""
    weeks = np.where(np.isin(fates.cause, (PEACE, OVER)), WINDING_UP_WEEKS, LEAVING_WEEKS)
    return np.where(gone & (since < weeks[:, None]), (-np.log(fates.left_share) / weeks)[:, None], 0.0)


def full(value: float | NDArray[np.float64], shape: Sequence[int]) -> Floats:
    """A steering array of full shape (path, week, force), to be written into."""
    array = np.asarray(value, dtype=np.float64)
    if array.ndim == 1:
        array = array[None, :, None]
    if array.ndim == 2:
        array = array[:, :, None]
    return np.array(np.broadcast_to(array, tuple(shape)))
