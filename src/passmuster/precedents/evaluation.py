"""Out of sample: forecasts of wars that the fit has not seen, scored beside naive baselines.

An event is a departure (early withdrawal, drawdown, change of side). It is forecast in two ways:

- each calendar month, from what was known when the month began (`monthly`), scored by log loss;
- at entry and at each full year served, for the twelve months ahead (`yearly`), scored by Brier. Who was lost from
  sight within the twelve months is left out.

What is known of an unseen war: each participant's row as far as known at entry, the time it has served, and who of its
camp has left before. The baselines know the training sample's exits only:

- constant: every month alike; over a year, departures compete with the other exits at constant rates;
- kaplan_meier: by month since entry; over a year, 1 - S(t + 12) / S(t) with other exits treated as a loss from sight;
- aalen_johansen: as kaplan_meier, but over a year other exits compete, which is the fairer comparison.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.errors import BadInput, Fault
from passmuster.precedents.baselines import aalen_johansen, constant_hazard, kaplan_meier
from passmuster.precedents.covariates import KNOWN_AT_ENTRY, rows_in
from passmuster.precedents.exposure import WEEKS_PER_MONTH, Exposure, departure_indices, exposure_of
from passmuster.precedents.months import PersonMonths, person_months
from passmuster.precedents.participant import KINDS, ExitKind, Participant
from passmuster.precedents.prediction import camp_history, monthly_chances, yearly_chances
from passmuster.precedents.regression import fit_hazards

__all__ = ["FORECASTERS", "Forecasts", "UnseenForecasts", "forecast_unseen", "leave_one_war_out", "pooled"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FORECASTERS: Final = ("model", "constant", "kaplan_meier", "aalen_johansen")

DEPARTURE: Final = KINDS.index(ExitKind.DEPARTURE)

YEAR: Final = 12

DRAWS: Final = 400
"""Posterior draws that a forecast is averaged over; their own error is far below that of a few hundred exits."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Forecasts:
    """Forecasts of one sort and what came: `chance` by forecaster, `left`, `war` and `time`, each of shape (forecast,).

    `time` counts months since entry. `is_first` is True while nobody of the camp had left before.
    """

    chance: Mapping[str, Floats]
    left: Floats
    war: NDArray[np.str_]
    time: Ints
    is_first: NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class UnseenForecasts:
    """Monthly and yearly forecasts of participants that the fit has not seen."""

    n_train: int
    n_test: int
    monthly: Forecasts
    yearly: Forecasts


def forecast_unseen(
    train: Sequence[Participant],
    test: Sequence[Participant],
    *,
    covariates: Sequence[str] = KNOWN_AT_ENTRY,
    seed: int = 0,
) -> UnseenForecasts:
    """Forecasts of the test participants by a fit to the training participants, month by month and year by year."""
    fit = fit_hazards(train, covariates=covariates, seed=seed, n_draws=DRAWS)
    learned = person_months(rows_in(train, fit.exposure.case_ids), fit.exposure)
    exposure = exposure_of(test)
    rows = rows_in(test, exposure.case_ids)
    months = person_months(rows, exposure)
    history = camp_history(fit, rows, exposure, months, seed=seed)
    entries = yearly_entries(months, exposure)
    wars = np.array([row.war for row in rows])
    nobody_left = history.seen[0, :, DEPARTURE] == 0.0
    return UnseenForecasts(
        n_train=len(fit.exposure.case_ids),
        n_test=len(rows),
        monthly=Forecasts(
            chance={
                "model": monthly_chances(fit, history, months)[:, DEPARTURE],
                **monthly_baselines(learned, months),
            },
            left=(months.kind == DEPARTURE).astype(np.float64),
            war=wars[months.participant],
            time=months.order,
            is_first=nobody_left,
        ),
        yearly=Forecasts(
            chance={
                "model": yearly_chances(fit, history, months, entries)[:, DEPARTURE],
                **yearly_baselines(fit.exposure, months.order[entries]),
            },
            left=left_within_year(months, exposure, entries),
            war=wars[months.participant[entries]],
            time=months.order[entries],
            is_first=nobody_left[entries],
        ),
    )


