"""Chances moved by what earlier ones were worth, learned on data held out from the forecast that is moved.

Logistic recalibration: log odds out = a + b · log odds in, with a ~ Normal(0, 0.5²) and b ~ Normal(1, 0.5²) beforehand,
so that a handful of outcomes moves little. A forecast is moved by what had been settled before it was made, of other
questions than its own; so nothing is scored on what it was tuned on. With fewer than `ENOUGH` such outcomes, or with
all of them alike, it stays as it was, and that is said.

Cox (1958), Biometrika 45:562-565; the time-ordered hold-out is the prequential one of Dawid (1984), Journal of the
Royal Statistical Society A 147:278-292.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from passmuster.score.logistic import logistic_line

__all__ = ["ENOUGH", "Line", "Settled", "held_out_line", "recalibrated"]

Floats = NDArray[np.float64]

ENOUGH: Final = 20
"""Settled forecasts of other questions, both outcomes among them, from which a line is drawn at all. Customary: below
it the prior says more than the data."""

SPREAD: Final = 0.5
"""Prior standard deviation of intercept and slope: over- or underconfidence by a factor of two is two deviations."""

LEAST: Final = 1e-6
"""Certainties are taken for one in a million, so that their log odds exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A forecast of a yes-or-no question that has been settled."""

    question_id: str
    made_on: date
    settled_on: date
    probability: float
    happened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Intercept and slope on log odds, and how many settled forecasts they rest on."""

    intercept: float
    slope: float
    n: int

    def moved(self, probability: float) -> float:
        """The recalibrated chance."""
        return float(expit(self.intercept + self.slope * _log_odds(np.array([probability]))[0]))


def held_out_line(settled: Sequence[Settled], question_id: str, made_on: date) -> Line | None:
    """The line for a forecast made on a day, from what had been settled by then of other questions; None if too few."""
    usable = [row for row in settled if row.settled_on <= made_on and row.question_id != question_id]
    outcomes = {row.happened for row in usable}
    if len(usable) < ENOUGH or len(outcomes) < 2:
        return None
    return _fitted(usable)


def recalibrated(settled: Sequence[Settled]) -> tuple[tuple[Settled, float], ...]:
    """Each settled forecast that could be moved, and what it would have been moved to."""
    lines = ((row, held_out_line(settled, row.question_id, row.made_on)) for row in settled)
    return tuple((row, line.moved(row.probability)) for row, line in lines if line is not None)


def _fitted(rows: Sequence[Settled]) -> Line:
    """The most probable line; the prior keeps it finite even where outcomes are told apart."""
    odds = _log_odds(np.array([row.probability for row in rows]))
    came = np.array([row.happened for row in rows], dtype=np.float64)
    line = logistic_line(odds, came, np.ones_like(odds), spread=SPREAD).estimate
    return Line(intercept=float(line[0]), slope=float(line[1]), n=len(rows))


def _log_odds(probability: Floats) -> Floats:
    inside = np.clip(probability, LEAST, 1.0 - LEAST)
    return np.asarray(np.log(inside) - np.log1p(-inside))
