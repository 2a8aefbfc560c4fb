"""The published structure: likelihood by two roads, and the paper's totals."""

import numpy as np
from scipy import stats

from passmuster.losses.published import claim_log_mass, fit_published
from passmuster.losses.published_results import published_leans, published_totals, score_published
from passmuster.store.losstable import read_loss_table
from worlds.data import LOSSES
from worlds.small_war import LAST_DAY, small_war

PAPER = {
    ("Russia", "Military Deaths"): (76_687, 38_670, 139_772),
    ("Ukraine", "Military Deaths"): (17_223, 6_219, 39_105),
    ("Russia", "Military Casualties"): (218_800, 108_432, 397_361),
    ("Russia", "Tanks"): (3_380, 1_704, 6_178),
    ("Russia", "Armored Vehicles"): (6_351, 2_966, 11_791),
    ("Russia", "Artillery"): (1_483, 701, 2_818),
    ("Russia", "Jets"): (146, 68, 273),
    ("Russia", "Helicopters"): (172, 87, 311),
    ("Russia", "UAVs"): (337, 153, 707),
}
"""Poster of Radford and others (POLMETH 2023): mean and 95 % interval on day 365."""


def test_masses_are_those_of_scipy() -> None:
    """Counts have the negative binomial law by mean and dispersion, daily ones the Poisson law."""
    counts, log_mean = np.array([0.0, 3.0, 250.0, 40.0]), np.log([2.0, 5.0, 200.0, 44.0])
    is_daily = np.array([False, False, False, True])
    binomial = stats.nbinom(7.0, 7.0 / (7.0 + np.exp(log_mean))).logpmf(counts)
    poisson = stats.poisson(np.exp(log_mean)).logpmf(counts)
    ours = claim_log_mass(counts, is_daily, log_mean, 7.0)
    np.testing.assert_allclose(ours, np.where(is_daily, poisson, binomial), rtol=1e-9)


def test_a_small_war_gives_every_row() -> None:
    """Totals and leans come for every series and stream, in order, and rows left out can be scored."""
    war = small_war(2)
    fit = fit_published(war.table, seed=1, last_day=LAST_DAY, n_draws=50)
    totals = published_totals(fit, np.array([100.0, float(LAST_DAY)]))
    assert {(total.side, total.category) for total in totals} == set(war.log_total)
    assert all(total.q025 < total.q50 < total.q975 for total in totals)
    assert len(published_leans(fit)) == len(war.log_lean)
    score = score_published(fit, war.table.claims[::50], seed=1)
    assert score.n == 11
    assert np.isfinite(score.log_score)


def test_the_papers_totals_are_found() -> None:
    """Means lie within the published intervals, and medians within 15 % of the published means where rows abound."""
    fit = fit_published(read_loss_table(LOSSES), seed=0, last_day=365, n_draws=300)
    for number, one in enumerate(fit.series):
        if (paper := PAPER.get((one.side, one.category))) is not None:
            total = np.exp(fit.log_total(number)[..., -1])
            mean, low, high = paper
            assert low < total.mean() < high, one.category
            assert abs(np.median(total) / mean - 1.0) < 0.15, one.category
