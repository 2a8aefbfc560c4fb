"""What rival reference classes say about leaving early, side by side."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from passmuster.forecast.actions import HORIZONS_WEEKS
from passmuster.precedents.base_rate import fit_base_rate
from passmuster.precedents.classes import ReferenceClass
from passmuster.precedents.exposure import departure_indices, exposure_of

__all__ = ["ClassForecast", "forecast_classes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassForecast:
    """A reference class and its forecast.

    `members` are the names (`case_id`) of who counted on the as-of day; `n_exits` how many of them had left early,
    cut back or changed sides by then. `exit_probability` holds (horizon in weeks, median, q05, q95) and `probability`
    the mean for the same horizons, of the partner doing so; both are empty when the class has no members.
    """

    name: str
    definition: str
    n_members: int
    n_exits: int
    members: tuple[str, ...]
    exit_probability: tuple[tuple[int, float, float, float], ...]
    probability: tuple[float, ...]


def forecast_classes(
    classes: Iterable[ReferenceClass],
    *,
    months_in: float,
    as_of: date | None = None,
    leave_out: Collection[str] = (),
    horizons_weeks: Sequence[int] = HORIZONS_WEEKS,
    seed: int = 0,
) -> tuple[ClassForecast, ...]:
    """Chance of leaving early within each horizon for who is still in after `months_in` months, class by class."""
    return tuple(
        forecast_class(
            reference_class,
            months_in=months_in,
            as_of=as_of,
            leave_out=leave_out,
            horizons_weeks=horizons_weeks,
            seed=seed,
        )
        for reference_class in classes
    )


def forecast_class(
    reference_class: ReferenceClass,
    *,
    months_in: float,
    as_of: date | None,
    leave_out: Collection[str],
    horizons_weeks: Sequence[int],
    seed: int,
) -> ClassForecast:
    """The forecast of one class; without members it is empty."""
    exposure = exposure_of(reference_class.members, as_of=as_of, leave_out=leave_out)
    lines: list[tuple[int, float, float, float]] = []
    means: list[float] = []
    if exposure.case_ids:
        base_rate = fit_base_rate(reference_class.members, as_of=as_of, leave_out=leave_out, seed=seed)
        left = base_rate.exit_probabilities(months_in, horizons_weeks)[:, :, departure_indices()].sum(axis=2)
        for weeks, draws in zip(horizons_weeks, left.T, strict=True):
            median, low, high = (float(value) for value in np.quantile(draws, [0.5, 0.05, 0.95]))
            lines.append((weeks, median, low, high))
            means.append(float(draws.mean()))
    return ClassForecast(
        name=reference_class.name,
        definition=reference_class.definition,
        n_members=len(exposure.case_ids),
        n_exits=exposure.n_exits,
        members=exposure.case_ids,
        exit_probability=tuple(lines),
        probability=tuple(means),
    )
