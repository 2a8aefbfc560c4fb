"""What cells say, leans integrated away and meanings summed out: the formula against the integral by another road."""

import numpy as np
from scipy.special import logsumexp
from scipy.stats import multivariate_normal

from passmuster.ledger.losses import LossTable
from passmuster.losses.cells import SaidOfCells
from passmuster.losses.marginal import StreamMeans
from passmuster.losses.measures import MEASURES, log_shares, log_weights
from passmuster.losses.sampler import initial_state
from worlds.small_war import claim, layout_of

LOG_CELL, LOG_LEAN = np.log(0.6), np.log(0.3)
VALUES, VARIANCES = np.array([9.3, 9.1, 6.6, 7.9]), np.array([0.01, 0.04, 0.2, 0.01])


def said(log_cell: float, log_lean: float) -> tuple[float, float, SaidOfCells]:
    """Densities of a cell of people and one of goods, and what they are made from."""
    rows = [claim(0, 50, 9.0, category="Military Deaths"), claim(1, 90, 9.0, category="Military Casualties")]
    rows += [claim(2, 50, 9.0), claim(3, 50, 9.0, category="Guns")]
    layout = layout_of(LossTable("t", tuple(rows), ""))
    state = initial_state(layout, 1, np.random.default_rng(1))
    cells = SaidOfCells(layout, state, StreamMeans(VALUES[None], VARIANCES[None]), np.array([[9.5, 7.0, 7.5]]))
    people, goods = cells.log_density(np.array([[log_cell]]), np.array([[log_lean]]))[0]
    return float(people), float(goods), cells


def by_integral(log_cell: float, log_lean: float, cells: SaidOfCells) -> tuple[float, float]:
    """The same from normal densities of every reading."""
    spread = np.diag(np.exp(2.0 * log_lean) + VARIANCES) + np.exp(2.0 * log_cell)
    goods = multivariate_normal([7.0, 7.5], spread[2:, 2:]).logpdf(VALUES[2:])
    shares = log_shares(cells.state.logit_killed, cells.state.logit_permanent)[0, 0]
    deaths, casualties = (log_weights(stream) for stream in cells.layout.streams[:2])
    readings = [
        deaths[one] + casualties[other]
        + multivariate_normal([9.5 + shares[one], 9.5 + shares[other]], spread[:2, :2]).logpdf(VALUES[:2])
        for one in range(len(MEASURES)) for other in range(len(MEASURES))
    ]  # fmt: skip
    return float(logsumexp(readings)), float(goods)


def test_densities_are_those_of_the_integral_up_to_a_constant() -> None:
    """From one pair of spreads to another both change by as much as the normal densities do."""
    for log_cell, log_lean in ((-1.5, -2.0), (0.3, -1.0), (-0.5, 0.4)):
        first, second = said(LOG_CELL, LOG_LEAN), said(log_cell, log_lean)
        integrals = by_integral(LOG_CELL, LOG_LEAN, first[2]), by_integral(log_cell, log_lean, second[2])
        found = np.subtract(second[:2], first[:2])
        np.testing.assert_allclose(found, np.subtract(integrals[1], integrals[0]), rtol=1e-9)
