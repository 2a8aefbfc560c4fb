"""Counts that moved between two states of the evidence: where they stood, where they stand, and what did it.

The three printed quantiles of every count are followed along the passage (`model/passage.py`); each change has a part
in each of them, and beside it stands the median that would be without it, which is another question: what several
claims say together, each alone would leave standing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from passmuster.inference.attribution import quantile_parts
from passmuster.inference.diagnostics import ESS_NEEDED
from passmuster.inference.importance import smoothed
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.counts import read_count
from passmuster.model.passage import Passage
from passmuster.model.posterior import Posterior
from passmuster.observation.predictive import quantiles_in_order

__all__ = ["LEVELS_FOLLOWED", "Count", "MovedCount", "moved_counts"]

LEVELS_FOLLOWED: Final = (0.05, 0.5, 0.95)
"""The median and the ends of the 90 % interval: what a reader sees of a count."""


@dataclass(frozen=True, slots=True)
class Count:
    """A level at the end of a day, or what came from the beginning of `since` to its end."""

    subject: str
    quantity: Quantity
    day: date
    since: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class MovedCount:
    """One count along the passage, people or pieces; the last axis of arrays of three holds `LEVELS_FOLLOWED`.

    `before` and `after`, shape (3,), are its quantiles under the evidence of then and of now. `parts`, shape
    (change, 3), add up to the move of the smoothed quantiles; `mcse`, shape (change,), and `move_mcse` are Monte Carlo
    standard errors of the median's parts and of their sum. `without`, shape (change,), is the median now if that
    change were undone; NaN where the draws at hand cannot tell.
    """

    count: Count
    before: np.ndarray
    after: np.ndarray
    parts: np.ndarray
    mcse: np.ndarray
    move_mcse: float
    without: np.ndarray


def moved_counts(passed: Passage, counts: Sequence[Count]) -> tuple[MovedCount, ...]:
    """Every count that the model keeps, along the passage; those that it does not keep are left out."""
    read = {count: values for count in counts if (values := _drawn(passed, count)) is not None}
    there = list(read)
    if not there:
        return ()
    values = np.column_stack(list(read.values()))
    found = quantile_parts(passed.pool, np.repeat(values, 3, axis=1), LEVELS_FOLLOWED * len(there))
    sorted_once = _Sorted.of(values)
    before, after = (sorted_once.quantiles(passed.pool.weights(t), LEVELS_FOLLOWED) for t in (0.0, 1.0))
    without = _without(passed, sorted_once)
    several = found.parts.reshape(len(there), 3, -1)
    return tuple(
        MovedCount(
            count=count, before=before[:, place], after=after[:, place], parts=several[place].T,
            mcse=found.mcse[3 * place + 1], move_mcse=float(found.move_mcse[3 * place + 1]), without=without[:, place],
        )
        for place, count in enumerate(there)
    )  # fmt: skip


def _drawn(passed: Passage, count: Count) -> np.ndarray | None:
    """A count in every draw of the passage, shape (draw,); None for one that the model does not keep."""
    read = [values for posterior in passed.posteriors if (values := _read(posterior, count)) is not None]
    return np.concatenate(read) if len(read) == len(passed.posteriors) else None


def _read(posterior: Posterior, count: Count) -> np.ndarray | None:
    clock = posterior.design.clock
    opening = None if count.since is None else max(clock.beginning_of(count.since), 0.0)
    return read_count(posterior, count.subject, count.quantity, opening, clock.end_of(count.day))


@dataclass(frozen=True, slots=True, eq=False)
class _Sorted:
    """Draws of several counts, each in rising order: shape (draw, count)."""

    order: np.ndarray
    rising: np.ndarray

    @classmethod
    def of(cls, values: np.ndarray) -> "_Sorted":
        """They are sorted once, and weighed in many ways."""
        order = np.argsort(values, axis=0, kind="stable")
        return cls(order, np.take_along_axis(values, order, axis=0))

    def quantiles(self, weights: np.ndarray, levels: Sequence[float]) -> np.ndarray:
        """Quantiles of the weighted draws, shape (level, count)."""
        columns = zip(self.rising.T, self.order.T, strict=True)
        return np.array([quantiles_in_order(rising, weights[order], levels) for rising, order in columns]).T


def _without(passed: Passage, counts: _Sorted) -> np.ndarray:
    """The median of each count now if a change were undone, shape (change, count)."""
    pool = passed.pool
    found = np.full((len(passed.changes), counts.rising.shape[1]), np.nan)
    now = np.log(np.maximum(pool.weights(1.0), 1e-300))
    for place in range(len(passed.changes)):
        weighed = smoothed(now - pool.changes[:, place])
        if weighed.is_reliable(ESS_NEEDED):
            found[place] = counts.quantiles(weighed.weights, (0.5,))[0]
    return found
