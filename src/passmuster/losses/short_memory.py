"""What the errors of a stream say of its next one.

An error e on day t, here the log of a printed number less what its source believes, is a middle of the stream, a part
that lasts for days, and a part of its own:

    e(t) = middle + lasting(t) + own,   middle ~ N(m, 1),   cov(lasting(t), lasting(t')) = s² ρ exp(−|t − t'| / ℓ),
    var(own) = s² (1 − ρ).

Spread s, lasting share ρ and length ℓ are those under which the stream's errors are likeliest among a few (kriging with
an exponential covariance; Cressie 1993, Statistics for Spatial Data, section 3.2). What they say of another day is then
a weighted sum of them, with a spread of its own.
"""

from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

__all__ = ["Memory", "memory_of"]

MIDDLE_SPREAD: Final = 1.0
"""Spread of the middles of streams: a source may print floors at a third of what it believes."""
SPREADS: Final = (0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0)
LASTING: Final = (0.0, 0.4, 0.8, 0.95)
LENGTHS: Final = (10.0, 40.0, 160.0)
"""Spreads in log units, shares and days that are tried: no memory, a week and a half, a season, half a year."""
AT_ONCE: Final = 40
"""Errors whose likelihood is asked together; a long stream is taken in runs of so many."""
NEAREST: Final = 60
"""Errors at most that another day is foretold from, the nearest ones."""
USUAL: Final = (0.7, 0.8, 40.0)
"""Spread, share and length where fewer than three errors are known."""


@dataclass(frozen=True)
class Memory:
    """A stream's days of errors, (n,), with the middle expected before any, and spread, share and length."""

    days: np.ndarray
    middle: float
    spread: float
    lasting: float
    length: float

    def foretold(self, errors: np.ndarray, day: float) -> tuple[np.ndarray, float]:
        """Expected error on a day and its standard deviation, from errors of shape (..., n); (...) and one number."""
        near = np.argsort(np.abs(self.days - day), kind="stable")[:NEAREST]
        days, variance = self.days[near], MIDDLE_SPREAD**2 + self.spread**2
        if not near.size:
            return np.full(errors.shape[:-1], self.middle), float(np.sqrt(variance))
        across = MIDDLE_SPREAD**2 + self.spread**2 * self.lasting * np.exp(-np.abs(days - day) / self.length)
        weight = np.linalg.solve(_covariance(days, self.spread, self.lasting, self.length), across)
        expected = self.middle + (errors[..., near] - self.middle) @ weight
        return expected, float(np.sqrt(variance - weight @ across))


def memory_of(days: np.ndarray, errors: np.ndarray, middle: float) -> Memory:
    """The memory of errors (n,) on days (n,), about a middle that is expected before any of them."""
    order = np.argsort(days, kind="stable")
    runs = [order[first : first + AT_ONCE] for first in range(0, order.size, AT_ONCE)]

    def log_likelihood(form: tuple[float, float, float]) -> float:
        return sum(_log_density(days[run], errors[run] - middle, form) for run in runs)

    form = max(product(SPREADS, LASTING, LENGTHS), key=log_likelihood) if order.size >= 3 else USUAL
    return Memory(days, middle, *form)


def _covariance(days: np.ndarray, spread: float, lasting: float, length: float) -> np.ndarray:
    """Covariance of errors on days; (n, n)."""
    apart = np.abs(days[:, None] - days)
    alike = lasting * np.exp(-apart / length) + (1.0 - lasting) * np.eye(days.size)
    return np.asarray(MIDDLE_SPREAD**2 + spread**2 * alike)


def _log_density(days: np.ndarray, errors: np.ndarray, form: tuple[float, float, float]) -> float:
    """Log density of errors about the middle that is expected, up to a constant."""
    factor = np.linalg.cholesky(_covariance(days, *form))
    half = np.linalg.solve(factor, errors)
    return float(-0.5 * half @ half - np.log(np.diagonal(factor)).sum())
