"""The curves, their streams' leans, drifts and habits, drawn block by block.

Given which numbers are slips, their weights, and what was believed behind bounds, all statements on running totals are
normal and linear in a block, and so is its prior: the block is one draw from a multivariate normal. Daily numbers are
not quite linear; a draw is made as if they were, and accepted with the ratio of what that leaves out, so that the
posterior stays exact (an independence step of Metropolis and Hastings).
"""

from typing import NamedTuple

import numpy as np
from scipy.linalg.lapack import dpotrf, dtrtrs

from passmuster.model.losses.assembly import Assembly, lean_precision
from passmuster.model.losses.layout import FEW, Layout
from passmuster.model.losses.printing import Weighed, beliefs, hear
from passmuster.model.losses.priors import DRIFT_SPREAD, NOISE_RANGE, PACE_ROUGHNESS
from passmuster.model.losses.state import State
from passmuster.model.losses.steps import sum_by

__all__ = ["draw_curves", "draw_drift_weight", "draw_roughness", "move_streams"]

ROUGHNESS_STEP = 0.7
"""Step of the log of a roughness's variance."""
DRIFT_FREEDOM = 4.0
"""Degrees of freedom of drifts about zero: most leans keep still, a few change at once and by a factor."""


def draw_curves(assembly: Assembly, state: State, weighed: Weighed, random: np.random.Generator) -> float:
    """Draw every block in `state` and the roughness of its curve; returns the share of blocks that was accepted.

    The roughness takes a step with the whole block integrated away, because steps of a curve that few numbers pin down
    follow it too closely to let it move.
    """
    layout = assembly.layout
    matrices = assembly.matrices(state, weighed.precision)
    heard = weighed.precision * (weighed.believed - assembly.offset)
    sides = (assembly.design.T @ heard.T).T + assembly.fixed_side
    centre = state.cell_lean[:, layout.stream_cell] + state.stream_shares(layout)
    sides[:, layout.stream_places] += lean_precision(state, layout) * centre
    noise = random.standard_normal(sides.shape)
    shape = (sides.shape[0], len(layout.blocks))
    steps, luck = ROUGHNESS_STEP * random.standard_normal(shape), np.log(random.random(shape))
    proposed, roughness = np.empty_like(state.x), state.roughness.copy()
    for number, block in enumerate(layout.blocks):
        own = slice(layout.offsets[number], layout.offsets[number + 1])
        entries = slice(layout.matrix_offsets[number], layout.matrix_offsets[number + 1])
        for chain in range(shape[0]):
            matrix, side = matrices[chain, entries].reshape(block.size, block.size), sides[chain, own]
            now = _rough(matrix, side, float(roughness[chain, number]), layout.knots.size - 1)
            other = float(roughness[chain, number] * np.exp(steps[chain, number]))
            end = block.n_knots + 1
            matrix[:end, :end] += (1.0 / other - 1.0 / roughness[chain, number]) * assembly.steepness
            then = _rough(matrix, side, other, layout.knots.size - 1)
            if luck[chain, number] < then.log_marginal - now.log_marginal:
                now, roughness[chain, number] = then, other
            proposed[chain, own] = dtrtrs(now.factor, now.half + noise[chain, own], lower=1, trans=1)[0]
    return _accept(assembly, state, weighed, proposed, roughness, random)


class _Rough(NamedTuple):
    """A block under one roughness: factor of its precision, half-solved mean, log density with the block integrated."""

    factor: np.ndarray
    half: np.ndarray
    log_marginal: float


def _rough(precision: np.ndarray, side: np.ndarray, roughness: float, n_steps: int) -> _Rough:
    # Rows are columns to LAPACK, and a symmetric matrix does not mind.
    factor, _ = dpotrf(precision.T, lower=1, overwrite_a=0, clean=0)
    half, _ = dtrtrs(factor, side, lower=1)
    freedom, middle = PACE_ROUGHNESS
    prior = -0.5 * (freedom + n_steps) * np.log(roughness) - 0.5 * freedom * middle**2 / roughness
    log_marginal = prior - np.log(np.diagonal(factor)).sum() + 0.5 * float(half @ half)
    return _Rough(factor, half, float(log_marginal))


