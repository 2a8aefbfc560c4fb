"""What a fair witness would have counted, read off the draws of a posterior.

The same reading as `truth.fair_count`, for any subject, measure and days rather than for the claims that were weighed,
and in NumPy, because nothing is differentiated here. Positions are weeks since the case's start (`model/clock.py`).
"""

import numpy as np

from passmuster.ledger.vocabulary import Quantity
from passmuster.model.design import Design
from passmuster.model.posterior import Posterior
from passmuster.observation.reading_off import read_level

__all__ = ["read_count", "supply_index", "supply_total"]


def read_count(
    posterior: Posterior, subject: str, measure: Quantity, opening: float | None, closing: float
) -> np.ndarray | None:
    """Draws of a level at `closing`, or of what was gained since `opening`; shape (draw,), people or pieces.

    None when the model keeps no such count.
    """
    supply = supply_index(posterior.design, subject)
    if supply is not None:
        gone = 0.0 if opening is None else supply_total(posterior.parameters, supply, opening)
        return supply_total(posterior.parameters, supply, closing) - gone
    path = posterior.path(subject, measure)
    if path is None:
        return None
    if opening is None:
        return read_level(path, closing)
    gained: np.ndarray = read_level(path, closing) - read_level(path, opening)
    before: np.ndarray = _before_start(posterior, subject, path, opening)
    total: np.ndarray = gained + before
    return total


def _before_start(posterior: Posterior, subject: str, path: np.ndarray, opening: float) -> np.ndarray:
    """What a window that opened before the case counts from before it, shape (draw,), as `truth.fair_count` has it."""
    design = posterior.design
    paced = [design.forces[place].force_id for place in design.shape.earlier]
    if opening >= 0.0 or subject not in paced:
        return np.zeros(len(path))
    pace = np.exp(posterior.parameters["earlier_pace"][:, paced.index(subject)])
    before: np.ndarray = -opening * pace * (path[:, -1] - path[:, 0]) / design.clock.n_weeks
    return before


def supply_index(design: Design, subject: str) -> int | None:
    """The place of a modelled supply, or None."""
    names = [force.force_id for force in design.supplies]
    return names.index(subject) if subject in names else None


def supply_total(parameters: dict[str, np.ndarray], supply: int, position: float) -> np.ndarray:
    """Draws of a supply's running total at `position`, pieces, shape (draw,); the law is `latent/supply.py`'s."""
    start, growth = (np.exp(parameters[name][:, supply]) for name in ("supply_total", "supply_growth"))
    total: np.ndarray = start * np.exp(growth * position)
    return total
