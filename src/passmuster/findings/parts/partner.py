"""How it stands between partner and principal up to the as-of day: strain, dependence, what was done."""

from dataclasses import dataclass
from datetime import date

__all__ = ["DependencePoint", "StanceStep", "StrainPart", "StrainPoint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrainPoint:
    """Strain of the partner on a standard scale (0 at the start, 1 is one prior standard deviation) at a date."""

    date: date
    q05: float
    q50: float
    q95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StrainPart:
    """What one driver or event adds to strain on the as-of day, on the standard scale; negative lowers it."""

    name: str
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceStep:
    """A turn of the partner that an event on record shows: the day, what it did, who reports it, how far that counts.

    `credit` is above 0 and at most 1, as for strain.
    """

    date: date
    text: str
    event_id: str
    claimant: str
    group: str
    credit: float
    url: str = ""
    stance: str = ""
    """The stance that it opens, a word of the actions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DependencePoint:
    """The partner's share of the joint force at a date, 0 to 1."""

    date: date
    measure: str
    q05: float
    q50: float
    q95: float
