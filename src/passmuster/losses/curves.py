"""The curves, their streams' leans, drifts and habits, drawn block by block.

Given which numbers are slips, their weights, and what was believed behind bounds, all statements on running totals are
normal and linear in a block, and so is its prior: the block is one draw from a multivariate normal. Daily numbers are
not quite linear; a draw is made as if they were, and accepted with the ratio of what that leaves out, so that the
posterior stays exact (an independence step of Metropolis and Hastings).
"""

from typing import NamedTuple

import numpy as np
from scipy.linalg.lapack import dpotrf, dtrtrs

from passmuster.losses.assembly import Assembly, lean_precision
from passmuster.losses.collapsed_slips import InfluentialRows, update_collapsed_slips
from passmuster.losses.kernels import sum_by
from passmuster.losses.layout import Layout
from passmuster.losses.printing import Augmentation, daily_beliefs
from passmuster.losses.priors import DRIFT_FREEDOM, DRIFT_SPREAD, PACE_ROUGHNESS
from passmuster.losses.state import GibbsState

__all__ = ["draw_curves", "draw_drift_weight", "draw_roughness"]

VARIANCE_STEP = 0.8
"""Step of the log of a variance."""
STEP_SHARE = 0.3
"""Share of sweeps in which a block's roughness, and one of its drifts, takes one."""
COLLAPSED_SHARE = 0.35
"""Share of sweeps in which the slips of influential statements are weighed one by one."""
NEAR = (1.0, 1.0, 1.0, 0.3)
"""Shares of a block with daily numbers that a proposal draws anew, one of which is drawn."""
TRUST = (1.0, 1.0, 1.0, 0.4, 0.1)
"""Shares of the precision of a block's daily numbers in a proposal, one of which is drawn."""


def draw_curves(assembly: Assembly, state: GibbsState, augmented: Augmentation, random: np.random.Generator) -> float:
    """Draw every block in `state`; returns the share of blocks that was accepted.

    Now and then the roughness of a curve, or the weight of a drift, takes a step with the whole block integrated away,
    because what it spreads follows it too closely to let it move.
    """
    layout = assembly.layout
    trusted = _trusted(layout, augmented.precision, random)
    matrices = assembly.matrices(state, trusted)
    weighted = trusted * (augmented.believed - assembly.offset)
    sides = (assembly.design.T @ weighted.T).T + assembly.fixed_side
    centre = state.cell_lean[:, layout.stream_cell] + state.stream_shares(layout)
    sides[:, layout.stream_places] += lean_precision(state, layout) * centre
    near = _near(layout, random)
    influential = assembly.influential if random.random() < COLLAPSED_SHARE else {}
    influential = {number: rows for number, rows in influential.items() if near[number] == 1.0}
    before = augmented.precision.copy(), augmented.is_slip.copy(), state.log_noise.copy()
    update_collapsed_slips(assembly, state, augmented, matrices, sides, influential, random)
    noise = random.standard_normal(sides.shape)
    proposed, roughness, drift_weight = np.empty_like(state.x), state.roughness.copy(), state.drift_weight.copy()
    for number, block in enumerate(layout.blocks):
        own = slice(layout.offsets[number], layout.offsets[number + 1])
        entries = slice(layout.matrix_offsets[number], layout.matrix_offsets[number + 1])
        for chain in range(sides.shape[0]):
            matrix, side = matrices[chain, entries].reshape(block.size, block.size), sides[chain, own]
            # One move or the other, so that either can be undone by itself where the block is not taken.
            step = None
            if number not in influential and near[number] == 1.0:
                step = _propose_variance(assembly, number, roughness[chain], drift_weight[chain], random)
            solved = _solve(matrix, side)
            if step is not None:
                solved = _accept_variance(matrix, side, solved, step, random)
            kept = np.sqrt(1.0 - near[number] ** 2)
            tail = (1.0 - kept) * solved.half + near[number] * noise[chain, own]
            drawn = dtrtrs(solved.factor, tail, lower=1, trans=1)[0]
            proposed[chain, own] = drawn + kept * state.x[chain, own] if kept else drawn
    daily = trusted[:, layout.daily_rows]
    accepted = _accept_blocks(assembly, state, augmented, daily, (proposed, roughness, drift_weight), random)
    _restore_rejected(layout, state, augmented, before, influential, accepted)
    return float(accepted.mean())


