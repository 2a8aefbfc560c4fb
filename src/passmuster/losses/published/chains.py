"""Intercepts and leans of all series together, under their normal likelihoods.

Shapes and shifts are integrated away first. What is left hangs together through the means of the leans of each source
and side and through the middle of the intercepts: given the spreads all of it is one normal draw, and given that draw
each spread takes a Metropolis step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from scipy.linalg import block_diag

from passmuster.losses.kernels import metropolis_step
from passmuster.losses.published.approximation import NormalLikelihood
from passmuster.losses.published.series import Series, cells_of

__all__ = ["PublishedChain", "sample_chain", "with_shape"]

N_WARM_UP: Final = 200
SPREAD_STEP: Final = 0.5
"""Step of the log of a spread; customary."""


@dataclass(frozen=True)
class PublishedChain:
    """One chain: of each series its intercept and leans (draw, 1 + n_sources), and of each cell mean and spread."""

    kept: list[np.ndarray]
    means: np.ndarray
    spreads: np.ndarray


def sample_chain(
    series: Sequence[Series], likelihoods: Sequence[NormalLikelihood], n_draws: int, random: np.random.Generator
) -> PublishedChain:
    """Intercepts, leans and their means in one normal draw, given the spreads; then the spreads, and again."""
    parts = [_about_kept(one, likelihood) for one, likelihood in zip(series, likelihoods, strict=True)]
    given, side = block_diag(*(part[0] for part in parts)), np.concatenate([part[1] for part in parts])
    hierarchy = _Hierarchy(series)
    log_spreads = np.log(np.abs(random.standard_normal(hierarchy.n_cells + 2)) + 0.1)
    rows = []
    for sweep in range(N_WARM_UP + n_draws):
        drawn = hierarchy.draw(given, side, np.exp(log_spreads), random)
        log_spreads = hierarchy.draw_spreads(drawn, log_spreads, random)
        if sweep >= N_WARM_UP:
            rows.append(np.concatenate([drawn, np.exp(log_spreads)]))
    table = np.array(rows)
    ends = np.cumsum([0, *(1 + len(one.sources) for one in series)])
    means = table[:, ends[-1] : ends[-1] + hierarchy.n_cells]
    spreads = table[:, ends[-1] + hierarchy.n_cells + 1 :][:, : hierarchy.n_cells]
    return PublishedChain([table[:, a:b] for a, b in pairwise(ends)], means, spreads)


class _Hierarchy:
    """Where intercepts, leans, their means and the middle of intercepts stand in one row.

    Spreads are those of leans about the mean of their cell, then of means about zero, then of intercepts.
    """

    def __init__(self, series: Sequence[Series]) -> None:
        cells = cells_of(series)
        self.n_cells = len(cells)
        parent: list[int] = []
        for one in series:
            parent += [-1, *(cells.index((source, one.side)) for source in one.sources)]
        own = np.array(parent)
        self.n_kept = own.size
        self.is_lean = own >= 0
        self.cell = np.where(own >= 0, own, 0)
        # Intercepts hang on their middle, leans on the mean of their cell; means and the middle on nought.
        self.parent = np.where(own >= 0, self.n_kept + own, self.n_kept + self.n_cells)

    def draw(self, given: np.ndarray, side: np.ndarray, spreads: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """One draw of [kept, means, middle] given all spreads; `given` and `side` are what the series say of `kept`."""
        n = self.n_kept + self.n_cells + 1
        own = np.where(self.is_lean, spreads[self.cell], spreads[-1]) ** -2.0
        precision = np.zeros((n, n))
        rows = np.arange(self.n_kept)
        precision[rows, rows] = own
        precision[rows, self.parent] = precision[self.parent, rows] = -own
        np.add.at(precision, (self.parent, self.parent), own)
        means = slice(self.n_kept, self.n_kept + self.n_cells)
        precision[means, means] += np.eye(self.n_cells) / spreads[self.n_cells] ** 2
        precision[-1, -1] += 1.0
        precision[: self.n_kept, : self.n_kept] += given
        factor = np.linalg.cholesky(precision)
        half = np.linalg.solve(factor, np.concatenate([side, np.zeros(self.n_cells + 1)]))
        return np.linalg.solve(factor.T, half + random.standard_normal(n))

    def draw_spreads(self, drawn: np.ndarray, log_spreads: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """Steps of the log of every spread; half-normal priors."""
        left = (drawn[: self.n_kept] - drawn[self.parent]) ** 2
        means = drawn[self.n_kept : self.n_kept + self.n_cells]
        squares = np.append(np.bincount(self.cell[self.is_lean], left[self.is_lean], self.n_cells), (means**2).sum())
        squares = np.append(squares, left[~self.is_lean].sum())
        count = np.append(np.bincount(self.cell[self.is_lean], minlength=self.n_cells), self.n_cells)
        count = np.append(count, (~self.is_lean).sum())

        def log_posterior(value: np.ndarray) -> np.ndarray:
            half_normal = value - 0.5 * np.exp(2.0 * value)
            return np.asarray(half_normal - count * value - 0.5 * squares * np.exp(-2.0 * value))

        for _ in range(3):
            log_spreads = metropolis_step(log_spreads, log_posterior, SPREAD_STEP, random)
        return log_spreads


def _about_kept(series: Series, likelihood: NormalLikelihood) -> tuple[np.ndarray, np.ndarray]:
    """What a series says of its intercept and leans, shape and shifts integrated away."""
    cut = series.first_kept
    a, b, c = likelihood.precision[:cut, :cut], likelihood.precision[:cut, cut:], likelihood.precision[cut:, cut:]
    solved = np.linalg.solve(a, np.column_stack([b, likelihood.side[:cut]]))
    return c - b.T @ solved[:, :-1], likelihood.side[cut:] - b.T @ solved[:, -1]


def with_shape(
    series: Series, likelihood: NormalLikelihood, kept: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """Shape and shifts drawn given the rest; all parameters, (chain, draw, n)."""
    cut = series.first_kept
    factor = np.linalg.cholesky(likelihood.precision[:cut, :cut])
    flat = kept.reshape(-1, kept.shape[-1])
    side = likelihood.side[:cut, None] - likelihood.precision[:cut, cut:] @ flat.T
    noise = random.standard_normal(side.shape)
    rest = np.linalg.solve(factor.T, np.linalg.solve(factor, side) + noise)
    return np.concatenate([rest.T, flat], axis=1).reshape(*kept.shape[:-1], -1)
