"""Units: what features say together where one thing is chosen among several (`passmuster.reading.learned.units`).

A hidden layer beside the weights that add up, learned with them from where they stand: by Adam, with half of the
features of a thing left out at random each time it is shown, so that no unit hangs on a few. The draws are always the
same.
"""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from passmuster.reading.learned.units import AGAINST, ANY, FOR
from reader_learning.logistic import Table, as_matrix
from reader_learning.ranking import Choice

UNITS = 16
LEFT_OUT = 0.5
"""Share of the features of a thing that it is shown without."""

PULL = 0.3
"""How hard the weights of units are pulled to nothing, times the root of how often a feature stands."""

ROUNDS = 15
"""Times that every choice is shown."""

AT_ONCE = 256
"""Choices that are shown together."""

STEP = 0.004
"""The first step of a weight; the last is next to nothing. These six were chosen by leaving out writers."""

MOMENTUM = 0.9
SCALE = 0.995
TINY = 1e-7
"""Of Adam."""

BEGIN = 0.7
"""How much of the weights that were learned without units is kept to begin with."""

SEED = 0

FIT = "fit"
"""The head of the weights that add up."""


def fit_units(choices: Sequence[Choice], counts: Sequence[float], alone: Table, ridge: float) -> dict[str, Table]:
    """Weights that add up and those of units, as tables of the heads `fit`, `for` and `against`.

    `alone` are the weights as learned without units; `ridge` and `counts` are those of `fit_ranking`.
    """
    learner = _Learner(choices, counts, alone, ridge)
    random = np.random.default_rng(SEED)
    batches = len(choices) // AT_ONCE or 1
    for turn in range(ROUNDS):
        order = random.permutation(len(choices))
        for batch in range(batches):
            done = (turn + batch / batches) / ROUNDS
            learner.learn(order[batch::batches], random, STEP * (1 - done))
    return learner.tables()


class _Learner:
    """Weights on their way: one column that adds up, then one for each unit, and how much each unit is worth."""

    def __init__(self, choices: Sequence[Choice], counts: Sequence[float], alone: Table, ridge: float) -> None:
        self.names = [*alone, ANY]
        columns = {feature: column for column, feature in enumerate(self.names)}
        rows = [[*option, ANY] for choice in choices for option in choice.options]
        self.x = as_matrix(rows, columns).astype(np.float32)
        self.sizes = np.array([len(choice.options) for choice in choices])
        self.begins = np.cumsum([0, *self.sizes])[:-1]
        self.right = np.zeros(len(rows), dtype=np.float32)
        self.right[[b + at for b, choice in zip(self.begins, choices, strict=True) for at in choice.right]] = 1.0
        self.counts = np.array(counts, dtype=np.float32)
        root = np.sqrt(self.x.T @ np.repeat(self.counts, self.sizes))[:, None]
        pulls = [np.full_like(root, ridge), *[PULL * root] * UNITS]
        self.pull = (np.column_stack(pulls) / len(choices)).astype(np.float32)
        start = np.random.default_rng(SEED).normal(0.0, 1 / np.sqrt(self.x.sum(axis=1).mean()), (len(columns), UNITS))
        first = np.array([BEGIN * weight for (weight,) in alone.values()] + [0.0])
        self.weights = np.column_stack([first, start]).astype(np.float32)
        self.worth = (np.where(np.arange(UNITS) % 2, -1.0, 1.0) / 8).astype(np.float32)
        self.moved = [_Moved(self.weights), _Moved(self.worth)]

    def learn(self, shown: np.ndarray, random: np.random.Generator, step: float) -> None:
        """Move the weights a step for some choices."""
        sizes = self.sizes[shown]
        ends = np.cumsum(sizes)
        begins, group = ends - sizes, np.repeat(np.arange(len(shown)), sizes)
        rows = np.repeat(self.begins[shown] - begins, sizes) + np.arange(ends[-1])
        x = _thinned(self.x[rows], random)
        sums = x @ self.weights
        units = np.maximum(sums[:, 1:], 0)
        scores = sums[:, 0] + units @ self.worth
        raised = np.exp(scores - np.maximum.reduceat(scores, begins)[group])
        right = raised * self.right[rows]
        good = np.maximum(np.add.reduceat(right, begins), np.finfo(np.float32).tiny)
        miss = raised / np.add.reduceat(raised, begins)[group] - right / good[group]
        miss *= self.counts[shown][group] / len(shown)
        slopes = np.column_stack([miss, miss[:, None] * self.worth * (sums[:, 1:] > 0)])
        self.weights -= self.moved[0].step(x.T @ slopes + self.pull * self.weights, step)
        self.worth -= self.moved[1].step(units.T @ miss, step)

    def tables(self) -> dict[str, Table]:
        """The weights as tables; what a unit is worth is in its weights, since max(0, cx) is c max(0, x)."""
        units = self.weights[:, 1:] * np.abs(self.worth)
        columns = {FIT: self.weights[:, :1], FOR: units[:, self.worth > 0], AGAINST: units[:, self.worth <= 0]}
        return {head: dict(zip(self.names, of.astype(float).tolist(), strict=True)) for head, of in columns.items()}


class _Moved:
    """How some weights have moved so far, by which Adam measures their next step."""

    def __init__(self, weights: np.ndarray) -> None:
        self.mean, self.square, self.turns = np.zeros_like(weights), np.zeros_like(weights), 0

    def step(self, slope: np.ndarray, step: float) -> np.ndarray:
        self.turns += 1
        self.mean += (1 - MOMENTUM) * (slope - self.mean)
        self.square += (1 - SCALE) * (slope**2 - self.square)
        mean, square = self.mean / (1 - MOMENTUM**self.turns), self.square / (1 - SCALE**self.turns)
        return step * mean / (np.sqrt(square) + TINY)


def _thinned(x: csr_matrix, random: np.random.Generator) -> csr_matrix:
    """Some things with some of their features left out, and the others counting for more."""
    kept = random.random(len(x.data)) >= LEFT_OUT
    x.data = kept.astype(np.float32) / np.float32(1 - LEFT_OUT)
    return x
