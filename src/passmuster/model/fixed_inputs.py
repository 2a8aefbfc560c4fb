"""What a fit is given, as arrays: they may change without compiling again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from passmuster.engine import jax
from passmuster.model.beginnings import chance_of_coming
from passmuster.model.bounds import log_most_present, log_most_sent
from passmuster.model.buildups import steps_of_buildups
from passmuster.model.claim_arrays import ClaimArrays
from passmuster.model.claim_noise import DATINGS, MODE_NOISES
from passmuster.model.design import Design
from passmuster.model.endings import share_that_comes
from passmuster.model.grid import Grid
from passmuster.model.kept_up import kept_up
from passmuster.model.landings import steps_of_landings
from passmuster.model.leans import NO_CELL, OWN_LOSSES, camp_prior, lean_share
from passmuster.model.lowered import share_that_still_comes, steps_of_lowered
from passmuster.model.moments import landed_by_claims, moments_of
from passmuster.model.parameters import Standardisation, standardisation
from passmuster.model.parts import ages
from passmuster.model.priors import PriorTable
from passmuster.model.relays import relay_arrays
from passmuster.model.shape import FAMILIES, FORCE_SERIES
from passmuster.model.silences import share_told_of
from passmuster.model.untold import UntoldArrays, untold_arrays
from passmuster.model.withdrawals import steps_of_withdrawals
from passmuster.observation.dating import SHIFTS
from passmuster.observation.reading_off import flow_weights, mean_weights

__all__ = ["MOST_SHARED", "READINGS_STEP", "FixedInputs", "PathReading", "Turns", "average_pace", "fixed_inputs"]


class PathReading(NamedTuple):
    """How claims are read off the paths: `weights` and `is_of` as in `observation/reading_off.py`.

    One row a claim, or, where they are many, one for each different reading of one day; `which` then names the row of
    each claim, measure and day, shape (n_claims, n_measures * len(SHIFTS)).

    Windows that opened before the case did read what came before it too: `before`, like `weights`, is as many mean
    weeks since the start, and `earlier_of`, shape (n_claims, n_earlier), holds a 1 for the force whose earlier pace
    they are multiplied by. `landed`, shape (n_claims, n_measures * len(SHIFTS), n_landings), is what they read of told
    landings beyond what a straight path has (`model/landings.py`). None where there is no such claim.
    """

    weights: jax.Array | np.ndarray
    is_of: jax.Array | np.ndarray
    which: jax.Array | np.ndarray | None = None
    before: jax.Array | np.ndarray | None = None
    earlier_of: jax.Array | np.ndarray | None = None
    landed: jax.Array | np.ndarray | None = None


READINGS_STEP = 256
"""Different readings are padded to whole steps of it."""


class Turns(NamedTuple):
    """Claims that are left out by turns: the posterior is multiplied by Σ_j c_j L_j(x)^(−h) (`model/shared_walk.py`).

    `marks`, shape (MOST_SHARED, n_claims), holds h for each claim that is left out in turn j and 0 elsewhere,
    `log_share`, shape (MOST_SHARED,), log c_j, minus infinity for a turn that is not taken.
    """

    marks: jax.Array | np.ndarray
    log_share: jax.Array | np.ndarray


MOST_SHARED = 16
"""Turns of one walk at most; customary, twice as many as the shipped case needs."""


class FixedInputs(NamedTuple):
    """What a fit is given, as arrays: they may change without compiling again.

    `weeks`, shape (n_steps,), are the lengths of the steps, and `past_weeks`, shape (n_steps, 1), the same with 0 for
    the steps that only pad, and `told_weeks`, shape (n_steps, n_forces), what of these is no long silence about losses
    (`share_told_of`). `pace`, `kept` and `begun`, shape (n_steps, n_forces), are `average_pace`, `kept_up`
    and `chance_of_coming`.
    `anchor_steps` has shape (n_forces,), `part_anchors` (n_parts,), and `part_ages`, shape (n_steps, n_parts), is
    `ages` of these. `cell_of`, shape (n_claims, n_cells), its like `habit_of` and `burst_of`, and `camp_of`, shape
    (n_cells, n_camps), hold a 1 where a claim has its lean cell, habit and burst and a cell its camp, and `dating_of`,
    shape (n_claims, len(DATINGS)), where a claim has its chance of misdating; a claim of prisoners has less than 1 of
    its cell (`lean_share`). `noise_of`, shape (n_claims,
    len(NOISES)), holds a 1 for every part of a claim's own noise. `is_own`, shape (n_cells,), marks parties that speak
    of their own losses. `camp_location` and `camp_scale` have shape (n_camps,): the priors of the camps' leans.
    `log_relay` and `may_relay` are those of `relay_arrays`.
    `log_largest`, shape (2, n_forces), is the log of the most people present at once and sent in all. `battles`, shape
    (n_steps, n_forces), lifts the log hazard where a battle is told (`model/fights.py`), `silences`, shaped alike, says
    how far nobody tells of losses (`model/silences.py`), and `withdrawn`, shape
    (n_steps, n_forces, n_withdrawals), marks the steps of told withdrawals (`model/withdrawals.py`). `built`,
    shape (n_steps, n_forces, n_buildups + n_landings), holds the share of each told build-up and landing in each step
    (`model/buildups.py`, `model/landings.py`). `untold` are those who would have told of more dead, None where dead are
    not told of singly. `lowered`, shaped as `battles`, marks the steps in which a force is lowered
    (`model/lowered.py`), None where none is. Of `left_out` nothing is left out as it comes.
    """

    claims: ClaimArrays
    reading: PathReading
    standard: Standardisation
    starts_empty: jax.Array | np.ndarray
    weeks: jax.Array | np.ndarray
    past_weeks: jax.Array | np.ndarray
    told_weeks: jax.Array | np.ndarray
    pace: jax.Array | np.ndarray
    kept: jax.Array | np.ndarray
    begun: jax.Array | np.ndarray
    anchor_steps: jax.Array | np.ndarray
    part_anchors: jax.Array | np.ndarray
    part_ages: jax.Array | np.ndarray
    cell_of: jax.Array | np.ndarray
    habit_of: jax.Array | np.ndarray
    burst_of: jax.Array | np.ndarray
    camp_of: jax.Array | np.ndarray
    noise_of: jax.Array | np.ndarray
    dating_of: jax.Array | np.ndarray
    log_relay: jax.Array | np.ndarray
    may_relay: jax.Array | np.ndarray
    is_own: jax.Array | np.ndarray
    camp_location: jax.Array | np.ndarray
    camp_scale: jax.Array | np.ndarray
    log_largest: jax.Array | np.ndarray
    battles: jax.Array | np.ndarray
    silences: jax.Array | np.ndarray
    withdrawn: jax.Array | np.ndarray
    built: jax.Array | np.ndarray
    left_out: Turns
    untold: UntoldArrays | None = None
    lowered: jax.Array | np.ndarray | None = None


def average_pace(grid: Grid, begins: np.ndarray) -> np.ndarray:
    """Growth of everybody sent when each week brings as many as the average week so far; (n_steps, n_forces).

    That is one over the weeks since a force began to come: growth is fast while a force is new and slows by itself, so
    that a first wave says little about the pace a year later. A step grows as its weeks together.

    Parameters
    ----------
    grid
        The steps.
    begins
        Week in which each force is taken to have begun to come, negative before the case, shape (n_forces,). What may
        have come before it counts from the case's start.
    """
    week = np.arange(1, grid.ticks[-1] + 1)[:, None]
    since = np.where(week > begins, week - begins, week)
    paced: np.ndarray = np.add.reduceat(1.0 / since, grid.ticks[:-1], axis=0)
    return paced


def fixed_inputs(design: Design, table: PriorTable) -> FixedInputs:
    """The arrays of a design under the settled priors."""
    # Made in NumPy: each small step taken in JAX would be a program of its own to compile.
    shape, claims = design.shape, design.arrays
    grid = design.grid.padded(shape.n_steps)
    is_past = np.arange(shape.n_steps) < design.grid.n_steps
    beyond = ((0, shape.n_steps - design.grid.n_steps), (0, 0))
    largest = log_most_present(design.forces)
    log_relay, may = relay_arrays(design.observed, design.rows, design.relays, shape.n_claims)
    camps = [camp_prior(camp) for camp in design.camps]
    ids = [force.force_id for force in design.forces]
    steps = ids, design.clock, design.grid, shape.n_steps
    lowered = steps_of_lowered(design.lowered, *steps)
    withdrawn = steps_of_withdrawals(design.withdrawals, *steps, shape.n_withdrawals)
    own = [camp != NO_CELL and camps[camp] == OWN_LOSSES for camp in design.cell_camps]
    return FixedInputs(
        claims=claims,
        reading=_reading(design, np.array(grid.ticks)),
        standard=standardisation(shape, table, _padded(design.cell_families, shape.n_cells, 0)),
        starts_empty=design.starts_empty,
        weeks=grid.weeks,
        past_weeks=np.where(is_past, grid.weeks, 0.0)[:, None],
        told_weeks=np.pad(share_told_of(design.silences), beyond) * grid.weeks[:, None],
        pace=average_pace(grid, np.array(design.begins)),
        kept=kept_up(design.observed, ids, _wholes(design), *steps[1:]),
        begun=chance_of_coming(grid, np.array(design.first_told))
        * np.minimum(share_that_comes(design.endings, *steps), share_that_still_comes(lowered)),
        anchor_steps=np.array(design.anchor_steps, dtype=int),
        part_anchors=np.array(design.part_anchors, dtype=int),
        part_ages=ages(design.grid, design.part_anchors, shape.n_steps),
        # What has no camp or no noise of its own is nobody's: a row of zeros.
        cell_of=_one_hot(claims.cell, shape.n_cells) * _lean_shares(design)[:, None],
        habit_of=_one_hot(claims.habit, shape.n_habits),
        burst_of=_one_hot(claims.burst, shape.n_bursts),
        camp_of=_one_hot(_padded(design.cell_camps, shape.n_cells, NO_CELL), shape.n_camps),
        noise_of=np.concatenate(
            [_one_hot(claims.family, len(FAMILIES)), _one_hot(claims.mode - 1, len(MODE_NOISES))], axis=1
        ),
        log_relay=log_relay,
        may_relay=may,
        dating_of=_one_hot(claims.dating, len(DATINGS)),
        is_own=np.array(_padded(own, shape.n_cells, 0.0), dtype=bool),
        camp_location=_padded([table.location(name) for name in camps], shape.n_camps, 0.0),
        camp_scale=_padded([table.scale(name) for name in camps], shape.n_camps, 1.0),
        log_largest=np.stack([largest, log_most_sent(largest, design.clock.n_weeks)]),
        battles=np.pad(design.battles, beyond),
        silences=np.pad(design.untold.silences(design.silences), beyond),
        withdrawn=withdrawn,
        built=np.concatenate(
            [
                steps_of_buildups(design.buildups, *steps, shape.n_buildups),
                steps_of_landings(design.landings, *steps, shape.n_landings),
            ],
            axis=2,
        ),
        left_out=_nothing_left_out(shape.n_claims),
        untold=untold_arrays(design.untold, design.observed, design.rows, shape) if shape.is_told_singly else None,
        # Whoever leaves in a told withdrawal is not relieved.
        lowered=lowered * (withdrawn == 0.0).all(axis=2) if lowered.any() else None,
    )


def _wholes(design: Design) -> dict[str, tuple[str, ...]]:
    """Of each part the force it is of, and of each sum the forces of its members."""
    parents = {part.force_id: (part.part_of,) for part in design.parts}
    sums = {one.force_id: tuple(parents.get(member, (member,))[0] for member in one.sum_of) for one in design.sums}
    return {**parents, **sums}


def _lean_shares(design: Design) -> np.ndarray:
    """The part of its cell's lean that each row of the claims has, shape (n_claims,)."""
    shares = np.ones(design.shape.n_claims)
    shares[design.rows] = [lean_share(claim) for claim in design.observed]
    return shares


