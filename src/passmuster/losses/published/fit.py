"""The published structure fitted: modes of all series, then chains of what they share, then shapes."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from passmuster.ledger.losses import LossTable
from passmuster.losses.published.approximation import find_mode, normal_likelihood
from passmuster.losses.published.chains import sample_chain, with_shape
from passmuster.losses.published.series import Series, cells_of, series_of, shape_basis
from passmuster.progress import SILENT, Progress
from passmuster.randomness import RandomStream, generator

__all__ = ["N_CHAINS", "PublishedFit", "fit_published"]

N_CHAINS: Final = 4


DRAWING: Final = "drawing the published structure"
"""What is told while it is drawn."""


@dataclass(frozen=True)
class PublishedFit:
    """Draws under the published structure; of each series its parameters, shape (chain, draw, n)."""

    series: tuple[Series, ...]
    basis: np.ndarray
    """Shape of log daily losses by day; (last_day, n_shape)."""
    parameters: tuple[np.ndarray, ...]
    dispersion: tuple[float, ...]
    cell_mean: dict[tuple[str, str], np.ndarray]
    cell_spread: dict[tuple[str, str], np.ndarray]

    @property
    def n_draws(self) -> int:
        """Draws of each chain."""
        return int(self.parameters[0].shape[1])

    def log_daily(self, number: int) -> np.ndarray:
        """Log of each day's losses; (chain, draw, last_day)."""
        own, one = self.parameters[number], self.series[number]
        return np.asarray(own[..., : one.n_shape] @ self.basis.T + own[..., one.first_kept, None])

    def log_total(self, number: int) -> np.ndarray:
        """Log of the running total; (chain, draw, last_day)."""
        return np.asarray(np.logaddexp.accumulate(self.log_daily(number), axis=-1))

    def log_leans(self, number: int) -> np.ndarray:
        """Log of claimed over true for each source of a series; (chain, draw, n_sources)."""
        return self.parameters[number][..., self.series[number].first_kept + 1 :]


def fit_published(
    table: LossTable,
    *,
    seed: int,
    last_day: int,
    n_draws: int = 1000,
    progress: Progress = SILENT,
) -> PublishedFit:
    """Draws of the published structure on the rows of a table, repeats included, as the paper has them."""
    basis = shape_basis(last_day)
    series = series_of(table.claims, basis.shape[1])
    random = generator(RandomStream.PUBLISHED, seed)
    likelihoods, dispersions = [], []
    for number, one in enumerate(series):
        mode, dispersion = find_mode(one, basis)
        likelihoods.append(normal_likelihood(one, basis, mode, dispersion))
        dispersions.append(dispersion)
        progress.step(DRAWING, 0.5 * (number + 1) / len(series))
    chains = []
    for chain in range(N_CHAINS):
        chains.append(sample_chain(series, likelihoods, n_draws, random))
        progress.step(DRAWING, 0.5 + 0.5 * (chain + 1) / N_CHAINS)
    kept = [np.stack([chain.kept[number] for chain in chains]) for number in range(len(series))]
    parameters = [
        with_shape(one, likelihood, own, random) for one, likelihood, own in zip(series, likelihoods, kept, strict=True)
    ]
    means, spreads = (np.stack([getattr(chain, name) for chain in chains]) for name in ("means", "spreads"))
    cells = cells_of(series)
    return PublishedFit(
        series, basis, tuple(parameters), tuple(dispersions),
        {cell: means[..., number] for number, cell in enumerate(cells)},
        {cell: spreads[..., number] for number, cell in enumerate(cells)},
    )  # fmt: skip
