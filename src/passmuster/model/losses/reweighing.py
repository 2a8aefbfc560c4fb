"""Slips of telling statements, weighed with everything about their curve integrated away.

A curve, a lean or a drift goes through whatever is no slip. Where a statement stands nearly alone, a chain that asks
the curve whether the statement slipped is therefore told what it said before. So now and then such statements are taken
one after another, each against the curve that all the others make.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from scipy.linalg.lapack import dpotrf, dpotri

from passmuster.model.losses.assembly import Assembly
from passmuster.model.losses.layout import Layout
from passmuster.model.losses.printing import Weighed, scale_of, statement_noise
from passmuster.model.losses.priors import NOISE_RANGE, SLIP_SCALE
from passmuster.model.losses.state import State

__all__ = ["Telling", "telling_rows", "weigh_anew"]

Telling = Mapping[int, np.ndarray]
"""By block, the statements that are weighed anew."""

TELLING: Final = 0.3
"""Share of what is believed at a statement's place that the statement itself decides, if it is none that slipped."""
DOUBTED: Final = 0.02, 0.98
"""Chances of a slip between which there is something to decide."""
FEW_ON_A_CURVE: Final = 12
"""Statements of a curve on which each is telling, whatever is thought of it so far."""
AT_ONCE: Final = 6
"""Statements of a block at most that are weighed in one go, drawn by lot: each costs a product with its covariance."""


def telling_rows(assembly: Assembly, state: State, slip_chance: np.ndarray) -> Telling:
    """Statements that may have slipped and that their own curve, lean or drift leans on.

    `slip_chance` are probabilities so far, shape (chain, n_statements). Statements on single days and bounds are left
    out: of them the block knows only stand-ins.
    """
    layout = assembly.layout
    noise = statement_noise(layout, state.log_noise)
    precision = (1.0 - slip_chance) / noise**2 + slip_chance / SLIP_SCALE**2
    matrices = assembly.matrices(state, precision)
    on_average = slip_chance.mean(axis=0)
    doubted = (on_average > DOUBTED[0]) & (on_average < DOUBTED[1])
    doubted |= (layout.statements_on <= FEW_ON_A_CURVE)[layout.curve]
    plain = ~layout.is_daily
    plain[layout.printing.bounds] = False
    found = {}
    for number in range(len(layout.blocks)):
        rows = np.flatnonzero((layout.curve == number) & plain & doubted)
        if rows.size:
            reads = np.stack([assembly.reads(row) for row in rows.tolist()])
            shares = np.zeros(rows.size)
            for chain in range(matrices.shape[0]):
                spread = np.einsum("rs,rs->r", reads @ _covariance(_matrix(assembly, matrices[chain], number)), reads)
                others = spread / np.maximum(1.0 - precision[chain, rows] * spread, 1e-9)
                shares += others / (others + noise[chain, rows] ** 2) / matrices.shape[0]
            found[number] = rows[shares > TELLING]
    return {number: rows for number, rows in found.items() if rows.size}


def weigh_anew(
    assembly: Assembly,
    state: State,
    weighed: Weighed,
    matrices: np.ndarray,
    sides: np.ndarray,
    telling: Telling,
    random: np.random.Generator,
) -> None:
    """Draw slips and weights of telling statements, and the noise of those that are alone in having it.

    `state.log_noise`, `weighed`, `matrices` and `sides` are changed in place.

    The statements of a block come in random order, so that the move as a whole can be undone by itself, as must be
    where the block is taken or left afterwards.
    """
    layout, share = assembly.layout, state.slip_share[:, 0]
    for number, rows in telling.items():
        own = slice(layout.offsets[number], layout.offsets[number + 1])
        block = [_matrix(assembly, chain, number) for chain in matrices]
        covariance = np.stack([_covariance(matrix) for matrix in block])
        mean = np.einsum("cij,cj->ci", covariance, sides[:, own])
        for row in random.permutation(rows)[:AT_ONCE].tolist():
            reads, unit = assembly.reads(row), layout.unit[row]
            said = weighed.believed[:, row] - assembly.offset[row]
            now = _Weight(weighed.precision[:, row], weighed.is_slip[:, row])
            log_noise = _noise_of(layout, state, unit, random)
            then = _proposed(scale_of(log_noise, layout.rounding[row]), random)
            across = covariance @ reads
            spread, error = across @ reads, said - mean @ reads
            # What the others say: the same with this statement's own precision taken out.
            left = 1.0 - now.precision * spread
            others = share, spread / left, error / left
            gain = then.log_chance(*others) - now.log_chance(*others)
            for chain in np.flatnonzero(np.log(random.random(gain.shape)) < gain):
                more = then.precision[chain] - now.precision[chain]
                scale = more / (1.0 + more * spread[chain])
                mean[chain] += scale * error[chain] * across[chain]
                covariance[chain] -= scale * np.outer(across[chain], across[chain])
                block[chain] += more * np.outer(reads, reads)
                sides[chain, own] += more * said[chain] * reads
                weighed.precision[chain, row], weighed.is_slip[chain, row] = then.precision[chain], then.is_slip[chain]
                state.log_noise[chain, unit] = log_noise[chain]


def _noise_of(layout: Layout, state: State, unit: int, random: np.random.Generator) -> np.ndarray:
    """The log noise of a unit, drawn from its prior where one statement alone has it; (chain,)."""
    if layout.statements_in[unit] > 1:
        return state.log_noise[:, unit]
    middle = state.log_noise_middle[:, layout.unit_kind[unit]]
    return np.asarray(middle + NOISE_RANGE * random.standard_normal(middle.shape))


class _Weight(NamedTuple):
    """The precision of a statement, and whether it is that of a slip; each of shape (chain,)."""

    precision: np.ndarray
    is_slip: np.ndarray

    def log_chance(self, slip_share: np.ndarray, spread: np.ndarray, error: np.ndarray) -> np.ndarray:
        """Log chance of a slip or none, and of missing by `error` what others believe up to `spread`, a variance."""
        variance = spread + 1.0 / self.precision
        chance = np.where(self.is_slip, slip_share, 1.0 - slip_share)
        return np.asarray(np.log(chance) - 0.5 * (np.log(variance) + error**2 / variance))


def _proposed(noise: np.ndarray, random: np.random.Generator) -> _Weight:
    """A slip or none, evenly, with a weight from its prior."""
    is_slip = random.random(noise.shape) < 0.5
    weight = random.standard_gamma(2.0, noise.shape) / 2.0
    return _Weight(weight / np.where(is_slip, SLIP_SCALE, noise) ** 2, is_slip)


def _matrix(assembly: Assembly, matrices: np.ndarray, number: int) -> np.ndarray:
    """The precision of a block of one chain, as a view."""
    layout, size = assembly.layout, assembly.layout.blocks[number].size
    return matrices[layout.matrix_offsets[number] : layout.matrix_offsets[number + 1]].reshape(size, size)


def _covariance(matrix: np.ndarray) -> np.ndarray:
    factor, _ = dpotrf(matrix.T, lower=1, overwrite_a=0, clean=1)
    half, _ = dpotri(factor, lower=1)
    lower = np.tril(half)
    whole: np.ndarray = lower + np.tril(half, -1).T
    return np.ascontiguousarray(whole)
