"""The two models as an analysis runs them: how far chains are drawn on, and what is read off."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from passmuster.analysis.loss_models import (
    DEFAULT_MODEL,
    PUBLISHED_MODEL,
    DefaultModel,
    LossTask,
    PublishedModel,
    results_of,
)
from passmuster.inference.diagnostics import Health
from passmuster.losses.fit import USUAL_LENGTHS
from passmuster.losses.folds import Fold
from passmuster.losses.results import LossResults
from passmuster.losses.row_scores import RowScores
from passmuster.progress import SILENT
from worlds.listener import Listener
from worlds.loss_findings import SOUND, UNSETTLED, loss_results
from worlds.small_war import LAST_DAY, small_war


class Counting:
    """A model whose healths are decreed; its fit is the draws that it was asked for, one after another."""

    def __init__(self, healths: list[Health], most_rounds: int = 2) -> None:
        self.most_rounds = most_rounds
        self.healths = iter(healths)

    def fit(self, task: LossTask, n_draws: int | None, progress: Any) -> list[int | None]:
        """The first draws."""
        return [n_draws]

    def draw_on(self, task: LossTask, fit: list[int | None], progress: Any) -> list[int | None]:
        """One more."""
        return [*fit, len(fit)]

    def examine(self, fit: list[int | None]) -> Health:
        """The next decreed health."""
        return next(self.healths)

    def foretell_fold(self, fold: Fold, progress: Any, *, seed: int, last_day: int) -> RowScores:
        """Every row missed by one."""
        n = len(fold.left_out.claims)
        return RowScores.of(np.zeros(n), np.ones((n, 2)), np.zeros(n))

    def read_off(self, task: LossTask, fit: list[int | None], health: Health) -> LossResults:
        """What was drawn, as seconds."""
        return replace(loss_results(health), seconds=float(len(fit)))


@pytest.fixture
def task() -> LossTask:
    """A small war, every fiftieth row held out."""
    table = small_war(3).table
    held = frozenset(range(0, 504, 50))
    out = replace(table, claims=tuple(claim for claim in table.claims if claim.row in held))
    return LossTask(table=table.without(held), held_out=out, last_day=LAST_DAY, names=(), seed=1)


@pytest.mark.parametrize(("healths", "rounds"), [([SOUND], 1), ([UNSETTLED, SOUND], 2), ([UNSETTLED] * 3, 3)])
def test_chains_are_drawn_on_until_they_converge(task: LossTask, healths: list[Health], rounds: int) -> None:
    """As often as allowed; the last health is the one that is told."""
    found = results_of(Counting(healths), task, n_draws=None, progress=SILENT)
    assert found.seconds == rounds
    assert found.health == healths[rounds - 1]


def test_a_length_asked_for_is_kept_to(task: LossTask) -> None:
    """Who asks for a number of draws gets it, converged or not."""
    found = results_of(Counting([UNSETTLED]), task, n_draws=30, progress=SILENT)
    assert found.seconds == 1
    assert not found.health.is_usable


def test_rows_are_left_out_in_turn_where_that_is_asked_for(task: LossTask) -> None:
    """The scores of all parts take the place of those of a table held out."""
    found = results_of(Counting([SOUND]), replace(task, held_out=None, folds=4), n_draws=None, progress=SILENT)
    assert found.held_out is not None
    assert (found.held_out.n, found.held_out.folds, found.held_out.crps_log) == (len(task.table.distinct), 4, 1.0)


def test_the_published_structure_is_drawn_twice_as_far(task: LossTask) -> None:
    """Each round doubles the draws, from those that are usual or asked for."""
    model = PublishedModel(usual_draws=20)
    fit = model.fit(task, None, SILENT)
    assert fit.n_draws == 20
    assert model.draw_on(task, fit, SILENT).n_draws == 40
    assert model.fit(task, 30, SILENT).n_draws == 30


def test_the_published_structure_is_read_off(task: LossTask) -> None:
    """Totals by the week, leans and a score; no meanings and no slips."""
    model, told = PublishedModel(usual_draws=20), Listener()
    fit = model.fit(task, None, told)
    found = model.read_off(task, fit, model.examine(fit))
    assert {total.day for total in found.totals} == set(range(LAST_DAY, 0, -7))
    assert found.held_out is not None
    assert found.held_out.n == 11
    assert (found.meanings, found.slips, found.held_out_as_published) == ((), (), None)
    assert told.shares[-1] == 1.0


def test_the_default_model_is_drawn_on_from_where_it_stands(task: LossTask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter of the usual draws come on top of the first ones, which stay as they are, whatever is usual."""
    usual = replace(USUAL_LENGTHS, n_warm_up=20, n_draws=40)
    monkeypatch.setattr("passmuster.analysis.loss_models.USUAL_LENGTHS", usual)
    model, small = DefaultModel(), replace(task, table=replace(task.table, claims=task.table.claims[:70]))
    fit = model.fit(small, 50, SILENT)
    more = model.draw_on(small, fit, SILENT)
    assert more.draws.x.shape[1] == 50 + usual.n_draws // 4
    np.testing.assert_array_equal(more.draws.x[:, :50], fit.draws.x)


def test_the_usual_rounds() -> None:
    """How often each model is drawn on at most."""
    assert (DEFAULT_MODEL.most_rounds, PUBLISHED_MODEL.most_rounds) == (12, 2)
