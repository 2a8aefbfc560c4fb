"""The ways in which a printed running total is wrong, and how likely each is.

A number may be astray by a tenth or two, a number of another day or vintage; or anything about what was meant; or the
losses of the day; or what stands in another column of its source; or as far off as the other wrong numbers of its
report. How often each happens is learned from the table's own numbers by EM, starting from the share of slips that the
model has. Numbers of one report go wrong together (`reports.py`), and in one way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

import numpy as np

from passmuster.ledger.losses import LossClaim, LossTable
from passmuster.losses.expected import ExpectedTotals
from passmuster.losses.layout import Layout
from passmuster.losses.printing import beliefs, statement_noise
from passmuster.losses.priors import SLIP_COUNTS
from passmuster.losses.reports import Reports, Spoiling, spoiling_of
from passmuster.observation import t4
from passmuster.observation.witness import SLIP_SCALE

__all__ = ["SCALES", "Erring", "WayToErr", "WaysToErr"]


class WayToErr(IntEnum):
    """What a number may be; all but the first two are gross."""

    SOUND, ASTRAY, ANYTHING, DAY, COLUMN, ALIKE = range(6)


GROSS: Final = slice(WayToErr.ANYTHING, WayToErr.ALIKE + 1)
SCALES: Final = (np.nan, 0.15, SLIP_SCALE, 0.7, 0.05, 0.5)
"""Scale of the error about what is expected, by way, log units. Astray: a total grows by a tenth or two in a month. The
day: days of one month differ by a factor of two. Another column: two numbers so close are taken for the same
(`slip_causes.py`). Alike: one clerk's factor is the same, or nearly."""
PRIOR: Final = np.array([SLIP_COUNTS[1], *[SLIP_COUNTS[0] / 5.0] * 5])
"""Dirichlet prior of the ways: the model's slips, in equal parts."""
N_ROUNDS: Final = 40
"""Rounds of EM, more than it takes to settle."""
A_WRONG_ONE: Final = 0.5
"""Wrong numbers, added up by their chances, from which on a report has a wrong number that another may be alike to."""


@dataclass(frozen=True)
class Erring:
    """How one number may be wrong: the chances of all ways, (6,), and how far off others of its report are."""

    chances: np.ndarray
    alike: float


