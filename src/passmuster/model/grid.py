"""The steps of a fit: as fine as what is said, so that its cost follows the evidence and not the length of a war.

Latent intensities move once a step. Where claims crowd a step is a week; where nobody speaks it is a month or a
quarter. Each week demands a part of a step,

    demand_t = clip(CLOSE · readings within QUARTER / (2 · QUARTER + 1), 1 / LONGEST, 1),

readings being the weeks that some claim is read off in, and all of a step where a claim counts what happened in a few
weeks. Steps end where the running demand passes whole numbers. A war whose demands exceed MOST_STEPS has all of them
scaled down alike. Wars of up to ALWAYS_WEEKLY weeks have a step a week whoever speaks.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from passmuster.ledger import Claim
from passmuster.model.clock import Clock
from passmuster.observation.reading_off import between

__all__ = ["ALWAYS_WEEKLY", "MOST_STEPS", "Grid", "make_grid"]

ALWAYS_WEEKLY = 26
"""Half a year of weekly steps is cheap, and what was said of it may come later."""
MOST_STEPS = 39
"""Steps of one fit; customary: more would cost minutes and no claim could tell them apart."""
LONGEST = 13
"""Weeks of the longest step where demands are not scaled down: a quarter."""
QUARTER = 6
"""Weeks to both sides over which readings are counted: with the week itself a quarter."""
CLOSE = 4.0
"""Steps for each reading: three readings in a quarter make its steps weekly, one makes them months."""


@dataclass(frozen=True)
class Grid:
    """Where steps end. `ticks` are week boundaries, whole weeks since the case's start, rising from 0."""

    ticks: tuple[int, ...]

    @property
    def n_steps(self) -> int:
        """How many steps."""
        return len(self.ticks) - 1

    @cached_property
    def weeks(self) -> np.ndarray:
        """Length of every step in weeks, shape (n_steps,)."""
        return np.diff(self.ticks)

    @property
    def is_weekly(self) -> bool:
        """Whether every step is one week."""
        return int(self.weeks.max()) == 1

    def step_of(self, week: int) -> int:
        """The step that holds week `week`, counted from 0; the nearest for a week outside."""
        return int(np.clip(np.searchsorted(self.ticks, week, side="right") - 1, 0, self.n_steps - 1))

    def padded(self, n_steps: int) -> "Grid":
        """The same steps followed by weeks, so that there are `n_steps` in all."""
        last = self.ticks[-1]
        return Grid((*self.ticks, *range(last + 1, last + 1 + n_steps - self.n_steps)))

    def weekly_paths(self, paths: np.ndarray) -> np.ndarray:
        """Paths at ticks, shape (..., n_steps + 1), at every week boundary; straight within a step."""
        if self.is_weekly:
            return paths
        return self._at(paths, np.arange(self.ticks[-1] + 1))

    def level(self, at_tick: Callable[[int], np.ndarray], position: float) -> np.ndarray:
        """What `weekly_paths` are at `position` weeks since the start, of paths that are told tick by tick, (...,)."""
        before, share = between(np.arange(self.ticks[-1] + 1), position)
        first, second = (self._told(at_tick, int(week)) for week in (before, before + 1))
        level: np.ndarray = first + share * (second - first)
        return level

    def _told(self, at_tick: Callable[[int], np.ndarray], week: int) -> np.ndarray:
        """Paths at one week boundary, straight within a step."""
        if self.is_weekly:
            return at_tick(week)
        step = min(max(bisect_right(self.ticks, week) - 1, 0), self.n_steps - 1)
        share = (week - self.ticks[step]) / self.weeks[step]
        first = at_tick(step)
        there: np.ndarray = first + share * (at_tick(step + 1) - first)
        return there

    def _at(self, paths: np.ndarray, boundaries: np.ndarray) -> np.ndarray:
        """Paths at some week boundaries, shape (..., *boundaries.shape); straight within a step."""
        ticks = np.array(self.ticks)
        step = np.clip(np.searchsorted(ticks, boundaries, side="right") - 1, 0, self.n_steps - 1)
        share = (boundaries - ticks[step]) / self.weeks[step]
        there: np.ndarray = paths[..., step] + share * (paths[..., step + 1] - paths[..., step])
        return there

    def weekly_values(self, values: np.ndarray) -> np.ndarray:
        """Values that hold throughout a step, shape (draw, n_steps, ...), for every week."""
        return values if self.is_weekly else np.repeat(values, self.weeks, axis=1)


def make_grid(clock: Clock, claims: Sequence[Claim]) -> Grid:
    """The steps that the weighed claims ask for."""
    if clock.n_weeks <= ALWAYS_WEEKLY:
        return Grid(tuple(range(clock.n_weeks + 1)))
    running = np.concatenate([[0.0], np.cumsum(_demand(clock, claims))])
    n_steps = min(math.ceil(running[-1]), MOST_STEPS)
    marks = np.linspace(0.0, running[-1], n_steps + 1)
    return Grid(tuple(np.unique(np.round(np.interp(marks, running, np.arange(running.size))).astype(int)).tolist()))


def _demand(clock: Clock, claims: Sequence[Claim]) -> np.ndarray:
    """The part of a step that each week asks for, shape (n_weeks,)."""
    read, fine = np.zeros(clock.n_weeks), np.zeros(clock.n_weeks)
    for claim in claims:
        last = _week(clock, clock.end_of(claim.day))
        read[last] = 1.0
        if claim.as_of_start is not None and claim.is_window:
            first = _week(clock, math.floor(clock.beginning_of(claim.as_of_start)) + 1.0)
            read[first] = 1.0
            fine[first : last + 1] = np.maximum(fine[first : last + 1], 1.0 / (last + 1 - first))
    around = np.convolve(read, np.full(2 * QUARTER + 1, 1.0 / (2 * QUARTER + 1)), mode="same")
    return np.clip(np.maximum(CLOSE * around, fine), 1.0 / LONGEST, 1.0)


def _week(clock: Clock, position: float) -> int:
    """The week that ends at or after a position, within the case."""
    return min(max(math.ceil(position) - 1, 0), clock.n_weeks - 1)
