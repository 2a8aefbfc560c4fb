"""Ranking: which of several things is the right one, by a logistic model within each choice, with a ridge."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from reader_learning.logistic import ROUNDS, Table, as_matrix, listed


class Choice(NamedTuple):
    """The features of each thing that may be chosen, with or without values, and which of them are right."""

    options: Sequence[Sequence[str] | Mapping[str, float]]
    right: tuple[int, ...]


def fit_ranking(
    choices: Sequence[Choice],
    ridge: float,
    least: int = 3,
    counts: Sequence[float] | None = None,
    *,
    by_root: bool = False,
) -> Table:
    """The weights, one for each feature, that make the right things likeliest; `counts` says how much each counts.

    With `by_root` a feature's ridge is `ridge` times the root of how often it stands, as in `logistic.fit`.
    """
    rows = [option for choice in choices for option in choice.options]
    columns = listed(rows, least)
    x = as_matrix(rows, columns)
    transposed = x.T.tocsr()
    begins = np.cumsum([0, *(len(choice.options) for choice in choices)])[:-1]
    group = np.repeat(np.arange(len(choices)), [len(choice.options) for choice in choices])
    counted = np.ones(len(choices)) if counts is None else np.array(counts)
    pull = ridge * (np.sqrt(np.asarray(transposed @ counted[group])) if by_root else np.ones(len(columns)))
    step = 1 / np.sqrt(pull)
    is_right = np.zeros(len(rows))
    is_right[[begin + at for begin, choice in zip(begins, choices, strict=True) for at in choice.right]] = 1.0

    def loss(measured: np.ndarray) -> tuple[float, np.ndarray]:
        weights = measured * step
        scores = x @ weights
        scores -= np.maximum.reduceat(scores, begins)[group]
        raised = np.exp(scores)
        total, good = np.add.reduceat(raised, begins), np.add.reduceat(raised * is_right, begins)
        good = np.maximum(good, np.finfo(float).tiny)  # a right thing far behind still pulls the weights its way
        slope = (raised / total[group] - raised * is_right / good[group]) * counted[group]
        likelihood = float((counted * (np.log(good) - np.log(total))).sum())
        return 0.5 * float(pull @ weights**2) - likelihood, (transposed @ slope + pull * weights) * step

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    weights = found.x * step
    return {feature: [float(weights[column])] for feature, column in columns.items()}
