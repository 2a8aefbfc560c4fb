"""Rows left out in turn: every one once, its repeats with it, and means over all."""

from dataclasses import replace

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses import folds
from passmuster.losses.folds import Fold, folds_of, foretold_by_default, score_folds
from passmuster.losses.row_scores import RowScores
from passmuster.losses.sampler import ChainLengths
from passmuster.progress import SILENT, Progress
from worlds.listener import Listener
from worlds.small_war import LAST_DAY, claim, small_war

ROWS = [claim(row, 20 + 15 * row, 101.0 + 40 * row) for row in range(11)]
TABLE = LossTable("t", (*ROWS, replace(ROWS[3], row=20), replace(ROWS[3], row=21)), "")


def test_every_row_is_left_out_once_and_its_repeats_with_it() -> None:
    """Parts are of nearly equal size; what repeats a row left out is neither seen nor scored."""
    parts = folds_of(TABLE, 3, seed=1)
    left_out = [claim.row for fold in parts for claim in fold.left_out.claims]
    assert sorted(left_out) == list(range(11))
    assert sorted(len(fold.left_out.claims) for fold in parts) == [3, 4, 4]
    for fold in parts:
        seen, out = ({claim.row for claim in part.claims} for part in (fold.seen, fold.left_out))
        assert not seen & out
        assert seen | out == ({*range(11)} if 3 in out else {*range(11), 20, 21})


def test_a_seed_fixes_the_parts() -> None:
    """The same seed gives the same parts, another one others."""
    assert folds_of(TABLE, 3, seed=1) == folds_of(TABLE, 3, seed=1)
    assert folds_of(TABLE, 3, seed=1) != folds_of(TABLE, 3, seed=2)


def test_scores_are_means_over_all_rows_and_progress_names_the_part() -> None:
    """What scores a part is asked once for each, and told whom to tell."""

    def score(fold: Fold, progress: Progress) -> RowScores:
        progress.step("fitting", 1.0)
        n = len(fold.left_out.claims)
        return RowScores.of(np.zeros(n), np.ones((n, 2)), np.zeros(n))

    told = Listener()
    found = score_folds(TABLE, 3, 1, score, told)
    assert (found.n, found.folds, found.crps_log) == (11, 3, 1.0)
    assert told.texts == ["part 1 of 3: fitting", "part 2 of 3: fitting", "part 3 of 3: fitting"]


def test_the_default_model_foretells_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """One row out of a few, however short the fit."""
    monkeypatch.setattr(folds, "LENGTHS", ChainLengths(n_chains=1, n_warm_up=20, n_draws=20, thinning=1))
    claims = small_war(3).table.claims[:40]
    fold = Fold(LossTable("t", claims[1:], ""), LossTable("t", claims[:1], ""))
    rows = foretold_by_default(fold, SILENT, seed=1, last_day=LAST_DAY)
    assert rows.is_held.shape == (1,)
    assert 0.0 < rows.crps_log[0] < 2.0
