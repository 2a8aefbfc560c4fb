"""Units: what features say together and no one of them says alone.

Each unit is a sum of weights that adds to how well something fits, or takes from it, as far as it is more than nothing.
Units stand in a table as columns of their own, of the heads `for` and `against`, so that a person can read off which
features raise each and which hold it down.

    fit(x) = w . x + sum over units u for it of max(0, u . x) - sum over units v against it of max(0, v . x)
"""

from collections.abc import Iterable
from typing import Final

from passmuster.reading.learned.weights import Weights

__all__ = ["AGAINST", "ANY", "FOR", "fit_of"]

FOR: Final = "for"
AGAINST: Final = "against"
"""The heads whose columns are units."""

ANY: Final = "any"
"""A feature that everything has: where a unit begins."""


def fit_of(weights: Weights, found: Iterable[str]) -> float:
    """How well something with some features fits; by its first column alone where a table has no units."""
    sums = weights.scores((ANY, *found))
    return sums[0] + _raised(weights, FOR, sums) - _raised(weights, AGAINST, sums)


def _raised(weights: Weights, head: str, sums: list[float]) -> float:
    begin = weights.begins.get(head, 0)
    return sum(value for value in sums[begin : begin + len(weights.heads.get(head, ()))] if value > 0)
