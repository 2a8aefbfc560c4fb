"""What the published structure says: every row, in the form of the default model."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses.published.fit import PublishedFit, fit_published
from passmuster.losses.published.results import (
    examine_published,
    published_leans,
    published_totals,
    score_published,
)
from passmuster.losses.row_scores import score_of
from worlds.small_war import LAST_DAY, War, claim, small_war


@pytest.fixture(scope="module")
def war() -> War:
    """Four sources on three kinds of losses of two sides."""
    return small_war(2)


@pytest.fixture(scope="module")
def fit(war: War) -> PublishedFit:
    """A short fit of it."""
    return fit_published(war.table, seed=1, last_day=LAST_DAY, n_draws=50)


def test_totals_come_for_every_series(war: War, fit: PublishedFit) -> None:
    """Each side and category has its total on each day, with its interval in order and never falling."""
    totals = published_totals(fit, np.array([100.0, float(LAST_DAY)]))
    assert {(total.side, total.category) for total in totals} == set(war.log_total)
    assert all(total.q025 < total.q50 < total.q975 for total in totals)
    assert all(early.q50 <= late.q50 for early, late in zip(totals[::2], totals[1::2], strict=True))


def test_leans_come_for_every_stream(war: War, fit: PublishedFit) -> None:
    """Each source has a lean in each column, resting on as many claims as it made there."""
    leans = published_leans(fit)
    assert {(lean.group, lean.side, lean.category) for lean in leans} == set(war.log_lean)
    assert {lean.claims for lean in leans if lean.group == "X"} == {60}


def test_rows_left_out_are_scored(war: War, fit: PublishedFit) -> None:
    """Rows of known series, of a source that is new to one, and of a series that is not there all get a score."""
    strangers = (claim(900, 100, 700.0, source="New"), claim(901, 100, 30.0, category="Ships"))
    score = score_of([score_published(fit, (*war.table.claims[::50], *strangers), seed=1)])
    assert score.n == 13
    assert np.isfinite([score.log_score, score.crps_log]).all()


def test_health_names_the_worst(fit: PublishedFit) -> None:
    """A fit of fifty draws is not usable, and what is worst is a total or a lean by name."""
    health = examine_published(fit)
    assert not health.is_usable
    assert health.divergences == 0
    assert " of " in health.worst or health.worst.startswith("lean of ")


def test_repeats_count_twice() -> None:
    """As the paper has it, a row said twice weighs twice."""
    rows = [claim(row, 10 * row + 10, 100.0 * (row + 1)) for row in range(6)]
    again = LossTable("t", (*rows, claim(6, 10, 100.0)), "")
    fit = fit_published(again, seed=1, last_day=60, n_draws=20)
    assert published_leans(fit)[0].claims == 7
