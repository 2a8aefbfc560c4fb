"""Landings: people told to have come in some days or in a month because they came then, beside a force's pace.

That a hundred and forty-four landed on a Friday says nothing of the Fridays before and after. Read of the pace, it made
a thousand a week and tens of thousands in half a year. So who would have come by the end of step t, had nothing moved,
grows in the step that holds the middle of a told landing i by as much as it was told for, beside the pace and the told
build-ups (`model/coming.py`):

    log E_t = log E_{t−1} + d g_t + Σ_i m_{ti} j_i,     j_i > 0

m_{ti} being 1 there; a landing of more than a week goes evenly through its days, of which so large a share lies in t.

and those who land come whatever waves do: E_t (1 − e^{−J_t}), J_t being the sum of the j_i of step t. The step has the
pace of any other, and a landing in a force that is large already needs no more than that.

A landing of a week or less lies in its own days and not evenly in its step. What a window reads off the path of
everybody sent, straight within a step, is put right by the days of the landing that it covers (`covered`).

Arrivals of more than a month are those of a time. Told days or months that follow one another closely are a series,
as with losses (`model/fights.py`): each is like the others, and none is a landing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

import numpy as np

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.clock import Clock
from passmuster.model.fights import A_FIGHT, Stretch, is_series, merged, step_of
from passmuster.model.grid import Grid

__all__ = ["Landing", "covered", "steps_of_landings", "told_landings"]

LONGEST: Final = 31
"""Days of the longest landing: "fifteen hundred landed in December" tells of them and not of the months about."""


class Landing(NamedTuple):
    """People of a force told to have come from one day to another, both included."""

    force_id: str
    first: date
    last: date


def told_landings(
    claims: Iterable[Claim], forces: Collection[str], known: Sequence[Landing] = ()
) -> tuple[Landing, ...]:
    """The landings that claims tell of, in order of force and day; `known`, of an earlier fit, keep their places."""
    days: dict[str, list[Stretch]] = defaultdict(list)
    for claim in claims:
        if claim.subject in forces and (stretch := _days(claim)) is not None:
            days[claim.subject].append(stretch)
    told = [Landing(force, *one) for force in forces for one in _landings(days[force])]
    return (*known, *(one for one in told if not any(_share_days(one, other) for other in known)))


def steps_of_landings(
    told: Sequence[Landing], forces: Sequence[str], clock: Clock, grid: Grid, n_steps: int, n_told: int
) -> np.ndarray:
    """The share of each landing that lies in each step, (n_steps, n_forces, n_told), with padding."""
    marks = np.zeros((n_steps, len(forces), n_told))
    for place, one in enumerate(told):
        if one.force_id in forces:
            shares = _shares(one, clock, grid)
            marks[: shares.size, forces.index(one.force_id), place] = shares
    return marks


def covered(
    told: Sequence[Landing],
    clock: Clock,
    grid: Grid,
    opening: np.ndarray | float,
    closing: np.ndarray | float,
    named: tuple[np.ndarray | float, np.ndarray | float] | None = None,
) -> np.ndarray:
    """The share of each landing that windows read beyond what a straight path has, (*shape of a window, n_told).

    A window that covers the days of a landing holds all of it, 1, of which a straight path shows its part of the steps;
    one that lies beside them in a step holds none, of which it shows its part as well.

    Parameters
    ----------
    told
        The landings.
    clock, grid
        The weeks and steps of the fit.
    opening, closing
        Where windows open and close, in weeks since the start, of one shape.
    named
        Where claims name them to, if these are days that their numbers may be true of as well. A landing that was told
        a week late was one a week before: whoever names days of it reads it on any of them.
    """
    beyond = []
    for one in told:
        own = clock.beginning_of(one.first), clock.end_of(one.last)
        shares = _shares(one, clock, grid)
        even = sum(
            shares[step] * _within((float(grid.ticks[step]), float(grid.ticks[step + 1])), opening, closing)
            for step in np.flatnonzero(shares).tolist()
        )
        here = _within(own, opening, closing)
        if named is not None:
            here = np.where(_is_inside(own, *named), _within(own, *named), here)
        beyond.append(here - even)
    return np.stack(beyond, axis=-1) if beyond else np.zeros((*np.shape(opening), 0))


def _days(claim: Claim) -> Stretch | None:
    """First and last day of arrivals counted in at most a month; None for every other claim, and where none came."""
    if claim.quantity != Quantity.ARRIVALS or not claim.is_window or claim.number_high == 0:
        return None
    assert claim.as_of_start is not None
    assert claim.as_of_end is not None
    is_short = (claim.as_of_end - claim.as_of_start).days < LONGEST
    return (claim.as_of_start, claim.as_of_end) if is_short else None


def _landings(days: Iterable[Stretch]) -> Sequence[Stretch]:
    """Stretches that share a day are one; none where they are told as a series.

    A time of more than a week that shares a day with a shorter one is the whole that this is of, and no landing.
    """
    short = merged(one for one in days if _is_short(one))
    longer = merged(
        (first, last)
        for first, last in days
        if not _is_short((first, last)) and not any(first <= ends and begins <= last for begins, ends in short)
    )
    told = sorted([*short, *longer])
    return () if is_series(told) else told


def _is_short(days: Stretch) -> bool:
    return (days[1] - days[0]).days < A_FIGHT


def _share_days(one: Landing, other: Landing) -> bool:
    return one.force_id == other.force_id and one.first <= other.last and other.first <= one.last


def _shares(one: Landing, clock: Clock, grid: Grid) -> np.ndarray:
    """The share of a landing that lies in each step, shape (n_steps,): of its days, or of its middle if they are few.

    All of it in the first step or the last where its days lie outside the case.
    """
    shares = np.zeros(grid.n_steps)
    if not _is_short((one.first, one.last)):
        ticks = np.clip(np.array(grid.ticks, dtype=float), clock.beginning_of(one.first), clock.end_of(one.last))
        shares = np.diff(ticks)
    if not shares.any():
        shares[step_of((one.first, one.last), clock, grid)] = 1.0
    of_all: np.ndarray = shares / shares.sum()
    return of_all


def _within(days: tuple[float, float], opening: np.ndarray | float, closing: np.ndarray | float) -> np.ndarray:
    """Which part of some days lies in each window, 0 to 1."""
    first, last = days
    here, there = (np.clip((np.asarray(moment) - first) / (last - first), 0.0, 1.0) for moment in (opening, closing))
    return np.asarray(there - here)


def _is_inside(days: tuple[float, float], opening: np.ndarray | float, closing: np.ndarray | float) -> np.ndarray:
    """Whether windows open and close within some days."""
    first, last = days
    return np.asarray((np.asarray(opening) > first - NO_TIME) & (np.asarray(closing) < last + NO_TIME))


NO_TIME: Final = 1e-6
"""Weeks by which what is the same moment may differ."""
