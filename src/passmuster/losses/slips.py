"""Which rows are likely slips, and what each source would have been expected to say instead.

A number is held against its rounding as it was printed: the probability that a sound witness prints it is that of the
belief falling where it rounds to this number. That is sharper than the noise that the sampler works with, which takes
rounding as one more spread. What curves leave out between knots is no slip either.
"""

from collections import defaultdict
from typing import Final

import numpy as np

from passmuster.losses.expected import ExpectedTotals
from passmuster.losses.fit import LossFit
from passmuster.losses.layout import Layout
from passmuster.losses.printed import Printing
from passmuster.losses.printing import beliefs, statement_likelihood
from passmuster.losses.results import LikelySlip
from passmuster.losses.slip_causes import Surroundings, cause_of_slip
from passmuster.losses.statements import Statement
from passmuster.observation.rounding import rounding_unit

__all__ = ["find_slips"]

LIKELY: Final = 0.5
"""A statement is called a slip when that is likelier than not."""
NEAR: Final = 0.05
"""On the log scale: what lies within a few per cent of what was to be expected is no slip of anybody's pen."""
COUNTED: Final = 2.0
"""Standard deviations by which what is counted one by one scatters (Poisson): 13 where 10 were expected is no slip."""
N_DRAWS: Final = 60
"""Draws over which the probability is averaged."""


def find_slips(fit: LossFit) -> tuple[LikelySlip, ...]:
    """Likely slips in order of their rows."""
    chance = _slip_chances(fit)
    reader = _Expected(fit)
    likely = [
        _likely(statement, float(chance[at]), reader.around(at))
        for at, statement in enumerate(fit.layout.statements)
        if chance[at] > LIKELY and statement.is_point
    ]
    return tuple(slip for slip in likely if _stands_out(slip))


def _stands_out(slip: LikelySlip) -> bool:
    """Whether a number is so far from what was to be expected that somebody must have slipped."""
    is_far = slip.printed <= 0.0 or abs(np.log(slip.printed / slip.expected)) > NEAR
    return bool(is_far and abs(slip.printed - slip.expected) > COUNTED * np.sqrt(slip.expected))


def _likely(statement: Statement, probability: float, around: Surroundings) -> LikelySlip:
    cause = cause_of_slip(statement.printed, around)
    return LikelySlip(statement.rows, statement.printed, around.expected, probability, cause)


def _slip_chances(fit: LossFit) -> np.ndarray:
    """Probability that each statement is a slip; (n_statements,)."""
    layout, draws = fit.layout, fit.draws
    n_draws = draws.x.shape[0] * draws.x.shape[1]
    chosen = np.linspace(0, n_draws - 1, min(N_DRAWS, n_draws)).astype(int)
    cells = _cells(layout)
    total = np.zeros(len(layout.statements))
    for at in chosen:
        chain, draw = divmod(int(at), draws.x.shape[1])
        mean = beliefs(layout, draws.x[chain, draw].astype(float)[None])
        noise = np.hypot(np.exp(draws.log_noise[chain, draw][layout.unit]), layout.uneven)[None]
        total += statement_likelihood(cells, mean, noise).slip_chance(draws.slip_share[chain, draw], xp=np)[0]
    # A number that is another's again is no slip of its source's pen.
    return np.asarray(total / chosen.size * (1.0 - draws.relay_chance.mean(axis=0)))


def _cells(layout: Layout) -> Printing:
    """The ends between which beliefs round to the printed number; open where a bound leaves them open."""
    half = np.array([0.5 * rounding_unit(statement.printed) for statement in layout.statements])
    number = np.exp(layout.printing.printed)
    with np.errstate(divide="ignore"):
        low, high = np.log(np.maximum(number - half, 0.0)), np.log(number + half)
    bound = layout.printing.bounds
    low[bound], high[bound] = layout.printing.low[bound], layout.printing.high[bound]
    return Printing.of_ends(low, high)


class _Expected:
    """What sources would have said, by the mean draw."""

    def __init__(self, fit: LossFit) -> None:
        self.layout = fit.layout
        x = fit.draws.x.mean(axis=(0, 1)).astype(float)
        self.totals = ExpectedTotals(fit.layout, x)
        self.belief = beliefs(fit.layout, x[None])[0]
        self.history: dict[int, list[Statement]] = defaultdict(list)
        for statement, stream in zip(fit.layout.statements, fit.layout.stream.tolist(), strict=True):
            if not statement.is_daily:
                self.history[stream].append(statement)

    def around(self, at: int) -> Surroundings:
        """What is known around a statement."""
        statement, stream = self.layout.statements[at], int(self.layout.stream[at])
        expected = float(np.exp(self.belief[at]))
        if statement.is_daily:
            return Surroundings(expected)
        earlier = tuple((one.day, one.printed) for one in self.history[stream] if one.day < statement.day)
        a_day = float(np.exp(self.totals.log_day(stream, statement.day))) if statement.day > 1 else None
        elsewhere = {
            self.layout.streams[other].category: float(np.exp(self.totals.log_total(other, statement.day)))
            for other in self.totals.beside(stream)
        }
        return Surroundings(expected, a_day, elsewhere, earlier)
