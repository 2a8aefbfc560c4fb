"""How far floors are printed below, and ceilings above, what their source believes.

The model takes a bound as an answer: the belief is so much or more. Which number is printed it leaves open, and so does
not foretell one. But a source that counts photographs as "at least" prints floors that lie below its belief by much the
same each time, or by a part that it is slow to change. So gaps are errors with a short memory (`short_memory.py`), seen
in every draw of a fit at the bounds of the same stream, floors and ceilings apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from passmuster.losses.layout import Layout
from passmuster.losses.printing import beliefs
from passmuster.losses.short_memory import Memory, memory_of
from passmuster.observation.t4 import DEGREES_OF_FREEDOM

__all__ = ["Gaps", "gaps_of", "no_gaps"]

MIDDLE: Final = 0.3
"""Gap that is expected of a stream none of whose bounds is known, in log units: "at least" so many, a quarter less."""


@dataclass(frozen=True)
class Gaps:
    """Gaps of one stream's floors, or of its ceilings: their memory, and what each was by draw, shape (draw, n)."""

    memory: Memory
    errors: np.ndarray

    def foretold(self, day: float) -> tuple[np.ndarray, float]:
        """Gap on a day by draw, (draw,), and the scale of the t that goes with it."""
        expected, spread = self.memory.foretold(self.errors, day)
        return expected, spread * float(np.sqrt(1.0 - 2.0 / DEGREES_OF_FREEDOM))


def gaps_of(layout: Layout, x: np.ndarray) -> Mapping[tuple[int, bool], Gaps]:
    """Gaps by stream and whether floors are meant, from the parameters of some draws, (draw, n_parameters)."""
    rows = layout.printing.ways.one_sided
    rows = rows[~layout.is_daily[rows]]
    error = layout.printing.printed[rows] - beliefs(layout, x)[:, rows]
    floors = layout.printing.numbers.is_floor[rows]
    found = {}
    for stream, is_floor in dict.fromkeys(zip(layout.stream[rows].tolist(), floors.tolist(), strict=True)):
        own = (layout.stream[rows] == stream) & (floors == is_floor)
        memory = memory_of(layout.day[rows[own]], error[:, own].mean(axis=0), _middle(is_floor))
        found[stream, is_floor] = Gaps(memory, error[:, own])
    return found


def no_gaps(n_draws: int, *, is_floor: bool) -> Gaps:
    """Gaps of a stream of which no bound is known."""
    nothing = np.zeros(0)
    return Gaps(memory_of(nothing, nothing, _middle(is_floor)), np.zeros((n_draws, 0)))


def _middle(is_floor: bool) -> float:
    """What is expected of a gap before any is known: printed less believed, in log units."""
    return -MIDDLE if is_floor else MIDDLE
