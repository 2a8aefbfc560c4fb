"""Time at risk: what a set of participants shows about leaving, as arrays.

A stay is cut at the bounds of a few intervals since entry. Within one interval a cause-specific hazard is constant,
so that all a participant has to say is how long it was at risk in each interval and, when it left, of which cause
and in which interval.

Participants that fought on one side of one war share a camp: what drove one of them out may drive the next.

Nothing known only after the as-of day gets in: who entered later is left out, who left later is still in.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.precedents.participant import CAUSES, DEPARTURES, KIND_OF_CAUSE, KINDS, ExitKind, Participant

__all__ = [
    "DAYS_PER_MONTH",
    "INTERVAL_BOUNDS",
    "LAST_KNOWN_DAY",
    "WEEKS_PER_MONTH",
    "Exposure",
    "departure_indices",
    "exposure_of",
]

DAYS_PER_MONTH: Final = 30.4375
"""Mean length of a month, 365.25 / 12."""

WEEKS_PER_MONTH: Final = DAYS_PER_MONTH / 7

INTERVAL_BOUNDS: Final = (0.0, 6.0, 12.0, 24.0, 48.0, 96.0)
"""Where the intervals since entry begin, months; the last has no end. Customary doubling steps: fine where most leave,
coarse where few are left. The results do not hang on the exact bounds."""

LAST_KNOWN_DAY: Final = date(2025, 12, 31)
"""Who is `ongoing` without a date was still in on this day, on which the shipped table was closed."""

SHORTEST_STAY: Final = 1.0
"""Days: entry and exit on one day, or in one month of unknown days, count as a stay of a day."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Exposure:
    """What each participant shows, in the order of `case_ids`.

    `months` is the time at risk, shape (participant,), months, positive. `cause` is the index into `CAUSES`, -1 for
    who was still in. `camp` is the index into `camps`, each a side of a war. `at_risk` is the time at risk in each
    interval, shape (participant, interval), rows sum to `months`. `interval` is the interval in which `months` ends.
    """

    case_ids: tuple[str, ...]
    camps: tuple[str, ...]
    months: Floats
    cause: Ints
    camp: Ints
    at_risk: Floats
    interval: Ints
    bounds: tuple[float, ...]

    @property
    def kind(self) -> Ints:
        """Index into `KINDS` of each participant's exit, -1 for who was still in."""
        return np.where(self.cause >= 0, np.array(KIND_OF_CAUSE)[self.cause], -1)

    @property
    def events(self) -> Floats:
        """Exits by participant, kind and interval, zeros and ones, shape (participant, kind, interval)."""
        counts = np.zeros((len(self.months), len(KINDS), len(self.bounds)))
        left = np.flatnonzero(self.cause >= 0)
        counts[left, self.kind[left], self.interval[left]] = 1.0
        return counts

    @property
    def n_exits(self) -> int:
        """How many departed, cut back or changed sides early."""
        return int((self.kind == KINDS.index(ExitKind.DEPARTURE)).sum())


def exposure_of(
    participants: Sequence[Participant],
    *,
    as_of: date | None = None,
    leave_out: Collection[str] = (),
    bounds: tuple[float, ...] = INTERVAL_BOUNDS,
) -> Exposure:
    """Time at risk and exits of the participants, as far as they were known on a day.

    Parameters
    ----------
    as_of
        Last day that counts; None takes all that the participants hold.
    leave_out
        Names (`case_id`) of rows that must not count, such as the case that is being forecast.
    """
    kept = [row for row in participants if row.case_id not in leave_out and (as_of is None or row.start < as_of)]
    camps = tuple(dict.fromkeys(row.camp for row in kept))
    stays = [observed_stay(row, as_of) for row in kept]
    months = np.array([length for length, _ in stays], dtype=np.float64)
    return Exposure(
        case_ids=tuple(row.case_id for row in kept),
        camps=camps,
        months=months,
        cause=np.array([cause for _, cause in stays], dtype=np.int64),
        camp=np.array([camps.index(row.camp) for row in kept], dtype=np.int64),
        at_risk=time_in_intervals(months, bounds),
        interval=interval_of(months, bounds),
        bounds=bounds,
    )


def departure_indices() -> list[int]:
    """Where the partner's own early exits stand on a cause axis."""
    return [CAUSES.index(word) for word in DEPARTURES]


def observed_stay(row: Participant, as_of: date | None) -> tuple[float, int]:
    """Months at risk and the index of the cause that ended them, -1 when it was still in on the last known day."""
    if row.end is None:
        return months_between(row.start, LAST_KNOWN_DAY if as_of is None else min(as_of, LAST_KNOWN_DAY)), -1
    if as_of is not None and row.end > as_of:
        return months_between(row.start, as_of), -1
    return months_between(row.start, row.end), CAUSES.index(row.exit)


def months_between(start: date, end: date) -> float:
    """Months from one day to another, at least a day's worth."""
    return max(float((end - start).days), SHORTEST_STAY) / DAYS_PER_MONTH


def time_in_intervals(months: ArrayLike, bounds: Sequence[float]) -> Floats:
    """How much of each stay falls in each interval, shape (..., interval), months."""
    begins = np.asarray(bounds, dtype=np.float64)
    ends = np.append(begins[1:], np.inf)
    stay = np.asarray(months, dtype=np.float64)[..., None]
    time: Floats = np.clip(np.minimum(stay, ends) - begins, 0.0, None)
    return time


def interval_of(months: ArrayLike, bounds: Sequence[float]) -> Ints:
    """Index of the interval in which a stay ends; an end on a bound belongs to the interval before it."""
    return np.clip(np.searchsorted(np.asarray(bounds), np.asarray(months), side="left") - 1, 0, None).astype(np.int64)
