"""Levels, leans and meanings, given what each stream says.

The statements of a stream tell of the sum of its curve's level and its own lean, often to a hundredth. How that sum
divides is a small problem of its own:

    said_s = level_c + log share(meaning_s) + cell lean + lean_s + error_s,
    lean_s ~ N(0, lean spread²),   cell lean ~ N(0, cell spread²).

Here it is drawn with everything that can be summed out summed out: the meanings of one source's columns together with
its leans integrated away, so that a chain passes freely between modes in which a column counts the dead and modes in
which it counts all casualties; the spreads with levels and leans integrated away; then levels and cell leans in one
draw, and streams' leans last.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

import numpy as np

from passmuster.losses.kernels import log_normal, metropolis_step, sum_by
from passmuster.losses.layout import Layout
from passmuster.losses.marginal import (
    Marginal,
    StreamMeans,
    levels,
    levels_plus_leans,
    marginalise,
    stream_means,
    stream_variances,
)
from passmuster.losses.measures import MEASURES, log_shares, log_weights
from passmuster.losses.printing import Weighed
from passmuster.losses.priors import CELL_SPREAD, KILLED_SHARE, LEAN_SPREAD, LEVEL, PERMANENT_SHARE
from passmuster.losses.singletons import update_singletons
from passmuster.losses.state import GibbsState
from passmuster.losses.statements import Stream

__all__ = ["draw_leans"]

SHARE_STEP = 0.25
"""Step of proposals on the logit scale; about the spread of what they move."""
STEP_LENGTH = 2.4
"""Step of proposals for the log of a spread, in rough standard deviations (Gelman, Roberts and Gilks 1996)."""


def draw_leans(layout: Layout, state: GibbsState, weighed: Weighed, random: np.random.Generator) -> np.ndarray:
    """Draw shares, meanings, spreads, levels and leans in `state`, given slips, weights and beliefs behind bounds.

    Returns
    -------
    np.ndarray
        Probability of each measure for each stream, shape (chain, n_streams, n_measures), with leans summed out.
    """
    each, level = levels_plus_leans(layout, state, weighed), levels(layout, state)
    said = stream_means(layout, weighed.precision, each)
    level = _draw_shares(layout, state, said, level, random)
    chances = _draw_meanings(layout, state, said, level, random)
    # From here to their draw levels and cell leans are integrated away, and nothing may ask for them.
    said = update_singletons(layout, state, weighed, each, random)
    _draw_spreads_integrated(layout, state, said, BOTH, random)
    # Lone statements and spreads of leans hang together most of all, and take a second turn.
    said = update_singletons(layout, state, weighed, each, random)
    marginal = _draw_spreads_integrated(layout, state, said, BOTH[1:], random)
    level, state.cell_lean = marginal.drawn(random)
    level += LEVEL[0]
    _place(layout, state, said, level, random)
    _draw_spreads(layout, state, random)
    return chances


# Shares and meanings -------------------------------------------------------------------------------------------------


def _draw_shares(
    layout: Layout, state: GibbsState, said: StreamMeans, level: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """Random-walk steps of the killed share, with the casualties kept and with the killed kept; then the permanent.

    Returns the levels, which the second step moves.
    """
    people = np.array([curve.is_people for curve in layout.curves])
    if not people.any():
        return level
    for keeps_killed in (False, True):
        killed = state.logit_killed + people * SHARE_STEP * random.standard_normal(level.shape)
        shift = np.logaddexp(0.0, -killed) - np.logaddexp(0.0, -state.logit_killed) if keeps_killed else 0.0
        now = _of_curves(layout, state, said, level, state.logit_killed, state.logit_permanent)
        then = _of_curves(layout, state, said, level + shift, killed, state.logit_permanent)
        taken = np.log(random.random(now.shape)) < then - now
        state.logit_killed = np.where(taken, killed, state.logit_killed)
        level = np.where(taken, level + shift, level)
    permanent = state.logit_permanent + people * SHARE_STEP * 2 * random.standard_normal(level.shape)
    now = _of_curves(layout, state, said, level, state.logit_killed, state.logit_permanent)
    then = _of_curves(layout, state, said, level, state.logit_killed, permanent)
    state.logit_permanent = np.where(np.log(random.random(now.shape)) < then - now, permanent, state.logit_permanent)
    return level


def _of_curves(
    layout: Layout, state: GibbsState, said: StreamMeans, level: np.ndarray, killed: np.ndarray, permanent: np.ndarray
) -> np.ndarray:
    """Log posterior of people's levels and shares, leans integrated away; shape (chain, n_curves)."""
    shares = log_shares(killed, permanent)[:, layout.stream_curve]
    share = np.take_along_axis(shares, state.meaning[:, :, None], axis=2)[:, :, 0]
    left = said.value - level[:, layout.stream_curve] - share
    n_curves, n_cells = len(layout.curves), len(layout.cells)
    weight = 1.0 / stream_variances(layout, said, state.log_lean_spread)
    result = -0.5 * sum_by(weight * left**2, layout.stream_curve, n_curves)
    first, second = (sum_by(part, layout.stream_cell, n_cells) for part in (weight, weight * left))
    pooled = 0.5 * second**2 / (np.exp(-2.0 * state.log_cell_spread[:, layout.cell_source]) + first)
    # A cell of people lies within one curve; cells of goods span several, and no share is theirs to change.
    result += sum_by(pooled, layout.cell_curve, n_curves)
    result += log_normal(level, LEVEL) + log_normal(killed, KILLED_SHARE) + log_normal(permanent, PERMANENT_SHARE)
    return np.asarray(result)


