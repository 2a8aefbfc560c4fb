"""The two models of losses as an analysis runs them: fitted, drawn on until their chains have converged, read off."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, Protocol

from passmuster.inference.diagnostics import Health
from passmuster.ledger.losses import LossTable
from passmuster.losses.estimates import drifts_of, examine, leans_of, meanings_of, totals_of, weekly_days
from passmuster.losses.fit import USUAL_LENGTHS, LossFit, extend_chains, fit_losses
from passmuster.losses.folds import Fold, foretold_as_published, foretold_by_default, score_folds
from passmuster.losses.held_out import score_rows
from passmuster.losses.names import NamesList
from passmuster.losses.published.fit import PublishedFit, fit_published
from passmuster.losses.published.results import (
    examine_published,
    published_leans,
    published_totals,
    score_published,
)
from passmuster.losses.relayed_numbers import relayed_numbers
from passmuster.losses.results import LossResults
from passmuster.losses.row_scores import RowScores, score_of
from passmuster.losses.slips import find_slips
from passmuster.losses.statements import Stream
from passmuster.progress import Progress

__all__ = ["DEFAULT_MODEL", "PUBLISHED_MODEL", "DefaultModel", "LossModel", "LossTask", "PublishedModel", "results_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LossTask:
    """What is to be estimated: a table without the columns set aside, up to a last day, and the rows held out of it.

    `folds` is in how many parts the rows are left out in turn, 0 where they are not; `own` are streams whose numbers
    are no relays of another's.
    """

    table: LossTable
    held_out: LossTable | None
    last_day: int
    names: tuple[NamesList, ...]
    seed: int
    folds: int = 0
    own: frozenset[Stream] = frozenset()


class LossModel(Protocol):
    """A model of losses: how it is fitted, drawn on, examined and read off. What its fit is, only the model knows."""

    @property
    def most_rounds(self) -> int:
        """How often chains that have not converged are drawn on."""

    def fit(self, task: LossTask, n_draws: int | None, progress: Progress) -> Any:
        """The posterior, with so many draws of each chain, or as many as are usual."""

    def draw_on(self, task: LossTask, fit: Any, progress: Progress) -> Any:
        """The same posterior with more draws."""

    def examine(self, fit: Any) -> Health:
        """Whether the draws can be used."""

    def read_off(self, task: LossTask, fit: Any, health: Health) -> LossResults:
        """What the fit says; echoes and seconds are not its business."""

    def foretell_fold(self, fold: Fold, progress: Progress, *, seed: int, last_day: int) -> RowScores:
        """Scores of rows left out under a short fit of all others."""


def results_of(model: LossModel, task: LossTask, *, n_draws: int | None, progress: Progress) -> LossResults:
    """What a model says: drawn on until its chains have converged, or once where a number of draws was asked for."""
    fit = model.fit(task, n_draws, progress)
    health = model.examine(fit)
    for _ in range(model.most_rounds if n_draws is None else 0):
        if health.is_usable:
            break
        fit = model.draw_on(task, fit, progress)
        health = model.examine(fit)
    results = model.read_off(task, fit, health)
    if not task.folds:
        return results
    score = partial(model.foretell_fold, seed=task.seed, last_day=task.last_day)
    return replace(results, held_out=score_folds(task.table, task.folds, task.seed, score, progress))


@dataclass(frozen=True, slots=True)
class DefaultModel:
    """The model of this package, drawn on by a quarter of its usual draws."""

    most_rounds: int = 12

    def fit(self, task: LossTask, n_draws: int | None, progress: Progress) -> LossFit:
        """Chains from their start."""
        lengths = USUAL_LENGTHS if n_draws is None else replace(USUAL_LENGTHS, n_draws=n_draws)
        return fit_losses(
            task.table, seed=task.seed, last_day=task.last_day, names=task.names, own=task.own, lengths=lengths,
            progress=progress,
        )  # fmt: skip

    def draw_on(self, task: LossTask, fit: LossFit, progress: Progress) -> LossFit:
        """A quarter as many draws more, from where the chains stand."""
        return extend_chains(fit, replace(USUAL_LENGTHS, n_draws=USUAL_LENGTHS.n_draws // 4), progress)

    def examine(self, fit: LossFit) -> Health:
        """Whether the draws can be used."""
        return examine(fit)

    def read_off(self, task: LossTask, fit: LossFit, health: Health) -> LossResults:
        """Everything that the fit says; where rows were held out, the published structure is scored on them too."""
        score = beside = None
        if task.held_out is not None:
            published = fit_published(task.table, seed=task.seed, last_day=task.last_day)
            beside = score_of([score_published(published, task.held_out.claims, task.seed)])
            score = score_of([score_rows(fit, task.held_out.claims, task.seed)])
        return LossResults(
            health=health, totals=totals_of(fit, weekly_days(task.last_day)), leans=leans_of(fit),
            meanings=meanings_of(fit), drifts=drifts_of(fit), slips=find_slips(fit),
            relays=relayed_numbers(fit), held_out=score, held_out_as_published=beside,
        )  # fmt: skip

    def foretell_fold(self, fold: Fold, progress: Progress, *, seed: int, last_day: int) -> RowScores:
        """Scores of rows left out under a short fit of all others."""
        return foretold_by_default(fold, progress, seed=seed, last_day=last_day)


@dataclass(frozen=True, slots=True)
class PublishedModel:
    """The published structure, drawn anew with twice the draws; it has no meanings, drifts and slips."""

    usual_draws: int = 2500
    most_rounds: int = 2

    def fit(self, task: LossTask, n_draws: int | None, progress: Progress) -> PublishedFit:
        """Draws of the published structure."""
        draws = n_draws or self.usual_draws
        return fit_published(task.table, seed=task.seed, last_day=task.last_day, n_draws=draws, progress=progress)

    def draw_on(self, task: LossTask, fit: PublishedFit, progress: Progress) -> PublishedFit:
        """Twice as many draws."""
        return self.fit(task, 2 * fit.n_draws, progress)

    def examine(self, fit: PublishedFit) -> Health:
        """Whether the draws can be used."""
        return examine_published(fit)

    def read_off(self, task: LossTask, fit: PublishedFit, health: Health) -> LossResults:
        """Totals, leans and, where rows were held out, scores."""
        scores = None
        if task.held_out is not None:
            scores = score_of([score_published(fit, task.held_out.claims, task.seed)])
        return LossResults(
            health=health, totals=published_totals(fit, weekly_days(task.last_day)), leans=published_leans(fit),
            held_out=scores,
        )  # fmt: skip

    def foretell_fold(self, fold: Fold, progress: Progress, *, seed: int, last_day: int) -> RowScores:
        """Scores of rows left out under a short fit of all others."""
        return foretold_as_published(fold, progress, seed=seed, last_day=last_day)


DEFAULT_MODEL: Final[LossModel] = DefaultModel()
PUBLISHED_MODEL: Final[LossModel] = PublishedModel()
