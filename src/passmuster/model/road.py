"""By which road the draws of a fit came about (`model/reaching.py` takes them)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["COLD", "Road", "Way"]


class Way(StrEnum):
    """How the draws of a fit came about."""

    SAMPLED = "sampled"
    REWEIGHTED = "reweighted"
    SAMPLED_ON = "sampled on"


@dataclass(frozen=True, slots=True)
class Road:
    """How the draws came about; `k_hat` and `effective` are those of the weights from the fit that was there."""

    way: Way
    k_hat: float | None = None
    effective: float | None = None


COLD: Final = Road(Way.SAMPLED)