class _Choices(NamedTuple):
    """All joint readings of the columns of each cell of people, padded to equal numbers.

    `streams` and `used` are (n_cells, most columns); `readings` (n_cells, most readings, most columns) holds places in
    MEASURES, `log_prior` (n_cells, most readings) is minus infinity where there are fewer.
    """

    cells: np.ndarray
    streams: np.ndarray
    used: np.ndarray
    readings: np.ndarray
    log_prior: np.ndarray


def _draw_meanings(
    layout: Layout, state: GibbsState, said: StreamMeans, level: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """Meanings of all columns of one cell at once, leans integrated away; returns the probabilities of each stream."""
    chances = np.zeros((*said.value.shape, len(MEASURES)))
    chances[:, :, 0] = 1.0
    choices = _choices_of(layout.streams, tuple(layout.stream_cell.tolist()))
    if not choices.cells.size:
        return chances
    streams, used, place = choices.streams, choices.used, np.arange(choices.cells.size)
    shares = log_shares(state.logit_killed, state.logit_permanent)[:, layout.cell_curve[choices.cells]]
    left = (said.value - level[:, layout.stream_curve])[:, streams]
    error = left[:, :, None, :] - shares[:, place[:, None, None], choices.readings]
    weight = np.where(used, 1.0 / stream_variances(layout, said, state.log_lean_spread)[:, streams], 0.0)
    weighted = weight[:, :, None, :] * error
    precision = np.exp(-2.0 * state.log_cell_spread[:, layout.cell_source[choices.cells]]) + weight.sum(axis=2)
    pooled = weighted.sum(axis=3) ** 2 / precision[:, :, None]
    score = choices.log_prior - 0.5 * ((weighted * error).sum(axis=3) - pooled)
    chance = np.exp(score - score.max(axis=2, keepdims=True))
    chance /= chance.sum(axis=2, keepdims=True)
    # The last reading that is one takes what rounding leaves of the sum.
    last = np.isfinite(choices.log_prior).sum(axis=1) - 1
    chosen = np.minimum((chance.cumsum(axis=2) < random.random((*chance.shape[:2], 1))).sum(axis=2), last)
    state.meaning[:, streams[used]] = choices.readings[place, chosen][:, used]
    counts = choices.readings[..., None] == np.arange(len(MEASURES))
    chances[:, streams[used]] = np.einsum("cnr,nrsm->cnsm", chance, counts)[:, used]
    return chances


@lru_cache(maxsize=8)
def _choices_of(streams: tuple[Stream, ...], cells: tuple[int, ...]) -> _Choices:
    members = {cell: [at for at, own in enumerate(cells) if own == cell] for cell in dict.fromkeys(cells)}
    members = {cell: own for cell, own in members.items() if streams[own[0]].curve.is_people}
    weights = {cell: [log_weights(streams[at]) for at in own] for cell, own in members.items()}
    joint = {
        cell: np.array(list(product(*(np.flatnonzero(np.isfinite(weight)) for weight in own))))
        for cell, own in weights.items()
    }
    n_readings, n_columns = (max((each.shape[axis] for each in joint.values()), default=0) for axis in (0, 1))
    made = _Choices(
        np.array(list(joint), dtype=int), np.zeros((len(joint), n_columns), dtype=int),
        np.zeros((len(joint), n_columns), dtype=bool), np.zeros((len(joint), n_readings, n_columns), dtype=int),
        np.full((len(joint), n_readings), -np.inf),
    )  # fmt: skip
    for place, (cell, readings) in enumerate(joint.items()):
        count, width = readings.shape
        made.streams[place, :width], made.used[place, :width] = members[cell], True
        made.readings[place, :count, :width] = readings
        made.log_prior[place, :count] = sum(weight[readings[:, at]] for at, weight in enumerate(weights[cell]))
    return made


# Spreads, levels and leans -------------------------------------------------------------------------------------------


Spread = tuple[str, tuple[float, float]]
"""Name in the state and prior of a spread."""

BOTH: Final[tuple[Spread, Spread]] = (("log_cell_spread", CELL_SPREAD), ("log_lean_spread", LEAN_SPREAD))


def _draw_spreads_integrated(
    layout: Layout,
    state: GibbsState,
    said: StreamMeans,
    which: Sequence[Spread],
    random: np.random.Generator,
) -> Marginal:
    """Steps of some sources' spreads, levels and leans integrated away; returns the division under what they become.

    Given its leans, a spread hardly moves; and while it is small, no lean of the source can be large.
    """
    left = said.value - state.stream_shares(layout) - LEVEL[0]
    now = marginalise(layout, said, left, state.log_cell_spread, state.log_lean_spread)
    open_sources = np.flatnonzero(~layout.is_by_name)
    for source in random.permutation(open_sources)[:SOURCES_AT_ONCE]:
        for name, prior in which:
            old = getattr(state, name)
            new = old.copy()
            new[:, source] += STEP_INTEGRATED * prior[1] * random.standard_normal(left.shape[0])
            spreads = {one: getattr(state, one) for one, _ in BOTH} | {name: new}
            then = marginalise(layout, said, left, *spreads.values())
            gain = then.log_marginal - now.log_marginal
            gain += log_normal(new[:, source], prior) - log_normal(old[:, source], prior)
            taken = np.log(random.random(gain.shape)) < gain
            if taken.any():
                old[taken, source] = new[taken, source]
                now = Marginal(*(_where(taken, one, other) for one, other in zip(then, now, strict=True)))
    return now


STEP_INTEGRATED = 1.2
"""Step of a spread with leans integrated away, in standard deviations of its prior: a handful of leans, none of which
is known well, narrows a spread little."""
SOURCES_AT_ONCE = 6
"""Sources at most whose spreads move in one round with all else integrated away, drawn by lot."""
SPREAD_STEPS = 3
"""Steps of all spreads given levels and leans in one sweep; those are cheap."""


def _rough_spread(layout: Layout, source: np.ndarray, prior: tuple[float, float]) -> np.ndarray:
    """Standard deviation of the log spread of each source's values if they were known; (n_sources,)."""
    count = np.bincount(source, minlength=len(layout.sources))
    return np.asarray(1.0 / np.sqrt(1.0 / prior[1] ** 2 + 2.0 * count))


def _where(taken: np.ndarray, new: np.ndarray, old: np.ndarray) -> np.ndarray:
    """Chain by chain, the new or the old."""
    return np.where(taken.reshape(-1, *[1] * (new.ndim - 1)), new, old)


def _place(
    layout: Layout, state: GibbsState, said: StreamMeans, level: np.ndarray, random: np.random.Generator
) -> None:
    """Streams' leans, given levels and cell leans; then curves moved to their levels."""
    lean_precision = np.exp(-2.0 * state.log_lean_spread[:, layout.stream_source])
    centre = state.cell_lean[:, layout.stream_cell] + state.stream_shares(layout)
    above = said.value - level[:, layout.stream_curve]
    precision = lean_precision + 1.0 / said.variance
    mean = (lean_precision * centre + above / said.variance) / precision
    drawn = mean + random.standard_normal(mean.shape) / np.sqrt(precision)
    shift = level - levels(layout, state)
    state.x[:, layout.knot_places] += shift[:, :, None]
    state.x[:, layout.stream_places] = drawn


def _draw_spreads(layout: Layout, state: GibbsState, random: np.random.Generator) -> None:
    """Each source's spread of cells about zero, and of streams about their cell, given cells and streams."""
    own = state.stream_offsets(layout) - state.stream_shares(layout) - state.cell_lean[:, layout.stream_cell]
    state.log_cell_spread = _steps(
        layout, state.log_cell_spread, state.cell_lean, layout.cell_source, CELL_SPREAD, random
    )
    state.log_lean_spread = _steps(layout, state.log_lean_spread, own, layout.stream_source, LEAN_SPREAD, random)


def _steps(
    layout: Layout,
    log_spread: np.ndarray,
    values: np.ndarray,
    source: np.ndarray,
    prior: tuple[float, float],
    random: np.random.Generator,
) -> np.ndarray:
    """Steps of the log spread of each source's values; shapes (chain, n_sources) and (chain, n_values)."""
    squares = sum_by(values**2, source, len(layout.sources))
    count = np.bincount(source, minlength=len(layout.sources))
    step = STEP_LENGTH * _rough_spread(layout, source, prior)

    def log_posterior(value: np.ndarray) -> np.ndarray:
        return np.asarray(log_normal(value, prior) - count * value - 0.5 * squares * np.exp(-2.0 * value))

    now = log_spread
    for _ in range(SPREAD_STEPS):
        now = metropolis_step(now, log_posterior, step, random)
    return np.where(layout.is_by_name, log_spread, now)
