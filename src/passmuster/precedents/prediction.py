"""Forecasts of participants that the fit has not seen, month by month and a year ahead.

A camp that has seen d exits against an expected H has, by what is known of it, an effect Gamma(k + d, k + H); both fade
as the fit's memory says (see `memory`). Summing the effect out, the chance of no exit over a further expected L is
((k + H) / (k + H + L))^(k + d), and a stretch's exits are shared among kinds as their log survival is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.precedents.covariates import measured
from passmuster.precedents.exposure import Exposure, interval_of
from passmuster.precedents.memory import camp_age, faded_sums, fading
from passmuster.precedents.months import PersonMonths
from passmuster.precedents.participant import KINDS, Participant
from passmuster.precedents.regression import HazardFit

__all__ = ["CampHistory", "camp_history", "monthly_chances", "yearly_chances"]

Floats = NDArray[np.float64]

MONTHS_IN_YEAR: Final = 12


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class CampHistory:
    """What is known of participants and their camps when each month begins, shape (draw, entry, kind).

    `hazard` per month in an average camp; `ratio` the participant's part in it; `seen` exits of the camp so far and
    `due` the expected ones, both faded.
    """

    hazard: Floats
    ratio: Floats
    seen: Floats
    due: Floats


def camp_history(
    fit: HazardFit, rows: Sequence[Participant], exposure: Exposure, months: PersonMonths, *, seed: int
) -> CampHistory:
    """What a forecaster with this fit knew of participants it had not learned from, month by month."""
    values = fit.values_of(measured(rows, exposure.months, fit.design.names), seed=seed)
    ratio = np.exp(np.einsum("dnp,dkp->dnk", values, fit.effects))[:, months.participant]
    ratio = ratio * fit.memory.level[:, None]
    hazard = np.swapaxes(fit.rates, 1, 2)[:, months.interval] * ratio
    exits = (months.kind[:, None] == np.arange(len(KINDS))).astype(np.float64)
    return CampHistory(
        hazard=hazard,
        ratio=ratio,
        seen=before_each_month(np.broadcast_to(exits, hazard.shape), months, fit.memory.half_life),
        due=before_each_month(hazard * months.at_risk[:, None], months, fit.memory.half_life),
    )


def before_each_month(gained: Floats, months: PersonMonths, half_life: Floats) -> Floats:
    """What the whole camp of each entry gained before its month, faded, shape as `gained` (draw, entry, kind)."""
    age = camp_age(months)
    before = np.zeros(gained.shape)
    for camp in np.unique(months.camp):
        inside = np.flatnonzero(months.camp == camp)
        falls_in = (np.arange(age[inside].max() + 1)[:, None] == age[inside]).astype(np.float64)
        by_month = falls_in @ gained[:, inside]
        before[:, inside] = faded_sums(by_month, half_life)[:, age[inside]]
    return before


def monthly_chances(fit: HazardFit, history: CampHistory, months: PersonMonths) -> Floats:
    """Probability of each exit in each month, known before it, averaged over draws, shape (entry, kind)."""
    firmness = fit.memory.firmness[:, None]
    loss = (firmness + history.seen) * np.log1p(history.hazard * months.ahead[:, None] / (firmness + history.due))
    total = loss.sum(axis=2, keepdims=True)
    chance = loss / total * -np.expm1(-total)
    return np.asarray(chance.mean(axis=0))


def yearly_chances(fit: HazardFit, history: CampHistory, months: PersonMonths, entries: NDArray[np.int64]) -> Floats:
    """Probability of each exit within twelve months of the beginning of these entries, shape (len(entries), kind)."""
    firmness = fit.memory.firmness[:, None]
    weight = fading(1.0, fit.memory.half_life)[:, None]
    seen, due = history.seen[:, entries], history.due[:, entries]
    left, staying = np.zeros(seen.shape), np.ones((*seen.shape[:2], 1))
    by_interval = np.swapaxes(fit.rates, 1, 2)
    for step in range(MONTHS_IN_YEAR):
        interval = interval_of(months.served[entries] + step + 0.5, fit.exposure.bounds)
        gained = by_interval[:, interval] * history.ratio[:, entries]
        loss = (firmness + seen) * np.log1p(gained / (firmness + due))
        total = loss.sum(axis=2, keepdims=True)
        left = left + staying * loss / total * -np.expm1(-total)
        staying = staying * np.exp(-total)
        seen, due = seen * weight, (due + gained) * weight
    return np.asarray(left.mean(axis=0))
