"""How likely what each cell says is, given levels, with its leans integrated away and its meanings summed out.

A cell is a source, a side and a kind of number; its streams share a lean, and given levels cells know nothing of one
another:

    said_s = level_c + log share(meaning_s) + cell lean + lean_s + error_s.

All joint readings of the columns of a cell of people are enumerated.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np

from passmuster.losses.kernels import log_sum, sum_by
from passmuster.losses.layout import Layout
from passmuster.losses.marginal import StreamMeans, stream_variances
from passmuster.losses.measures import log_shares, log_weights
from passmuster.losses.state import GibbsState
from passmuster.losses.statements import Stream

__all__ = ["Choices", "SaidOfCells", "choices_of"]


class Choices(NamedTuple):
    """All joint readings of the columns of each cell of people, padded to equal numbers.

    `streams` and `used` are (n_cells, most columns); `readings` (n_cells, most readings, most columns) holds places in
    MEASURES, `log_prior` (n_cells, most readings) is minus infinity where there are fewer.
    """

    cells: np.ndarray
    streams: np.ndarray
    used: np.ndarray
    readings: np.ndarray
    log_prior: np.ndarray


@dataclass(frozen=True)
class SaidOfCells:
    """What streams say, above the level of their curve; `said` and `level` as in `marginal.py`."""

    layout: Layout
    state: GibbsState
    said: StreamMeans
    level: np.ndarray

    @cached_property
    def left(self) -> np.ndarray:
        """What each stream says above its level, (chain, n_streams)."""
        return np.asarray(self.said.value - self.level[:, self.layout.stream_curve])

    @cached_property
    def choices(self) -> Choices:
        """The joint readings of cells of people."""
        return choices_of(self.layout.streams, tuple(self.layout.stream_cell.tolist()))

    @cached_property
    def errors(self) -> np.ndarray:
        """What each column says above level and share under each joint reading; (chain, cell, reading, column)."""
        choices, place = self.choices, np.arange(self.choices.cells.size)
        curves = self.layout.cell_curve[choices.cells]
        shares = log_shares(self.state.logit_killed, self.state.logit_permanent)[:, curves]
        left = self.left[:, choices.streams]
        return np.asarray(left[:, :, None, :] - shares[:, place[:, None, None], choices.readings])

    def readings(self, log_cell: np.ndarray, log_lean: np.ndarray) -> np.ndarray:
        """Log density of each joint reading under spreads of cells and of leans; (chain, cell of people, reading)."""
        choices = self.choices
        variance = stream_variances(self.layout, self.said, log_lean)[:, choices.streams]
        weight = np.where(choices.used, 1.0 / variance, 0.0)
        weighted = weight[:, :, None, :] * self.errors
        prior = np.exp(-2.0 * log_cell[:, self.layout.cell_source[choices.cells]])
        precision = prior + weight.sum(axis=2)
        pooled = weighted.sum(axis=3) ** 2 / precision[:, :, None]
        wide = np.log(prior / precision) - np.where(choices.used, np.log(variance), 0.0).sum(axis=2)
        return np.asarray(choices.log_prior - 0.5 * ((weighted * self.errors).sum(axis=3) - pooled - wide[:, :, None]))

    def log_density(self, log_cell: np.ndarray, log_lean: np.ndarray) -> np.ndarray:
        """Log density of what each cell says, up to a constant; (chain, n_cells)."""
        found = self._of_one_meaning(log_cell, log_lean)
        if self.choices.cells.size:
            found[:, self.choices.cells] = log_sum(self.readings(log_cell, log_lean))
        return found

    def _of_one_meaning(self, log_cell: np.ndarray, log_lean: np.ndarray) -> np.ndarray:
        """The same as if all shares were one, as they are of goods."""
        layout, n_cells = self.layout, len(self.layout.cells)
        weight = 1.0 / stream_variances(layout, self.said, log_lean)
        of_streams = np.log(weight) - weight * self.left**2
        first, second, third = (
            sum_by(part, layout.stream_cell, n_cells) for part in (weight, weight * self.left, of_streams)
        )
        prior = np.exp(-2.0 * log_cell[:, layout.cell_source])
        return np.asarray(0.5 * (np.log(prior / (prior + first)) + second**2 / (prior + first) + third))


@lru_cache(maxsize=8)
def choices_of(streams: tuple[Stream, ...], cells: tuple[int, ...]) -> Choices:
    """The joint readings of cells of people, from the cell of each stream."""
    members = {cell: [at for at, own in enumerate(cells) if own == cell] for cell in dict.fromkeys(cells)}
    members = {cell: own for cell, own in members.items() if streams[own[0]].curve.is_people}
    weights = {cell: [log_weights(streams[at]) for at in own] for cell, own in members.items()}
    joint = {
        cell: np.array(list(product(*(np.flatnonzero(np.isfinite(weight)) for weight in own))))
        for cell, own in weights.items()
    }
    n_readings, n_columns = (max((each.shape[axis] for each in joint.values()), default=0) for axis in (0, 1))
    made = Choices(
        np.array(list(joint), dtype=int), np.zeros((len(joint), n_columns), dtype=int),
        np.zeros((len(joint), n_columns), dtype=bool), np.zeros((len(joint), n_readings, n_columns), dtype=int),
        np.full((len(joint), n_readings), -np.inf),
    )  # fmt: skip
    for place, (cell, readings) in enumerate(joint.items()):
        count, width = readings.shape
        made.streams[place, :width], made.used[place, :width] = members[cell], True
        made.readings[place, :count, :width] = readings
        made.log_prior[place, :count] = sum(weight[readings[:, at]] for at, weight in enumerate(weights[cell]))
    return made
