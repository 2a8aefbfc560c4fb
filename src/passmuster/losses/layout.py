"""Statements as arrays: which parameters each touches, and with what weight.

Every curve has one block of parameters, drawn together:

    log X at each knot · pace a · lean of each stream · drift of each long stream at each node · bound habit ·
    how the killed share moved, at each node but the last

and every statement on a running total is linear in them:

    log X(day) + lean + drift(day) ± habit + pull · D(day)   (moving_shares.py).

log X is taken as straight in the logarithm of the day between knots, that is, as a power of time.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from scipy.sparse import csr_array

from passmuster.losses.blocks import CurveBlock
from passmuster.losses.printed import Printing
from passmuster.losses.relay_links import RelayLinks, SaidNumbers, relay_links
from passmuster.losses.statements import BY_NAME, Curve, Statement, Stream
from passmuster.observation.reading_off import between, read_at

__all__ = ["FEW", "WIDTH", "Layout", "MovedDrifts"]

FEW, SOME, MANY = 6, 40, 80
"""Most statements of a stream that is drawn anew whole, whose drift takes steps of its own, and whose lean does."""
SPARSE: Final = 120
"""Most statements of a curve whose roughness steps by itself."""
WIDTH: Final = 6
"""Most parameters one statement touches: two knots, lean, two nodes of a drift or of how shares moved, habit."""


class MovedDrifts(NamedTuple):
    """Drifts that take steps of their own: their streams and places among all parameters, (n,) and (n, n_nodes).

    `units` are those of the running totals of the streams, (n,).
    `rows` are the statements that read them, `place` which of them each reads, `reads` its weights on the nodes.
    """

    streams: np.ndarray
    units: np.ndarray
    places: np.ndarray
    rows: np.ndarray
    place: np.ndarray
    reads: np.ndarray
    printing: Printing


@dataclass(frozen=True)
class Layout:
    """Everything a sampler needs to know of the statements, as arrays over statements, streams, cells and curves.

    `rounding` is on the log scale, and holds `uneven`, what curves leave out between knots. `unit` tells whose noise a
    statement has: a stream's running totals and its daily numbers differ. A cell is a source, side and kind of number.
    `stream_is_own` tells streams whose numbers are surely no relays of another's.
    """

    statements: tuple[Statement, ...]
    curves: tuple[Curve, ...]
    streams: tuple[Stream, ...]
    cells: tuple[tuple[str, str, str], ...]
    sources: tuple[str, ...]
    units: tuple[tuple[int, bool], ...]
    knots: np.ndarray
    nodes: np.ndarray
    blocks: tuple[CurveBlock, ...]
    stream: np.ndarray
    curve: np.ndarray
    unit: np.ndarray
    day: np.ndarray
    is_daily: np.ndarray
    printing: Printing
    rounding: np.ndarray
    uneven: np.ndarray
    stream_curve: np.ndarray
    stream_cell: np.ndarray
    stream_source: np.ndarray
    stream_is_own: np.ndarray
    cell_source: np.ndarray
    unit_stream: np.ndarray
    unit_is_daily: np.ndarray
    place: np.ndarray
    """Places of the parameters that each statement touches, within its block; shape (n_statements, WIDTH)."""
    share: np.ndarray
    """Their weights, same shape; 0 where unused."""

    @cached_property
    def offsets(self) -> np.ndarray:
        """Where each block begins in the row of all parameters; shape (n_curves + 1,)."""
        return np.cumsum([0, *(block.size for block in self.blocks)])

    @cached_property
    def matrix_offsets(self) -> np.ndarray:
        """Where each block's matrix begins in the row of all matrices; shape (n_curves + 1,)."""
        return np.cumsum([0, *(block.size**2 for block in self.blocks)])

    @cached_property
    def design(self) -> csr_array:
        """Statement by parameter: log X on its day, lean, drift and habit; shape (n_statements, n_parameters)."""
        return self.matrix_of(self.place, self.share, np.arange(len(self.statements)))

    @cached_property
    def daily_rows(self) -> np.ndarray:
        """Places of the statements on single days."""
        return np.flatnonzero(self.is_daily)

    @cached_property
    def daily_design(self) -> csr_array:
        """The rows of `design` of the statements on single days."""
        return csr_array(self.design[self.daily_rows])

    @cached_property
    def daily_spans(self) -> np.ndarray:
        """Days that each statement on single days speaks of: one, or the seven of a week; (n_daily,)."""
        return np.array([float(self.statements[row].span) for row in self.daily_rows.tolist()])

    @cached_property
    def eves(self) -> tuple[np.ndarray, np.ndarray]:
        """Places and weights that read log X on the eve of each daily statement; each (n_daily, 2)."""
        knot, past = self.curve_at(self.day[self.daily_rows] - self.daily_spans)
        return np.stack([knot, knot + 1], axis=1), np.stack([1.0 - past, past], axis=1)

    @cached_property
    def eve_design(self) -> csr_array:
        """Daily statement by parameter: log X on its eve; (n_daily, n_parameters)."""
        place, share = self.eves
        return self.matrix_of(place, share, self.daily_rows)

    @cached_property
    def end_design(self) -> csr_array:
        """Daily statement by parameter: log X at its end; (n_daily, n_parameters)."""
        rows = self.daily_rows
        return self.matrix_of(self.place[rows, :2], self.share[rows, :2], rows)

    def matrix_of(self, place: np.ndarray, share: np.ndarray, rows: np.ndarray) -> csr_array:
        """Rows of weights on the parameters of the curves of statements `rows`, as a sparse matrix."""
        column = self.offsets[self.curve[rows]][:, None] + place
        row = np.broadcast_to(np.arange(rows.size)[:, None], column.shape)
        return csr_array((share.ravel(), (row.ravel(), column.ravel())), shape=(rows.size, int(self.offsets[-1])))

    @cached_property
    def statements_of(self) -> np.ndarray:
        """How many statements each stream has; (n_streams,)."""
        return np.bincount(self.stream, minlength=len(self.streams))

    def cell_lots(self, lots: np.ndarray, most: int) -> np.ndarray:
        """By lot one stream of each cell, of two to `most` statements; which those are, (n_streams,)."""
        able = (self.statements_of > 1) & (self.statements_of <= most)
        best = np.zeros(len(self.cells))
        np.maximum.at(best, self.stream_cell[able], lots[able])
        return np.asarray(able & (lots == best[self.stream_cell]))

    @cached_property
    def told(self) -> SaidNumbers:
        """Who prints which number where."""
        kinds = [(*self.streams[at][1:], self.statements[row].span) for row, at in enumerate(self.stream.tolist())]
        number = {kind: at for at, kind in enumerate(dict.fromkeys(kinds))}
        source, is_point = self.stream_source[self.stream], self.printing.low == self.printing.high
        return SaidNumbers(
            np.exp(self.printing.printed), self.day, self.is_daily, np.array([number[kind] for kind in kinds]),
            source, is_point & ~self.is_by_name[source], self.stream_is_own[self.stream],
        )  # fmt: skip

    @cached_property
    def relay_links(self) -> RelayLinks:
        """Which numbers may be another source's again."""
        return relay_links(self.told, len(self.sources))

    @cached_property
    def is_by_name(self) -> np.ndarray:
        """Which sources are lists of names: how far their leans spread is fixed; (n_sources,)."""
        return np.array([source.endswith(BY_NAME) for source in self.sources])

    @cached_property
    def statements_in(self) -> np.ndarray:
        """How many statements share the noise of each unit; (n_units,)."""
        return np.bincount(self.unit, minlength=len(self.units))

    @cached_property
    def singletons(self) -> np.ndarray:
        """Places of the statements that share their noise with no other."""
        return np.flatnonzero((self.statements_in == 1)[self.unit])

    @cached_property
    def unit_kind(self) -> np.ndarray:
        """Cell and way of each unit, as one number: 2 · cell, plus one for days; (n_units,)."""
        return np.asarray(2 * self.stream_cell[self.unit_stream] + self.unit_is_daily)

    @cached_property
    def stream_places(self) -> np.ndarray:
        """Place of the lean of each stream in the row of all parameters; (n_streams,)."""
        places = np.empty(len(self.streams), dtype=int)
        for first, block in zip(self.offsets, self.blocks, strict=False):
            places[list(block.streams)] = first + np.arange(block.leans.start, block.leans.stop)
        return places

    @cached_property
    def cell_curve(self) -> np.ndarray:
        """A curve of each cell; the only one where people are counted; (n_cells,)."""
        curve = np.zeros(len(self.cells), dtype=int)
        curve[self.stream_cell] = self.stream_curve
        return curve

    @cached_property
    def statements_on(self) -> np.ndarray:
        """How many statements speak of each curve; (n_curves,)."""
        return np.bincount(self.curve, minlength=len(self.curves))

    @cached_property
    def last_said(self) -> np.ndarray:
        """The last day that anybody speaks of, by curve; (n_curves,)."""
        last = np.zeros(len(self.curves))
        np.maximum.at(last, self.curve, self.day)
        return last

    @cached_property
    def is_sparse(self) -> np.ndarray:
        """Whether few enough statements speak of a curve that its roughness should step by itself; (n_curves,)."""
        return self.statements_on <= SPARSE

    @cached_property
    def is_open(self) -> np.ndarray:
        """Whether floors alone speak of a curve, so that nothing says how much it is at most; (n_curves,)."""
        closed = [statement.high is not None for statement in self.statements]
        return np.asarray(np.bincount(self.curve, weights=closed, minlength=len(self.curves)) == 0.0)

    @cached_property
    def is_movable(self) -> np.ndarray:
        """Whether a stream's lean is worth a step of its own: not when MANY statements pin it down; (n_streams,)."""
        return np.asarray((self.statements_of <= MANY) | self.is_open[self.stream_curve])

    @cached_property
    def movable_rows(self) -> np.ndarray:
        """Places of the statements of movable streams."""
        return np.flatnonzero(self.is_movable[self.stream])

    @cached_property
    def movable_printing(self) -> Printing:
        """What the statements of movable streams printed."""
        return self.printing.of(self.movable_rows)

    @cached_property
    def moved_drifts(self) -> MovedDrifts:
        """The drifts that take steps of their own."""
        streams = [stream for block in self.blocks for stream in block.drifting]
        chosen = [at for at, stream in enumerate(streams) if self.statements_of[stream] <= SOME]
        own = np.array([streams[at] for at in chosen], dtype=int)
        rows = np.flatnonzero(np.isin(self.stream, own))
        node, past = between(self.nodes, self.day[rows])
        reads = np.zeros((rows.size, self.nodes.size))
        reads[np.arange(rows.size), node], reads[np.arange(rows.size), node + 1] = 1.0 - past, past
        place = np.array([own.tolist().index(stream) for stream in self.stream[rows].tolist()], dtype=int)
        places = self.drift_places[chosen] if chosen else np.zeros((0, self.nodes.size), dtype=int)
        units = np.array([self.units.index((stream, False)) for stream in own.tolist()], dtype=int)
        return MovedDrifts(own, units, places, rows, place, reads, self.printing.of(rows))

    @cached_property
    def knot_places(self) -> np.ndarray:
        """Places of log X at the knots in the row of all parameters; (n_curves, n_knots)."""
        return np.asarray(self.offsets[:-1, None] + np.arange(self.knots.size))

    def moving_places(self, curve: int) -> np.ndarray:
        """Places of how a curve's killed share moved in the row of all parameters; (n_nodes - 1,), none of goods."""
        own = self.blocks[curve].moving
        return np.asarray(self.offsets[curve] + np.arange(own.start, own.stop))

    @cached_property
    def drift_places(self) -> np.ndarray:
        """Places of all drifts, in the order of the blocks; (n_drifting, n_nodes)."""
        return np.array([
            first + np.arange(block.drift(place).start, block.drift(place).stop)
            for first, block in zip(self.offsets, self.blocks, strict=False)
            for place in range(len(block.drifting))
        ])  # fmt: skip

    def curve_at(self, day: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The two knots around each day and the weight of the second; each of the shape of `day`, days from 1."""
        return between(np.log(self.knots), np.log(np.maximum(day, self.knots[0])))

    def read(self, knots: np.ndarray, day: np.ndarray) -> np.ndarray:
        """log X at days, from log X at knots of shape (..., n_knots); shape (..., *day.shape)."""
        return read_at(knots, *self.curve_at(day))

    def read_drift(self, nodes: np.ndarray, day: float) -> np.ndarray:
        """A drift on a day, from its values at nodes of shape (..., n_nodes); shape (...)."""
        return read_at(nodes, *between(self.nodes, day))
