"""The published structure fitted: the paper's totals are found."""

import numpy as np

from passmuster.losses.published.fit import fit_published
from passmuster.store.losstable import read_loss_table
from worlds.data import LOSSES

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


def test_the_papers_totals_are_found() -> None:
    """Means lie within the published intervals, and medians within 15 % of the published means where rows abound."""
    fit = fit_published(read_loss_table(LOSSES), seed=0, last_day=365, n_draws=300)
    for number, one in enumerate(fit.series):
        if (paper := PAPER.get((one.side, one.category))) is not None:
            total = np.exp(fit.log_total(number)[..., -1])
            mean, low, high = paper
            assert low < total.mean() < high, one.category
            assert abs(np.median(total) / mean - 1.0) < 0.15, one.category