def _nothing_left_out(n_claims: int) -> Turns:
    """One turn, in which no claim is left out: a factor of one."""
    log_share = np.full(MOST_SHARED, -np.inf)
    log_share[0] = 0.0
    return Turns(np.zeros((MOST_SHARED, n_claims)), log_share)


def _reading(design: Design, ticks: np.ndarray) -> PathReading:
    shape, claims, n_weeks = design.shape, design.arrays, design.clock.n_weeks
    opening, closing = moments_of(design, _days(claims.opening, n_weeks), _days(claims.closing, n_weeks))
    weights = np.where(
        claims.is_window[:, None, None], flow_weights(opening, closing, ticks), mean_weights(opening, closing, ticks)
    )
    if not shape.is_large:
        reading = PathReading(weights, is_of=_one_hot(claims.series, shape.n_series))
        landed = landed_by_claims(design, opening, closing) if shape.n_landings else None
        reading = reading._replace(landed=landed)
        return reading._replace(**_earlier(design, opening, ticks.size)) if shape.earlier else reading
    several = (*claims.series.shape, len(SHIFTS))
    series = np.broadcast_to(claims.series[:, :, None], several)
    of_each = np.broadcast_to(weights[:, None], (*several, ticks.size))
    readings = np.concatenate([series[..., None], of_each], axis=-1).reshape(-1, 1 + ticks.size)
    different, which = np.unique(readings, axis=0, return_inverse=True)
    # Padded like claims are, so that new data meets a compiled program.
    missing = np.zeros((-len(different) % READINGS_STEP, 1 + ticks.size))
    different = np.concatenate([different, missing])
    is_of = _one_hot(different[:, :1].astype(int), shape.n_series)
    return PathReading(different[:, None, 1:], is_of, which.reshape(several[0], -1))


