"""Steps of streams with relays, slips, weights and what was believed behind bounds all summed out.

Given those, a chain keeps near what it thought of a stream before: one number far from the truth may be a lean, a
scatter or a slip, and floors that lie apart may be noise or a drift.
"""

import numpy as np

from passmuster.losses.assembly import drift_covariance
from passmuster.losses.kernels import log_normal, sum_by
from passmuster.losses.layout import FEW, Layout, MovedDrifts
from passmuster.losses.printing import noise_from_prior, scale_of, statement_likelihood
from passmuster.losses.priors import DRIFT_FREEDOM, DRIFT_SPREAD, NOISE_RANGE
from passmuster.losses.state import GibbsState

__all__ = ["move_drifts", "move_streams"]


def move_streams(layout: Layout, state: GibbsState, mean: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Steps of streams' leans with slips, weights and what was believed behind bounds all summed out.

    Streams of a few statements get a lean and a noise from the prior: one number far from the truth may be a lean, a
    scatter or a slip, and step by step a chain hardly passes from one to the other. Streams of some dozens, among them
    those that print floors, step about where they are. Returns the beliefs that follow.
    """
    n_chains, n_streams = mean.shape[0], len(layout.streams)
    rows, places, units = layout.movable_rows, layout.stream_places, layout.unit[layout.movable_rows]
    few = layout.statements_of <= FEW
    now_at = state.x[:, places]
    centre = state.cell_lean[:, layout.stream_cell] + state.stream_shares(layout)
    spread = np.exp(state.log_lean_spread[:, layout.stream_source])
    noise = random.standard_normal((n_chains, n_streams))
    reach = spread * np.where(random.random(noise.shape) < 0.5, 1.0, 0.2)
    lean = np.where(few, centre + spread * noise, now_at + reach * noise)
    moved = np.where(layout.is_movable, lean - now_at, 0.0)
    drawn = noise_from_prior(layout, state, np.arange(len(layout.units)), random)
    log_noise = np.where((few & layout.is_movable)[layout.unit_stream], drawn, state.log_noise)
    shift = moved[:, layout.stream]

    def mixed(belief: np.ndarray, log_scale: np.ndarray) -> np.ndarray:
        scale = scale_of(log_scale[:, units], layout.rounding[rows])
        own = statement_likelihood(layout.movable_printing, belief, scale).either(state.slip_share, xp=np)
        return state.relays.weigh(own, rows)

    gain = mixed(mean[:, rows] + shift[:, rows], log_noise) - mixed(mean[:, rows], state.log_noise)
    gain = sum_by(gain, layout.stream[rows], n_streams)
    # A draw from the prior needs no ratio of priors.
    gain += np.where(few, 0.0, ((now_at - centre) ** 2 - (lean - centre) ** 2) / (2.0 * spread**2))
    taken = (np.log(random.random(gain.shape)) < gain) & layout.is_movable
    state.x[:, places] += np.where(taken, moved, 0.0)
    state.log_noise = np.where(taken[:, layout.unit_stream], log_noise, state.log_noise)
    return mean + np.where(taken[:, layout.stream], shift, 0.0)


def move_drifts(layout: Layout, state: GibbsState, mean: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Steps of the drifts of streams that are worth a step of their own, half of them with a step of their noise.

    A step goes from a drift towards another drawn from the prior, so that the prior stays as it is whatever the length
    (Neal 1999; Cotter and others 2013, "preconditioned Crank-Nicolson"); now and then it is also stretched to a weight
    drawn anew. Returns the beliefs that follow.
    """
    moved = layout.moved_drifts
    if not moved.streams.size:
        return mean
    after, factor = mean.copy(), np.linalg.cholesky(drift_covariance(layout.nodes))
    rows, place = moved.rows, moved.place
    for _ in range(DRIFT_ROUNDS):
        drift, weight = state.x[:, moved.places], state.drift_weight[:, moved.streams]
        anew = DRIFT_FREEDOM / 2.0 / random.standard_gamma(DRIFT_FREEDOM / 2.0, weight.shape)
        stretched = np.where(random.random(weight.shape) < ANEW_SHARE, anew, weight)
        length = np.where(random.random((*weight.shape, 1)) < 0.5, *DRIFT_STEPS)
        drawn = DRIFT_SPREAD * np.sqrt(weight[:, :, None]) * (random.standard_normal(drift.shape) @ factor.T)
        then = np.sqrt(1.0 - length**2) * drift + length * drawn
        step = then * np.sqrt(stretched / weight)[:, :, None] - drift
        reach = NOISE_REACH * (random.random(length.shape[:2]) < 0.5)
        now = state.log_noise[:, moved.units]
        log_noise = now + reach * random.standard_normal(now.shape)
        shift = (moved.reads * step[:, place]).sum(axis=2)
        gain = _log_likelihood(layout, state, moved, after[:, rows] + shift, log_noise)
        gain = sum_by(gain - _log_likelihood(layout, state, moved, after[:, rows], now), place, moved.streams.size)
        middle = state.log_noise_middle[:, layout.unit_kind[moved.units]]
        gain += log_normal(log_noise - middle, NOISE_ABOUT) - log_normal(now - middle, NOISE_ABOUT)
        taken = np.log(random.random(gain.shape)) < gain
        state.x[:, moved.places] += np.where(taken[:, :, None], step, 0.0)
        state.drift_weight[:, moved.streams] = np.where(taken, stretched, weight)
        state.log_noise[:, moved.units] = np.where(taken, log_noise, now)
        after[:, rows] += np.where(taken[:, place], shift, 0.0)
    return after


DRIFT_ROUNDS = 2
"""Steps of each drift in one sweep."""
DRIFT_STEPS = 0.25, 0.7
"""Shares of a drift that a step draws anew."""
ANEW_SHARE = 0.3
"""Share of steps in which the weight of a drift is drawn anew."""
NOISE_REACH = 0.6
"""Step of the log noise that goes with a drift's."""
NOISE_ABOUT = 0.0, NOISE_RANGE
"""Prior of a log noise about its middle."""


def _log_likelihood(
    layout: Layout, state: GibbsState, moved: MovedDrifts, belief: np.ndarray, log_noise: np.ndarray
) -> np.ndarray:
    """Log likelihood of the statements that read the moved drifts, with this noise of running totals."""
    of_unit = state.log_noise.copy()
    of_unit[:, moved.units] = log_noise
    scale = scale_of(of_unit[:, layout.unit[moved.rows]], layout.rounding[moved.rows])
    own = statement_likelihood(moved.printing, belief, scale).either(state.slip_share, xp=np)
    return state.relays.weigh(own, moved.rows)
