"""What columns count: the meanings of all columns of a source drawn together, with its leans integrated away.

A chain so passes freely between modes in which a column counts the dead and modes in which it counts all casualties.
What such a mode hangs on steps with the meanings summed out, before them: how far the source's leans spread, since a
source whose deaths count the dead leans far and one whose deaths count everybody does not; and which numbers of a
column of few are slips, since another number taken at its word is another lean.
"""

import numpy as np

from passmuster.losses.cells import SaidOfCells
from passmuster.losses.kernels import log_normal, sum_by
from passmuster.losses.layout import FEW, Layout
from passmuster.losses.marginal import StreamMeans, stream_means
from passmuster.losses.measures import MEASURES
from passmuster.losses.printing import Augmentation, scale_of
from passmuster.losses.priors import CELL_SPREAD, LEAN_SPREAD
from passmuster.losses.state import GibbsState
from passmuster.losses.weights import Weight
from passmuster.observation.witness import SLIP_SCALE

__all__ = ["draw_few_slips", "draw_meanings", "step_spreads"]

REACHES = (0.3, 1.0)
"""Steps of the logs of two spreads at once, one after the other: near, and as far as their priors reach."""


def draw_meanings(
    layout: Layout, state: GibbsState, said: StreamMeans, level: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """Meanings of all columns of one cell at once, leans integrated away; returns the probabilities of each stream."""
    chances = np.zeros((*said.value.shape, len(MEASURES)))
    chances[:, :, 0] = 1.0
    of_cells = SaidOfCells(layout, state, said, level)
    choices = of_cells.choices
    if not choices.cells.size:
        return chances
    streams, used, place = choices.streams, choices.used, np.arange(choices.cells.size)
    score = of_cells.readings(state.log_cell_spread, state.log_lean_spread)
    chance = np.exp(score - score.max(axis=2, keepdims=True))
    chance /= chance.sum(axis=2, keepdims=True)
    # The last reading that is one takes what rounding leaves of the sum.
    last = np.isfinite(choices.log_prior).sum(axis=1) - 1
    chosen = np.minimum((chance.cumsum(axis=2) < random.random((*chance.shape[:2], 1))).sum(axis=2), last)
    state.meaning[:, streams[used]] = choices.readings[place, chosen][:, used]
    counts = choices.readings[..., None] == np.arange(len(MEASURES))
    chances[:, streams[used]] = np.einsum("cnr,nrsm->cnsm", chance, counts)[:, used]
    return chances


def step_spreads(
    layout: Layout, state: GibbsState, said: StreamMeans, level: np.ndarray, random: np.random.Generator
) -> None:
    """Steps of each source's spreads given levels, its leans integrated away and its meanings summed out.

    The meanings in `state` must be drawn after it.
    """
    of_cells = SaidOfCells(layout, state, said, level)

    def log_posterior(log_cell: np.ndarray, log_lean: np.ndarray) -> np.ndarray:
        said_so = sum_by(of_cells.log_density(log_cell, log_lean), layout.cell_source, len(layout.sources))
        return np.asarray(said_so + log_normal(log_cell, CELL_SPREAD) + log_normal(log_lean, LEAN_SPREAD))

    now = log_posterior(state.log_cell_spread, state.log_lean_spread)
    for reach in REACHES:
        cell, lean = (
            np.where(layout.is_by_name, old, old + reach * random.standard_normal(old.shape))
            for old in (state.log_cell_spread, state.log_lean_spread)
        )
        then = log_posterior(cell, lean)
        taken = np.log(random.random(now.shape)) < then - now
        now = np.where(taken, then, now)
        state.log_cell_spread = np.where(taken, cell, state.log_cell_spread)
        state.log_lean_spread = np.where(taken, lean, state.log_lean_spread)


def draw_few_slips(
    layout: Layout,
    state: GibbsState,
    augmented: Augmentation,
    each: np.ndarray,
    level: np.ndarray,
    random: np.random.Generator,
) -> StreamMeans:
    """Which numbers of one column of few in each cell are slips, leans integrated away and meanings summed out.

    `each` is what every statement has of level plus lean, (chain, n_statements). `augmented` is changed in place; the
    meanings in `state` must be drawn after it. Returns what streams say afterwards.
    """
    said = stream_means(layout, augmented.precision, each)
    of_stream = layout.cell_lots(random.random(len(layout.streams)), FEW)
    rows = np.flatnonzero(of_stream[layout.stream])
    if not rows.size:
        return said
    own = scale_of(state.log_noise[:, layout.unit[rows]], layout.rounding[rows])
    now = Weight(augmented.precision[:, rows], augmented.is_slip[:, rows])
    is_slip = now.is_slip ^ (~augmented.is_relay[:, rows] & (random.random(own.shape) < 0.5))
    stretch = np.where(now.is_slip, SLIP_SCALE, own) / np.where(is_slip, SLIP_SCALE, own)
    then = Weight(now.precision * stretch**2, is_slip)
    precision = augmented.precision.copy()
    precision[:, rows] = then.precision
    said_then = stream_means(layout, precision, each)
    gain = _of_patterns(layout, state, rows, then, each, said_then, level)
    gain -= _of_patterns(layout, state, rows, now, each, said, level)
    taken = np.log(random.random(gain.shape)) < gain
    of_rows = taken[:, layout.stream_cell[layout.stream[rows]]]
    augmented.precision[:, rows] = np.where(of_rows, then.precision, now.precision)
    augmented.is_slip[:, rows] = np.where(of_rows, then.is_slip, now.is_slip)
    of_streams = taken[:, layout.stream_cell]
    return StreamMeans(*(np.where(of_streams, new, old) for new, old in zip(said_then, said, strict=True)))


def _of_patterns(
    layout: Layout,
    state: GibbsState,
    rows: np.ndarray,
    weight: Weight,
    each: np.ndarray,
    said: StreamMeans,
    level: np.ndarray,
) -> np.ndarray:
    """Log density of what each cell says together with the slips of `rows`, up to a constant; (chain, n_cells).

    What all other statements say of their streams stays as it is, and is left out.
    """
    odds = np.log(state.slip_share) - np.log1p(-state.slip_share)
    scatter = weight.precision * (each[:, rows] - said.value[:, layout.stream[rows]]) ** 2
    of_rows = odds * weight.is_slip + 0.5 * (np.log(weight.precision) - scatter)
    of_cells = sum_by(of_rows, layout.stream_cell[layout.stream[rows]], len(layout.cells))
    of_cells += 0.5 * sum_by(np.log(said.variance), layout.stream_cell, len(layout.cells))
    densities = SaidOfCells(layout, state, said, level).log_density(state.log_cell_spread, state.log_lean_spread)
    return np.asarray(of_cells + densities)
