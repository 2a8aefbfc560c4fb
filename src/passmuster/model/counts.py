"""What a fair witness would have counted, read off the draws of a posterior.

The same reading as `truth.fair_count`, for any subject, measure and days rather than for the claims that were weighed,
and in NumPy, because nothing is differentiated here. Positions are weeks since the case's start (`model/clock.py`).
"""

from collections.abc import Mapping

import numpy as np

from passmuster.ledger.vocabulary import Quantity
from passmuster.model.design import Design
from passmuster.model.unfolded import Unfolded

__all__ = ["read_count", "supply_index", "supply_total"]


def read_count(
    posterior: Unfolded, subject: str, measure: Quantity, opening: float | None, closing: float
) -> np.ndarray | None:
    """Draws of a level at `closing`, or of what was gained since `opening`; shape (draw,), people or pieces.

    None when the model keeps no such count.
    """
    supply = supply_index(posterior.design, subject)
    if supply is not None:
        gone = 0.0 if opening is None else supply_total(posterior.parameters, supply, opening)
        return supply_total(posterior.parameters, supply, closing) - gone
    closed = posterior.level(subject, measure, closing)
    if closed is None or opening is None:
        return closed
    gained: np.ndarray = closed - np.asarray(posterior.level(subject, measure, opening))
    total: np.ndarray = gained + _before_start(posterior, subject, measure, opening)
    return total


def _before_start(posterior: Unfolded, subject: str, measure: Quantity, opening: float) -> np.ndarray:
    """What a window that opened before the case counts from before it, shape (draw,), as `truth.fair_count` has it."""
    design = posterior.design
    paced = [design.forces[place].force_id for place in design.shape.earlier]
    if opening >= 0.0 or subject not in paced:
        return np.zeros(posterior.n_draws)
    first, last = (np.asarray(posterior.level(subject, measure, week)) for week in (0.0, float(design.clock.n_weeks)))
    pace = np.exp(posterior.parameters["earlier_pace"][:, paced.index(subject)])
    before: np.ndarray = -opening * pace * (last - first) / design.clock.n_weeks
    return before


def supply_index(design: Design, subject: str) -> int | None:
    """The place of a modelled supply, or None."""
    names = [force.force_id for force in design.supplies]
    return names.index(subject) if subject in names else None


def supply_total(parameters: Mapping[str, np.ndarray], supply: int, position: float) -> np.ndarray:
    """Draws of a supply's running total at `position`, pieces, shape (draw,); the law is `latent/supply.py`'s."""
    start, growth = (np.exp(parameters[name][:, supply]) for name in ("supply_total", "supply_growth"))
    total: np.ndarray = start * np.exp(growth * position)
    return total
