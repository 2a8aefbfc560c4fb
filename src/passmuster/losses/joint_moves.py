"""Steps of things that hang together, with relays, slips, weights and what was believed behind bounds summed out.

A level and the leans of whoever speaks of it rise and fall together, and so do the leans of a source and how far they
spread. A sampler that draws one given the other creeps along such a ridge; these steps go along it.
"""

import numpy as np

from passmuster.losses.kernels import log_normal, sum_by
from passmuster.losses.layout import Layout
from passmuster.losses.marginal import levels
from passmuster.losses.printing import scale_of, statement_likelihood
from passmuster.losses.priors import LEAN_SPREAD, LEVEL
from passmuster.losses.state import GibbsState

__all__ = ["move_levels", "stretch_leans"]

LEVEL_STEPS = 0.1, 0.5
"""Steps of a level in log units, one of which is drawn."""
OPEN_STEPS = 0.5, 0.6 * LEVEL[1]
"""The same of a level of which there are floors alone: above them the prior is all that holds it."""
STRETCH_STEPS = 0.1, 0.5
"""Steps of the log of a spread that its leans are stretched with, one of which is drawn."""


def move_levels(layout: Layout, state: GibbsState, mean: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Steps of whole curves, up or down; who speaks of one follows it, or leans the other way by as much.

    Streams of many statements always lean the other way, because they hold to what they print; each other stream
    follows by lot. Returns the beliefs that follow.
    """
    shape = mean.shape[0], len(layout.curves)
    small, large = (np.where(layout.is_open, *sizes) for sizes in zip(OPEN_STEPS, LEVEL_STEPS, strict=True))
    step = _steps((small, large), shape, random)
    moved = step[:, layout.stream_curve]
    follows = (random.random(moved.shape) < 0.5) & layout.is_movable
    centre, spread = _expected(layout, state)
    own = state.stream_offsets(layout) - centre
    gain = _likelihood_gain(layout, state, mean, moved * follows, layout.stream_curve, shape[1])
    leans = np.where(follows, 0.0, own**2 - (own - moved) ** 2) / (2.0 * spread**2)
    gain += sum_by(leans, layout.stream_curve, shape[1])
    level = levels(layout, state)
    gain += log_normal(level + step, LEVEL) - log_normal(level, LEVEL)
    taken = np.log(random.random(shape)) < gain
    state.x[:, layout.knot_places] += np.where(taken, step, 0.0)[:, :, None]
    moved = np.where(taken[:, layout.stream_curve], moved, 0.0)
    state.x[:, layout.stream_places] -= np.where(follows, 0.0, moved)
    return np.asarray(mean + (moved * follows)[:, layout.stream])


def stretch_leans(layout: Layout, state: GibbsState, mean: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Steps of each source's spread of leans, with some of its leans stretched by as much about their middle.

    Which ones is drawn by lot; streams of many statements keep theirs. What is stretched with its spread is as likely
    a priori as before. Returns the beliefs that follow.
    """
    shape = mean.shape[0], len(layout.sources)
    step = np.where(layout.is_by_name, 0.0, _steps(STRETCH_STEPS, shape, random))
    centre, spread = _expected(layout, state)
    own = state.stream_offsets(layout) - centre
    stretched = (random.random(own.shape) < 0.5) & layout.is_movable
    of_stream = step[:, layout.stream_source]
    moved = np.where(stretched, np.expm1(of_stream) * own, 0.0)
    gain = _likelihood_gain(layout, state, mean, moved, layout.stream_source, shape[1])
    kept = np.where(stretched, 0.0, -of_stream - 0.5 * (own / spread) ** 2 * np.expm1(-2.0 * of_stream))
    gain += sum_by(kept, layout.stream_source, shape[1])
    now = state.log_lean_spread
    gain += log_normal(now + step, LEAN_SPREAD) - log_normal(now, LEAN_SPREAD)
    taken = np.log(random.random(shape)) < gain
    state.log_lean_spread = np.where(taken, now + step, now)
    moved = np.where(taken[:, layout.stream_source], moved, 0.0)
    state.x[:, layout.stream_places] += moved
    return mean + moved[:, layout.stream]


def _steps(
    sizes: tuple[float | np.ndarray, float | np.ndarray], shape: tuple[int, int], random: np.random.Generator
) -> np.ndarray:
    """Normal steps, each of one of two sizes, which may differ by column."""
    return np.where(random.random(shape) < 0.5, *sizes) * random.standard_normal(shape)


def _expected(layout: Layout, state: GibbsState) -> tuple[np.ndarray, np.ndarray]:
    """Middle and spread of the prior of each stream's offset; each of shape (chain, n_streams)."""
    centre = state.cell_lean[:, layout.stream_cell] + state.stream_shares(layout)
    return centre, np.exp(state.log_lean_spread[:, layout.stream_source])


def _likelihood_gain(
    layout: Layout, state: GibbsState, mean: np.ndarray, moved: np.ndarray, group: np.ndarray, n_groups: int
) -> np.ndarray:
    """Log likelihood gained when beliefs of streams move; `group` is what each stream belongs to; (chain, n_groups)."""
    rows = layout.movable_rows
    scale = scale_of(state.log_noise[:, layout.unit[rows]], layout.rounding[rows])
    then, now = (
        state.relays.weigh(
            statement_likelihood(layout.movable_printing, belief, scale).either(state.slip_share, xp=np), rows
        )
        for belief in (mean[:, rows] + moved[:, layout.stream[rows]], mean[:, rows])
    )
    return sum_by(then - now, group[layout.stream[rows]], n_groups)
