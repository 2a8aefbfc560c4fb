"""Levels, leans and meanings, given what each stream says.

The statements of a stream tell of the sum of its curve's level and its own lean, often to a hundredth. How that sum
divides is a small problem of its own:

    said_s = level_c + log share(meaning_s) + cell lean + lean_s + error_s,
    lean_s ~ N(0, lean spread²),   cell lean ~ N(0, cell spread²).

Here it is drawn with everything that can be summed out summed out: the meanings of one source's columns together with
its leans integrated away (`meanings.py`); the spreads with levels and leans integrated away (`spreads.py`); then levels
and cell leans in one draw (`marginal.py`), and streams' leans last.
"""

import numpy as np

from passmuster.losses.kernels import log_normal, sum_by
from passmuster.losses.layout import Layout
from passmuster.losses.marginal import StreamMeans, levels, levels_plus_leans, stream_means, stream_variances
from passmuster.losses.meanings import draw_few_slips, draw_meanings, step_spreads
from passmuster.losses.measures import log_shares
from passmuster.losses.printing import Augmentation
from passmuster.losses.priors import KILLED_SHARE, LEVEL, PERMANENT_SHARE
from passmuster.losses.singletons import update_singletons
from passmuster.losses.spreads import LEANS_ALONE, draw_spreads, draw_spreads_integrated
from passmuster.losses.state import GibbsState

__all__ = ["draw_leans"]

SHARE_STEP = 0.25
"""Step of proposals on the logit scale; about the spread of what they move."""


def draw_leans(layout: Layout, state: GibbsState, augmented: Augmentation, random: np.random.Generator) -> np.ndarray:
    """Draw shares, meanings, spreads, levels and leans in `state`, given slips, weights and beliefs behind bounds.

    Returns
    -------
    np.ndarray
        Probability of each measure for each stream, shape (chain, n_streams, n_measures), with leans summed out.
    """
    each, level = levels_plus_leans(layout, state, augmented), levels(layout, state)
    said = stream_means(layout, augmented.precision, each)
    level = _draw_shares(layout, state, said, level, random)
    said = draw_few_slips(layout, state, augmented, each, level, random)
    step_spreads(layout, state, said, level, random)
    chances = draw_meanings(layout, state, said, level, random)
    # From here to their draw levels and cell leans are integrated away, and nothing may ask for them.
    said = update_singletons(layout, state, augmented, each, random)
    draw_spreads_integrated(layout, state, said, LEANS_ALONE, random)
    # Lone statements and spreads of leans hang together most of all, and take a second turn.
    said = update_singletons(layout, state, augmented, each, random)
    marginal = draw_spreads_integrated(layout, state, said, LEANS_ALONE, random)
    level, state.cell_lean = marginal.drawn(random)
    level += LEVEL[0]
    _place(layout, state, said, level, random)
    draw_spreads(layout, state, random)
    return chances


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
