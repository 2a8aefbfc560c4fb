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

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np

from passmuster.model.losses.layout import Layout
from passmuster.model.losses.measures import MEASURES, log_shares, log_weights
from passmuster.model.losses.printing import Weighed, beliefs
from passmuster.model.losses.priors import CELL_SPREAD, KILLED_SHARE, LEAN_SPREAD, LEVEL, PERMANENT_SHARE
from passmuster.model.losses.state import State
from passmuster.model.losses.statements import Stream
from passmuster.model.losses.steps import log_normal, step_once, sum_by

__all__ = ["draw_leans"]

SHARE_STEP = 0.25
"""Step of proposals on the logit scale; about the spread of what they move."""
STEP_LENGTH = 2.4
"""Step of proposals for the log of a spread, in rough standard deviations (Gelman, Roberts and Gilks 1996)."""


class Said(NamedTuple):
    """What each stream says of level plus lean, and the variance of its error; each of shape (chain, n_streams)."""

    value: np.ndarray
    variance: np.ndarray


def draw_leans(layout: Layout, state: State, weighed: Weighed, random: np.random.Generator) -> np.ndarray:
    """Draw shares, meanings, spreads, levels and leans in `state`, given slips, weights and beliefs behind bounds.

    Returns
    -------
    np.ndarray
        Probability of each measure for each stream, shape (chain, n_streams, n_measures), with leans summed out.
    """
    said = _said(layout, state, weighed)
    level = _draw_shares(layout, state, said, _levels(layout, state), random)
    chances = _draw_meanings(layout, state, said, level, random)
    level = _draw_levels(layout, state, said, random)
    _place(layout, state, said, level, random)
    _draw_spreads(layout, state, random)
    return chances


def _levels(layout: Layout, state: State) -> np.ndarray:
    """log X on the last day; shape (chain, n_curves)."""
    return state.x[:, layout.knot_places[:, -1]]


def _said(layout: Layout, state: State, weighed: Weighed) -> Said:
    """The weighted mean of each stream's statements, cleared of the curve's shape, of drift and of habit."""
    now = state.stream_offsets(layout) + _levels(layout, state)[:, layout.stream_curve]
    left = weighed.believed - beliefs(layout, state.x) + now[:, layout.stream]
    n_streams = len(layout.streams)
    total = sum_by(weighed.precision, layout.stream, n_streams)
    return Said(sum_by(weighed.precision * left, layout.stream, n_streams) / total, 1.0 / total)


def _variances(layout: Layout, said: Said, log_lean: np.ndarray) -> np.ndarray:
    """Variance of what each stream says about level, share and cell lean; (chain, n_streams)."""
    return np.asarray(np.exp(2.0 * log_lean[:, layout.stream_source]) + said.variance)


# Shares and meanings -------------------------------------------------------------------------------------------------


def _draw_shares(
    layout: Layout, state: State, said: Said, level: np.ndarray, random: np.random.Generator
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
    layout: Layout, state: State, said: Said, level: np.ndarray, killed: np.ndarray, permanent: np.ndarray
) -> np.ndarray:
    """Log posterior of people's levels and shares, leans integrated away; shape (chain, n_curves)."""
    shares = log_shares(killed, permanent)[:, layout.stream_curve]
    share = np.take_along_axis(shares, state.meaning[:, :, None], axis=2)[:, :, 0]
    left = said.value - level[:, layout.stream_curve] - share
    n_curves, n_cells = len(layout.curves), len(layout.cells)
    weight = 1.0 / _variances(layout, said, state.log_lean_spread)
    result = -0.5 * sum_by(weight * left**2, layout.stream_curve, n_curves)
    first, second = (sum_by(part, layout.stream_cell, n_cells) for part in (weight, weight * left))
    pooled = 0.5 * second**2 / (np.exp(-2.0 * state.log_cell_spread[:, layout.cell_source]) + first)
    # A cell of people lies within one curve; cells of goods span several, and no share is theirs to change.
    result += sum_by(pooled, layout.cell_curve, n_curves)
    result += log_normal(level, LEVEL) + log_normal(killed, KILLED_SHARE) + log_normal(permanent, PERMANENT_SHARE)
    return np.asarray(result)