class WaysToErr:
    """How often numbers of a fitted table are wrong, in which way, and where."""

    def __init__(self, layout: Layout, x: np.ndarray, log_noise: np.ndarray, table: LossTable | None = None) -> None:
        """From mean parameters (n_parameters,) and noises (n_units,), and the table where rows tell of reports."""
        self.layout, self.expected = layout, ExpectedTotals(layout, x)
        self.error = layout.printing.printed - beliefs(layout, x[None])[0]
        self.noise = statement_noise(layout, log_noise[None])[0]
        self.reports = Reports(table) if table is not None else None
        self.shares, self.chances = self._learned()

    def of(self, claim: LossClaim) -> Erring:
        """How a row that was left out may be wrong, by what else its report holds."""
        rows = self.reports.around(claim) if self.reports else ()
        members = sorted({self._place_of[row] for row in rows if row in self._place_of})
        shares, gross = self.shares, float(self.shares[GROSS].sum())
        if not members:
            return Erring(_without_alike(shares), 0.0)
        own = self.chances[members]
        wrong = own[:, GROSS].sum(axis=1)
        gross_now = self.spoiling.chance(float(wrong.sum()), len(members))
        ways = shares[GROSS] / gross + own[:, GROSS].sum(axis=0)
        alike = self._alike(np.array(members), wrong)
        ways[-1] *= alike is not None
        sound = shares[: GROSS.start] / shares[: GROSS.start].sum()
        return Erring(np.concatenate([(1.0 - gross_now) * sound, gross_now * ways / ways.sum()]), alike or 0.0)

    @cached_property
    def spoiling(self) -> Spoiling:
        """How reports are spoilt."""
        gross = self.chances[:, GROSS].sum(axis=1)
        wrong = {row: float(gross[place]) for row, place in self._place_of.items()}
        return spoiling_of(self.reports.members if self.reports else (), wrong)

    @cached_property
    def _places(self) -> np.ndarray:
        """Places of the running totals without a bound, whose ways are asked."""
        points = np.array([statement.is_point for statement in self.layout.statements])
        return np.flatnonzero(points & ~self.layout.is_daily)

    @cached_property
    def _place_of(self) -> Mapping[int, int]:
        """Place among those by row, of exact repeats too."""
        statements = self.layout.statements
        found = {row: at for at, place in enumerate(self._places.tolist()) for row in statements[place].rows}
        repeats = self.reports.table.repeat_of if self.reports else {}
        return found | {row: found[first] for row, first in repeats.items() if first in found}

    def _learned(self) -> tuple[np.ndarray, np.ndarray]:
        """Shares of all ways, (6,), and chances of them for each running total, (n, 6)."""
        shares, densities = PRIOR / PRIOR.sum(), self._densities()
        chances = _chances(shares, densities)
        for turn in range(N_ROUNDS):
            if turn % (N_ROUNDS // 4) == 0:
                densities[:, WayToErr.ALIKE] = self._densities_alike(chances[:, GROSS].sum(axis=1))
            chances = _chances(shares, densities)
            shares = PRIOR + chances.sum(axis=0)
            shares = shares / shares.sum()
        return shares, chances

    def _densities(self) -> np.ndarray:
        """Density of each running total by each way; those alike to others are left at none; (n, 6)."""
        places = self._places
        printed, error = self.layout.printing.printed[places], self.error[places]
        made = np.zeros((places.size, len(WayToErr)))
        made[:, WayToErr.SOUND] = _density(error, self.noise[places])
        for way in (WayToErr.ASTRAY, WayToErr.ANYTHING):
            made[:, way] = _density(error, SCALES[way])
        for at, place in enumerate(places.tolist()):
            stream, day = int(self.layout.stream[place]), float(self.layout.day[place])
            made[at, WayToErr.DAY] = _density(printed[at] - self.expected.log_day(stream, day), SCALES[WayToErr.DAY])
            columns = [self.expected.log_total(other, day) for other in self.expected.beside(stream)]
            if columns:
                made[at, WayToErr.COLUMN] = _density(printed[at] - np.array(columns), SCALES[WayToErr.COLUMN]).mean()
        return made

    def _densities_alike(self, gross: np.ndarray) -> np.ndarray:
        """Density of each running total beside the wrong ones of its report, none where there are none; (n,)."""
        made = np.zeros(self._places.size)
        for rows in self.reports.members if self.reports else ():
            members = np.array(sorted({self._place_of[row] for row in rows if row in self._place_of}), dtype=int)
            for at in members.tolist():
                others = members[members != at]
                if (middle := self._alike(others, gross[others])) is not None:
                    made[at] = _density(self.error[self._places[at]] - middle, SCALES[WayToErr.ALIKE])
        return made

    def _alike(self, members: np.ndarray, wrong: np.ndarray) -> float | None:
        """How far off the wrong ones among some running totals are, or none."""
        if wrong.sum() <= A_WRONG_ONE:
            return None
        return float(wrong @ self.error[self._places[members]] / wrong.sum())


def _density(error: np.ndarray | float, scale: np.ndarray | float) -> np.ndarray:
    return np.asarray(t4.density(np.asarray(error / scale), xp=np) / scale)


def _chances(shares: np.ndarray, densities: np.ndarray) -> np.ndarray:
    """Chances of the ways, given how often each happens and how dense it is; (n, 6)."""
    weighed = shares * densities
    return np.asarray(weighed / weighed.sum(axis=1, keepdims=True))


def _without_alike(shares: np.ndarray) -> np.ndarray:
    """The shares where no other number is known that a number might be alike to."""
    left = shares.copy()
    left[WayToErr.ALIKE] = 0.0
    return np.asarray(left / left.sum())
