"""How long a camp's past matters: exits of fellows make the next one likelier, and the lesson fades.

Within a camp the exits of a kind are forecast from those before: with d exits seen and H expected so far, both faded
by half every half-life, the camp's effect is taken as Gamma(k + d, k + H) with mean

    (k + d) / (k + H)

(after Harvey and Fernandes 1989, Journal of Business and Economic Statistics 7:407-417, with a return to the mean).
k, the half-life and a factor on the level of the hazards are weighed on a grid by how well they would have forecast the
sample, month by month and from some months before. Long half-lives make camps differ for good, short ones make exits
come in bursts.
"""

from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.precedents.months import PersonMonths
from passmuster.precedents.participant import KINDS, ExitKind

__all__ = ["CampMemory", "camp_age", "faded_sums", "fading", "median_memory", "weigh_memory"]

Floats = NDArray[np.float64]

FIRMNESS_GRID: Final = np.geomspace(0.15, 20.0, 10)
"""k, exits' worth of prior: 0.15 lets one exit tell nearly all about a camp, 20 lets camps be all alike."""

HALF_LIVES: Final = (6.0, 12.0, 24.0, 48.0, np.inf)
"""Months; half a year to four years, or for good."""

LEVELS: Final = np.geomspace(0.4, 1.6, 9)
"""Factor on the level of the hazards, which were fitted with camps that never change."""

LEADS: Final = (0, 3, 6, 9)
"""Months between what was known and what was forecast, one for each quarter of the year that forecasts look ahead."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class CampMemory:
    """Draws of k, of the half-life in months and of the factor on the level, each of shape (draw, kind)."""

    firmness: Floats
    half_life: Floats
    level: Floats


def weigh_memory(months: PersonMonths, hazard: Floats, *, n_draws: int, random: np.random.Generator) -> CampMemory:
    """CampMemory drawn from the grid by how well it forecasts the sample.

    Parameters
    ----------
    months
        The participants of the fit, month by month.
    hazard
        Per month, of each entry and kind, without the camp's effect, shape (entry, kind).
    """
    age = camp_age(months)
    shape = (int(months.camp.max()) + 1, int(age.max()) + 1)
    cell = months.camp * shape[1] + age
    settings = list(product(LEVELS, HALF_LIVES, FIRMNESS_GRID))
    drawn = []
    for kind in range(len(KINDS)):
        expected = table_of(hazard[:, kind] * months.at_risk, cell, shape)
        exits = table_of((months.kind == kind).astype(np.float64), cell, shape)
        fits = [forecast_fit(exits, expected * level, half_life) for level, half_life in product(LEVELS, HALF_LIVES)]
        log_weight = np.concatenate(fits)
        drawn.append(np.argmax(log_weight + random.gumbel(size=(n_draws, len(log_weight))), axis=1))
    level, half_life, firmness = np.moveaxis(np.array(settings)[np.stack(drawn, axis=1)], 2, 0)
    return CampMemory(firmness=firmness, half_life=half_life, level=level)


def table_of(values: Floats, cell: NDArray[np.int64], shape: tuple[int, int]) -> Floats:
    """Values of entries added up by camp and month, shape (camp, month)."""
    return np.asarray(np.bincount(cell, values, shape[0] * shape[1]), dtype=np.float64).reshape(shape)


def camp_age(months: PersonMonths) -> NDArray[np.int64]:
    """Months since the camp's first, for each entry."""
    first = np.full(months.camp.max() + 1, months.month.max())
    np.minimum.at(first, months.camp, months.month)
    return np.asarray(months.month - first[months.camp], dtype=np.int64)


def forecast_fit(exits: Floats, expected: Floats, half_life: float) -> Floats:
    """Log chance of the months as they came, forecast from before, for each k of the grid, shape (firmness,)."""
    seen, due = faded_sums(exits, half_life), faded_sums(expected, half_life)
    somebody = expected > 0
    came, awaited = exits[somebody], expected[somebody]
    k = FIRMNESS_GRID[:, None]
    fit = np.zeros(len(FIRMNESS_GRID))
    for lead in LEADS:
        weight = fading(lead, half_life)
        foretold = awaited * (k + weight * later(seen, lead)[somebody]) / (k + weight * later(due, lead)[somebody])
        fit += (np.log(foretold[:, came > 0]) @ came[came > 0] - foretold.sum(axis=1)) / len(LEADS)
    return fit


def later(values: Floats, months: int) -> Floats:
    """Values moved so many months on, with nothing before them."""
    return np.pad(values, ((0, 0), (months, 0)))[:, : values.shape[1]]


def faded_sums(values: Floats, half_life: Floats | float) -> Floats:
    """Sum of the values before each month, faded by their age, shape as `values` (camp, month, ...)."""
    sums = np.zeros_like(values)
    weight = fading(1.0, half_life)
    for month in range(1, values.shape[1]):
        sums[:, month] = (sums[:, month - 1] + values[:, month - 1]) * weight
    return sums


def fading(months: float, half_life: Floats | float) -> Floats:
    """Weight of what is so many months old."""
    return np.asarray(0.5 ** (months / np.asarray(half_life)))


def median_memory(memory: CampMemory) -> tuple[float, float | None]:
    """Median k and half-life in months for departures; None for a half-life without end."""
    departure = KINDS.index(ExitKind.DEPARTURE)
    half_life = float(np.median(memory.half_life[:, departure]))
    return float(np.median(memory.firmness[:, departure])), half_life if np.isfinite(half_life) else None
