"""How exact each source is: how far its single numbers lie from what it usually prints.

The model has one noise for each kind of number, times that of how firmly it is said; no source has a noise of its own.
What a source's own claims show of it is worked out from their residuals: log of the number less log of the count, less
the lean of its group, its habit with the measure and its burst. Each is told as a normal score of the noise that the
model gives to it, and the scale of these scores has a posterior in closed form (`inference/scatter.py`).

Counts and leans were drawn as if all were equally exact. So a source that is far more exact than others, or far less,
is told as somewhat nearer to them than it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from passmuster.inference.scatter import scale_quantiles
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Bound
from passmuster.model.claim_noise import claim_noise_scale
from passmuster.model.leans import NO_CELL, lean_share
from passmuster.model.posterior import Posterior
from passmuster.muster.meanings import count_so_far, meanings
from passmuster.observation import t4
from passmuster.observation.special import ndtri

__all__ = ["FEWEST", "Scatter", "scatters"]

FEWEST: Final = 3
"""Numbers below which nothing is told: two say next to nothing about a scale."""
LEVELS: Final = (0.05, 0.5, 0.95)
TWO_IN_THREE: Final = 0.8413
"""Up to here lies the lower half and a third of all, so that two in three lie within as much on either side."""
SUREST: Final = 1e-12
"""Tails beyond it are not told apart."""


@dataclass(frozen=True, slots=True)
class Scatter:
    """The factor within which two in three of a source's numbers lie of what it usually prints; `numbers` tell it."""

    q05: float
    q50: float
    q95: float
    numbers: int


def scatters(posterior: Posterior) -> tuple[Scatter | None, ...]:
    """For each lean cell how exact its source is; None where fewer than `FEWEST` numbers tell.

    A floor, a ceiling, a nought and a number that may be of several measures tell nothing about it.
    """
    design = posterior.design
    scored: list[list[tuple[np.ndarray, np.ndarray]]] = [[] for _ in design.cells]
    for claim, row in zip(design.observed, design.rows.tolist(), strict=True):
        own = _scored(posterior, claim, row)
        if own is not None:
            scored[int(design.arrays.cell[row])].append(own)
    return tuple(_scatter(own) for own in scored)


def _scatter(scored: Sequence[tuple[np.ndarray, np.ndarray]]) -> Scatter | None:
    if len(scored) < FEWEST:
        return None
    scores, noises = (np.stack(column, axis=1) for column in zip(*scored, strict=True))
    unit = np.exp(np.log(noises).mean(axis=1)) * float(t4.quantile(np.asarray(TWO_IN_THREE), xp=np))
    low, middle, high = (float(np.exp(value)) for value in scale_quantiles(scores, unit, LEVELS))
    return Scatter(low, middle, high, len(scored))


def _scored(posterior: Posterior, claim: Claim, row: int) -> tuple[np.ndarray, np.ndarray] | None:
    """The normal score of a claim's residual and its noise by the model, each of shape (draw,)."""
    readings = list(meanings(claim))
    low, high = claim.number_low, claim.number_high
    if claim.bound in {Bound.AT_LEAST, Bound.AT_MOST} or len(readings) != 1 or not low or not high:
        return None
    count = count_so_far(posterior, claim.subject, readings[0])
    if count is None:
        return None
    usual = _usual(posterior, row, lean_share(claim))
    residual = (np.log(low) + np.log(high)) / 2.0 - np.log(np.maximum(count, 1.0)) - usual
    noise = claim_noise_scale(posterior.parameters, claim)
    below = np.asarray(t4.distribution(residual / noise, xp=np))
    return ndtri(np.clip(below, SUREST, 1.0 - SUREST)), noise


def _usual(posterior: Posterior, row: int, share: float) -> np.ndarray:
    """What the source usually adds to the log of such a count, shape (draw,): a share of its lean, habit and burst."""
    arrays, parameters = posterior.design.arrays, posterior.parameters
    usual = share * posterior.leans[:, arrays.cell[row]]
    for name, place in (("habits", arrays.habit[row]), ("bursts", arrays.burst[row])):
        if name in parameters and place != NO_CELL:
            usual = usual + parameters[name][:, place]
    return np.asarray(usual)
