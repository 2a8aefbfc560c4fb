"""How far leans spread: each source's spreads of cells and of streams, with leans integrated away and given them.

Given its leans, a spread hardly moves; and while it is small, no lean of the source can be large. So spreads move first
with levels and leans integrated away, a few sources at a time, and then, which is cheap, given levels and leans.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from passmuster.losses.kernels import log_normal, metropolis_step, sum_by
from passmuster.losses.layout import Layout
from passmuster.losses.marginal import Marginal, StreamMeans, marginalise
from passmuster.losses.priors import CELL_SPREAD, LEAN_SPREAD, LEVEL
from passmuster.losses.state import GibbsState

__all__ = ["LEANS_ALONE", "SPREADS", "draw_spreads", "draw_spreads_integrated"]

STEP_LENGTH = 2.4
"""Step of proposals for the log of a spread, in rough standard deviations (Gelman, Roberts and Gilks 1996)."""
STEP_INTEGRATED = 1.2
"""Step of a spread with leans integrated away, in standard deviations of its prior: a handful of leans, none of which
is known well, narrows a spread little."""
SOURCES_AT_ONCE = 5
"""Sources at most whose spreads move in one round with all else integrated away, drawn by lot."""
SPREAD_STEPS = 3
"""Steps of all spreads given levels and leans in one sweep; those are cheap."""

Spread = tuple[str, tuple[float, float]]
"""Name in the state and prior of a spread."""

SPREADS: Final[tuple[Spread, Spread]] = (("log_cell_spread", CELL_SPREAD), ("log_lean_spread", LEAN_SPREAD))
"""Of a source's cells about zero, and of its streams about their cell."""
LEANS_ALONE: Final[tuple[Spread]] = SPREADS[1:]


def draw_spreads_integrated(
    layout: Layout,
    state: GibbsState,
    said: StreamMeans,
    which: Sequence[Spread],
    random: np.random.Generator,
) -> Marginal:
    """Steps of some sources' spreads, levels and leans integrated away; returns the division under what they become."""
    left = said.value - state.stream_shares(layout) - LEVEL[0]
    now = marginalise(layout, said, left, state.log_cell_spread, state.log_lean_spread)
    open_sources = np.flatnonzero(~layout.is_by_name)
    for source in random.permutation(open_sources)[:SOURCES_AT_ONCE]:
        for name, prior in which:
            old = getattr(state, name)
            new = old.copy()
            new[:, source] += STEP_INTEGRATED * prior[1] * random.standard_normal(left.shape[0])
            spreads = {one: getattr(state, one) for one, _ in SPREADS} | {name: new}
            then = marginalise(layout, said, left, *spreads.values())
            gain = then.log_marginal - now.log_marginal
            gain += log_normal(new[:, source], prior) - log_normal(old[:, source], prior)
            taken = np.log(random.random(gain.shape)) < gain
            if taken.any():
                old[taken, source] = new[taken, source]
                now = Marginal(*(_where(taken, one, other) for one, other in zip(then, now, strict=True)))
    return now


def _where(taken: np.ndarray, new: np.ndarray, old: np.ndarray) -> np.ndarray:
    """Chain by chain, the new or the old."""
    return np.where(taken.reshape(-1, *[1] * (new.ndim - 1)), new, old)


def draw_spreads(layout: Layout, state: GibbsState, random: np.random.Generator) -> None:
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


def _rough_spread(layout: Layout, source: np.ndarray, prior: tuple[float, float]) -> np.ndarray:
    """Standard deviation of the log spread of each source's values if they were known; (n_sources,)."""
    count = np.bincount(source, minlength=len(layout.sources))
    return np.asarray(1.0 / np.sqrt(1.0 / prior[1] ** 2 + 2.0 * count))