def _accept(
    assembly: Assembly,
    state: State,
    weighed: Weighed,
    proposed: np.ndarray,
    roughness: np.ndarray,
    random: np.random.Generator,
) -> float:
    """Take the proposed blocks, with their roughness, whose daily numbers allow it."""
    layout = assembly.layout
    now, then = (_left_out(assembly, weighed, x) for x in (state.x, proposed))
    gain = sum_by(then - now, layout.curve[layout.daily_rows], len(layout.curves))
    accepted = np.log(random.random(gain.shape)) < gain
    state.x = np.where(np.repeat(accepted, np.diff(layout.offsets), axis=1), proposed, state.x)
    state.roughness = np.where(accepted, roughness, state.roughness)
    return float(accepted.mean())


def _left_out(assembly: Assembly, weighed: Weighed, x: np.ndarray) -> np.ndarray:
    """Log likelihood of daily numbers less that of their straight stand-ins; shape (chain, n_daily)."""
    rows = assembly.layout.daily_rows
    believed = weighed.believed[:, rows]
    true = believed - beliefs(assembly.layout, x)[:, rows]
    straight = believed - assembly.offset[rows] - (assembly.design @ x.T).T[:, rows]
    return np.asarray(0.5 * weighed.precision[:, rows] * (straight**2 - true**2))


def draw_roughness(layout: Layout, state: State, random: np.random.Generator) -> None:
    """Variance of each curve's pace, from its steps."""
    width = np.diff(np.log(layout.knots))
    freedom, centre = PACE_ROUGHNESS
    pace = state.x[:, layout.offsets[:-1] + layout.knots.size]
    steps = np.diff(state.x[:, layout.knot_places], axis=2) / width - pace[:, :, None]
    rate = (freedom * centre**2 + (steps**2).sum(axis=2)) / 2.0
    state.roughness = rate / random.standard_gamma((freedom + width.size) / 2.0, rate.shape)


def draw_drift_weight(assembly: Assembly, state: State, random: np.random.Generator) -> None:
    """The factor on each drift's variance, which makes drifts heavy-tailed."""
    streams = assembly.drifting
    if streams:
        drift = state.x[:, assembly.layout.drift_places]
        squares = np.einsum("csi,ij,csj->cs", drift, assembly.alike, drift) / DRIFT_SPREAD**2
        rate = (DRIFT_FREEDOM + squares) / 2.0
        weight = rate / random.standard_gamma((DRIFT_FREEDOM + assembly.layout.nodes.size) / 2.0, rate.shape)
        state.drift_weight[:, streams] = weight


def move_streams(layout: Layout, state: State, mean: np.ndarray, random: np.random.Generator) -> np.ndarray:
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
    drawn = state.log_noise_middle[:, layout.unit_kind] + NOISE_RANGE * random.standard_normal(state.log_noise.shape)
    log_noise = np.where((few & layout.is_movable)[layout.unit_stream], drawn, state.log_noise)
    shift = moved[:, layout.stream]

    def heard(belief: np.ndarray, log_scale: np.ndarray) -> np.ndarray:
        scale = np.sqrt(np.exp(2.0 * log_scale[:, units]) + layout.rounding[rows] ** 2)
        return hear(layout.movable_printing, belief, scale).mixed(state.slip_share)

    gain = heard(mean[:, rows] + shift[:, rows], log_noise) - heard(mean[:, rows], state.log_noise)
    gain = sum_by(gain, layout.stream[rows], n_streams)
    # A draw from the prior needs no ratio of priors.
    gain += np.where(few, 0.0, ((now_at - centre) ** 2 - (lean - centre) ** 2) / (2.0 * spread**2))
    taken = (np.log(random.random(gain.shape)) < gain) & layout.is_movable
    state.x[:, places] += np.where(taken, moved, 0.0)
    state.log_noise = np.where(taken[:, layout.unit_stream], log_noise, state.log_noise)
    return mean + np.where(taken[:, layout.stream], shift, 0.0)
