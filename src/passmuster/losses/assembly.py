"""The precision matrices of all blocks as one sparse product.

A daily number is not linear in its block: it follows log X(day) + log(1 − exp(−gain)) with the gain of the day. Here it
is taken as straight around a reference, which must not depend on where a chain is; the sampler makes up for the rest.

Every entry of a block's precision is a sum of known numbers times a few coefficients: the precisions of the statements,
and those of the prior (one for each curve's roughness, each stream's lean, each drift, and one for what never changes).
So all matrices of a sweep, laid end to end, are `pattern @ coefficients`.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array, hstack

from passmuster.losses.blocks import CurveBlock
from passmuster.losses.layout import Layout
from passmuster.losses.moving_shares import walk_precision
from passmuster.losses.printing import daily_log_share
from passmuster.losses.priors import DRIFT_DAYS, DRIFT_SPREAD, HABIT_SPREAD, LEVEL, PACE
from passmuster.losses.state import GibbsState

__all__ = ["Assembly", "drift_covariance"]

USUAL_GAIN = 0.01
"""A total that grows by a hundredth a day; a first reference."""

LEAST_GAIN = 0.003
"""On days on which a total stands still the straight line would be so steep that no draw is ever accepted."""

Entry = tuple[np.ndarray, np.ndarray, int]
"""Places in the row of all matrices, the numbers there, and which coefficient they are for."""


class Assembly:
    """Precision and linear term of every block of a layout."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.drifting = [stream for block in layout.blocks for stream in block.drifting]
        self.alike = np.linalg.inv(drift_covariance(layout.nodes))
        self.walk = walk_precision(layout.nodes)
        self.influential: Mapping[int, np.ndarray] = {}
        """By block, statements whose slips are weighed anew (`collapsed_slips.py`); fixed before draws are kept."""
        self._reads: dict[int, np.ndarray] = {}
        self.steepness = _shape_precision(layout.knots)
        self.refer_to(np.full(layout.daily_rows.size, USUAL_GAIN))

    def refer_to(self, gain: np.ndarray) -> None:
        """Straighten daily numbers around these gains of their days, shape (n_daily,)."""
        layout, rows, gain = self.layout, self.layout.daily_rows, np.maximum(gain, LEAST_GAIN)
        steep = 1.0 / np.expm1(gain)
        ends, (eves, weights) = layout.place[rows, :2], layout.eves
        n = len(layout.statements)
        extra_place, extra_share = np.zeros((n, 4), dtype=int), np.zeros((n, 4))
        extra_place[rows] = np.concatenate([ends, eves], axis=1)
        extra_share[rows] = np.concatenate([layout.share[rows, :2] * steep[:, None], -weights * steep[:, None]], axis=1)
        place = np.concatenate([layout.place, extra_place], axis=1)
        share = np.concatenate([layout.share, extra_share], axis=1)
        self.design = layout.matrix_of(place, share, np.arange(n))
        self.daily_design = csr_array(self.design[rows])
        self.offset = np.zeros(n)
        self.offset[rows] = daily_log_share(gain) - steep * gain
        self.pattern = csr_array(hstack([_products(layout, place, share), self._prior_pattern]))

    def reads(self, row: int) -> np.ndarray:
        """Weights of a running total's statement on the parameters of its block; shape (size,)."""
        if row not in self._reads:
            block = self.layout.blocks[self.layout.curve[row]]
            made = np.zeros(block.size)
            np.add.at(made, self.layout.place[row], self.layout.share[row])
            self._reads[row] = made
        return self._reads[row]

    @cached_property
    def _prior_pattern(self) -> csr_array:
        entries = list(self._entries())
        places = np.concatenate([place for place, _, _ in entries])
        values = np.concatenate([value for _, value, _ in entries])
        columns = np.concatenate([np.full(place.size, column) for place, _, column in entries])
        shape = (int(self.layout.matrix_offsets[-1]), self._n_coefficients)
        return csr_array((values, (places, columns)), shape=shape)

    @cached_property
    def fixed_side(self) -> np.ndarray:
        """Precision times mean of what never changes: levels and paces; (n_parameters,)."""
        side = np.zeros(int(self.layout.offsets[-1]))
        for first, block in zip(self.layout.offsets, self.layout.blocks, strict=False):
            side[first + block.n_knots - 1] = LEVEL[0] / LEVEL[1] ** 2
            side[first + block.pace] = PACE[0] / PACE[1] ** 2
        return side

    def matrices(self, state: GibbsState, precision: np.ndarray) -> np.ndarray:
        """All precision matrices laid end to end, given the precision of each statement; (chain, n_entries)."""
        drift = DRIFT_SPREAD**-2 / state.drift_weight[:, self.drifting]
        always = np.ones((precision.shape[0], 1))
        leans = lean_precision(state, self.layout)
        coefficients = np.concatenate([precision, always, 1.0 / state.roughness, leans, drift], axis=1)
        result: np.ndarray = (self.pattern @ coefficients.T).T
        return result

    @property
    def _n_coefficients(self) -> int:
        return 1 + len(self.layout.curves) + len(self.layout.streams) + len(self.drifting)

    def _entries(self) -> Iterator[Entry]:
        first_lean = 1 + len(self.layout.curves)
        first_drift = first_lean + len(self.layout.streams)
        for number, block in enumerate(self.layout.blocks):
            start = int(self.layout.matrix_offsets[number])
            yield _patch(start, block, slice(0, block.n_knots + 1), self.steepness, 1 + number)
            for place, value in _fixed_diagonal(block):
                yield np.array([start + place * (block.size + 1)]), np.array([value]), 0
            if block.curve.is_people:
                yield _patch(start, block, block.moving, self.walk, 0)
            for place, stream in enumerate(block.streams):
                at = start + (block.leans.start + place) * (block.size + 1)
                yield np.array([at]), np.ones(1), first_lean + stream
            for place, stream in enumerate(block.drifting):
                yield _patch(start, block, block.drift(place), self.alike, first_drift + self.drifting.index(stream))


