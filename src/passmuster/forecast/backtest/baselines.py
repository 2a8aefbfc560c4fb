"""Three naive forecasters of what will be said next, each with the spread that its own past errors have earned.

| name | says |
| --- | --- |
| `last_claim` | what was said last |
| `median_claim` | the median of the last five numbers |
| `trend` | the straight line through the last five numbers, carried on to the day |

They look at claims of the same subject and quantity, totals apart from flows in a window, whoever said them. Each is a
distribution and not a number, so that CRPS is fair to it: its forecast times exp(±e) for every error e that the same
forecaster would have made before, that far ahead, on claims that were known by the as-of day. Errors are mirrored, so
that the forecaster's median stays the number it is named for.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.forecast.backtest.printed import HALF_A_HEAD, Printed, known_before, numbers_by_kind
from passmuster.ledger.vocabulary import Family

__all__ = ["BASELINES", "ENOUGH_ERRORS", "RECENT", "naive_forecast"]

Floats = NDArray[np.float64]

RECENT: Final = 5
"""Claims that count as recent: enough to outvote one slip, few enough to follow a change. Customary."""

ENOUGH_ERRORS: Final = 10
"""Errors from which a spread can be told; with fewer, errors of shorter leads and of more kinds are taken."""

UNTRIED_SPREAD: Final = log(2.0)
"""Standard deviation on the log scale when too few errors are known at any lead: a factor of two, a judgement."""

N_DRAWS: Final = 400
"""Points of the distribution, at even steps of probability."""

LEAD_STEP: Final = 7
"""Days by which the lead is shortened until enough errors are known."""


def last_number(said: Sequence[Printed], day: date) -> float:
    """Log of the number said last."""
    return said[-1].log_number


def median_number(said: Sequence[Printed], day: date) -> float:
    """Median log of the last few numbers."""
    return float(np.median([number.log_number for number in said[-RECENT:]]))


def trend_number(said: Sequence[Printed], day: date) -> float:
    """Log of the value on `day` of the least-squares line through the last few numbers, not below half the smallest.

    The line is straight in people, as a reader would draw it. Where all were said on one day there is none, and the
    last number stands.
    """
    recent = said[-RECENT:]
    days = np.array([(number.said_on - day).days for number in recent], dtype=np.float64)
    counts = np.exp([number.log_number for number in recent])
    if np.ptp(days) == 0.0:
        return last_number(said, day)
    slope = np.sum((days - days.mean()) * (counts - counts.mean())) / np.sum((days - days.mean()) ** 2)
    value = counts.mean() - slope * days.mean()
    return log(max(float(value), 0.5 * float(counts.min()), HALF_A_HEAD))


BASELINES: Final[Mapping[str, Callable[[Sequence[Printed], date], float]]] = {
    "last_claim": last_number,
    "median_claim": median_number,
    "trend": trend_number,
}
"""Name to the log of what it says, given comparable claims in order of saying (one at least) and the day."""


def naive_forecast(name: str, known: tuple[Printed, ...], target: Printed, as_of: date) -> Floats | None:
    """Draws of the log of the number that `target` prints, shape (N_DRAWS,), in order of size.

    None when nothing comparable had been said by the as-of day. `known` is everything said by then, in order of saying;
    of `target` nothing is looked at but its kind, family and day.
    """
    comparable = tuple(number for number in known if number.kind == target.kind)
    if not comparable:
        return None
    middle = BASELINES[name](comparable, target.said_on)
    levels = (np.arange(N_DRAWS) + 0.5) / N_DRAWS
    lead = max((target.said_on - as_of).days, 1)
    errors = own_errors(name, known, lead, target.family, target.kind[2])
    if errors is None:
        from scipy.special import ndtri

        return np.asarray(middle + UNTRIED_SPREAD * ndtri(levels))
    mirrored = np.concatenate([errors, -errors])
    return np.asarray(middle + np.quantile(mirrored, levels))


def own_errors(name: str, known: tuple[Printed, ...], lead: int, family: Family, is_window: bool) -> Floats | None:
    """Past errors of a forecaster on the log scale, as alike as there are enough of; None when there never are.

    First those of the same family and extent, then of the family, then all; each at the lead itself and, where too
    little time has passed for that, at leads shortened week by week.
    """
    for days in range(lead, 0, -LEAD_STEP):
        made = errors_at(name, known, days)
        alike = [error for error, kin, window in made if kin == family and window == is_window]
        kin_errors = [error for error, kin, _ in made if kin == family]
        for chosen in (alike, kin_errors, [error for error, _, _ in made]):
            if len(chosen) >= ENOUGH_ERRORS:
                return np.array(chosen)
    return None


@lru_cache(maxsize=4096)
def errors_at(name: str, known: tuple[Printed, ...], lead: int) -> tuple[tuple[float, str, bool], ...]:
    """Error, family and extent for every known claim that could have been forecast `lead` days before it was said."""
    by_kind = numbers_by_kind(known)
    made = []
    for target in known:
        before = known_before(by_kind[target.kind], target.said_on, lead)
        if before:
            error = target.log_number - BASELINES[name](before, target.said_on)
            made.append((error, target.family, target.kind[2]))
    return tuple(made)
