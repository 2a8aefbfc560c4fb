"""Where in a step a level is read: paths are straight between ticks, and what happened on told days is not.

Of a force that ended the step of its end is over from that day on (`model/endings.py`), and who landed on told days is
there, and sent, from these days on and not from the step's first (`model/landings.py`).
"""

import numpy as np

from passmuster.ledger.vocabulary import Quantity
from passmuster.model.design import Design
from passmuster.model.endings import moment_read
from passmuster.model.landings import covered
from passmuster.model.shape import SERIES_OF_QUANTITY
from passmuster.observation.reading_off import MEAN_OF

__all__ = ["landed_by", "landed_by_claims", "moment_of", "moments_of"]

LANDED: tuple[Quantity, ...] = (Quantity.PRESENT, Quantity.DEPLOYED)
"""The levels that a landing raises."""


def moment_of(design: Design, subject: str, moment: np.ndarray) -> np.ndarray:
    """Where the paths of a force or part are read for moments in weeks since the start; of their shape."""
    whole = next((part.part_of for part in design.parts if part.force_id == subject), subject)
    ending = next((one for one in design.endings if one.force_id == whole), None)
    return moment if ending is None else moment_read(ending, design.clock, design.grid, moment)


def landed_by(design: Design, subject: str, quantity: Quantity, moment: np.ndarray) -> np.ndarray:
    """The share of each told landing that a level has at some moments beyond a straight path; (*moment, n_told)."""
    is_raised = SERIES_OF_QUANTITY.get(quantity, quantity) in LANDED
    own = np.array([is_raised and one.force_id == subject for one in design.landings], dtype=float)
    if not own.any():
        return np.zeros((*np.shape(moment), own.size))
    beyond: np.ndarray = own * covered(
        design.landings, design.clock, design.grid, np.full(np.shape(moment), NEVER), moment
    )
    return beyond


def moments_of(design: Design, opening: np.ndarray, closing: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where the stocks and running totals of claims are read, given their days; both of shape (n_claims, n_shifts)."""
    opening, closing = opening.copy(), closing.copy()
    for claim, row in zip(design.observed, design.rows.tolist(), strict=True):
        if not claim.is_window:
            opening[row], closing[row] = (moment_of(design, claim.subject, days[row]) for days in (opening, closing))
    return opening, closing


def landed_by_claims(design: Design, opening: np.ndarray, closing: np.ndarray) -> np.ndarray:
    """What claims read of told landings beyond what a straight path has; `landed` of `PathReading`.

    `opening` and `closing` are the days that their numbers may be true of, shape (n_claims, n_shifts).
    """
    shape, claims = design.shape, design.arrays
    named = claims.opening[:, None], claims.closing[:, None]
    in_days = covered(design.landings, design.clock, design.grid, opening, closing, named)
    sent, there = (
        np.array([design.series_index(one.force_id, quantity) for one in design.landings])
        for quantity in (Quantity.DEPLOYED, Quantity.PRESENT)
    )
    series, is_window = claims.series[:, :, None], claims.is_window[:, None, None]
    of_days, of_moment = is_window & (series == sent), ~is_window & ((series == sent) | (series == there))
    whole = np.where(of_days[:, :, None], in_days[:, None], 0.0)
    whole = np.where(of_moment[:, :, None], _landed_until(design, opening, closing)[:, None], whole)
    missing = shape.n_landings - len(sent)
    padded = np.pad(whole, ((0, 0), (0, 0), (0, 0), (0, missing)))
    return padded.reshape(shape.n_claims, -1, shape.n_landings)


def _landed_until(design: Design, opening: np.ndarray, closing: np.ndarray) -> np.ndarray:
    """The same of levels: their mean over as many moments as `mean_weights` takes."""
    moments = np.linspace(opening, closing, MEAN_OF) if np.any(opening != closing) else closing[None]
    beyond = covered(design.landings, design.clock, design.grid, np.full(moments.shape, NEVER), moments)
    mean: np.ndarray = beyond.mean(axis=0)
    return mean


NEVER = -1e6
"""A moment before any landing, in weeks since the start."""
