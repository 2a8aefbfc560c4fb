"""Participants month by month: what was known when a calendar month began, and what happened in it.

A forecast of an unseen war is fair when each month is forecast from what was known before it: the row of the
participant, how long it has been in, and who of its camp had left by then. Dates known by month stand in its middle,
so that nothing finer than a month is used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from passmuster.precedents.exposure import DAYS_PER_MONTH, Exposure, interval_of
from passmuster.precedents.participant import Participant

__all__ = ["PersonMonths", "person_months"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class PersonMonths:
    """One entry for each participant and calendar month it was in, shape (entry,), sorted by participant and month.

    `participant` indexes the exposure; `order` counts the months of its stay from 0; `month` counts calendar months
    from year 0; `served` is months since entry when the month (or the stay) began; `at_risk` the part of the month that
    it was in, months; `ahead` the part of the month that a forecaster had to reckon with, to its end; `kind` of the
    exit in that month, -1 for none; `interval` the interval since entry in the middle of the month; `camp` indexes the
    camps of the exposure.
    """

    participant: Ints
    order: Ints
    month: Ints
    served: Floats
    at_risk: Floats
    ahead: Floats
    kind: Ints
    interval: Ints
    camp: Ints


def person_months(rows: Sequence[Participant], exposure: Exposure) -> PersonMonths:
    """Every month of every participant of the exposure; `rows` are its participants in order."""
    entries = [
        entry
        for at, (row, months, kind) in enumerate(zip(rows, exposure.months, exposure.kind, strict=True))
        for entry in months_of(at, row.start, float(months), int(kind))
    ]
    participant, order, month, served, at_risk, ahead, kind = (
        np.array(column) for column in zip(*entries, strict=True)
    )
    return PersonMonths(
        participant=participant.astype(np.int64),
        order=order.astype(np.int64),
        month=month.astype(np.int64),
        served=served,
        at_risk=at_risk,
        ahead=ahead,
        kind=kind.astype(np.int64),
        interval=interval_of(served + at_risk / 2, exposure.bounds),
        camp=exposure.camp[participant.astype(np.int64)],
    )


def months_of(at: int, start: date, stay: float, kind: int) -> list[tuple[int, int, int, float, float, float, int]]:
    """The months of one stay: the first from its day, the last with its exit."""
    first = start.year * 12 + start.month - 1
    # Share of the first month that lies before the start; months are of mean length, so that stays add up.
    offset = (start.day - 1) / DAYS_PER_MONTH
    n_months = max(int(np.ceil(stay + offset)), 1)
    entries = []
    for k in range(n_months):
        served = max(k - offset, 0.0)
        end = k + 1 - offset
        exit_here = kind if k == n_months - 1 else -1
        entries.append((at, k, first + k, served, min(end, stay) - served, end - served, exit_here))
    return entries
