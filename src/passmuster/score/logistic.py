"""A line of log odds: what came, by logistic regression on what was said.

log odds = a + b · x, by maximum likelihood, or the most probable line where a normal prior is given.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

__all__ = ["AS_SAID", "LogisticLine", "logistic_line"]

Floats = NDArray[np.float64]

STEPS: Final = 100
"""Enough by far: Newton's method settles a line in about ten."""

SETTLED: Final = 1e-10
"""A step as small as this ends the search."""

AS_SAID: Final = (0.0, 1.0)
"""Intercept and slope that leave log odds as they are: where the search begins, and the mean of a prior."""


class LogisticLine(NamedTuple):
    """Intercept and slope, shape (2,), and their information matrix, that of the prior included, shape (2, 2)."""

    estimate: Floats
    information: Floats


def logistic_line(log_odds: Floats, came: Floats, counts: Floats, *, spread: float = np.inf) -> LogisticLine:
    """The line of outcomes `came` (zeros and ones) on `log_odds`, each counted `counts` times; shape (n,) each.

    `spread` is the prior standard deviation of intercept and slope about `AS_SAID`. Without one there must be a
    maximum: outcomes of both kinds that no value of `log_odds` tells wholly apart.
    """
    design = np.stack([np.ones_like(log_odds), log_odds], axis=1)
    middle, precision = np.array(AS_SAID), np.eye(2) / spread**2

    def misfit(line: Floats) -> float:
        said, off = design @ line, line - middle
        return float(counts @ (np.logaddexp(0.0, said) - came * said) + 0.5 * off @ precision @ off)

    line = middle.copy()
    for _ in range(STEPS):
        fitted = expit(design @ line)
        information = design.T @ (design * (counts * fitted * (1.0 - fitted))[:, None]) + precision
        step = np.linalg.solve(information, design.T @ (counts * (came - fitted)) - precision @ (line - middle))
        # Newton's step overshoots where chances are near certain; the misfit is convex, so a shorter one does not.
        while misfit(line + step) > misfit(line) and np.abs(step).max() > SETTLED:
            step = step / 2.0
        line = line + step
        if np.abs(step).max() < SETTLED:
            break
    return LogisticLine(line, information)
