"""Rows left out of a fit, and how well the fit foretells them.

For every draw the model prints a number for the row: what its stream believes on that day, with noise and rounding, or,
where the stream is new, with a lean drawn for it; a bound lies as far from the belief as the stream's other bounds do
(`gaps.py`), a number of a day as far as its report's and the days' before (`daily_errors.py`). A running total is
wrong now and then, and likelier so, and in the same way, where others of its report are (`ways_to_err.py`). Those
numbers are the forecast.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import logsumexp

from passmuster.ledger.losses import LossBound, LossClaim, LossTable
from passmuster.losses.daily_errors import daily_errors_of, teller_of
from passmuster.losses.fit import LossFit
from passmuster.losses.gaps import gaps_of, no_gaps
from passmuster.losses.grid import uneven_days
from passmuster.losses.moving_shares import PULLS
from passmuster.losses.printing import daily_log_share, scale_of
from passmuster.losses.priors import LEVEL, NOISE_RANGE
from passmuster.losses.row_scores import RowScores
from passmuster.losses.statements import Stream, stream_of
from passmuster.losses.ways_to_err import SCALES, WaysToErr, WayToErr
from passmuster.observation import t4
from passmuster.observation.printing import luck_of_generator, new_lean
from passmuster.observation.rounding import rounding_spread
from passmuster.observation.witness import SLIP_SCALE
from passmuster.randomness import RandomStream, generator

__all__ = ["Foretold", "foretell", "score_rows"]

MOST_DRAWS: Final = 1000


@dataclass(frozen=True)
class Foretold:
    """A forecast of rows: what is expected and how far numbers scatter, on the log scale; all of shape (row, draw).

    `belief` and `noise` are those of a sound number, `meant` and `reach` those of a wrong one, which it is with the
    chance `wrong`.
    """

    belief: np.ndarray
    noise: np.ndarray
    meant: np.ndarray
    reach: np.ndarray
    wrong: np.ndarray

    def draws(self, random: np.random.Generator) -> np.ndarray:
        """Log numbers as they would be printed, shape (row, draw)."""
        luck = luck_of_generator(random, self.belief.shape)
        is_wrong = luck.slip < self.wrong
        scale = np.where(is_wrong, self.reach, self.noise)
        return np.asarray(np.where(is_wrong, self.meant, self.belief) + scale * luck.noise)

    def log_density(self, observed: np.ndarray) -> np.ndarray:
        """Log predictive density of log numbers, shape (row,)."""
        sound = np.log1p(-self.wrong) + _log_density(observed, self.belief, self.noise)
        slipped = np.log(self.wrong) + _log_density(observed, self.meant, self.reach)
        each = np.logaddexp(sound, slipped)
        return np.asarray(logsumexp(each, axis=1) - np.log(each.shape[1]))


def _log_density(observed: np.ndarray, centre: np.ndarray, scale: np.ndarray) -> np.ndarray:
    return np.asarray(t4.log_density((observed[:, None] - centre) / scale, xp=np) - np.log(scale))


def score_rows(fit: LossFit, claims: tuple[LossClaim, ...], seed: int, beside: LossTable | None = None) -> RowScores:
    """Scores of each of some claims that the fit has not seen.

    `beside` is the table that they were rows of, without them; what stands beside a row tells of its report.
    """
    random = generator(RandomStream.LOSSES_HELD_OUT, seed)
    foretold = foretell(fit, claims, random, beside)
    observed = np.log(np.maximum([claim.count for claim in claims], 1.0))
    return RowScores.of(observed, foretold.draws(random), foretold.log_density(observed))


def foretell(
    fit: LossFit, claims: tuple[LossClaim, ...], random: np.random.Generator, beside: LossTable | None = None
) -> Foretold:
    """What the fit expects in the place of each claim; `beside` as in `score_rows`."""
    reader = _Reader(fit, random, beside)
    rows = [reader.row(claim) for claim in claims]
    return Foretold(*(np.stack(part) for part in zip(*rows, strict=True)))


class _Reader:
    """Beliefs of streams on days, draw by draw, and what is made up for streams that the fit has not met."""

    def __init__(self, fit: LossFit, random: np.random.Generator, beside: LossTable | None) -> None:
        self.fit, self.layout, self.random = fit, fit.layout, random
        n_draws = fit.draws.x.shape[0] * fit.draws.x.shape[1]
        self.chosen = np.linspace(0, n_draws - 1, min(MOST_DRAWS, n_draws)).astype(int)
        self.x = self.thin(fit.draws.x).astype(float)
        self.log_noise = self.thin(fit.draws.log_noise)
        self.number_of = {stream: number for number, stream in enumerate(self.layout.streams)}
        self.unit_of = {unit: number for number, unit in enumerate(self.layout.units)}
        self.slip_share = self.thin(fit.draws.slip_share)[:, 0]
        self.gaps = gaps_of(self.layout, self.x)
        self.daily_errors = daily_errors_of(self.layout, self.x)
        self.ways = WaysToErr(self.layout, self.x.mean(axis=0), self.log_noise.mean(axis=0), beside)
        self.new: dict[Stream, np.ndarray] = {}

    def thin(self, draws: np.ndarray) -> np.ndarray:
        """Some draws of all chains in a row."""
        return np.asarray(draws.reshape(-1, *draws.shape[2:])[self.chosen])

    def row(self, claim: LossClaim) -> tuple[np.ndarray, ...]:
        """The parts of `Foretold` for one claim, each of shape (draw,)."""
        stream = stream_of(claim)
        number = self.number_of.get(stream)
        belief = self._curve(stream, float(claim.day), claim.span if claim.is_daily else claim.day)
        if number is None:
            belief = belief + self._new_lean(stream) + self._share(stream, claim)
        else:
            belief = belief + self.x[:, self.layout.stream_places[number]] + self._drift(number, claim)
        rounding = rounding_spread(claim.count)
        errors = self.daily_errors.get(teller_of(stream, claim.span)) if claim.is_daily else None
        if claim.bound != LossBound.POINT:
            gap, spread = self._gap(number, claim)
            belief, noise = belief + gap, np.full(self.chosen.size, np.hypot(spread, rounding))
        elif errors is not None:
            error, spread = errors.foretold(number, float(claim.day))
            belief, noise = belief + error, np.full(self.chosen.size, np.hypot(spread, rounding))
        else:
            uneven = 0.0 if claim.is_daily else uneven_days(np.array(float(claim.day)), self.layout.knots)
            noise = scale_of(self._log_noise(stream, number, is_daily=claim.is_daily), np.hypot(rounding, uneven))
        if claim.bound != LossBound.POINT or claim.is_daily or number is None:
            return belief, noise, belief, np.full(self.chosen.size, SLIP_SCALE), self.slip_share
        return belief, noise, *self._if_wrong(number, claim, belief)

    def _if_wrong(self, number: int, claim: LossClaim, belief: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """What a wrong running total is about, its scale, and the chance of one, by draw."""
        erring, expected, day = self.ways.of(claim), self.ways.expected, float(claim.day)
        columns = [expected.log_total(other, day) for other in expected.beside(number)]
        chances = erring.chances[1:] * [1.0, 1.0, 1.0, bool(columns), 1.0]
        way = 1 + self.random.choice(chances.size, size=self.chosen.size, p=chances / chances.sum())
        meant = np.where(way == WayToErr.DAY, expected.log_day(number, day), belief)
        meant = meant + np.where(way == WayToErr.ALIKE, erring.alike, 0.0)
        if columns:
            meant = np.where(way == WayToErr.COLUMN, self.random.choice(columns, size=way.size), meant)
        return meant, np.array(SCALES)[way], np.full(way.size, chances.sum())

    def _gap(self, number: int | None, claim: LossClaim) -> tuple[np.ndarray, float]:
        """How far from the belief a bound is printed, by draw, and the scale that goes with it."""
        is_floor = claim.bound == LossBound.AT_LEAST
        known = None if number is None or claim.is_daily else self.gaps.get((number, is_floor))
        return (known or no_gaps(self.chosen.size, is_floor=is_floor)).foretold(float(claim.day))

    def _curve(self, stream: Stream, day: float, span: int) -> np.ndarray:
        """Log of what was lost in `span` days up to a day: all of it from the first day on, or a part."""
        if stream.curve not in self.layout.curves:
            return LEVEL[0] + LEVEL[1] * self.random.standard_normal(self.chosen.size)
        curve = self.layout.curves.index(stream.curve)
        knots = self.x[:, self.layout.knot_places[curve]]
        at_end = self.layout.read(knots, np.array([day]))[:, 0]
        if span >= day:
            return at_end
        return np.asarray(at_end + daily_log_share(at_end - self.layout.read(knots, np.array([day - span]))[:, 0]))

    def _drift(self, number: int, claim: LossClaim) -> np.ndarray:
        """Drift of the stream on the day, and its habit where the claim is a bound."""
        block = self.layout.blocks[self.layout.stream_curve[number]]
        first = self.layout.offsets[self.layout.stream_curve[number]]
        added = np.zeros(self.chosen.size)
        if number in block.drifting:
            own = block.drift(block.drifting.index(number))
            nodes = self.x[:, first + own.start : first + own.stop]
            added += self.layout.read_drift(nodes, float(claim.day))
        else:
            added += self._share(self.layout.streams[number], claim)
        if number in block.bounded and claim.bound != LossBound.POINT:
            habit = self.x[:, first + block.habits.start + block.bounded.index(number)]
            added += habit if claim.bound == LossBound.AT_LEAST else -habit
        return added

    def _share(self, stream: Stream, claim: LossClaim) -> np.ndarray:
        """How the share that a column counts differed on the day from the last day's."""
        pull = PULLS.get(stream.column, 0.0)
        if not pull or stream.curve not in self.layout.curves or not stream.curve.is_people:
            return np.zeros(self.chosen.size)
        free = self.x[:, self.layout.moving_places(self.layout.curves.index(stream.curve))]
        nodes = np.concatenate([free, np.zeros((self.chosen.size, 1))], axis=1)
        return np.asarray(pull * self.layout.read_drift(nodes, float(claim.day)))

    def _new_lean(self, stream: Stream) -> np.ndarray:
        """A lean for a stream that the fit has not met: its cell's where there is one, with the spread of leans."""
        if stream not in self.new:
            cells, sources = self.layout.cells, self.layout.sources
            spread, centre = np.full(self.chosen.size, 0.5), np.zeros(self.chosen.size)
            if stream.source in sources:
                spread = np.exp(self.thin(self.fit.draws.log_lean_spread)[:, sources.index(stream.source)])
            if (cell := (stream.source, stream.side, stream.family)) in cells:
                centre = self.thin(self.fit.draws.cell_lean)[:, cells.index(cell)]
            self.new[stream] = new_lean(centre, spread, self.random.standard_normal(self.chosen.size))
        return self.new[stream]

    def _log_noise(self, stream: Stream, number: int | None, *, is_daily: bool) -> np.ndarray:
        unit = None if number is None else self.unit_of.get((number, is_daily))
        if unit is not None:
            return self.log_noise[:, unit]
        middles = self.thin(self.fit.draws.log_noise_middle)
        cell = (stream.source, stream.side, stream.family)
        kind = 2 * self.layout.cells.index(cell) + is_daily if cell in self.layout.cells else None
        centre = middles.mean(axis=1) if kind is None else middles[:, kind]
        return np.asarray(centre + NOISE_RANGE * self.random.standard_normal(self.chosen.size))
