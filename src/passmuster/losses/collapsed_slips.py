"""Slips of influential statements, weighed with everything about their curve integrated away.

A curve, a lean or a drift goes through whatever is no slip. Where a statement stands nearly alone, a chain that asks
the curve whether the statement slipped is therefore told what it said before. So now and then such statements are taken
one after another, each against the curve that all the others make.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from scipy.linalg.lapack import dpotrf, dtrtrs

from passmuster.losses.assembly import Assembly
from passmuster.losses.layout import Layout
from passmuster.losses.printing import Augmentation, noise_from_prior, scale_of, statement_noise
from passmuster.losses.state import GibbsState
from passmuster.losses.weights import Weight, answers, proposed_weight
from passmuster.observation.witness import SLIP_SCALE

__all__ = ["InfluentialRows", "influential_rows", "update_collapsed_slips"]

InfluentialRows = Mapping[int, np.ndarray]
"""By block, the statements that are weighed anew."""

LEAST_INFLUENCE: Final = 0.3
"""Share of what is believed at a statement's place that the statement itself decides, if it is none that slipped."""
DOUBTED: Final = 0.02, 0.98
"""Chances of a slip between which there is something to decide."""
FEW_ON_A_CURVE: Final = 12
"""Statements of a curve on which each is influential, whatever is thought of it so far."""
AT_ONCE: Final = 16
"""Statements of a block at most that are weighed in one go, drawn by lot."""


def influential_rows(assembly: Assembly, state: GibbsState, slip_chance: np.ndarray) -> InfluentialRows:
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
            blocks = [_matrix(assembly, chain, number) for chain in matrices]
            _, covariance = _believed(blocks, np.zeros((len(blocks), reads.shape[1])), reads)
            spread = np.einsum("cii->ci", covariance)
            others = spread / np.maximum(1.0 - precision[:, rows] * spread, 1e-9)
            shares = (others / (others + noise[:, rows] ** 2)).mean(axis=0)
            found[number] = rows[shares > LEAST_INFLUENCE]
    return {number: rows for number, rows in found.items() if rows.size}


def update_collapsed_slips(
    assembly: Assembly,
    state: GibbsState,
    augmented: Augmentation,
    matrices: np.ndarray,
    sides: np.ndarray,
    influential: InfluentialRows,
    random: np.random.Generator,
) -> None:
    """Draw slips and weights of influential statements, and the noise of those that are alone in having it.

    `state.log_noise`, `augmented`, `matrices` and `sides` are changed in place.

    The statements of a block come in random order, so that the move as a whole can be undone by itself, as must be
    where the block is taken or left afterwards.
    """
    layout = assembly.layout
    for number, of_block in influential.items():
        rows = random.permutation(of_block)[:AT_ONCE]
        own = slice(layout.offsets[number], layout.offsets[number + 1])
        reads = np.stack([assembly.reads(row) for row in rows.tolist()])
        blocks = [_matrix(assembly, chain, number) for chain in matrices]
        believed, covariance = _believed(blocks, sides[:, own], reads)
        said = augmented.believed[:, rows] - assembly.offset[rows]
        now = Weight(augmented.precision[:, rows], augmented.is_slip[:, rows])
        log_noise = _noises(layout, state, rows, random)
        then = proposed_weight(scale_of(log_noise, layout.rounding[rows]), random)
        choice = answers(now, then, state.slip_share, augmented.is_relay[:, rows])
        luck = np.log(random.random(said.shape)).tolist()
        for chain, block in enumerate(blocks):
            taken, added = [], []
            for at, row in enumerate(rows.tolist()):
                spread, error = float(covariance[chain, at, at]), float(said[chain, at] - believed[chain, at])
                # What the others say: the same with this statement's own precision taken out.
                left = 1.0 - float(now.precision[chain, at]) * spread
                if luck[chain][at] >= choice.gain(chain, at, spread / left, error / left):
                    continue
                more = float(then.precision[chain, at] - now.precision[chain, at])
                across = covariance[chain, at] * (more / (1.0 + more * spread))
                believed[chain] += error * across
                covariance[chain] -= across[:, None] * covariance[chain, at]
                taken.append(at)
                added.append(more)
                augmented.precision[chain, row], augmented.is_slip[chain, row] = (answer[chain, at] for answer in then)
                state.log_noise[chain, layout.unit[row]] = log_noise[chain, at]
            # The block itself is asked by nobody in between, so that all that was taken goes in at once.
            weighed = reads[taken] * np.array(added)[:, None]
            block += weighed.T @ reads[taken]
            sides[chain, own] += said[chain, taken] @ weighed


def _believed(blocks: list[np.ndarray], sides: np.ndarray, reads: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of a block at statements that read it so; (chain, n) and (chain, n, n)."""
    mean, covariance = np.empty((len(blocks), len(reads))), np.empty((len(blocks), len(reads), len(reads)))
    for chain, matrix in enumerate(blocks):
        factor, _ = dpotrf(matrix.T, lower=1, overwrite_a=0, clean=0)
        half, _ = dtrtrs(factor, np.column_stack([reads.T, sides[chain]]), lower=1)
        product = half.T @ half
        mean[chain], covariance[chain] = product[:-1, -1], product[:-1, :-1]
    return mean, covariance


def _noises(layout: Layout, state: GibbsState, rows: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The log noise of statements, drawn from its prior where one alone has it; (chain, n)."""
    units = layout.unit[rows]
    drawn = noise_from_prior(layout, state, units, random)
    return np.where(layout.statements_in[units] > 1, state.log_noise[:, units], drawn)


def _matrix(assembly: Assembly, matrices: np.ndarray, number: int) -> np.ndarray:
    """The precision of a block of one chain, as a view."""
    layout, size = assembly.layout, assembly.layout.blocks[number].size
    return matrices[layout.matrix_offsets[number] : layout.matrix_offsets[number + 1]].reshape(size, size)
