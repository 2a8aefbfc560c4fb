"""The scores of a record: forecasts made ahead apart from those written down in hindsight.

A question is scored once its day has passed, whatever came earlier: of questions that are open for a year a `yes` can
be known after a week and a `no` only after the year, so that scoring each as it comes would score the early `yes` alone
and make every forecaster look too low. The same holds for what recalibration learns from. What is `void` is counted.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from passmuster.forecast.backtest.printed import HALF_A_HEAD, log_heads
from passmuster.forecast.record.entries import VOID
from passmuster.forecast.record.recalibration import ENOUGH, Settled, held_out_line, recalibrated
from passmuster.forecast.record.record import Forecast, Record, Resolution, YesNo
from passmuster.score.brier import brier, brier_many
from passmuster.score.calibration import CalibrationLine, calibration_table
from passmuster.score.interval import quantile_score

__all__ = ["QuestionCounts", "RecordScores", "ScoreSummary", "ScoredForecast", "score_record", "summary_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredForecast:
    """A forecast beside what came. `probability` is of `yes`, None for a question with more outcomes than two.

    `brier` is (p - y)² for two outcomes and the sum of squares for more; `log_score` minus the log of the chance of
    what came. `crps_log` and the two `inside` are of the number on the day, None where it is not known.
    """

    question_id: str
    by: date
    as_of: date
    entry: str
    outcome: str
    resolved_on: date
    receipts: tuple[str, ...]
    probability: float | None
    brier: float
    log_score: float
    baseline_brier: float | None = None
    value: float | None = None
    crps_log: float | None = None
    inside50: bool | None = None
    inside90: bool | None = None
    is_hindsight: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSummary:
    """Means over forecasts; None where none of them has such a score."""

    n: int
    n_questions: int
    brier: float
    log_score: float
    baseline_brier: float | None
    crps_log: float | None
    coverage50: float | None
    coverage90: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCounts:
    """Questions on record, each counted once by name and day; `asked` is the sum of the others.

    `open` and `past_deadline` are not settled, their day to come or gone; `early` are settled and scored once their day
    has passed; `void` turned out not to be answerable; `scored` are settled, their day gone. `day` is that up to which
    the record speaks.
    """

    day: date | None
    asked: int
    open: int
    past_deadline: int
    early: int
    void: int
    scored: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordScores:
    """All that a record says about its forecasts.

    `ahead` and `hindsight` summarise yes-or-no questions, `actions` those with more outcomes; None where there are
    none. `calibration` groups the yes-or-no forecasts made ahead. `recalibrated_brier` beside `raw_brier` is over the
    `n_recalibrated` forecasts that could be moved by what had been settled before them. `recalibration` says in a
    sentence how that stands. `n_open` counts questions of which nobody has said what came. `moved` holds open questions
    with the recalibrated chance of the latest forecast.
    """

    rows: tuple[ScoredForecast, ...]
    counts: "QuestionCounts"
    n_open: int
    ahead: ScoreSummary | None
    hindsight: ScoreSummary | None
    actions: ScoreSummary | None
    calibration: tuple[CalibrationLine, ...]
    n_recalibrated: int
    raw_brier: float | None
    recalibrated_brier: float | None
    recalibration: str
    moved: tuple[tuple[str, date, float], ...]


def score_record(record: Record, *, day: date | None = None) -> RecordScores:
    """Every forecast whose question has been settled and whose day has passed, scored.

    `day` is today; when None, the last day that the record itself speaks of, by its entries' moments and what they
    settle.
    """
    standing, today = record.standing, day or last_day(record)
    pairs = [(forecast, standing.get((forecast.question_id, forecast.by))) for forecast in record.forecasts]
    # Who forecasts after a question was settled forecasts nothing.
    rows = tuple(
        _scored(f, came)
        for f, came in pairs
        if came is not None and came.outcome != VOID and f.as_of < came.resolved_on and today and f.by <= today
    )
    binary = [row for row in rows if row.probability is not None]
    ahead = [row for row in binary if not row.is_hindsight]
    settled = [_settled(row) for row in ahead]
    moved = recalibrated(settled)
    counts = _counts(record, today)
    return RecordScores(
        rows=rows,
        counts=counts,
        n_open=counts.open + counts.past_deadline,
        ahead=summary_of(ahead),
        hindsight=summary_of([row for row in binary if row.is_hindsight]),
        actions=summary_of([row for row in rows if row.probability is None and not row.is_hindsight]),
        calibration=_calibration(settled),
        n_recalibrated=len(moved),
        raw_brier=_mean([float(brier(row.probability, row.happened)) for row, _ in moved]),
        recalibrated_brier=_mean([float(brier(chance, row.happened)) for row, chance in moved]),
        recalibration=_recalibration_words(settled, len(moved)),
        moved=_moved(record, settled),
    )


def last_day(record: Record) -> date | None:
    """The last day that a record speaks of: an entry's own, or one on which a question was settled; None when empty."""
    moments = [*(said.recorded_at for said in record.forecasts), *(came.recorded_at for came in record.resolutions)]
    written = [moment.date() for moment in moments if moment is not None]
    return max([*written, *(came.resolved_on for came in record.resolutions)], default=None)


