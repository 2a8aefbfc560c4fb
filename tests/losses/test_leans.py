"""Meanings and levels: the weights of well-separated modes are right, and chains pass between them."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from passmuster.ledger.losses import LossTable
from passmuster.losses import leans, marginal
from passmuster.losses.assembly import Assembly
from passmuster.losses.measures import MEASURES, log_shares, log_weights
from passmuster.losses.sampler import ChainLengths, initial_state, sample
from worlds.small_war import claim, layout_of

N_CHAINS = 3


def said_by(values: list[float]) -> marginal.StreamMeans:
    """What streams say, alike in all chains, with small errors."""
    value = np.tile(values, (N_CHAINS, 1))
    return marginal.StreamMeans(value, np.full_like(value, 0.01))


@pytest.mark.parametrize("deaths", [8.0, 8.7, 9.1, 9.6, 10.4])
def test_the_weights_of_meanings_are_those_of_the_integral(deaths: float) -> None:
    """Probabilities of all readings of two columns equal the normal densities of what they say, leans integrated."""
    rows = [claim(0, 50, 9.0, category="Military Deaths"), claim(1, 90, 9.0, category="Military Casualties")]
    layout = layout_of(LossTable("t", tuple(rows), ""))
    random = np.random.default_rng(1)
    state = initial_state(layout, N_CHAINS, random)
    level = np.full((N_CHAINS, 1), 9.5)
    said = said_by([deaths, 9.4])
    chances = leans._draw_meanings(layout, state, said, level, random)

    shares = log_shares(state.logit_killed, state.logit_permanent)[:, 0]
    for chain in range(N_CHAINS):
        lean, cell = np.exp(state.log_lean_spread[chain, 0]), np.exp(state.log_cell_spread[chain, 0])
        spread = (lean**2 + 0.01) * np.eye(2) + cell**2
        weight = np.zeros((len(MEASURES), len(MEASURES)))
        for one in range(len(MEASURES)):
            for other in range(len(MEASURES)):
                mean = 9.5 + np.array([shares[chain, one], shares[chain, other]])
                prior = log_weights(layout.streams[0])[one] + log_weights(layout.streams[1])[other]
                weight[one, other] = np.exp(prior) * multivariate_normal(mean, spread).pdf([deaths, 9.4])
        weight /= weight.sum()
        np.testing.assert_allclose(chances[chain, 0], weight.sum(axis=1), atol=1e-9)
        np.testing.assert_allclose(chances[chain, 1], weight.sum(axis=0), atol=1e-9)


def test_blocks_are_drawn_from_their_normal() -> None:
    """The precision that the sparse pattern gives a block is that of its prior and statements written out plainly."""
    rows = [claim(row, day, 50.0 * day) for row, day in enumerate((5, 30, 90, 150, 200))]
    layout = layout_of(LossTable("t", tuple(rows), ""))
    state = initial_state(layout, 2, np.random.default_rng(2))
    assembly = Assembly(layout)
    precision = np.array([[1.0, 2.0, 3.0, 4.0, 5.0], [5.0, 4.0, 3.0, 2.0, 1.0]])
    size = layout.blocks[0].size
    with_claims = assembly.matrices(state, precision).reshape(2, size, size)
    without = assembly.matrices(state, 0.0 * precision).reshape(2, size, size)
    design = assembly.design.toarray()
    for chain in range(2):
        plain = design.T @ np.diag(precision[chain]) @ design
        np.testing.assert_allclose(with_claims[chain] - without[chain], plain, atol=1e-9)
        assert np.linalg.eigvalsh(without[chain]).min() > 0.0


def test_a_day_of_loss_on_a_total_that_stands_still_is_no_trap() -> None:
    """Where a source has a day's losses that its own totals deny, blocks are still accepted one time in ten or more."""
    rows = [claim(row, day, 18.0 + day // 100) for row, day in enumerate(range(20, 200, 9))]
    rows += [claim(50, 110, 11.0, is_daily=True), claim(51, 150, 3.0, is_daily=True)]
    layout = layout_of(LossTable("t", tuple(rows), ""))
    draws, _ = sample(layout, np.random.default_rng(6), ChainLengths(2, 120, 60, 1), lambda _: None)
    assert draws.accepted[0] > 0.1


def test_chains_pass_between_modes() -> None:
    """With a column far from both readings, chains begun apart agree on the weights: they differ by less than 0.15."""
    rows = [claim(row, day, 100.0 * day, category="Military Deaths") for row, day in enumerate(range(5, 200, 5))]
    rows += [
        claim(100 + row, day, 60.0 * day * (1 + 0.1 * (row % 3)), category="Military Casualties", source="Y")
        for row, day in enumerate(range(10, 200, 20))
    ]
    layout = layout_of(LossTable("t", tuple(rows), ""))
    draws, _ = sample(layout, np.random.default_rng(4), ChainLengths(4, 60, 400, 1), lambda _: None)
    killed = draws.meaning_chance[:, 0, MEASURES.index("killed")]
    assert 0.02 < killed.mean() < 0.98
    assert np.ptp(killed) < 0.15
