"""From statements to their layout: every stream, cell, source and unit numbered, every weight in its place."""

from collections.abc import Collection, Sequence

import numpy as np

from passmuster.losses.blocks import CurveBlock, block_of
from passmuster.losses.grid import knots_up_to, nodes_up_to, uneven_days
from passmuster.losses.layout import WIDTH, Layout
from passmuster.losses.moving_shares import PULLS
from passmuster.losses.printed import printing_of
from passmuster.losses.statements import Statement, Stream
from passmuster.observation.reading_off import between
from passmuster.observation.rounding import rounding_spread

__all__ = ["lay_out"]


def lay_out(statements: Sequence[Statement], last_day: int, own: Collection[Stream] = ()) -> Layout:
    """Arrays of the statements, with knots up to `last_day`; streams in `own` are no relays of another's."""
    streams = tuple(dict.fromkeys(statement.stream for statement in statements))
    curves = tuple(dict.fromkeys(stream.curve for stream in streams))
    cells = tuple(dict.fromkeys((stream.source, stream.side, stream.family) for stream in streams))
    sources = tuple(dict.fromkeys(stream.source for stream in streams))
    stream_number = {stream: number for number, stream in enumerate(streams)}
    stream = np.array([stream_number[statement.stream] for statement in statements])
    is_daily = np.array([statement.is_daily for statement in statements])
    units = tuple(dict.fromkeys(zip(stream.tolist(), is_daily.tolist(), strict=True)))
    unit_number = {unit: number for number, unit in enumerate(units)}
    stream_curve = np.array([curves.index(stream.curve) for stream in streams])
    knots, nodes = knots_up_to(last_day), nodes_up_to(last_day)
    blocks = tuple(
        block_of(number, curve, stream_curve, statements, stream, (knots.size, nodes.size))
        for number, curve in enumerate(curves)
    )
    place, share = _touched(statements, stream, stream_curve[stream], blocks, knots, nodes)
    day = np.array([float(statement.day) for statement in statements])
    uneven = np.where(is_daily, 0.0, uneven_days(day, knots))
    return Layout(
        statements=tuple(statements), curves=curves, streams=streams, cells=cells, sources=sources, units=units,
        knots=knots, nodes=nodes, blocks=blocks, stream=stream, curve=stream_curve[stream],
        unit=np.array([unit_number[unit] for unit in zip(stream.tolist(), is_daily.tolist(), strict=True)]),
        day=day, is_daily=is_daily, printing=printing_of(statements), uneven=uneven,
        rounding=np.hypot([np.hypot(rounding_spread(one.printed), one.doubt) for one in statements], uneven),
        stream_curve=stream_curve,
        stream_cell=np.array([cells.index((stream.source, stream.side, stream.family)) for stream in streams]),
        stream_source=np.array([sources.index(stream.source) for stream in streams]),
        stream_is_own=np.array([stream in own for stream in streams]),
        cell_source=np.array([sources.index(cell[0]) for cell in cells]),
        unit_stream=np.array([stream for stream, _ in units]),
        unit_is_daily=np.array([daily for _, daily in units]), place=place, share=share,
    )  # fmt: skip


def _touched(
    statements: Sequence[Statement],
    stream: np.ndarray,
    curve: np.ndarray,
    blocks: Sequence[CurveBlock],
    knots: np.ndarray,
    nodes: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Places and weights, each of shape (n_statements, WIDTH)."""
    days = np.array([float(statement.day) for statement in statements])
    knot, past_knot = between(np.log(knots), np.log(days))
    node, past_node = between(nodes, days)
    place, share = np.zeros((len(statements), WIDTH), dtype=int), np.zeros((len(statements), WIDTH))
    for row, statement in enumerate(statements):
        block, member = blocks[curve[row]], int(stream[row])
        touched = [(knot[row], 1.0 - past_knot[row]), (knot[row] + 1, past_knot[row])]
        touched.append((block.leans.start + block.streams.index(member), 1.0))
        if member in block.drifting:
            first = block.drift(block.drifting.index(member)).start
            touched += [(first + node[row], 1.0 - past_node[row]), (first + node[row] + 1, past_node[row])]
        elif (pull := PULLS.get(statement.stream.column, 0.0)) and block.curve.is_people:
            ends = ((node[row], 1.0 - past_node[row]), (node[row] + 1, past_node[row]))
            touched += [(block.moving.start + at, pull * weight) for at, weight in ends if at < nodes.size - 1]
        if member in block.bounded and (statement.low is None or statement.high is None):
            habit = block.habits.start + block.bounded.index(member)
            touched.append((habit, 1.0 if statement.high is None else -1.0))
        for column, (where, weight) in enumerate(touched):
            place[row, column], share[row, column] = where, weight
    return place, share
