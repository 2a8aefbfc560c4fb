"""Blocks: where the parameters of one curve lie, and which of its streams have a drift and a habit.

log X at each knot · pace a · lean of each stream · drift of each long stream at each node · bound habit ·
how the killed share moved, at each node but the last (of people)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from passmuster.losses.statements import Curve, Statement

__all__ = ["CurveBlock", "block_of"]

DRIFT_STATEMENTS: Final = 8
DRIFT_REACH: Final = 120
"""A stream of fewer statements, or over fewer days, cannot tell a drift from its lean."""


@dataclass(frozen=True)
class CurveBlock:
    """Where the parameters of one curve lie: counts and offsets within the block.

    `streams` are the numbers of its streams; `drifting` and `bounded` those that have a drift and a habit.
    """

    curve: Curve
    n_knots: int
    n_nodes: int
    streams: tuple[int, ...]
    drifting: tuple[int, ...]
    bounded: tuple[int, ...]

    @property
    def pace(self) -> int:
        """Place of the pace."""
        return self.n_knots

    @property
    def leans(self) -> slice:
        """Places of the leans, one a stream."""
        return slice(self.n_knots + 1, self.n_knots + 1 + len(self.streams))

    def drift(self, place: int) -> slice:
        """Places of the nodes of the drift of `drifting[place]`."""
        first = self.leans.stop + place * self.n_nodes
        return slice(first, first + self.n_nodes)

    @property
    def habits(self) -> slice:
        """Places of the bound habits."""
        first = self.leans.stop + len(self.drifting) * self.n_nodes
        return slice(first, first + len(self.bounded))

    @property
    def moving(self) -> slice:
        """Places of the nodes of how the killed share moved; none where goods are counted."""
        return slice(self.habits.stop, self.habits.stop + (self.n_nodes - 1) * self.curve.is_people)

    @property
    def size(self) -> int:
        """Parameters in the block."""
        return int(self.moving.stop)


def block_of(
    number: int,
    curve: Curve,
    stream_curve: np.ndarray,
    statements: Sequence[Statement],
    stream: np.ndarray,
    lengths: tuple[int, int],
) -> CurveBlock:
    """The block of one curve; `lengths` counts knots and nodes."""
    members = tuple(np.flatnonzero(stream_curve == number).tolist())
    drifting, bounded = [], []
    for member in members:
        if statements[int(np.argmax(stream == member))].stream.is_by_name:
            continue
        own = [statements[at] for at in np.flatnonzero(stream == member).tolist() if not statements[at].is_daily]
        days = [statement.day for statement in own]
        if len(own) >= DRIFT_STATEMENTS and max(days) - min(days) >= DRIFT_REACH:
            drifting.append(member)
        if any(statement.low is None or statement.high is None for statement in own):
            bounded.append(member)
    return CurveBlock(curve, *lengths, members, tuple(drifting), tuple(bounded))
