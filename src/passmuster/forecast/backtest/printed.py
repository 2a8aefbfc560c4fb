"""The one number of a claim that a forecast of it is held against, and which earlier claims it is comparable with.

A point is its number, a floor and a ceiling the number named, a range the geometric middle of its ends. Forecasts are
scored on the natural-log scale, where nobody at all has no place: a count below one head stands for half a head, in
what was said and in what was forecast alike.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Bound, Family

__all__ = [
    "HALF_A_HEAD",
    "Kind",
    "Printed",
    "is_observation",
    "kind_of",
    "known_before",
    "log_heads",
    "log_number",
    "numbers_by_kind",
]

HALF_A_HEAD: Final = 0.5
"""People or pieces: between none and one. What is below it is set to it before any logarithm."""

Kind = tuple[str, str, bool]
"""Subject, quantity, and whether the number is a flow over a window of days."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A claim's number as a forecaster without a model sees it: natural log of the number, who said it and when."""

    claim_id: str
    said_on: date
    kind: Kind
    family: Family
    group: str
    bound: str
    log_number: float

    @classmethod
    def of(cls, claim: Claim) -> "Printed":
        """The number of an observation."""
        return cls(
            claim_id=claim.claim_id, said_on=claim.said_on, kind=kind_of(claim), family=claim.family,
            group=claim.claimant_group, bound=claim.bound, log_number=log_number(claim),
        )  # fmt: skip


def is_observation(claim: Claim) -> bool:
    """True for a statement about what is or was; plans and projections are about what may come."""
    return not claim.is_prospective


def kind_of(claim: Claim) -> Kind:
    """What makes two claims comparable at sight."""
    return claim.subject, claim.quantity, claim.is_window


def log_number(claim: Claim) -> float:
    """Natural log of the number that the claim prints; of half a head when it prints none at all."""
    low, high = claim.number_low, claim.number_high
    if claim.bound in {Bound.EXACT, Bound.ABOUT} and claim.point is not None:
        low = high = claim.point
    numbers = [max(number, HALF_A_HEAD) for number in (low, high) if number is not None]
    if not numbers:
        raise AssertionError(f"claim {claim.claim_id} has no number; the door lets none through")
    return sum(map(log, numbers)) / len(numbers)


def log_heads(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Natural logs of counts, of half a head where there is none; any shape."""
    return np.asarray(np.log(np.maximum(counts, HALF_A_HEAD)))


def known_before(said: tuple[Printed, ...], day: date, lead_days: int) -> tuple[Printed, ...]:
    """What had been said by the end of the day that lies `lead_days` before `day`; `said` is in order of saying."""
    return said[: bisect_right(said, day - timedelta(days=lead_days), key=lambda number: number.said_on)]


def numbers_by_kind(said: Iterable[Printed]) -> dict[Kind, tuple[Printed, ...]]:
    """Numbers of one kind together, in their order."""
    by_kind: dict[Kind, list[Printed]] = defaultdict(list)
    for number in said:
        by_kind[number.kind].append(number)
    return {kind: tuple(numbers) for kind, numbers in by_kind.items()}
