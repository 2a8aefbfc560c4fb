"""Weights: what was learned from the corpus, as a table of features that a person can read.

A file has one line for the classes of each head ("head<tab>class class ...") up to an empty line; then a line for each
feature with its weights ("feature<tab>a12C7d"): a letter for the column, counted through all heads, a capital where the
weight is less than nothing, and the weight in hundredths, or in the parts of one that the first line names, as
"in<tab>20" does; a letter alone has the least weight, one part. What several features begin with may stand once, on a
line of its own without a tab; the lines under it that are set in by a blank go on from there.
`scripts/train_reader.py` writes it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate
from math import exp
from typing import Final, NamedTuple

__all__ = ["COLUMNS", "IN_PARTS", "PARTS", "SET_IN", "Weights", "read_weights", "softmax"]

PARTS: Final = 100
"""Weights are kept in hundredths where a table does not say otherwise."""

IN_PARTS: Final = "in"
"""The line of a table that says otherwise."""

COLUMNS: Final = "abcdefghijklmnopqrstuvwxyz"
"""The letter of each column."""

SET_IN: Final = " "
"""What a line begins with that goes on from the beginning which several features share."""

WEIGHT: Final = re.compile(r"([a-zA-Z])(-?\d*)")
"""One weight; a minus is read as well as a capital."""


class Weights(NamedTuple):
    """Heads with their classes, the first column of each head, and the weights of each feature by column."""

    heads: dict[str, tuple[str, ...]]
    begins: dict[str, int]
    columns: int
    features: dict[str, str]
    """The weights of each as written; they are worked out when they are first asked for, since few ever are."""

    parts: int = PARTS
    """How many of the units in which they are written make one."""

    def of(self, feature: str) -> tuple[tuple[int, float], ...]:
        """The weights of a feature, by column; none for one that was never learned."""
        cell = self.features.get(feature)
        return () if cell is None else _pairs(cell, self.parts)

    def scores(self, found: Iterable[str]) -> list[float]:
        """The sum of the weights of some features, by column."""
        sums, parts = [0.0] * self.columns, self.parts
        for cell in self._cells(found):
            for column, weight in _pairs(cell, parts):
                sums[column] += weight
        return sums

    def score(self, found: Iterable[str], column: int) -> float:
        """The sum of the weights of some features in one column."""
        total, parts = 0.0, self.parts
        for cell in self._cells(found):
            total += _in_column(cell, column, parts)
        return total

    def _cells(self, found: Iterable[str]) -> Iterator[str]:
        """The weights of some features as written, without those that were never learned, as most are."""
        return filter(None, map(self.features.get, found))

    def weighed(self, found: Mapping[str, float]) -> list[float]:
        """The sum of the weights of some features, each times its value, by column."""
        sums = [0.0] * self.columns
        for feature, value in found.items():
            for column, weight in self.of(feature):
                sums[column] += weight * value
        return sums

    def probabilities(self, head: str, scores: list[float]) -> dict[str, float]:
        """The probability of each class of a head, summing to one."""
        begin, classes = self.begins[head], self.heads[head]
        return dict(zip(classes, softmax(scores[begin : begin + len(classes)]), strict=True))

    def reasons(self, found: Iterable[str], head: str, wanted: str, against: str) -> list[tuple[str, float]]:
        """The features that speak most for one class against another, with the difference that each makes."""
        begin, classes = self.begins[head], self.heads[head]
        plus, minus = begin + classes.index(wanted), begin + classes.index(against)
        gains = [(f, sum(w if at == plus else -w for at, w in self.of(f) if at in {plus, minus})) for f in found]
        return sorted(gains, key=lambda gain: (-gain[1], gain[0]))


def softmax(scores: list[float]) -> list[float]:
    """Scores as probabilities."""
    top = max(scores)
    raised = [exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


def read_weights(text: str) -> Weights:
    """A table from its text."""
    head, _, body = text.partition("\n\n")
    heads = {name: tuple(cell.split()) for name, cell in (line.split("\t") for line in head.split("\n"))}
    parts = int(heads.pop(IN_PARTS, (str(PARTS),))[0])
    sizes = [len(classes) for classes in heads.values()]
    begins = dict(zip(heads, accumulate([0, *sizes[:-1]]), strict=True))
    return Weights(heads, begins, sum(sizes), _features(body), parts)


def _features(body: str) -> dict[str, str]:
    """The weights of each feature as written, what several begin with put before each."""
    features, begin = dict[str, str](), ""
    # What is set in under a line stands behind it: a beginning alone in front of pairs, or a feature with its weights.
    for row in body.replace(f"\n{SET_IN}", "\t").split("\n"):
        told, first = row.split("\t"), 2
        if len(told) % 2:
            begin, first = told[0], 1
        else:
            features[told[0]] = told[1]
        if len(told) > first:
            features.update(zip([begin + name for name in told[first::2]], told[first + 1 :: 2], strict=True))
    return features


@cache
def _pairs(cell: str, parts: int) -> tuple[tuple[int, float], ...]:
    return tuple(_pair(letter, int(weight or 1) / parts) for letter, weight in WEIGHT.findall(cell))


def _pair(letter: str, weight: float) -> tuple[int, float]:
    return COLUMNS.index(letter.lower()), -weight if letter.isupper() else weight


@cache
def _in_column(cell: str, column: int, parts: int) -> float:
    return sum(weight for at, weight in _pairs(cell, parts) if at == column)
