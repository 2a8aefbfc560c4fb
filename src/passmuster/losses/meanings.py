"""What columns count: the meanings of all columns of a source drawn together, with its leans integrated away.

All joint readings of the columns of a cell are enumerated, so that a chain passes freely between modes in which a
column counts the dead and modes in which it counts all casualties.
"""

from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np

from passmuster.losses.layout import Layout
from passmuster.losses.marginal import StreamMeans, stream_variances
from passmuster.losses.measures import MEASURES, log_shares, log_weights
from passmuster.losses.state import GibbsState
from passmuster.losses.statements import Stream

__all__ = ["draw_meanings"]


class _Choices(NamedTuple):
    """All joint readings of the columns of each cell of people, padded to equal numbers.

    `streams` and `used` are (n_cells, most columns); `readings` (n_cells, most readings, most columns) holds places in
    MEASURES, `log_prior` (n_cells, most readings) is minus infinity where there are fewer.
    """

    cells: np.ndarray
    streams: np.ndarray
    used: np.ndarray
    readings: np.ndarray
    log_prior: np.ndarray


def draw_meanings(
    layout: Layout, state: GibbsState, said: StreamMeans, level: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """Meanings of all columns of one cell at once, leans integrated away; returns the probabilities of each stream."""
    chances = np.zeros((*said.value.shape, len(MEASURES)))
    chances[:, :, 0] = 1.0
    choices = _choices_of(layout.streams, tuple(layout.stream_cell.tolist()))
    if not choices.cells.size:
        return chances
    streams, used, place = choices.streams, choices.used, np.arange(choices.cells.size)
    shares = log_shares(state.logit_killed, state.logit_permanent)[:, layout.cell_curve[choices.cells]]
    left = (said.value - level[:, layout.stream_curve])[:, streams]
    error = left[:, :, None, :] - shares[:, place[:, None, None], choices.readings]
    weight = np.where(used, 1.0 / stream_variances(layout, said, state.log_lean_spread)[:, streams], 0.0)
    weighted = weight[:, :, None, :] * error
    precision = np.exp(-2.0 * state.log_cell_spread[:, layout.cell_source[choices.cells]]) + weight.sum(axis=2)
    pooled = weighted.sum(axis=3) ** 2 / precision[:, :, None]
    score = choices.log_prior - 0.5 * ((weighted * error).sum(axis=3) - pooled)
    chance = np.exp(score - score.max(axis=2, keepdims=True))
    chance /= chance.sum(axis=2, keepdims=True)
    # The last reading that is one takes what rounding leaves of the sum.
    last = np.isfinite(choices.log_prior).sum(axis=1) - 1
    chosen = np.minimum((chance.cumsum(axis=2) < random.random((*chance.shape[:2], 1))).sum(axis=2), last)
    state.meaning[:, streams[used]] = choices.readings[place, chosen][:, used]
    counts = choices.readings[..., None] == np.arange(len(MEASURES))
    chances[:, streams[used]] = np.einsum("cnr,nrsm->cnsm", chance, counts)[:, used]
    return chances


@lru_cache(maxsize=8)
def _choices_of(streams: tuple[Stream, ...], cells: tuple[int, ...]) -> _Choices:
    members = {cell: [at for at, own in enumerate(cells) if own == cell] for cell in dict.fromkeys(cells)}
    members = {cell: own for cell, own in members.items() if streams[own[0]].curve.is_people}
    weights = {cell: [log_weights(streams[at]) for at in own] for cell, own in members.items()}
    joint = {
        cell: np.array(list(product(*(np.flatnonzero(np.isfinite(weight)) for weight in own))))
        for cell, own in weights.items()
    }
    n_readings, n_columns = (max((each.shape[axis] for each in joint.values()), default=0) for axis in (0, 1))
    made = _Choices(
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
