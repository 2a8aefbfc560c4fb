"""Whom claims of strength are about: forces that are still there."""

from collections import defaultdict
from datetime import date

import numpy as np
import pytest

from passmuster.datasets.strengths.table import load_strengths
from passmuster.forecast.backtest.spoken_of import COUNTED_GONE, GONE, read_from

N_PATHS = 40_000
FOUR_ERRORS = 4.0 * 0.5 / np.sqrt(N_PATHS)
"""Four standard errors of a share, at most."""


def paths(gone: float) -> tuple[np.ndarray, np.ndarray]:
    """Counts of 900 to 1,100 where the force stands and of 1 to 99 where it has left, and 1,000 before."""
    random = np.random.default_rng(3)
    left = np.arange(N_PATHS) < gone * N_PATHS
    count = np.where(left, random.uniform(1.0, 99.0, N_PATHS), random.uniform(900.0, 1100.0, N_PATHS))
    return count, np.full(N_PATHS, 1000.0)


@pytest.mark.parametrize("gone", [0.1, 0.5, 0.9])
def test_a_force_that_has_left_is_counted_as_seldom_as_its_weight_says(gone: float) -> None:
    """The share of those gone among paths with weights, worked out from the weights alone."""
    count, before = paths(gone)
    told = count[read_from(count, before, np.random.default_rng(5))]
    share = COUNTED_GONE * gone / (COUNTED_GONE * gone + 1.0 - gone)
    assert np.mean(told < GONE * before) == pytest.approx(share, abs=FOUR_ERRORS)


def test_paths_that_stand_keep_their_own_count() -> None:
    """Only those gone take the count of another; what they take is spread as that of those who stand."""
    count, before = paths(0.5)
    told = count[read_from(count, before, np.random.default_rng(5))]
    standing = count >= GONE * before
    np.testing.assert_array_equal(told[standing], count[standing])
    taken = told[~standing & (told >= GONE * before)]
    np.testing.assert_allclose(np.quantile(taken, [0.1, 0.5, 0.9]), [920.0, 1000.0, 1080.0], atol=5.0)


@pytest.mark.parametrize("gone", [0.0, 1.0])
def test_where_all_stand_or_none_does_nothing_changes(gone: float) -> None:
    """Nothing to weigh against."""
    count, before = paths(gone)
    np.testing.assert_array_equal(count[read_from(count, before, np.random.default_rng(5))], count)


def test_the_weight_is_that_of_the_table() -> None:
    """How often lists count a contingent that has gone, by `datasets/strengths`: counted anew from the table."""
    lists: dict[str, set[date]] = defaultdict(set)
    counts: dict[tuple[str, str], dict[date, int]] = defaultdict(dict)
    for row in load_strengths():
        lists[row.war].add(row.day)
        counts[row.war, row.participant][row.day] = row.troops
    chances = {True: [0, 0], False: [0, 0]}
    for (war, _), told in counts.items():
        peak = 0
        for day in sorted(day for day in lists[war] if day >= min(told)):
            if peak:
                is_gone = told[day] < GONE * peak if day in told else day > max(told)
                chances[is_gone][0] += day in told
                chances[is_gone][1] += 1
            peak = max(peak, told.get(day, 0))
    (gone, gone_of), (standing, standing_of) = chances[True], chances[False]
    assert (gone, gone_of, standing, standing_of) == (2, 52, 134, 168)
    assert pytest.approx((gone / gone_of) / (standing / standing_of), abs=0.005) == COUNTED_GONE