def _counts(record: Record, today: date | None) -> QuestionCounts:
    """How many questions stand where."""
    standing = record.standing
    gone = {key: today is not None and key[1] <= today for key in record.asked}
    void = {key for key in gone if key in standing and standing[key].outcome == VOID}
    settled = {key for key in gone if key in standing} - void
    waiting = gone.keys() - settled - void
    return QuestionCounts(
        day=today,
        asked=len(gone),
        open=sum(not gone[key] for key in waiting),
        past_deadline=sum(gone[key] for key in waiting),
        early=sum(not gone[key] for key in settled),
        void=len(void),
        scored=sum(gone[key] for key in settled),
    )


def summary_of(rows: Sequence[ScoredForecast]) -> ScoreSummary | None:
    """Means over forecasts; None over none."""
    if not rows:
        return None
    return ScoreSummary(
        n=len(rows),
        n_questions=len({(row.question_id, row.by) for row in rows}),
        brier=float(np.mean([row.brier for row in rows])),
        log_score=float(np.mean([row.log_score for row in rows])),
        baseline_brier=_mean([row.baseline_brier for row in rows if row.baseline_brier is not None]),
        crps_log=_mean([row.crps_log for row in rows if row.crps_log is not None]),
        coverage50=_mean([row.inside50 for row in rows if row.inside50 is not None]),
        coverage90=_mean([row.inside90 for row in rows if row.inside90 is not None]),
    )


# One forecast ---------------------------------------------------------------------------------------------------------


def _scored(forecast: Forecast, came: Resolution) -> ScoredForecast:
    chances = dict(forecast.outcomes)
    number = _number_scores(forecast, came.value)
    chance = chances[came.outcome]
    return ScoredForecast(
        question_id=forecast.question_id, by=forecast.by, as_of=forecast.as_of, entry=forecast.entry,
        outcome=came.outcome, resolved_on=came.resolved_on, receipts=came.receipts,
        probability=chances[YesNo.YES] if set(chances) == set(YesNo) else None,
        brier=_brier(chances, came.outcome),
        log_score=-math.log(chance) if chance > 0.0 else math.inf,
        baseline_brier=_brier(dict(forecast.baseline), came.outcome) if forecast.baseline else None,
        value=came.value, crps_log=number[0], inside50=number[1], inside90=number[2],
        is_hindsight=forecast.is_hindsight,
    )  # fmt: skip


def _brier(chances: dict[str, float], outcome: str) -> float:
    if set(chances) == set(YesNo):
        return float(brier(chances[YesNo.YES], outcome == YesNo.YES))
    # Chances were rounded when they were written; they add up to one by their meaning.
    values = np.array(list(chances.values()))
    return float(brier_many(values / values.sum(), list(chances).index(outcome)))


def _number_scores(forecast: Forecast, value: float | None) -> tuple[float | None, bool | None, bool | None]:
    """CRPS of natural logs, and whether the central halves and ninety per cent held the number."""
    if value is None or not forecast.quantiles:
        return None, None, None
    logs = log_heads(np.asarray(forecast.quantiles))
    came = math.log(max(value, HALF_A_HEAD))
    at = dict(zip(forecast.levels, forecast.quantiles, strict=True))
    inside = [at[low] <= value <= at[high] if low in at and high in at else None for low, high in PAIRS]
    return float(quantile_score(came, logs, forecast.levels)), inside[0], inside[1]


PAIRS = ((0.25, 0.75), (0.05, 0.95))


# All together ---------------------------------------------------------------------------------------------------------


def _settled(row: ScoredForecast) -> Settled:
    assert row.probability is not None
    return Settled(
        question_id=row.question_id, made_on=row.as_of, settled_on=max(row.resolved_on, row.by),
        probability=row.probability, happened=row.outcome == YesNo.YES,
    )  # fmt: skip


def _calibration(settled: Sequence[Settled]) -> tuple[CalibrationLine, ...]:
    if not settled:
        return ()
    chances, came = [row.probability for row in settled], [float(row.happened) for row in settled]
    return tuple(calibration_table(chances, came, n_groups=min(5, len(settled))))


def _recalibration_words(settled: Sequence[Settled], n_moved: int) -> str:
    if n_moved:
        return (
            f"{n_moved} of {len(settled)} forecasts made ahead could be recalibrated by what had been settled before "
            "them, of other questions."
        )
    return (
        f"Too few to recalibrate: forecasts made ahead and settled: {len(settled)}. A forecast is moved only when "
        f"{ENOUGH} of other questions had been settled before it was made, some with yes and some with no."
    )


def _moved(record: Record, settled: Sequence[Settled]) -> tuple[tuple[str, date, float], ...]:
    """Open questions with the recalibrated chance of `yes` of their latest forecast."""
    found = []
    for (question_id, by), forecast in record.asked.items():
        line = held_out_line(settled, question_id, forecast.as_of)
        chances = dict(forecast.outcomes)
        if (question_id, by) not in record.standing and line is not None and YesNo.YES in chances:
            found.append((question_id, by, line.moved(chances[YesNo.YES])))
    return tuple(found)


def _mean(values: Sequence[float | bool]) -> float | None:
    return float(np.mean(values)) if len(values) else None
