"""Logarithmic scores: how surprised a forecaster was by what came."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.score.brier import yes_or_no
from passmuster.score.checks import finite, matching, probabilities

__all__ = ["FATALITY_BINS", "HEAD_COUNT_BINS", "ignorance", "log_loss"]

Floats = NDArray[np.float64]

FATALITY_BINS: Final = (0.0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5)
"""Lower edges of bins for counts of the dead, the last without an end, as the VIEWS prediction challenge has them:
0, 1-2, 3-5, 6-10, 11-25, 26-50, 51-100, 101-250, 251-500, 501-1000, above 1000; by halves, because draws may be
fractions."""

HEAD_COUNT_BINS: Final = (*FATALITY_BINS, 2500.5, 5000.5, 10000.5, 25000.5, 50000.5, 100000.5, 250000.5, 1000000.5)
"""The same bins carried on by the same steps to a million, above which the top is open: strengths and shells would all
fall into one open bin above 1000."""


def log_loss(probability: ArrayLike, happened: ArrayLike) -> Floats:
    """Minus the natural log of the probability given to what came, 0 or more; infinite after a certainty proved wrong.

    Always saying a half scores log 2 = 0.69.
    """
    forecast, outcome = probabilities("probability", probability), yes_or_no(happened)
    matching("probability", forecast.shape, "happened", outcome.shape)
    return minus_log(np.where(outcome == 1.0, forecast, 1.0 - forecast))


def ignorance(
    observed: ArrayLike, draws: ArrayLike, *, edges: Sequence[float] = FATALITY_BINS, pseudo_draws: float = 1.0
) -> Floats:
    """Ignorance score of draws in bins, in bits, 0 or more; the top bin is open.

    Parameters
    ----------
    observed
        What came, shape (...), at least the lowest edge.
    draws
        Predictive draws, shape (..., draw).
    edges
        Lower edges of the bins, increasing; a value on an edge belongs to the bin above it.
    pseudo_draws
        Draws added to every bin, so that a bin nobody drew is unlikely rather than impossible. A modelling decision:
        the more, the milder the score is to overconfidence.

    References
    ----------
    Roulston and Smith (2002), Monthly Weather Review 130:1653-1660; Hegre et al. (2025), The 2023/24 VIEWS
    prediction challenge, Journal of Peace Research.
    """
    outcome, forecast = finite("observed", observed), finite("draws", draws)
    matching("draws", forecast.shape[:-1], "observed", outcome.shape)
    check_bins(outcome, forecast, edges)
    bins = np.asarray(edges, dtype=np.float64)
    hit = bin_of(forecast, bins) == bin_of(outcome, bins)[..., None]
    share = (hit.sum(axis=-1) + pseudo_draws) / (forecast.shape[-1] + pseudo_draws * len(bins))
    return np.asarray(minus_log(share) / np.log(2.0))


def bin_of(values: Floats, bins: Floats) -> NDArray[np.int64]:
    """Index of the bin that holds each value."""
    return np.asarray(np.searchsorted(bins, values, side="right") - 1, dtype=np.int64)


def check_bins(outcome: Floats, forecast: Floats, edges: Sequence[float]) -> None:
    """Refuses edges out of order and values that no bin holds."""
    if not all(np.diff(edges) > 0):
        rule = "edges of bins increase"
        raise BadInput([Fault("edges", rule, f"{list(edges)}", "Sort them and drop repeats.")])
    lowest = min(outcome.min(), forecast.min())
    if lowest < edges[0]:
        rule = f"values lie at the lowest edge ({edges[0]:g}) or above"
        raise BadInput([Fault("edges", rule, f"{lowest:g}", "Lower the first edge.")])


def minus_log(share: Floats) -> Floats:
    """Minus the natural log, infinite at zero without complaint: that is the score of the impossible."""
    with np.errstate(divide="ignore"):
        return np.asarray(-np.log(share))
