"""How wide forecasts of claims should be, learned from forecasts of claims that had been said by the day.

A forecast made on a day is mended by what earlier ones of the same case were worth, never by what came after it
(`score/width.py` holds the equation). Claims that were forecast on one day, about one subject and kind of number, share
the truth they speak of and its error, so that they count as one together.

What was learned over some weeks says little about a year: beyond the longest lead that was learned from, the factor
fades, log k being divided by how many times longer the lead is.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from passmuster.ledger.vocabulary import Family
from passmuster.score.width import width_factor

__all__ = ["AS_MODELLED", "Lesson", "Width", "learned_width"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Where the number of one claim fell in what the model had forecast of it.

    `square` is the squared standard normal deviate of that place, averaged over ties; 1 on average when the forecast
    was as wide as it should be.
    """

    claim_id: str
    as_of: date
    lead_days: int
    subject: str
    family: Family
    square: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """What widths are multiplied by, in normal deviates, and what that rests on."""

    factor: float
    n_claims: int
    n_groups: int
    """As-of days, subjects and kinds of number told apart."""
    longest_lead: int
    """Days, of the forecasts that were learned from."""

    def at(self, lead_days: int) -> float:
        """The factor for a forecast so many days ahead."""
        if lead_days <= self.longest_lead or self.factor == 1.0:
            return self.factor
        return float(self.factor ** (self.longest_lead / lead_days))


AS_MODELLED: Final = Width(factor=1.0, n_claims=0, n_groups=0, longest_lead=0)
"""Nothing learned yet: the model's own width."""


def learned_width(lessons: Iterable[Lesson], known: Sequence[str]) -> Width:
    """The width that lessons about known claims teach, one vote for each day, subject and kind of number."""
    settled = set(known)
    usable = [lesson for lesson in lessons if lesson.claim_id in settled]
    if not usable:
        return AS_MODELLED
    groups = [(lesson.as_of, lesson.subject, lesson.family) for lesson in usable]
    sizes = Counter(groups)
    squares = np.array([lesson.square for lesson in usable])
    votes = np.array([1.0 / sizes[group] for group in groups])
    return Width(
        factor=width_factor(squares, votes),
        n_claims=len(usable),
        n_groups=len(sizes),
        longest_lead=max(lesson.lead_days for lesson in usable),
    )
