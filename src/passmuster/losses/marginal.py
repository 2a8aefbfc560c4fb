"""How what is said divides into levels and cell leans, with streams' leans integrated away.

said_s = level_c + log share(meaning_s) + cell lean + lean_s + error_s,
lean_s ~ N(0, lean spread²),   cell lean ~ N(0, cell spread²).
"""

from typing import NamedTuple

import numpy as np

from passmuster.losses.kernels import sum_by
from passmuster.losses.layout import Layout
from passmuster.losses.printing import Augmentation, beliefs
from passmuster.losses.priors import LEVEL
from passmuster.losses.state import GibbsState

__all__ = ["Marginal", "StreamMeans", "levels", "levels_plus_leans", "marginalise", "stream_means", "stream_variances"]


class StreamMeans(NamedTuple):
    """What each stream says of level plus lean, and the variance of its error; each of shape (chain, n_streams)."""

    value: np.ndarray
    variance: np.ndarray


def levels(layout: Layout, state: GibbsState) -> np.ndarray:
    """log X on the last day; shape (chain, n_curves)."""
    return state.x[:, layout.knot_places[:, -1]]


def levels_plus_leans(layout: Layout, state: GibbsState, augmented: Augmentation) -> np.ndarray:
    """Level plus lean as each statement has it, cleared of shape, drift and habit; (chain, n_statements)."""
    now = state.stream_offsets(layout) + levels(layout, state)[:, layout.stream_curve]
    return np.asarray(augmented.believed - beliefs(layout, state.x) + now[:, layout.stream])


def stream_means(layout: Layout, precision: np.ndarray, each: np.ndarray) -> StreamMeans:
    """The weighted mean of each stream's statements, given what each has and its precision."""
    n_streams = len(layout.streams)
    total = sum_by(precision, layout.stream, n_streams)
    return StreamMeans(sum_by(precision * each, layout.stream, n_streams) / total, 1.0 / total)


def stream_variances(layout: Layout, said: StreamMeans, log_lean: np.ndarray) -> np.ndarray:
    """Variance of what each stream says about level, share and cell lean; (chain, n_streams)."""
    return np.asarray(np.exp(2.0 * log_lean[:, layout.stream_source]) + said.variance)


class Marginal(NamedTuple):
    """Levels and cell leans given what is said: cells by a normal of their own, and each level given the cells.

    `level_precision` and `level_side` (chain, n_curves) are those of levels if all cell leans were zero; `taken`
    (chain, n_curves, n_cells) is by how much a level falls as a cell's lean rises; `factor` and `half` are the factor
    of the precision of cells with levels integrated away, and the half-solved mean. Levels are about the middle of
    their prior.
    """

    level_precision: np.ndarray
    level_side: np.ndarray
    taken: np.ndarray
    factor: np.ndarray
    half: np.ndarray
    log_marginal: np.ndarray
    """Log density of what is said with levels and leans integrated away, up to a constant; (chain,)."""

    def drawn(self, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Levels about the middle of their prior, and cell leans; (chain, n_curves) and (chain, n_cells)."""
        tail = (self.half + random.standard_normal(self.half.shape))[:, :, None]
        cells = np.linalg.solve(self.factor.transpose(0, 2, 1), tail)[:, :, 0]
        middle = self.level_side / self.level_precision - np.einsum("clj,cj->cl", self.taken, cells)
        return middle + random.standard_normal(middle.shape) / np.sqrt(self.level_precision), cells

    def at(self, layout: Layout, streams: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Mean and covariance of level plus cell lean at some streams; (chain, n) and (chain, n, n)."""
        level, cell = layout.stream_curve[streams], layout.stream_cell[streams]
        reads = -self.taken[:, level]
        reads[:, np.arange(streams.size), cell] += 1.0
        half = np.linalg.solve(self.factor, reads.transpose(0, 2, 1))
        mean = (self.level_side / self.level_precision)[:, level] + np.einsum("cjs,cj->cs", half, self.half)
        own = (level[:, None] == level) / self.level_precision[:, level, None]
        return mean, half.transpose(0, 2, 1) @ half + own


def marginalise(
    layout: Layout, said: StreamMeans, left: np.ndarray, log_cell: np.ndarray, log_lean: np.ndarray
) -> Marginal:
    """The division of what is said less shares and the middle of levels, `left`, under spreads of cells and leans."""
    n_chains, n_curves, n_cells = left.shape[0], len(layout.curves), len(layout.cells)
    weight = 1.0 / stream_variances(layout, said, log_lean)
    weighted = weight * left
    level_precision = LEVEL[1] ** -2 + sum_by(weight, layout.stream_curve, n_curves)
    level_side = sum_by(weighted, layout.stream_curve, n_curves)
    shared = sum_by(weight, layout.stream_curve * n_cells + layout.stream_cell, n_curves * n_cells)
    shared = shared.reshape(n_chains, n_curves, n_cells)
    taken = shared / level_precision[:, :, None]
    prior = np.exp(-2.0 * log_cell[:, layout.cell_source])
    precision = -shared.transpose(0, 2, 1) @ taken
    np.einsum("cii->ci", precision)[:] += prior + sum_by(weight, layout.stream_cell, n_cells)
    side = sum_by(weighted, layout.stream_cell, n_cells) - np.einsum("clj,cl->cj", taken, level_side)
    factor = np.linalg.cholesky(precision)
    half = np.linalg.solve(factor, side[:, :, None])[:, :, 0]
    log_marginal = np.log(prior).sum(axis=1) + np.log(weight).sum(axis=1) - np.log(level_precision).sum(axis=1)
    log_marginal += (half**2).sum(axis=1) + (level_side**2 / level_precision - 2.0 * np.log(LEVEL[1])).sum(axis=1)
    log_marginal -= 2.0 * np.log(np.einsum("cii->ci", factor)).sum(axis=1) + (weighted * left).sum(axis=1)
    return Marginal(level_precision, level_side, taken, factor, half, 0.5 * log_marginal)
