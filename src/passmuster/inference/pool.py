"""Draws of several posteriors along one path, pooled, so that they speak for every point of it.

A path of posteriors leads from one state of the evidence to another,

    p_t(x) ∝ p_0(x) exp(t D(x)),     D = Σ_k δ_k,     t from 0 to 1,

δ_k being what change k adds to the log density. Draws of some of its points t_j, n_j of each, are one sample of their
mixture, and stand for p_t with the weights

    log w(t) = t D − log Σ_j n_j exp(t_j D − f_j),

f_j being the log normalising constants, which make each point's weights add up to the same
(Shirts and Chodera 2008, Journal of Chemical Physics 129:124105, equations 11 and 12). Only the numbers D are needed.
Draws that stand for a posterior by weights of their own, because they are another's, keep these beside w.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.observation.special import logsumexp

__all__ = ["Pool", "pooled"]

Floats = NDArray[np.float64]

MOST_STEPS: Final = 100
"""Newton steps towards the normalising constants; it takes five to ten."""
ENOUGH: Final = 1e-12
"""Relative error at which normalising constants are settled."""
MOST_DAMPING: Final = 1e-3
"""The smallest part of a Newton step that is tried."""


@dataclass(frozen=True, eq=False)
class Pool:
    """Draws of points `at` of a path, those of one point after those of another.

    `counts` says how many draws each point gave. `changes`, shape (draw, change), holds δ, natural logs; `constants`,
    shape (point,), the f of the module's text, the first 0; `own`, shape (draw,), the logs of the draws' own weights,
    0 for draws of the posterior itself.
    """

    at: tuple[float, ...]
    counts: tuple[int, ...]
    changes: Floats
    constants: Floats
    own: Floats

    @property
    def n_draws(self) -> int:
        """Draws in all."""
        return int(self.changes.shape[0])

    @cached_property
    def total(self) -> Floats:
        """What all changes together add to the log density of each draw, shape (draw,), mean 0."""
        return _centred_total(self.changes)

    def weights(self, t: float) -> Floats:
        """The weight of each draw at point t of the path, shape (draw,), adding up to 1."""
        log_weights = t * self.total + self.own - self.log_mixture
        weights = np.exp(log_weights - log_weights.max())
        return np.asarray(weights / weights.sum())

    def effective(self, t: float) -> float:
        """Effective draws at a point: (Σ w)² / Σ w²."""
        return float(1.0 / np.sum(self.weights(t) ** 2))

    @cached_property
    def log_mixture(self) -> Floats:
        """Log density of each draw in the mixture of all points over that at point 0, up to a constant."""
        return _log_mixture(self.total, np.array(self.at), np.array(self.counts), self.constants)


def pooled(changes: Sequence[Floats], at: Sequence[float], own: Sequence[Floats] | None = None) -> Pool:
    """The draws of some points of a path as one sample.

    Parameters
    ----------
    changes
        For each point the δ of its draws, shape (draw, change); at least one point with at least one draw.
    at
        For each point its place on the path, 0 (before) to 1 (after).
    own
        For each point the logs of its draws' own weights, shape (draw,), up to a constant; all alike when None.
    """
    assert len(changes) == len(at) > 0, "a pool has as many sets of draws as points"
    together = np.concatenate(changes)
    counts = tuple(map(len, changes))
    weights = np.concatenate([np.zeros(count) for count in counts] if own is None else [_mean_one(log) for log in own])
    constants = _constants(_centred_total(together), np.array(at, dtype=float), np.array(counts), weights)
    return Pool(tuple(at), counts, together, constants, weights)


def _mean_one(log_weights: Floats) -> Floats:
    """Logs of weights whose mean is 1."""
    return np.asarray(log_weights - logsumexp(log_weights) + np.log(log_weights.size))


def _centred_total(changes: Floats) -> Floats:
    """D of each draw, less its mean: a constant moves no weight. Sorted first, so that no order of changes is seen."""
    total = np.sort(changes, axis=1).sum(axis=1)
    return np.asarray(total - total.mean())


def _log_mixture(total: Floats, at: Floats, counts: NDArray[np.int64], constants: Floats) -> Floats:
    """log Σ_j n_j exp(t_j D − f_j), shape (draw,)."""
    return _log_sum(np.log(counts) + at * total[:, None] - constants)


def _log_sum(logs: Floats) -> Floats:
    """log Σ_j exp of each row. Points are few, and one after another they take a third of the time of all at once."""
    summed: Floats = np.logaddexp.reduce(logs, axis=1)
    return summed


def _constants(total: Floats, at: Floats, counts: NDArray[np.int64], own: Floats) -> Floats:
    """The normalising constants: the lowest point of a convex function, found by damped Newton steps.

    The function is Σ_draws b log Σ_j n_j exp(t_j D − f_j) + Σ_j n_j f_j, b being a draw's own weight; its slope in f_j
    is n_j less the sum of the chances that a draw is of point j.
    """
    times, constants = np.exp(own), np.zeros(at.size)

    def objective(f: Floats) -> float:
        return float(times @ _log_mixture(total, at, counts, f) + counts @ f)

    for _ in range(MOST_STEPS if at.size > 1 else 0):
        log_chance = np.log(counts) + at * total[:, None] - constants
        chance = np.exp(log_chance - _log_sum(log_chance)[:, None])
        expected = times @ chance
        slope = (counts - expected)[1:]
        if np.max(np.abs(slope)) <= ENOUGH * total.size:
            break
        bend = (np.diag(expected) - (times[:, None] * chance).T @ chance)[1:, 1:]
        step = np.concatenate([[0.0], np.linalg.lstsq(bend, slope, rcond=None)[0]])
        constants = _lowered(objective, constants, step)
    return np.asarray(constants)


def _lowered(objective: Callable[[Floats], float], constants: Floats, step: Floats) -> Floats:
    """The constants after as much of a Newton step as lowers the function."""
    here, damping = objective(constants), 1.0
    while damping > MOST_DAMPING and objective(constants - damping * step) > here:
        damping /= 2.0
    return np.asarray(constants - damping * step)