class _Choice(NamedTuple):
    """A cell of people: its streams, all joint readings of their columns (n, n_streams), and their log prior (n,)."""

    streams: list[int]
    readings: np.ndarray
    prior: np.ndarray


def _draw_meanings(
    layout: Layout, state: State, said: Said, level: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """Meanings of all columns of one cell at once, leans integrated away; returns the probabilities of each stream."""
    chances = np.zeros((*said.value.shape, len(MEASURES)))
    chances[:, :, 0] = 1.0
    shares = log_shares(state.logit_killed, state.logit_permanent)
    left = said.value - level[:, layout.stream_curve]
    weight = 1.0 / _variances(layout, said, state.log_lean_spread)
    for cell, (streams, readings, prior) in _choices(layout).items():
        error = left[:, None, streams] - shares[:, layout.stream_curve[streams[0]]][:, readings]
        weighted = weight[:, None, streams] * error
        cell_precision = np.exp(-2.0 * state.log_cell_spread[:, layout.cell_source[cell]])
        pooled = weighted.sum(axis=2) ** 2 / (cell_precision + weight[:, streams].sum(axis=1))[:, None]
        score = prior - 0.5 * ((weighted * error).sum(axis=2) - pooled)
        chance = np.exp(score - score.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        chosen = (chance.cumsum(axis=1) < random.random((chance.shape[0], 1))).sum(axis=1)
        state.meaning[:, streams] = readings[np.minimum(chosen, len(readings) - 1)]
        for place, stream in enumerate(streams):
            chances[:, stream] = chance @ (readings[:, place, None] == np.arange(len(MEASURES)))
    return chances


def _choices(layout: Layout) -> Mapping[int, _Choice]:
    return _choices_of(layout.streams, tuple(layout.stream_cell.tolist()))


@lru_cache(maxsize=8)
def _choices_of(streams: tuple[Stream, ...], cells: tuple[int, ...]) -> Mapping[int, _Choice]:
    made = {}
    for cell in dict.fromkeys(cells):
        members = [number for number, own in enumerate(cells) if own == cell]
        weights = [log_weights(streams[member]) for member in members]
        if streams[members[0]].curve.is_people:
            readings = np.array(list(product(*(np.flatnonzero(np.isfinite(weight)) for weight in weights))))
            prior = np.sum([weight[readings[:, place]] for place, weight in enumerate(weights)], axis=0)
            made[cell] = _Choice(members, readings, prior)
    return made


# Spreads, levels and leans -------------------------------------------------------------------------------------------


class _Division(NamedTuple):
    """How what is said divides into levels and cell leans: factor of the precision, and half-solved mean."""

    factor: np.ndarray
    half: np.ndarray
    log_marginal: np.ndarray
    """Log density of what is said with levels and leans integrated away, up to a constant; (chain,)."""


def _divide(layout: Layout, said: Said, left: np.ndarray, log_cell: np.ndarray, log_lean: np.ndarray) -> _Division:
    """The division of what is said less shares and the middle of levels, `left`, under spreads of cells and leans."""
    touched = layout.divided
    weight = 1.0 / _variances(layout, said, log_lean)
    levels = np.full((left.shape[0], len(layout.curves)), LEVEL[1] ** -2)
    prior = np.concatenate([levels, np.exp(-2.0 * log_cell[:, layout.cell_source])], axis=1)
    precision = touched.T @ (weight[:, :, None] * touched)
    np.einsum("cii->ci", precision)[:] += prior
    factor = np.linalg.cholesky(precision)
    half = np.linalg.solve(factor, ((left * weight) @ touched)[:, :, None])[:, :, 0]
    log_marginal = 0.5 * (np.log(prior).sum(axis=1) + np.log(weight).sum(axis=1) + (half**2).sum(axis=1))
    log_marginal -= np.log(np.einsum("cii->ci", factor)).sum(axis=1) + 0.5 * (weight * left**2).sum(axis=1)
    return _Division(factor, half, log_marginal)


def _draw_levels(layout: Layout, state: State, said: Said, random: np.random.Generator) -> np.ndarray:
    """Some sources' spreads, levels and leans integrated away; then levels, returned, and cell leans.

    Given its leans, a spread hardly moves; and while it is small, no lean of the source can be large.
    """
    left = said.value - state.stream_shares(layout) - LEVEL[0]
    now = _divide(layout, said, left, state.log_cell_spread, state.log_lean_spread)
    cell_steps = _rough_spread(layout, layout.cell_source, CELL_SPREAD)
    lean_steps = _rough_spread(layout, layout.stream_source, LEAN_SPREAD)
    for source in random.permutation(np.flatnonzero(~layout.is_by_name))[:SOURCES_A_SWEEP]:
        log_cell, log_lean = state.log_cell_spread.copy(), state.log_lean_spread.copy()
        for spread, step in ((log_cell, cell_steps), (log_lean, lean_steps)):
            spread[:, source] += STEP_TOGETHER * step[source] * random.standard_normal(left.shape[0])
        then = _divide(layout, said, left, log_cell, log_lean)
        gain = then.log_marginal - now.log_marginal
        for new, old, prior in (
            (log_cell, state.log_cell_spread, CELL_SPREAD),
            (log_lean, state.log_lean_spread, LEAN_SPREAD),
        ):
            gain += log_normal(new[:, source], prior) - log_normal(old[:, source], prior)
        taken = np.log(random.random(gain.shape)) < gain
        state.log_cell_spread = np.where(taken[:, None], log_cell, state.log_cell_spread)
        state.log_lean_spread = np.where(taken[:, None], log_lean, state.log_lean_spread)
        now = _Division(*(_where(taken, new, old) for new, old in zip(then, now, strict=True)))
    noise = random.standard_normal(now.half.shape)
    drawn = np.linalg.solve(now.factor.transpose(0, 2, 1), (now.half + noise)[:, :, None])[:, :, 0]
    n_curves = len(layout.curves)
    state.cell_lean = drawn[:, n_curves:]
    return np.asarray(LEVEL[0] + drawn[:, :n_curves])


STEP_TOGETHER = 1.7
"""The same for two spreads at once."""
SOURCES_A_SWEEP = 3
"""Sources whose spreads move in one sweep with all else integrated away; that is dear."""
SPREAD_STEPS = 3
"""Steps of all spreads given levels and leans in one sweep; those are cheap."""


def _rough_spread(layout: Layout, source: np.ndarray, prior: tuple[float, float]) -> np.ndarray:
    """Standard deviation of the log spread of each source's values if they were known; (n_sources,)."""
    count = np.bincount(source, minlength=len(layout.sources))
    return np.asarray(1.0 / np.sqrt(1.0 / prior[1] ** 2 + 2.0 * count))


def _where(taken: np.ndarray, new: np.ndarray, old: np.ndarray) -> np.ndarray:
    """Chain by chain, the new or the old."""
    return np.where(taken.reshape(-1, *[1] * (new.ndim - 1)), new, old)


def _place(layout: Layout, state: State, said: Said, level: np.ndarray, random: np.random.Generator) -> None:
    """Streams' leans, given levels and cell leans; then curves moved to their levels."""
    lean_precision = np.exp(-2.0 * state.log_lean_spread[:, layout.stream_source])
    centre = state.cell_lean[:, layout.stream_cell] + state.stream_shares(layout)
    heard = said.value - level[:, layout.stream_curve]
    precision = lean_precision + 1.0 / said.variance
    mean = (lean_precision * centre + heard / said.variance) / precision
    drawn = mean + random.standard_normal(mean.shape) / np.sqrt(precision)
    shift = level - _levels(layout, state)
    state.x[:, layout.knot_places] += shift[:, :, None]
    state.x[:, layout.stream_places] = drawn


def _draw_spreads(layout: Layout, state: State, random: np.random.Generator) -> None:
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
        now = step_once(now, log_posterior, step, random)
    return np.where(layout.is_by_name, log_spread, now)