def _days(named: np.ndarray, n_weeks: int) -> np.ndarray:
    """The days that numbers may be true of, given those that they name, in weeks; shape (n_claims, len(SHIFTS)).

    None lies after the as-of week: what came then nobody had seen, and the paths there only pad.
    """
    days: np.ndarray = np.minimum(named[:, None] + np.array(SHIFTS), n_weeks)
    return days


def _earlier(design: Design, opening: np.ndarray, n_ticks: int) -> dict[str, np.ndarray]:
    """What claims read of the time before the case, by the names of `PathReading`."""
    shape, claims = design.shape, design.arrays
    since = np.zeros((1, n_ticks))
    since[0, [0, design.grid.n_steps]] = -1.0 / design.clock.n_weeks, 1.0 / design.clock.n_weeks
    weeks = np.where((claims.is_window & ~claims.is_supply)[:, None], np.maximum(-opening, 0.0), 0.0)
    force_of = claims.series[:, 0] // len(FORCE_SERIES)
    return {
        "before": weeks[..., None] * since,
        "earlier_of": (force_of[:, None] == np.array(shape.earlier)).astype(float),
    }


def _one_hot(places: np.ndarray, length: int) -> np.ndarray:
    """1 at each place along a new last axis and 0 elsewhere; all 0 for a place outside."""
    marks: np.ndarray = (places[..., None] == np.arange(length)).astype(float)
    return marks


def _padded(values: Sequence[int] | Sequence[float], length: int, filler: float) -> np.ndarray:
    return np.array([*values, *[filler] * (length - len(values))])
