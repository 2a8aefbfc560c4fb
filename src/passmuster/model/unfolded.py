"""What counts are read off: what follows from draws, at hand or kept, and the level of a count on a day."""

from collections.abc import Mapping
from functools import partial
from typing import Protocol

import numpy as np

from passmuster.ledger.vocabulary import Quantity
from passmuster.model.design import Design
from passmuster.model.moments import landed_by, moment_of

__all__ = ["Unfolded", "level_of"]


class Unfolded(Protocol):
    """What counts are read off: a posterior, or one that was kept and of which what is asked for is read."""

    @property
    def design(self) -> Design:
        """What was fitted."""

    @property
    def n_draws(self) -> int:
        """Draws in all, chains together."""

    @property
    def log_likelihood(self) -> np.ndarray:
        """As in `Posterior`."""

    @property
    def landings(self) -> np.ndarray:
        """As in `Posterior`."""

    @property
    def parameters(self) -> Mapping[str, np.ndarray]:
        """As in `Posterior`."""

    def tick(self, row: int, tick: int) -> np.ndarray:
        """Draws of one path at a tick of the grid, shape (draw,)."""

    def level(self, subject: str, quantity: Quantity, position: float) -> np.ndarray | None:
        """As in `Posterior`."""


def level_of(own: Unfolded, subject: str, quantity: Quantity, position: float) -> np.ndarray | None:
    """What `Posterior.level` gives."""
    design, row = own.design, own.design.series_index(subject, quantity)
    members = next((total.sum_of for total in design.sums if total.force_id == subject), ())
    if row is None or members:
        levels = [level for one in members if (level := own.level(one, quantity, position)) is not None]
        return np.asarray(np.sum(levels, axis=0)) if row is not None and levels else None
    straight = design.grid.level(partial(own.tick, row), float(moment_of(design, subject, np.asarray(position))))
    beyond = landed_by(design, subject, quantity, np.asarray(position))
    return np.maximum(straight + own.landings @ beyond, 0.0) if beyond.any() else straight
