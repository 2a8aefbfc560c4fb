"""What a chain carries from sweep to sweep. Every array has the chains first."""

from dataclasses import dataclass

import numpy as np

from passmuster.losses.layout import Layout
from passmuster.losses.measures import log_shares
from passmuster.losses.relay_habits import RelayHabits

__all__ = ["GibbsState"]


@dataclass
class GibbsState:
    """The unknowns of a model of losses.

    Parameters
    ----------
    x
        The parameters of all blocks, laid end to end; shape (chain, n_parameters).
    cell_lean
        Lean of each source, side and kind of number; (chain, n_cells).
    meaning
        Which measure each stream counts, places in MEASURES; (chain, n_streams).
    logit_killed, logit_permanent
        Shares of each curve; only people's matter; (chain, n_curves).
    log_cell_spread, log_lean_spread
        Spread of a source's cells about zero (chain, n_sources), and of streams about their cell
        (chain, n_sources).
    log_noise, log_noise_middle
        Noise of each unit (chain, n_units), and the middles of each cell's, for running totals
        and for days (chain, 2 · n_cells).
    slip_share
        Share of slips; (chain, 1).
    roughness
        Variance of the weekly pace of each curve; (chain, n_curves).
    drift_weight
        The factor on the variance of each stream's drift; (chain, n_streams).
    relays
        Whom each source relays.
    """

    x: np.ndarray
    cell_lean: np.ndarray
    meaning: np.ndarray
    logit_killed: np.ndarray
    logit_permanent: np.ndarray
    log_cell_spread: np.ndarray
    log_lean_spread: np.ndarray
    log_noise: np.ndarray
    log_noise_middle: np.ndarray
    slip_share: np.ndarray
    roughness: np.ndarray
    drift_weight: np.ndarray
    relays: RelayHabits

    def stream_offsets(self, layout: Layout) -> np.ndarray:
        """Lean of each stream plus the log share of what it counts; shape (chain, n_streams)."""
        return self.x[:, layout.stream_places]

    def stream_shares(self, layout: Layout) -> np.ndarray:
        """Log share of what each stream counts; shape (chain, n_streams)."""
        shares = log_shares(self.logit_killed, self.logit_permanent)[:, layout.stream_curve]
        return np.take_along_axis(shares, self.meaning[:, :, None], axis=2)[:, :, 0]
