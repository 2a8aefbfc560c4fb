"""Brier score: squared distance between a probability and what came."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.score.checks import matching, probabilities

__all__ = ["brier", "brier_many"]

Floats = NDArray[np.float64]


def brier(probability: ArrayLike, happened: ArrayLike) -> Floats:
    """Brier score of each forecast of a yes-or-no event, 0 to 1; always saying a half scores 0.25.

    Parameters
    ----------
    probability
        That it happens, 0 to 1.
    happened
        1 or True when it did, 0 or False when not, same shape.

    Examples
    --------
    >>> [round(float(score), 2) for score in brier([0.9, 0.9], [True, False])]
    [0.01, 0.81]
    """
    forecast, outcome = probabilities("probability", probability), yes_or_no(happened)
    matching("probability", forecast.shape, "happened", outcome.shape)
    return np.asarray((forecast - outcome) ** 2)


def brier_many(probability: ArrayLike, outcome: ArrayLike) -> Floats:
    """Brier score over several exclusive outcomes, 0 to 2: the squared distances added up.

    Parameters
    ----------
    probability
        Shape (..., outcome), each row adding up to 1.
    outcome
        Index of what came, shape (...).
    """
    forecast, came = probabilities("probability", probability), np.asarray(outcome, dtype=np.int64)
    matching("probability", forecast.shape[:-1], "outcome", came.shape)
    check_rows("probability", forecast)
    return np.asarray(((forecast - np.eye(forecast.shape[-1])[came]) ** 2).sum(axis=-1))


def yes_or_no(happened: ArrayLike) -> Floats:
    """Outcomes as zeros and ones; anything else is refused, "unknown" above all."""
    outcome = np.asarray(happened, dtype=np.float64)
    bad = outcome[~np.isin(outcome, (0.0, 1.0))]
    if bad.size:
        rule = "an outcome is 0 or 1"
        raise BadInput([Fault("happened", rule, f"{bad.flat[0]}", "Leave questions out that are not resolved.")])
    return outcome


def check_rows(name: str, forecast: Floats) -> None:
    """Refuses rows of probabilities that do not add up to one, rounding apart."""
    totals = forecast.sum(axis=-1)
    worst = totals.flat[np.argmax(np.abs(totals - 1.0))]
    if abs(worst - 1.0) > 1e-6:
        rule = "probabilities of exclusive outcomes add up to 1"
        raise BadInput([Fault(name, rule, f"a sum of {worst:.6g}", "Add the missing outcome or rescale.")])
