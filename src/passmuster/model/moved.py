"""Counts that moved between two states of the evidence: where they stood, where they stand, and what did it.

The three printed quantiles of every count are followed along the passage (`model/passage.py`); each change has a part
in each of them, and beside it stands the median that would be without it, which is another question: what several
claims say together, each alone would leave standing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from passmuster.inference.attribution import parts_of
from passmuster.inference.diagnostics import ESS_NEEDED
from passmuster.inference.importance import smoothed
from passmuster.inference.smoothed_quantiles import SmoothedQuantile
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.counts import read_count
from passmuster.model.passage import Passage
from passmuster.model.unfolded import Unfolded
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
    sorted_once = [SmoothedQuantile.of(values, 0.5) for values in read.values()]
    found = parts_of(passed.pool, [replace(one, level=level) for one in sorted_once for level in LEVELS_FOLLOWED])
    before, after = (_quantiles(sorted_once, passed.pool.weights(t), LEVELS_FOLLOWED) for t in (0.0, 1.0))
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


def _read(posterior: Unfolded, count: Count) -> np.ndarray | None:
    clock = posterior.design.clock
    opening = None if count.since is None else max(clock.beginning_of(count.since), 0.0)
    return read_count(posterior, count.subject, count.quantity, opening, clock.end_of(count.day))


def _quantiles(counts: Sequence[SmoothedQuantile], weights: np.ndarray, levels: Sequence[float]) -> np.ndarray:
    """Quantiles of the weighted draws as they are, without smoothing, shape (level, count)."""
    return np.array([quantiles_in_order(one.rising, weights[one.order], levels) for one in counts]).T


def _without(passed: Passage, counts: Sequence[SmoothedQuantile]) -> np.ndarray:
    """The median of each count now if a change were undone, shape (change, count)."""
    pool = passed.pool
    found = np.full((len(passed.changes), len(counts)), np.nan)
    now = np.log(np.maximum(pool.weights(1.0), 1e-300))
    for place in range(len(passed.changes)):
        weighed = smoothed(now - pool.changes[:, place])
        if weighed.is_reliable(ESS_NEEDED):
            found[place] = _quantiles(counts, weighed.weights, (0.5,))[0]
    return found
