"""Levels and cell leans divided: the shortcut through cells against one joint normal written out."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from passmuster.ledger.losses import LossTable
from passmuster.losses.layout import Layout
from passmuster.losses.marginal import StreamMeans, marginalise
from passmuster.losses.priors import LEVEL
from worlds.small_war import claim, layout_of

N_CHAINS = 2
VALUES = np.array([6.0, 5.0, 7.0, 4.5])
ERRORS = np.array([0.01, 0.3, 0.02, 0.0001])
LOG_CELL, LOG_LEAN = np.log([0.5, 0.7]), np.log([0.2, 0.3])


@pytest.fixture
def layout() -> Layout:
    """Two sources, each with one cell, on two curves."""
    plan = [("Tanks", "X"), ("Guns", "X"), ("Tanks", "Y"), ("Guns", "Y")]
    rows = [claim(row, 50, 9.0, category=category, source=source) for row, (category, source) in enumerate(plan)]
    return layout_of(LossTable("t", tuple(rows), ""))


def divided(layout: Layout):
    """The division of VALUES, alike in all chains."""
    said = StreamMeans(np.tile(VALUES, (N_CHAINS, 1)), np.tile(ERRORS, (N_CHAINS, 1)))
    spreads = (np.tile(log, (N_CHAINS, 1)) for log in (LOG_CELL, LOG_LEAN))
    return marginalise(layout, said, said.value - LEVEL[0], *spreads)


def joint(layout: Layout) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of levels about their middle and cell leans given VALUES, by plain linear algebra."""
    rows, n_curves = np.arange(VALUES.size), len(layout.curves)
    reads = np.zeros((VALUES.size, n_curves + len(layout.cells)))
    reads[rows, layout.stream_curve] = 1.0
    reads[rows, n_curves + layout.stream_cell] = 1.0
    own = np.exp(2.0 * LOG_LEAN[layout.stream_source]) + ERRORS
    prior = np.concatenate([np.full(n_curves, LEVEL[1] ** -2), np.exp(-2.0 * LOG_CELL[layout.cell_source])])
    covariance = np.linalg.inv(np.diag(prior) + reads.T @ (reads / own[:, None]))
    return covariance @ reads.T @ ((VALUES - LEVEL[0]) / own), covariance


def test_the_density_is_that_of_one_joint_normal(layout: Layout) -> None:
    """With levels and leans integrated away, what is said is normal."""
    same_curve = layout.stream_curve[:, None] == layout.stream_curve
    same_cell = layout.stream_cell[:, None] == layout.stream_cell
    cell = np.exp(LOG_CELL)[layout.cell_source][layout.stream_cell]
    own = np.exp(2.0 * LOG_LEAN[layout.stream_source]) + ERRORS
    spread = LEVEL[1] ** 2 * same_curve + cell**2 * same_cell + np.diag(own)
    truth = multivariate_normal(np.full(VALUES.size, LEVEL[0]), spread).logpdf(VALUES)
    np.testing.assert_allclose(divided(layout).log_marginal - 0.5 * VALUES.size * np.log(2 * np.pi), truth, rtol=1e-9)


def test_what_is_believed_at_streams_is_read_off_the_joint_normal(layout: Layout) -> None:
    """Mean and covariance of level plus cell lean, for streams in any order and more than once."""
    mean, covariance = joint(layout)
    streams = np.array([2, 0, 0, 3, 1])
    reads = np.zeros((streams.size, mean.size))
    reads[np.arange(5), layout.stream_curve[streams]] = 1.0
    reads[np.arange(5), len(layout.curves) + layout.stream_cell[streams]] = 1.0
    middle, spread = divided(layout).at(layout, streams)
    for chain in range(N_CHAINS):
        np.testing.assert_allclose(middle[chain], reads @ mean, rtol=1e-9)
        np.testing.assert_allclose(spread[chain], reads @ covariance @ reads.T, rtol=1e-8, atol=1e-12)


def test_draws_have_the_mean_and_covariance_of_the_joint_normal(layout: Layout) -> None:
    """Of 40,000 draws, each mean and each variance is within five standard errors."""
    mean, covariance = joint(layout)
    marginal, random, n = divided(layout), np.random.default_rng(4), 20_000
    drawn = np.concatenate([np.concatenate(marginal.drawn(random), axis=1) for _ in range(n)])
    spread = np.diag(covariance)
    np.testing.assert_allclose(drawn.mean(axis=0), mean, atol=5.0 * np.sqrt(spread.max() / (2 * n)))
    np.testing.assert_allclose(drawn.var(axis=0), spread, rtol=5.0 * np.sqrt(2.0 / (2 * n)))
    correlation = np.corrcoef(drawn.T)
    truth = covariance / np.sqrt(spread[:, None] * spread)
    np.testing.assert_allclose(correlation, truth, atol=5.0 / np.sqrt(2 * n))
