"""What the errors of other numbers of days say of a day's number.

Numbers of single days are what a report happened to tell of: one front's losses, or those of two days. The numbers of
all columns that a source gives about one side therefore miss together, and go on doing so for a while. An error e of
column s on day t, the log of the printed number less that of what the source believes of the day, is

    e = middle(s) + shared(t) + own,
    var middle = m²,   cov(shared(t), shared(t')) = v² ρ exp(−|t − t'| / ℓ),   var own = v² (1 − ρ).

m, v, ρ and ℓ are those under which the errors of the source are likeliest among a few, and what they say of another
number is a weighted sum of them (kriging; Cressie 1993, Statistics for Spatial Data, section 3.2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final, NamedTuple

import numpy as np

from passmuster.losses.layout import Layout
from passmuster.losses.printing import beliefs
from passmuster.losses.statements import Stream
from passmuster.observation.t4 import DEGREES_OF_FREEDOM

__all__ = ["DailyErrors", "Teller", "daily_errors_of", "teller_of"]

SPREADS: Final = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3)
SHARED: Final = (0.0, 0.25, 0.5, 0.75)
LENGTHS: Final = (0.3, 2.0, 7.0, 20.0, 60.0)
MIDDLES: Final = (0.01, 0.3, 0.6)
"""Spreads in log units, shares and days that are tried: from careful bulletins to scraps that miss by a factor of four,
from no report to two months of one habit, and columns alike or told by half."""
FEWEST: Final = 6
"""Errors that four parameters ask for at least."""
AT_ONCE: Final = 120
"""Errors whose likelihood is asked together, and from which another is foretold at most, those of the nearest days."""
FARTHEST: Final = 3.0
"""A number farther off than a factor of twenty is a slip, and tells no more than one that is so far off."""


class Teller(NamedTuple):
    """Who tells of days about whom: source, side, and how many days each number speaks of."""

    source: str
    side: str
    span: int


def teller_of(stream: Stream, span: int) -> Teller:
    """Who tells the numbers of a stream that speak of so many days."""
    return Teller(stream.source, stream.side, span)


class _Form(NamedTuple):
    """Spread, shared part, length and spread of middles."""

    spread: float
    shared: float
    length: float
    middle: float


@dataclass(frozen=True)
class DailyErrors:
    """The errors of one teller: their days and streams, (n,), what they were by draw, (draw, n), and their form."""

    days: np.ndarray
    streams: np.ndarray
    errors: np.ndarray
    form: _Form

    def foretold(self, stream: int | None, day: float) -> tuple[np.ndarray, float]:
        """Error of a stream's number on a day by draw, (draw,), and the scale of the t that goes with it."""
        near = np.argsort(np.abs(self.days - day), kind="stable")[:AT_ONCE]
        days, form = self.days[near], self.form
        across = form.middle**2 * (self.streams[near] == (-1 if stream is None else stream))
        across = across + form.spread**2 * form.shared * np.exp(-np.abs(days - day) / form.length)
        weight = np.linalg.solve(_covariance(days, self.streams[near], form), across)
        variance = form.middle**2 + form.spread**2 - float(weight @ across)
        return self.errors[:, near] @ weight, float(np.sqrt(variance * (1.0 - 2.0 / DEGREES_OF_FREEDOM)))


def daily_errors_of(layout: Layout, x: np.ndarray) -> Mapping[Teller, DailyErrors]:
    """Errors of all who tell often enough of days, from the parameters of some draws, (draw, n_parameters)."""
    rows = [row for row in layout.daily_rows.tolist() if layout.statements[row].is_point]
    by_teller: dict[Teller, list[int]] = {}
    for row in rows:
        by_teller.setdefault(teller_of(layout.statements[row].stream, layout.statements[row].span), []).append(row)
    missed = layout.printing.printed - beliefs(layout, x) if rows else np.zeros((0, 0))
    return {
        teller: _found(layout.day[own], layout.stream[own], np.clip(missed[:, own], -FARTHEST, FARTHEST))
        for teller, own in by_teller.items()
        if len(own) >= FEWEST
    }


def _found(days: np.ndarray, streams: np.ndarray, errors: np.ndarray) -> DailyErrors:
    """Errors with the form under which they are likeliest."""
    order, middle = np.argsort(days, kind="stable"), errors.mean(axis=0)
    runs = [order[first : first + AT_ONCE] for first in range(0, order.size, AT_ONCE)]

    def log_likelihood(form: _Form) -> float:
        return sum(_log_density(days[run], streams[run], middle[run], form) for run in runs)

    forms = (_Form(*each) for each in product(SPREADS, SHARED, LENGTHS, MIDDLES))
    return DailyErrors(days, streams, errors, max(forms, key=log_likelihood))


def _covariance(days: np.ndarray, streams: np.ndarray, form: _Form) -> np.ndarray:
    """Covariance of errors of streams on days; (n, n)."""
    apart = np.abs(days[:, None] - days)
    alike = form.shared * np.exp(-apart / form.length) + (1.0 - form.shared) * np.eye(days.size)
    return np.asarray(form.middle**2 * (streams[:, None] == streams) + form.spread**2 * alike)


def _log_density(days: np.ndarray, streams: np.ndarray, errors: np.ndarray, form: _Form) -> float:
    """Log density of errors, up to a constant."""
    factor = np.linalg.cholesky(_covariance(days, streams, form))
    half = np.linalg.solve(factor, errors)
    return float(-0.5 * half @ half - np.log(np.diagonal(factor)).sum())
