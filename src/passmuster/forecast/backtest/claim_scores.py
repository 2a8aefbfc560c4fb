"""Later claims forecast from one fit, and how each forecast did beside three naive ones."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from passmuster.forecast.backtest.as_of_days import LeftOut, Round
from passmuster.forecast.backtest.baselines import BASELINES, naive_forecast
from passmuster.forecast.backtest.claim_width import AS_MODELLED, Lesson, Width
from passmuster.forecast.backtest.printed import HALF_A_HEAD, Printed, kind_of, log_number
from passmuster.forecast.backtest.saying import Sayings, printed_numbers
from passmuster.ledger import Claim
from passmuster.ledger.echoes import find_echoes
from passmuster.ledger.vocabulary import CLAIM_QUANTITIES, Bound, Family, Mode, Quantity
from passmuster.model.ahead import Ahead
from passmuster.model.clock import Clock
from passmuster.model.fit import Fit
from passmuster.muster.meanings import related_readings
from passmuster.muster.readings import CountReading
from passmuster.progress import SILENT, Progress
from passmuster.randomness import RandomStream, generator
from passmuster.score.crps import crps
from passmuster.score.interval import interval_score
from passmuster.score.logarithmic import HEAD_COUNT_BINS, ignorance
from passmuster.score.width import SAME, normal_square, rewidened
from passmuster.wording.numbers import factor_words
from passmuster.wording.quantities import quantity_noun

__all__ = ["ClaimScore", "RivalScore", "RoundScores", "lesson_of", "score_round", "weeks_needed"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalScore:
    """How another forecaster did on one claim; scores on the natural-log scale, ranges central."""

    name: str
    crps_log: float
    interval_score_log: float
    inside50: bool
    inside90: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimScore:
    """One later claim, what was forecast of it, and how well.

    `number` is what it printed (the geometric middle of a range), the quantiles are of the forecast, people or pieces.
    `crps_log` and `interval_score_log` (of the central 90 %) are on the natural-log scale, `ignorance_bits` is over
    bins of counts with an open top. `naive` is empty when nothing comparable had been said by the as-of day. `why` says
    in a sentence what the forecast missed. `width` is what the model's own width was multiplied by, `as_modelled` how
    the forecast would have done without, and `square` where the number fell in that (see `claim_width.Lesson`).
    `withheld` names numbers of so few people that they stand for fewer.
    """

    claim_id: str
    as_of: date
    said_on: date
    lead_days: int
    subject: str
    quantity: Quantity
    is_window: bool
    family: Family
    group: str
    mode: Mode
    bound: Bound
    origin: str
    number: float
    q05: float
    q25: float
    q50: float
    q75: float
    q95: float
    inside50: bool
    inside90: bool
    crps_log: float
    interval_score_log: float
    ignorance_bits: float
    width: float
    square: float
    as_modelled: RivalScore
    naive: tuple[RivalScore, ...]
    why: str = ""
    withheld: tuple[str, ...] = ()

    @property
    def lost_by(self) -> float:
        """Our CRPS less that of the naive forecaster that did best on this claim; infinite below when none spoke."""
        return self.crps_log - min((row.crps_log for row in self.naive), default=math.inf)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundScores:
    """The later claims of one as-of day: those forecast and scored, and those that the model cannot speak of.

    `held_if_right` says how many of the comparable claims their 90 % intervals would hold, were the forecast right: the
    chance of none, of one, and so on to all. Claims share a truth, a lean and a level of noise, so that it is far
    from a count of independent coins.
    """

    scores: tuple[ClaimScore, ...]
    left_out: tuple[LeftOut, ...]
    held_if_right: tuple[float, ...]


def lesson_of(score: ClaimScore) -> Lesson:
    """What a scored claim teaches about the width of forecasts."""
    return Lesson(
        claim_id=score.claim_id, as_of=score.as_of, lead_days=score.lead_days, subject=score.subject,
        family=score.family, square=score.square,
    )  # fmt: skip


def score_round(
    fit: Fit,
    ahead: Ahead,
    asked: Round,
    *,
    seed: int,
    width: Width = AS_MODELLED,
    progress: Progress = SILENT,
) -> RoundScores:
    """Scores of the later claims of an as-of day, and the claims that the model cannot speak of.

    `ahead` continues the fit and reaches as far as `weeks_needed` says; `width` is what earlier forecasts have taught.
    """
    if not asked.targets:
        return RoundScores(scores=(), left_out=asked.left_out, held_if_right=(1.0,))
    progress.step(f"forecasting {len(asked.targets)} later claims")
    sayings = Sayings(ahead, fit.priors, asked.known)
    said = printed_numbers(asked.known)
    origin_of = find_echoes((*asked.known, *asked.targets)).origin_of
    scores, left_out, held = [], list(asked.left_out), []
    for claim in asked.targets:
        saying = sayings.of(claim, _random(seed, claim.claim_id))
        if saying.draws is None:
            left_out.append(LeftOut(claim.claim_id, asked.as_of, saying.why_not))
            continue
        score = _scored(claim, saying.draws, said, asked.as_of, origin_of[claim.claim_id], width)
        scores.append(replace(score, why=_why(score, claim, sayings, said, seed)))
        if score.naive:
            held.append(_held_by_own_interval(saying.draws))
    return RoundScores(scores=tuple(scores), left_out=tuple(left_out), held_if_right=_shares_of_counts(held))


def _held_by_own_interval(draws: Floats) -> NDArray[np.bool_]:
    """Which draws lie in the central 90 % of them all. A width learned moves draws and interval alike."""
    low, high = np.quantile(draws, [0.05, 0.95])
    return np.asarray((draws >= low - SAME) & (draws <= high + SAME))


def _shares_of_counts(held: Sequence[NDArray[np.bool_]]) -> tuple[float, ...]:
    """How often none, one, and so on to all claims are held, path by path."""
    if not held:
        return (1.0,)
    counts = np.sum(held, axis=0)
    return tuple(float(share) for share in np.bincount(counts, minlength=len(held) + 1) / counts.size)


def weeks_needed(clock: Clock, asked: Round) -> int:
    """Weeks after the as-of week that paths must reach for every claim to be forecast, one or more."""
    days = (max(claim.said_on, claim.as_of_end or claim.day) for claim in asked.targets)
    return max(1, *(math.ceil(clock.end_of(day)) - clock.n_weeks for day in days), 1)


def _random(seed: int, claim_id: str) -> np.random.Generator:
    """A generator of the claim's own, so that no claim's forecast depends on which others are asked about."""
    mark = int.from_bytes(hashlib.sha256(claim_id.encode()).digest()[:8], "big")
    return generator(RandomStream.SAYING, seed, mark)


# Scores ---------------------------------------------------------------------------------------------------------------


def _scored(
    claim: Claim, modelled: Floats, said: tuple[Printed, ...], as_of: date, origin: str, width: Width
) -> ClaimScore:
    number, lead_days = log_number(claim), (claim.said_on - as_of).days
    factor = width.at(lead_days)
    draws = rewidened(modelled, factor) if factor != 1.0 else modelled
    low, lower, middle, upper, high = (float(value) for value in np.quantile(draws, [0.05, 0.25, 0.5, 0.75, 0.95]))
    return ClaimScore(
        claim_id=claim.claim_id, as_of=as_of, said_on=claim.said_on, lead_days=lead_days,
        subject=claim.subject, quantity=claim.quantity, is_window=claim.is_window, family=claim.family,
        group=claim.claimant_group, mode=claim.mode, bound=claim.bound, origin=origin, number=math.exp(number),
        q05=math.exp(low), q25=math.exp(lower), q50=math.exp(middle), q75=math.exp(upper), q95=math.exp(high),
        inside50=_inside(number, lower, upper), inside90=_inside(number, low, high),
        crps_log=float(crps(number, draws)),
        interval_score_log=float(interval_score(number, low, high, level=0.9)),
        ignorance_bits=float(ignorance(math.exp(number), np.exp(draws), edges=HEAD_COUNT_BINS)),
        width=factor, square=normal_square(number, modelled), as_modelled=_rival_score("model", number, modelled),
        naive=_naive_scores(claim, said, as_of),
    )  # fmt: skip


def _naive_scores(claim: Claim, said: tuple[Printed, ...], as_of: date) -> tuple[RivalScore, ...]:
    number, target = log_number(claim), Printed.of(claim)
    forecasts = ((name, naive_forecast(name, said, target, as_of)) for name in BASELINES)
    return tuple(_rival_score(name, number, draws) for name, draws in forecasts if draws is not None)


def _rival_score(name: str, number: float, draws: Floats) -> RivalScore:
    low, lower, upper, high = (float(value) for value in np.quantile(draws, [0.05, 0.25, 0.75, 0.95]))
    return RivalScore(
        name=name,
        crps_log=float(crps(number, draws)),
        interval_score_log=float(interval_score(number, low, high, level=0.9)),
        inside50=_inside(number, lower, upper),
        inside90=_inside(number, low, high),
    )


def _inside(number: float, low: float, high: float) -> bool:
    return low - SAME <= number <= high + SAME


# Why it was missed ----------------------------------------------------------------------------------------------------


def _why(score: ClaimScore, claim: Claim, sayings: Sayings, said: Sequence[Printed], seed: int) -> str:
    """What the forecast missed about a claim, in a sentence; empty when it lost nothing."""
    if not score.inside90:
        return _outside_words(score, _fits_as(claim, sayings, score.width, seed))
    if score.lost_by <= 0.0:
        return ""
    number = log_number(claim)
    if any(earlier.kind == kind_of(claim) and earlier.log_number == number for earlier in said):
        return "a number said before was said again, and the forecast left room for others"
    factor = score.q95 / max(score.q05, HALF_A_HEAD)
    return f"the forecast was wide: its 90 % interval spans a factor of {factor_words(factor)}"


def _outside_words(score: ClaimScore, fits_as: str) -> str:
    above = score.number > score.q95
    edge = score.q95 if above else score.q05
    factor = score.number / edge if above else edge / score.number
    words = f"{factor_words(factor)} times {'above' if above else 'below'} the 90 % interval"
    return f"{words}; as {fits_as} it would lie inside" if fits_as else words


def _fits_as(claim: Claim, sayings: Sayings, width: float, seed: int) -> str:
    """The other quantity that pages mix this one up with and that the number would fit; empty when there is none."""
    reading = CountReading(claim.quantity, claim.as_of_start if claim.is_window else None, claim.day)
    for related in related_readings(reading):
        if related.measure == claim.quantity:
            continue
        is_claimed = related.measure in CLAIM_QUANTITIES
        other = replace(claim, quantity=related.measure, measures=()) if is_claimed else None
        draws = sayings.of(other, _random(seed, claim.claim_id)).draws if other is not None else None
        if draws is None:
            continue
        low, high = np.quantile(rewidened(draws, width), [0.05, 0.95])
        if _inside(log_number(claim), float(low), float(high)):
            return quantity_noun(related.measure)
    return ""
