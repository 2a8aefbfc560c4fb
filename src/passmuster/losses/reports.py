"""Reports: rows that were read together, whose numbers go wrong together.

A table keeps what was read together together. A *report* is a run of rows of one source, about one side, on one day,
all running totals or all numbers of days. Most reports are copied soundly and hold a wrong number now and then; in a
few, most numbers are wrong: the losses of the day were filed as totals, or columns were exchanged. So each is one or
the other, and its other numbers tell which:

    P(wrong | k of n others are wrong) = z · h + (1 − z) · l,
    z / (1 − z) = q / (1 − q) · (h / l)^k · ((1 − h) / (1 − l))^(n − k)

with the share q of spoilt reports and the shares h and l of wrong numbers in either kind learned by EM (Dempster, Laird
and Rubin 1977). A table in which every row stands alone has no such reports, and nothing is learned.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np

from passmuster.ledger.losses import LossClaim, LossTable

__all__ = ["Reports", "Spoiling", "spoiling_of"]

SPOILT: Final = (1.0, 19.0)
"""Beta prior of the share of spoilt reports: one in twenty, from a count of as many."""
IN_SPOILT: Final = (2.0, 2.0)
"""Of the share of wrong numbers in them: half, and anything but none or all."""
IN_SOUND: Final = (1.0, 99.0)
"""Of the share in all others: one in a hundred; the slips of a case are three, and some of those come together."""
N_ROUNDS: Final = 100
"""Rounds of EM, more than it takes to settle."""

Report = tuple[str, str, int, bool]
"""Source, side, day and whether it gives numbers of days."""


@dataclass(frozen=True)
class Reports:
    """The reports of a table, by row."""

    table: LossTable

    @cached_property
    def members(self) -> Sequence[Sequence[int]]:
        """Rows of each report, in the order of the table."""
        starts = [0, *(at for at, (one, other) in enumerate(pairwise(self._kinds), 1) if one != other)]
        return [self._rows[first:last] for first, last in pairwise([*starts, len(self._rows)])]

    def around(self, claim: LossClaim) -> Sequence[int]:
        """Rows of the report that a row of the table belongs to which was left out; none where it stood alone."""
        place = bisect(self._rows, claim.row)
        for at in (place - 1, place):
            if 0 <= at < len(self._rows) and self._kinds[at] == _kind(claim):
                return self.members[self._report_at[at]]
        return ()

    @cached_property
    def _claims(self) -> Sequence[LossClaim]:
        return sorted(self.table.claims, key=lambda claim: claim.row)

    @cached_property
    def _rows(self) -> Sequence[int]:
        return [claim.row for claim in self._claims]

    @cached_property
    def _kinds(self) -> Sequence[Report]:
        return [_kind(claim) for claim in self._claims]

    @cached_property
    def _report_at(self) -> Sequence[int]:
        return [number for number, rows in enumerate(self.members) for _ in rows]


def _kind(claim: LossClaim) -> Report:
    return claim.source, claim.side, claim.day, claim.is_daily


@dataclass(frozen=True)
class Spoiling:
    """Share of spoilt reports, and of wrong numbers in spoilt ones and in all others."""

    spoilt: float
    in_spoilt: float
    in_sound: float

    def chance(self, wrong: float, n: int) -> float:
        """Chance that one more number of a report is wrong, `n` others of which are, `wrong` of them likely so."""
        spoilt = float(self.spoilt_chances(np.array([wrong]), np.array([float(n)]))[0])
        return spoilt * self.in_spoilt + (1.0 - spoilt) * self.in_sound

    def spoilt_chances(self, wrong: np.ndarray, n: np.ndarray) -> np.ndarray:
        """Chance that reports are spoilt, by how many numbers of how many are wrong."""
        odds = np.log(self.spoilt / (1.0 - self.spoilt)) + wrong * np.log(self.in_spoilt / self.in_sound)
        odds += (n - wrong) * np.log((1.0 - self.in_spoilt) / (1.0 - self.in_sound))
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))


def spoiling_of(reports: Sequence[Sequence[int]], wrong_chance: Mapping[int, float]) -> Spoiling:
    """How reports are spoilt, from the chance that each of their rows is wrong; rows without one are passed over."""
    counts = [[wrong_chance[row] for row in rows if row in wrong_chance] for rows in reports]
    wrong = np.array([sum(own) for own in counts if own])
    n = np.array([float(len(own)) for own in counts if own])
    found = Spoiling(_mean(SPOILT), _mean(IN_SPOILT), _mean(IN_SOUND))
    for _ in range(N_ROUNDS):
        spoilt = found.spoilt_chances(wrong, n)
        found = Spoiling(
            _mean(SPOILT, spoilt.sum(), spoilt.size),
            _mean(IN_SPOILT, spoilt @ wrong, spoilt @ n),
            _mean(IN_SOUND, (1.0 - spoilt) @ wrong, (1.0 - spoilt) @ n),
        )
    return found


def _mean(prior: tuple[float, float], hits: float = 0.0, n: float = 0.0) -> float:
    """Mean of a share after so many hits of so many."""
    return float((prior[0] + hits) / (sum(prior) + n))
