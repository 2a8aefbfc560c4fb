"""Ranking: which of several things is the right one, by a logistic model within each choice, with a ridge."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from reader_learning.logistic import ROUNDS, Table, as_matrix, listed


class Choice(NamedTuple):
    """The features of each thing that may be chosen, and which one is right."""

    options: list[list[str]]
    right: int


def fit_ranking(choices: Sequence[Choice], ridge: float, least: int = 3) -> Table:
    """The weights, one for each feature, that make the right things likeliest."""
    rows = [option for choice in choices for option in choice.options]
    columns = listed(rows, least)
    x = as_matrix(rows, columns)
    transposed = x.T.tocsr()
    begins = np.cumsum([0, *(len(choice.options) for choice in choices)])[:-1]
    group = np.repeat(np.arange(len(choices)), [len(choice.options) for choice in choices])
    right = begins + np.array([choice.right for choice in choices])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ weights
        scores -= np.maximum.reduceat(scores, begins)[group]
        raised = np.exp(scores)
        total = np.add.reduceat(raised, begins)
        share = raised / total[group]
        share[right] -= 1.0
        likelihood = float((scores[right] - np.log(total)).sum())
        return 0.5 * ridge * float(weights @ weights) - likelihood, transposed @ share + ridge * weights

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return {feature: [float(found.x[column])] for feature, column in columns.items()}
