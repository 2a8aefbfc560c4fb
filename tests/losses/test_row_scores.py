"""Scores of rows held out, each worked out by hand, and their means."""

import numpy as np
import pytest

from passmuster.losses.row_scores import RowScores, score_of


def test_rows_are_scored_by_log_and_by_count() -> None:
    """A number of e² in the middle of three draws, and one of e⁵ far above them."""
    observed, draws = np.array([2.0, 5.0]), np.tile([1.0, 2.0, 3.0], (2, 1))
    rows = RowScores.of(observed, draws, np.array([-1.0, -4.0]))
    assert rows.is_held.tolist() == [True, False]
    np.testing.assert_allclose(rows.log_density_count, [-3.0, -9.0])
    # E|X - y| less half of E|X - X'|, which is 8/9.
    np.testing.assert_allclose(rows.crps_log, [2 / 3 - 4 / 9, 3.0 - 4 / 9])
    more = np.log1p(np.exp([1.0, 2.0, 3.0]))
    apart = np.abs(more[:, None] - more).mean() / 2
    np.testing.assert_allclose(rows.crps_log1p[1], np.log1p(np.exp(5.0)) - more.mean() - apart)


def test_means_are_over_rows_and_not_over_parts() -> None:
    """A part of three rows weighs three times as much as a part of one."""
    one, three = (
        RowScores.of(np.zeros(n), np.tile([value, value], (n, 1)), np.full(n, value))
        for n, value in ((1, 4.0), (3, 0.0))
    )
    score = score_of([one, three], folds=2)
    assert (score.n, score.folds, score.coverage95) == (4, 2, 0.75)
    assert score.crps_log == pytest.approx(1.0)
    assert score.log_score == score.log_score_count == pytest.approx(1.0)
