"""Rows left out in turn: the table in parts by chance, each foretold by a fit of the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from passmuster.ledger.losses import LossTable
from passmuster.losses.fit import fit_losses
from passmuster.losses.held_out import score_rows
from passmuster.losses.published.fit import fit_published
from passmuster.losses.published.results import score_published
from passmuster.losses.results import HeldOutScore
from passmuster.losses.row_scores import RowScores, score_of
from passmuster.losses.sampler import ChainLengths
from passmuster.progress import SILENT, Behind, Progress
from passmuster.randomness import RandomStream, generator

__all__ = ["LENGTHS", "Fold", "folds_of", "foretold_as_published", "foretold_by_default", "score_folds"]

LENGTHS: Final = ChainLengths(n_chains=2, n_warm_up=200, n_draws=150, thinning=1)
PUBLISHED_DRAWS: Final = 300
"""Long enough for scores, whose error is that of rows and not of draws."""


@dataclass(frozen=True)
class Fold:
    """Rows left out, and the table that is left."""

    seen: LossTable
    left_out: LossTable


def folds_of(table: LossTable, n_folds: int, seed: int) -> tuple[Fold, ...]:
    """The distinct rows of a table in parts of equal size, by chance.

    Exact repeats of a row go with it: one that stayed would give it away.
    """
    random = generator(RandomStream.LOSSES_FOLDS, seed)
    rows = random.permutation([claim.row for claim in table.distinct])
    return tuple(_fold(table, frozenset(part.tolist())) for part in np.array_split(rows, n_folds) if part.size)


def _fold(table: LossTable, rows: frozenset[int]) -> Fold:
    repeats = {row for row, first in table.repeat_of.items() if first in rows}
    distinct = frozenset(claim.row for claim in table.claims) - rows
    return Fold(seen=table.without(rows | repeats), left_out=table.without(distinct))


def score_folds(
    table: LossTable, n_folds: int, seed: int, score: Callable[[Fold, Progress], RowScores], progress: Progress = SILENT
) -> HeldOutScore:
    """Scores over all rows, each of which was left out once; `score` fits what is left and scores what is not."""
    folds = folds_of(table, n_folds, seed)
    parts = [score(fold, Behind(f"part {place} of {n_folds}: ", progress)) for place, fold in enumerate(folds, start=1)]
    return score_of(parts, n_folds)


def foretold_by_default(fold: Fold, progress: Progress = SILENT, *, seed: int, last_day: int) -> RowScores:
    """A fold under the default model."""
    fit = fit_losses(fold.seen, seed=seed, last_day=last_day, lengths=LENGTHS, progress=progress)
    return score_rows(fit, fold.left_out.claims, seed, beside=fold.seen)


def foretold_as_published(fold: Fold, progress: Progress = SILENT, *, seed: int, last_day: int) -> RowScores:
    """A fold under the published structure."""
    fit = fit_published(fold.seen, seed=seed, last_day=last_day, n_draws=PUBLISHED_DRAWS, progress=progress)
    return score_published(fit, fold.left_out.claims, seed)
