"""Calibration: whether events forecast at thirty per cent came thirty times in a hundred."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.score.brier import yes_or_no
from passmuster.score.checks import finite, matching, probabilities
from passmuster.score.logistic import logistic_line

__all__ = ["CalibrationLine", "CalibrationSlope", "calibration_slope", "calibration_table", "pit"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationLine:
    """Forecasts of about one probability: how many, what they said on average, and how often it came."""

    n: int
    mean_probability: float
    share_happened: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationSlope:
    """Logistic regression of what came on the log odds that were said.

    `slope` 1 is calibrated; below 1 the forecasts were too extreme, above 1 too timid. `intercept` 0 is calibrated;
    below 0 they were too high on the whole. `slope_error` is the standard error of the slope, were all outcomes
    independent of one another.
    """

    slope: float
    intercept: float
    slope_error: float


def pit(observed: ArrayLike, draws: ArrayLike, *, seed: int) -> Floats:
    """Probability integral transform: the share of draws below what came, 0 to 1, even when the forecast is right.

    `draws` has shape (..., draw). Ties are broken at random within their share, from the seed, so that counts give an
    even histogram too (Smith 1985, Journal of Forecasting 4:283-291).
    """
    outcome, forecast = finite("observed", observed), finite("draws", draws)
    matching("draws", forecast.shape[:-1], "observed", outcome.shape)
    below = (forecast < outcome[..., None]).sum(axis=-1)
    ties = (forecast == outcome[..., None]).sum(axis=-1)
    # One more place than draws: the outcome itself may fall before, between or after them.
    place = np.random.default_rng(seed).random(outcome.shape)
    return np.asarray((below + place * (ties + 1)) / (forecast.shape[-1] + 1))


def calibration_table(probability: ArrayLike, happened: ArrayLike, *, n_groups: int = 10) -> list[CalibrationLine]:
    """Forecasts sorted by probability and cut into groups of equal size (to one), the smallest probability first."""
    forecast, outcome = probabilities("probability", probability).ravel(), yes_or_no(happened).ravel()
    matching("probability", forecast.shape, "happened", outcome.shape)
    groups = np.array_split(np.argsort(forecast, kind="stable"), min(n_groups, len(forecast)))
    return [
        CalibrationLine(
            n=len(group),
            mean_probability=float(forecast[group].mean()),
            share_happened=float(outcome[group].mean()),
        )
        for group in groups
    ]


def calibration_slope(
    probability: ArrayLike, happened: ArrayLike, *, weight: ArrayLike | None = None
) -> CalibrationSlope:
    """Slope and intercept of what came on the log odds that were said, by maximum likelihood.

    Parameters
    ----------
    probability
        Above 0 and below 1, not all equal.
    happened
        Zeros and ones, not all equal. Some that came must have been given a smaller chance than some that did not, or
        the other way round: where probabilities tell outcomes wholly apart, likelihood has no maximum.
    weight
        How much each forecast counts, 0 or more; all alike when not given.

    Raises
    ------
    BadInput
        When no slope can be told from what is given.

    References
    ----------
    Cox (1958), Biometrika 45:562-565.
    """
    forecast, outcome = probabilities("probability", probability).ravel(), yes_or_no(happened).ravel()
    matching("probability", forecast.shape, "happened", outcome.shape)
    counts = np.ones_like(forecast) if weight is None else finite("weight", weight).ravel()
    check_slope(forecast[counts > 0.0], outcome[counts > 0.0])
    line = logistic_line(np.log(forecast) - np.log1p(-forecast), outcome, counts)
    error = np.sqrt(np.linalg.inv(line.information)[1, 1])
    return CalibrationSlope(slope=float(line.estimate[1]), intercept=float(line.estimate[0]), slope_error=float(error))


def tells_apart(forecast: Floats, outcome: Floats) -> bool:
    """Whether some probability divides what came from what did not, ties with it left open."""
    came, did_not = forecast[outcome == 1.0], forecast[outcome == 0.0]
    return bool(came.min() >= did_not.max() or came.max() <= did_not.min())


def check_slope(forecast: Floats, outcome: Floats) -> None:
    """Refuses forecasts or outcomes from which no slope can be told."""
    if outcome.size == 0:
        raise BadInput([Fault("weight", "a slope needs forecasts that count", "none", "Give some a weight above 0.")])
    faults = []
    if forecast.min() <= 0.0 or forecast.max() >= 1.0:
        rule, found = "a slope on log odds needs probabilities above 0 and below 1", "a certainty"
        faults.append(Fault("probability", rule, found, "Leave certainties out, and report them apart."))
    elif np.ptp(forecast) == 0.0:
        rule, found = "a slope needs more than one probability", f"{forecast.flat[0]} throughout"
        faults.append(Fault("probability", rule, found, "Compare the mean with the share instead."))
    if np.ptp(outcome) == 0.0:
        rule, found = "a slope needs both outcomes", f"{int(outcome.flat[0])} throughout"
        faults.append(Fault("happened", rule, found, "Wait for more outcomes."))
    elif not faults and tells_apart(forecast, outcome):
        rule = "a slope needs outcomes that probabilities do not tell wholly apart"
        faults.append(Fault("happened", rule, f"{outcome.size} outcomes told apart", "Wait for more outcomes."))
    if faults:
        raise BadInput(faults)