def _near(layout: Layout, random: np.random.Generator) -> np.ndarray:
    """How much of each block a proposal draws anew, from 0 to 1: all, or by lot less where daily numbers bend it.

    A step of part of the way leaves the block's normal as it is too, and goes where the whole way is never accepted.
    """
    near = random.choice(NEAR, size=len(layout.blocks))
    near[np.bincount(layout.curve[layout.daily_rows], minlength=near.size) == 0] = 1.0
    return np.asarray(near)


def _trusted(layout: Layout, precision: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Precision of statements in a proposal, that of a block's daily numbers lessened by lot; (chain, n_statements).

    Straight stand-ins that are always taken at their word propose too little of where they are wrong, and a chain that
    comes there stays.
    """
    share = random.choice(TRUST, size=len(layout.curves))
    trusted = precision.copy()
    trusted[:, layout.daily_rows] *= share[layout.curve[layout.daily_rows]]
    return trusted


class _VarianceProposal(NamedTuple):
    """A step of one variance of a block's prior: where it stands, which entries it scales, and its prior.

    The precision holds `pattern` / (variance · `unit`) at `patch`, of rank `rank`. The variance is inverse-gamma with
    `freedom` about `middle`².
    """

    values: np.ndarray
    place: int
    new: float
    patch: slice
    pattern: np.ndarray
    unit: float
    rank: int
    freedom: float
    middle: float

    def log_prior(self, variance: float) -> float:
        """Log density of the log of the variance and of the determinant that goes with it."""
        return float(
            -0.5 * (self.freedom + self.rank) * np.log(variance) - 0.5 * self.freedom * self.middle**2 / variance
        )


def _propose_variance(
    assembly: Assembly, number: int, roughness: np.ndarray, drift_weight: np.ndarray, random: np.random.Generator
) -> _VarianceProposal | None:
    """A step of the block's roughness, or of one of its drifts, or none, by chance; none is the cheapest."""
    layout, block, luck = assembly.layout, assembly.layout.blocks[number], random.random()
    stretch = float(np.exp(VARIANCE_STEP * random.standard_normal()))
    if luck < STEP_SHARE and layout.is_sparse[number]:
        freedom, middle = PACE_ROUGHNESS
        patch = slice(0, block.n_knots + 1)
        new = float(roughness[number]) * stretch
        return _VarianceProposal(
            roughness, number, new, patch, assembly.steepness, 1.0, layout.knots.size - 1, freedom, middle
        )
    if luck > 1.0 - STEP_SHARE and block.drifting:
        place = int(random.integers(len(block.drifting)))
        stream = block.drifting[place]
        new = float(drift_weight[stream]) * stretch
        return _VarianceProposal(
            drift_weight, stream, new, block.drift(place), assembly.alike, DRIFT_SPREAD**2, layout.nodes.size,
            DRIFT_FREEDOM, 1.0,
        )  # fmt: skip
    return None


class _Solved(NamedTuple):
    """A block's normal: factor of its precision, half-solved mean, log density with the block integrated away."""

    factor: np.ndarray
    half: np.ndarray
    log_marginal: float


def _solve(precision: np.ndarray, side: np.ndarray) -> _Solved:
    # Rows are columns to LAPACK, and a symmetric matrix does not mind.
    factor, _ = dpotrf(precision.T, lower=1, overwrite_a=0, clean=0)
    half, _ = dtrtrs(factor, side, lower=1)
    return _Solved(factor, half, 0.5 * float(half @ half) - float(np.log(np.diagonal(factor)).sum()))


def _accept_variance(
    matrix: np.ndarray, side: np.ndarray, now: _Solved, step: _VarianceProposal, random: np.random.Generator
) -> _Solved:
    """The block after a step of a variance, if taken; then the variance is changed where it stands."""
    old = float(step.values[step.place])
    matrix[step.patch, step.patch] += (1.0 / step.new - 1.0 / old) / step.unit * step.pattern
    then = _solve(matrix, side)
    gain = then.log_marginal + step.log_prior(step.new) - now.log_marginal - step.log_prior(old)
    if np.log(random.random()) >= gain:
        return now
    step.values[step.place] = step.new
    return then


def _accept_blocks(
    assembly: Assembly,
    state: GibbsState,
    augmented: Augmentation,
    trusted: np.ndarray,
    proposed: tuple[np.ndarray, np.ndarray, np.ndarray],
    random: np.random.Generator,
) -> np.ndarray:
    """Take the proposed blocks whose daily numbers allow it, with their variances; which those are, (chain, n)."""
    layout, (x, roughness, drift_weight) = assembly.layout, proposed
    now, then = (_left_out(assembly, augmented, trusted, one) for one in (state.x, x))
    gain = sum_by(then - now, layout.curve[layout.daily_rows], len(layout.curves))
    accepted = np.log(random.random(gain.shape)) < gain
    state.x = np.where(np.repeat(accepted, np.diff(layout.offsets), axis=1), x, state.x)
    state.roughness = np.where(accepted, roughness, state.roughness)
    state.drift_weight = np.where(accepted[:, layout.stream_curve], drift_weight, state.drift_weight)
    return np.asarray(accepted)


def _restore_rejected(
    layout: Layout,
    state: GibbsState,
    augmented: Augmentation,
    before: tuple[np.ndarray, np.ndarray, np.ndarray],
    influential: InfluentialRows,
    accepted: np.ndarray,
) -> None:
    """Weights, slips and noise as they were, where the block that was drawn for them was not taken."""
    for number, rows in influential.items():
        units = layout.unit[rows]
        for chain in np.flatnonzero(~accepted[:, number]):
            places = zip(
                (augmented.precision, augmented.is_slip, state.log_noise), before, (rows, rows, units), strict=True
            )
            for now, was, own in places:
                now[chain, own] = was[chain, own]


def _left_out(assembly: Assembly, augmented: Augmentation, trusted: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Log likelihood of daily numbers less that of their stand-ins, with precision `trusted`; (chain, n_daily)."""
    rows = assembly.layout.daily_rows
    believed = augmented.believed[:, rows]
    true = believed - daily_beliefs(assembly.layout, x)
    straight = believed - assembly.offset[rows] - (assembly.daily_design @ x.T).T
    return np.asarray(0.5 * (trusted * straight**2 - augmented.precision[:, rows] * true**2))


def draw_roughness(layout: Layout, state: GibbsState, random: np.random.Generator) -> None:
    """Variance of each curve's pace, from its steps."""
    width = np.diff(np.log(layout.knots))
    freedom, centre = PACE_ROUGHNESS
    pace = state.x[:, layout.offsets[:-1] + layout.knots.size]
    steps = np.diff(state.x[:, layout.knot_places], axis=2) / width - pace[:, :, None]
    rate = (freedom * centre**2 + (steps**2).sum(axis=2)) / 2.0
    state.roughness = rate / random.standard_gamma((freedom + width.size) / 2.0, rate.shape)


def draw_drift_weight(assembly: Assembly, state: GibbsState, random: np.random.Generator) -> None:
    """The factor on each drift's variance, which makes drifts heavy-tailed."""
    streams = assembly.drifting
    if streams:
        drift = state.x[:, assembly.layout.drift_places]
        squares = np.einsum("csi,ij,csj->cs", drift, assembly.alike, drift) / DRIFT_SPREAD**2
        rate = (DRIFT_FREEDOM + squares) / 2.0
        weight = rate / random.standard_gamma((DRIFT_FREEDOM + assembly.layout.nodes.size) / 2.0, rate.shape)
        state.drift_weight[:, streams] = weight
