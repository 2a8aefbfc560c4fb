"""The outlook of one case: what the partner does next, against what partners did in other wars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.datasets.coalitions import load_participants
from passmuster.forecast.actions import ActionForecast, forecast_actions
from passmuster.forecast.reference_classes import ClassForecast, forecast_classes
from passmuster.ledger import Case
from passmuster.precedents.base_rate import fit_base_rate
from passmuster.precedents.classes import ReferenceClass, rival_classes
from passmuster.precedents.exposure import DAYS_PER_MONTH, exposure_of
from passmuster.reading.vocabulary import actor_name

__all__ = ["Outlook", "outlook_of"]

Floats = NDArray[np.float64]

FALLBACK: Final = ("since 1945", "all")
"""Classes to judge by when the case names none, or one in which nobody is: the wars most like today's, then all."""

ENOUGH_MEMBERS: Final = 5
"""Members from which a class can tell a rate at all; customary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Actions by horizon, the class they were judged by, and its rivals.

    `months_in` is how long the partner has been in on the as-of day; `began` the day that is counted from.
    """

    actions: tuple[ActionForecast, ...]
    classes: tuple[ClassForecast, ...]
    judged_by: str
    began: date
    months_in: float


def outlook_of(
    case: Case,
    as_of: date,
    *,
    strength_now: Floats,
    strength_ahead: Floats,
    horizons_weeks: Sequence[int],
    seed: int,
) -> Outlook:
    """What the partner does next.

    Parameters
    ----------
    strength_now
        The partner's people present on the as-of day, shape (draw,).
    strength_ahead
        The same at the end of each week ahead, shape (draw, week), at least as long as the last horizon.

    Raises
    ------
    BadInput
        When the case's reference class names a column or value that the precedents do not have.
    """
    leave_out = {case.precedent_id} if case.precedent_id else set()
    chosen: Mapping[str, tuple[str, ...]] = dict(case.reference_class)
    rivals = rival_classes(load_participants(), principal=actor_name(case.principal), chosen=chosen or None)
    judged_by = _judging_class(rivals, as_of, leave_out)
    months_in = max((as_of - case.start).days, 0) / DAYS_PER_MONTH
    base_rate = fit_base_rate(judged_by.members, as_of=as_of, leave_out=leave_out, seed=seed)
    return Outlook(
        actions=forecast_actions(
            base_rate, months_in=months_in, strength_paths=strength_ahead, strength_now=strength_now,
            horizons_weeks=horizons_weeks, seed=seed,
        ),
        classes=forecast_classes(
            rivals, months_in=months_in, as_of=as_of, leave_out=leave_out, horizons_weeks=horizons_weeks, seed=seed
        ),
        judged_by=judged_by.name,
        began=case.start,
        months_in=months_in,
    )  # fmt: skip


def _judging_class(rivals: Sequence[ReferenceClass], as_of: date, leave_out: set[str]) -> ReferenceClass:
    """The case's own class, or the first fallback with enough members on the day."""
    by_name = {rival.name: rival for rival in rivals}
    wanted = [by_name[name] for name in ("chosen", *FALLBACK) if name in by_name]
    counts = [len(exposure_of(rival.members, as_of=as_of, leave_out=leave_out).case_ids) for rival in wanted]
    return next((rival for rival, count in zip(wanted, counts, strict=True) if count >= ENOUGH_MEMBERS), wanted[-1])
