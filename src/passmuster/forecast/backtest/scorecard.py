"""The scores of forecasts of unseen wars: ours, the baselines', and the difference with its interval."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from passmuster.errors import BadInput
from passmuster.precedents.evaluation import FORECASTERS, Forecasts, UnseenForecasts
from passmuster.score.brier import brier
from passmuster.score.calibration import CalibrationSlope, calibration_slope
from passmuster.score.comparison import Difference, score_difference
from passmuster.score.logarithmic import log_loss
from passmuster.score.survival import concordance

__all__ = ["ForecasterScores", "Scorecard", "score_forecasts"]

Floats = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecasterScores:
    """How one forecaster did; None where it cannot be told for want of exits or of any variety in what it said.

    `concordance` compares all, `concordance_within_wars` only participants of one war: who leaves, given that somebody
    does. `concordance_first_leavers` is the latter while nobody of the camp had left before.
    """

    concordance: float | None
    concordance_within_wars: float | None
    concordance_first_leavers: float | None
    brier_12_months: float | None
    log_loss_per_month: float
    slope_per_month: CalibrationSlope | None
    slope_12_months: CalibrationSlope | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """Scores by forecaster, and by baseline the difference of ours from it: below zero ours is better.

    Intervals of differences come from drawing whole wars again; None with fewer than two wars.
    """

    n_train: int
    n_test: int
    n_months: int
    n_years: int
    n_departures: int
    n_wars: int
    """Wars forecast: the units that are independent of one another."""
    n_wars_with_departures: int
    scores: Mapping[str, ForecasterScores]
    brier_difference: Mapping[str, Difference | None]
    log_loss_difference: Mapping[str, Difference | None]


def score_forecasts(unseen: UnseenForecasts, *, seed: int = 0) -> Scorecard:
    """The scores of all forecasters on the same months and years."""
    monthly, yearly = unseen.monthly, unseen.yearly
    return Scorecard(
        n_train=unseen.n_train,
        n_test=unseen.n_test,
        n_months=len(monthly.left),
        n_years=len(yearly.left),
        n_departures=int(monthly.left.sum()),
        n_wars=len(np.unique(monthly.war)),
        n_wars_with_departures=len(np.unique(monthly.war[monthly.left == 1.0])),
        scores={name: scores_of(name, monthly, yearly) for name in FORECASTERS},
        brier_difference=differences(yearly, brier, seed),
        log_loss_difference=differences(monthly, log_loss, seed),
    )


def scores_of(name: str, monthly: Forecasts, yearly: Forecasts) -> ForecasterScores:
    """The scores of one forecaster."""
    month, year = monthly.chance[name], yearly.chance[name]
    return ForecasterScores(
        concordance=if_it_can_be_told(lambda: concordance(month, monthly.left, monthly.time)),
        concordance_within_wars=within_wars(month, monthly, np.ones(len(month), dtype=np.bool_)),
        concordance_first_leavers=within_wars(month, monthly, monthly.is_first),
        brier_12_months=float(brier(year, yearly.left).mean()) if len(year) else None,
        log_loss_per_month=float(log_loss(month, monthly.left).mean()),
        slope_per_month=if_it_can_be_told(lambda: calibration_slope(month, monthly.left)),
        slope_12_months=if_it_can_be_told(lambda: calibration_slope(year, yearly.left)),
    )


def within_wars(rating: Floats, monthly: Forecasts, among: NDArray[np.bool_]) -> float | None:
    """Concordance among participants of one war, over the months chosen; None without a pair."""
    chosen = (rating[among], monthly.left[among], monthly.time[among])
    return if_it_can_be_told(lambda: concordance(*chosen, group=monthly.war[among]))


def differences(
    forecasts: Forecasts, score: Callable[[Floats, Floats], Floats], seed: int
) -> dict[str, Difference | None]:
    """Our score less each baseline's, wars drawn again."""
    return {name: difference_from(name, forecasts, score, seed) for name in FORECASTERS if name != "model"}


def difference_from(
    name: str, forecasts: Forecasts, score: Callable[[Floats, Floats], Floats], seed: int
) -> Difference | None:
    """Our score less that of one baseline, None when it cannot be told."""

    def measure() -> Difference:
        ours, theirs = (score(forecasts.chance[who], forecasts.left) for who in ("model", name))
        return score_difference(ours, theirs, forecasts.war, seed=seed)

    return if_it_can_be_told(measure)


def if_it_can_be_told(measure: Callable[[], T]) -> T | None:
    """What the measure says, None where a score refuses its input for want of exits, wars or variety."""
    try:
        return measure()
    except BadInput:
        return None