def _products(layout: Layout, place: np.ndarray, share: np.ndarray) -> csr_array:
    """Parameter pair by statement: outer products of weights, over blocks laid end to end."""
    size = np.array([block.size for block in layout.blocks])[layout.curve][:, None, None]
    first = layout.matrix_offsets[layout.curve][:, None, None]
    entry = first + place[:, :, None] * size + place[:, None, :]
    value = share[:, :, None] * share[:, None, :]
    used = value != 0.0
    column = np.broadcast_to(np.arange(len(layout.statements))[:, None, None], entry.shape)
    shape = (int(layout.matrix_offsets[-1]), len(layout.statements))
    return csr_array((value[used], (entry[used], column[used])), shape=shape)


def lean_precision(state: GibbsState, layout: Layout) -> np.ndarray:
    """Precision of each stream's lean about its cell; (chain, n_streams)."""
    return np.exp(-2.0 * state.log_lean_spread[:, layout.stream_source])


def drift_covariance(nodes: np.ndarray) -> np.ndarray:
    """Covariance at its nodes of a drift of spread one; (n_nodes, n_nodes)."""
    return np.asarray(np.exp(-np.abs(nodes[:, None] - nodes) / DRIFT_DAYS))


def _fixed_diagonal(block: CurveBlock) -> Iterator[tuple[int, float]]:
    yield block.n_knots - 1, 1.0 / LEVEL[1] ** 2
    yield block.pace, 1.0 / PACE[1] ** 2
    for place in range(block.habits.start, block.habits.stop):
        yield place, 1.0 / HABIT_SPREAD**2


def _patch(start: int, block: CurveBlock, own: slice, matrix: np.ndarray, column: int) -> Entry:
    """A square patch of a block's matrix."""
    index = np.arange(own.start, own.stop)
    return (start + index[:, None] * block.size + index).ravel(), matrix.ravel(), column


def _shape_precision(knots: np.ndarray) -> np.ndarray:
    """Precision of the steps of log X between knots about the pace, for a roughness of one; (n_knots + 1, same)."""
    width = np.diff(np.log(knots))
    steps = np.zeros((width.size, width.size + 2))
    rows = np.arange(width.size)
    steps[rows, rows], steps[rows, rows + 1], steps[:, -1] = -1.0, 1.0, -width
    steps /= width[:, None]
    return steps.T @ steps
