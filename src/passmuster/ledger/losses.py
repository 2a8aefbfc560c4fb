"""Claims of losses of many categories: what a source said that a side had lost, on one day or from the first day on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

__all__ = ["PEOPLE_COLUMNS", "LossBound", "LossClaim", "LossTable", "population_of"]

PEOPLE_COLUMNS: Final = ("Deaths", "Casualties", "Injuries")
"""Last words of the categories that count people; what stands before is the population."""


class LossBound(StrEnum):
    """What the number of a claim of losses says of the truth."""

    POINT = "point"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class LossClaim:
    """One claim: `count` lost of `category` by `side`, said by `source`.

    `day` counts from 1. `is_daily` tells the losses of the `span` days up to that day, one or a week, from the running
    total up to it. `row` is its place in the file, from 0. `said` is the day on which it was said, None where nothing
    tells; `doubt` the spread of the number that its source itself gives, on the natural-log scale.
    """

    row: int
    day: int
    count: float
    category: str
    side: str
    source: str
    is_daily: bool
    bound: LossBound
    said: int | None = None
    doubt: float = 0.0
    span: int = 1

    @property
    def known_on(self) -> int:
        """The day from which it was known: that on which it was said, else the one that it speaks of."""
        return self.day if self.said is None else self.said


@dataclass(frozen=True)
class LossTable:
    """Claims in the order of the file, the SHA-256 of what they were read from, and remarks on the reading."""

    file: str
    claims: tuple[LossClaim, ...]
    sha256: str
    remarks: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @cached_property
    def repeat_of(self) -> Mapping[int, int]:
        """Row of each exact repeat to the row that said it first."""
        first: dict[tuple[object, ...], int] = {}
        repeats: dict[int, int] = {}
        for claim in self.claims:
            what = claim.category, claim.side, claim.source
            said = claim.day, claim.count, *what, claim.is_daily, claim.span, claim.bound
            if (earlier := first.setdefault(said, claim.row)) != claim.row:
                repeats[claim.row] = earlier
        return repeats

    @cached_property
    def distinct(self) -> tuple[LossClaim, ...]:
        """Claims without exact repeats."""
        return tuple(claim for claim in self.claims if claim.row not in self.repeat_of)

    def without(self, rows: frozenset[int]) -> "LossTable":
        """The same table with some rows left out; the others keep their row numbers."""
        return LossTable(self.file, tuple(claim for claim in self.claims if claim.row not in rows), self.sha256)


def population_of(category: str) -> str:
    """The population that a category counts, such as Military; empty for goods."""
    population, _, column = category.rpartition(" ")
    return population if column in PEOPLE_COLUMNS else ""
