"""Casting: weights that make the right casts likeliest, where three roles are chosen at once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from reader_learning.logistic import Table, as_matrix, listed

ROUNDS = 120
"""Steps of L-BFGS; further steps change no choice."""

ROLES = 3
PAIRS = ((0, 1), (0, 2), (1, 2))
"""The roles of each two, as columns of the weights of two have them."""

Told = dict[str, float]
"""Features with their values."""


class Cast(NamedTuple):
    """Who may have a role, nobody last: what is told of each, of each two in order, and who has each role."""

    alone: list[Told]
    together: dict[tuple[int, int], Told]
    right: tuple[int, int, int]


def fit_casts(casts: Sequence[Cast], ridge: float, least: int = 3) -> tuple[Table, Table]:
    """The weights of one (a column for each role) and of two (a column for each pair of roles), with a ridge."""
    groups = list(_groups(casts, least))
    columns = groups[0].columns
    sizes = [len(columns[0]) * ROLES, len(columns[1]) * ROLES]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        one, two = flat[: sizes[0]].reshape(-1, ROLES), flat[sizes[0] :].reshape(-1, ROLES)
        lost, slopes = 0.5 * ridge * float(flat @ flat), [ridge * one, ridge * two]
        for group in groups:
            more, of_one, of_two = group.lost(one, two)
            lost, slopes = lost + more, [slopes[0] + of_one, slopes[1] + of_two]
        return lost, np.concatenate([slope.ravel() for slope in slopes])

    found = minimize(loss, np.zeros(sum(sizes)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    one, two = found.x[: sizes[0]].reshape(-1, ROLES), found.x[sizes[0] :].reshape(-1, ROLES)
    return _table(columns[0], one), _table(columns[1], two)


def _table(columns: dict[str, int], weights: np.ndarray) -> Table:
    return {feature: weights[column].tolist() for feature, column in columns.items()}


class _Group:
    """The casts of as many who may have a role, as arrays."""

    def __init__(self, casts: Sequence[Cast], size: int, columns: tuple[dict[str, int], dict[str, int]]) -> None:
        self.size, self.count, self.columns = size, len(casts), columns
        pairs = [(a, b) for a in range(size) for b in range(size)]
        self.one = as_matrix([told for cast in casts for told in cast.alone], columns[0])
        self.two = as_matrix([cast.together.get(pair, {}) for cast in casts for pair in pairs], columns[1])
        self.turned = self.one.T.tocsr(), self.two.T.tocsr()
        self.barred = _barred(size)
        self.right = np.zeros((self.count, size, size, size))
        for at, cast in enumerate(casts):
            self.right[(at, *cast.right)] = 1.0

    def lost(self, one: np.ndarray, two: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Minus the log likelihood, and its slopes."""
        n, m = self.count, self.size
        a, b = (self.one @ one).reshape(n, m, ROLES), (self.two @ two).reshape(n, m, m, ROLES)
        scores = a[:, :, None, None, 0] + a[:, None, :, None, 1] + a[:, None, None, :, 2] + self.barred
        scores = scores + b[:, :, :, None, 0] + b[:, :, None, :, 1] + b[:, None, :, :, 2]
        scores -= scores.max(axis=(1, 2, 3), keepdims=True)
        chance = np.exp(scores)
        total = chance.sum(axis=(1, 2, 3), keepdims=True)
        chance /= total
        lost = float(np.log(total).sum() - (np.where(self.right > 0, scores, 0.0)).sum())
        miss = chance - self.right
        of_one = np.stack([miss.sum(axis=(2, 3)), miss.sum(axis=(1, 3)), miss.sum(axis=(1, 2))], axis=-1)
        of_two = np.stack([miss.sum(axis=3), miss.sum(axis=2), miss.sum(axis=1)], axis=-1)
        slopes = self.turned[0] @ of_one.reshape(-1, ROLES), self.turned[1] @ of_two.reshape(-1, ROLES)
        return lost, *slopes


def _groups(casts: Sequence[Cast], least: int) -> Iterator[_Group]:
    one = listed((told for cast in casts for told in cast.alone), least)
    two = listed((told for cast in casts for told in cast.together.values()), least)
    for size in sorted({len(cast.alone) for cast in casts}):
        yield _Group([cast for cast in casts if len(cast.alone) == size], size, (one, two))


def _barred(size: int) -> np.ndarray:
    """Nobody's place aside, one cannot have two roles."""
    barred = np.zeros((1, size, size, size))
    for at in range(size - 1):
        barred[0, at, at, :] = barred[0, at, :, at] = barred[0, :, at, at] = -np.inf
    return barred