def leave_one_war_out(
    participants: Sequence[Participant], *, covariates: Sequence[str] = KNOWN_AT_ENTRY, seed: int = 0
) -> UnseenForecasts:
    """Forecasts of each war by a fit to all the others, put together; takes a minute or two for the shipped table.

    Raises
    ------
    BadInput
        When there are not two wars.
    """
    wars = list(dict.fromkeys(row.war for row in participants))
    if len(wars) < 2:
        rule = "to leave one war out there must be another to learn from"
        raise BadInput([Fault("precedents", rule, f"{len(wars)} in all", "Widen the class.")])
    parts = [
        forecast_unseen(
            [row for row in participants if row.war != war],
            [row for row in participants if row.war == war],
            covariates=covariates,
            seed=seed,
        )
        for war in wars
    ]
    return UnseenForecasts(
        n_train=len(participants),
        n_test=sum(part.n_test for part in parts),
        monthly=pooled([part.monthly for part in parts]),
        yearly=pooled([part.yearly for part in parts]),
    )


def pooled(parts: Sequence[Forecasts]) -> Forecasts:
    """Forecasts of several samples as one."""
    return Forecasts(
        chance={name: np.concatenate([part.chance[name] for part in parts]) for name in FORECASTERS},
        left=np.concatenate([part.left for part in parts]),
        war=np.concatenate([part.war for part in parts]),
        time=np.concatenate([part.time for part in parts]),
        is_first=np.concatenate([part.is_first for part in parts]),
    )


def yearly_entries(months: PersonMonths, exposure: Exposure) -> Ints:
    """Entries at which a year begins whose outcome is known."""
    begins = np.flatnonzero(months.order % YEAR == 0)
    who = months.participant[begins]
    known = (exposure.cause[who] >= 0) | (exposure.months[who] >= months.served[begins] + YEAR)
    return begins[known]


def left_within_year(months: PersonMonths, exposure: Exposure, entries: Ints) -> Floats:
    """1 for who departed within twelve months of the entry's beginning, 0 for the others."""
    who = months.participant[entries]
    in_time = exposure.months[who] <= months.served[entries] + YEAR
    return np.asarray((exposure.kind[who] == DEPARTURE) & in_time, dtype=np.float64)


def monthly_baselines(learned: PersonMonths, months: PersonMonths) -> dict[str, Floats]:
    """The baselines' chance of a departure in each month; per month the two survival curves are one and the same.

    A month since entry in which nobody left is not taken for safe: the curve's share of each month is drawn toward the
    constant with the weight of one departure.
    """
    departed = learned.kind == DEPARTURE
    # Without any departure to learn from, half a one: a forecaster that says "never" cannot be scored.
    constant = max(float(departed.sum()), 0.5) / len(departed)
    length = int(max(learned.order.max(), months.order.max())) + 1
    gone = np.bincount(learned.order[departed], minlength=length)
    there = np.bincount(learned.order, minlength=length)
    curve = ((gone + 1.0) / (there + 1.0 / constant))[months.order]
    return {"constant": np.full(len(curve), constant), "kaplan_meier": curve, "aalen_johansen": curve}


def yearly_baselines(exposure: Exposure, served: Ints) -> dict[str, Floats]:
    """The baselines' chance of a departure within twelve months, for who has served so many."""
    year = [YEAR * WEEKS_PER_MONTH]

    @cache
    def chances(months_in: int) -> tuple[float, float, float]:
        fixed = constant_hazard(exposure, months_in=months_in, horizons_weeks=year)[0, departure_indices()].sum()
        alone = kaplan_meier(exposure, months_in=months_in, horizons_weeks=year)[0]
        competing = aalen_johansen(exposure, months_in=months_in, horizons_weeks=year)[0, departure_indices()].sum()
        return float(fixed), float(alone), float(competing)

    columns = np.array([chances(int(months_in)) for months_in in served]).reshape(-1, 3).T
    return dict(zip(FORECASTERS[1:], columns, strict=True))
