"""Scores of rows held out, one a row, and what they come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from passmuster.losses.results import HeldOutScore
from passmuster.score.crps import crps

__all__ = ["RowScores", "score_of"]

LEVELS: Final = (0.025, 0.975)


@dataclass(frozen=True)
class RowScores:
    """Of each row: whether its 95 % interval holds it, log densities of the log and of the number, CRPS of both logs.

    `crps_log1p` is that of the log of one more than the number, which makes less of ones and twos. All of shape (row,).
    """

    is_held: np.ndarray
    log_density: np.ndarray
    log_density_count: np.ndarray
    crps_log: np.ndarray
    crps_log1p: np.ndarray

    @classmethod
    def of(cls, observed: np.ndarray, draws: np.ndarray, log_density: np.ndarray) -> "RowScores":
        """From the logs of numbers (row,), drawn logs (row, draw) and the log densities of the former."""
        low, high = np.quantile(draws, LEVELS, axis=1)
        return cls(
            is_held=(low <= observed) & (observed <= high),
            log_density=log_density,
            log_density_count=log_density - observed,
            crps_log=crps(observed, draws),
            crps_log1p=crps(np.logaddexp(0.0, observed), np.logaddexp(0.0, draws)),
        )


def score_of(parts: Sequence[RowScores], folds: int = 0) -> HeldOutScore:
    """Means over all rows of all parts."""

    def mean(name: str) -> float:
        return float(np.concatenate([getattr(part, name) for part in parts]).mean())

    return HeldOutScore(
        n=sum(part.is_held.size for part in parts),
        coverage95=mean("is_held"),
        log_score=mean("log_density"),
        crps_log=mean("crps_log"),
        log_score_count=mean("log_density_count"),
        crps_log1p=mean("crps_log1p"),
        folds=folds,
    )
