"""Meanings: the weights of well-separated modes are right, and draws follow them."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from passmuster.ledger.losses import LossTable
from passmuster.losses.marginal import StreamMeans
from passmuster.losses.meanings import draw_meanings
from passmuster.losses.measures import MEASURES, log_shares, log_weights
from passmuster.losses.sampler import initial_state
from worlds.small_war import claim, layout_of

N_CHAINS = 3


def said_by(values: list[float]) -> StreamMeans:
    """What streams say, alike in all chains, with small errors."""
    value = np.tile(values, (N_CHAINS, 1))
    return StreamMeans(value, np.full_like(value, 0.01))


@pytest.mark.parametrize("deaths", [8.0, 8.7, 9.1, 9.6, 10.4])
def test_the_weights_of_meanings_are_those_of_the_integral(deaths: float) -> None:
    """Probabilities of all readings of two columns equal the normal densities of what they say, leans integrated."""
    rows = [claim(0, 50, 9.0, category="Military Deaths"), claim(1, 90, 9.0, category="Military Casualties")]
    layout = layout_of(LossTable("t", tuple(rows), ""))
    random = np.random.default_rng(1)
    state = initial_state(layout, N_CHAINS, random)
    level = np.full((N_CHAINS, 1), 9.5)
    said = said_by([deaths, 9.4])
    chances = draw_meanings(layout, state, said, level, random)

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


def test_meanings_are_drawn_as_often_as_they_are_likely() -> None:
    """Over many chains a meaning is drawn as often as its probability says; goods are never doubted."""
    rows = (claim(0, 50, 9.0, category="Military Deaths"), claim(1, 50, 9.0))
    layout, n = layout_of(LossTable("t", rows, "")), 20_000
    random = np.random.default_rng(2)
    state = initial_state(layout, n, random)
    state.logit_killed[:], state.logit_permanent[:] = -1.0, 0.0
    state.log_lean_spread[:] = state.log_cell_spread[:] = np.log(0.5)
    said = StreamMeans(np.tile([8.7, 3.0], (n, 1)), np.full((n, 2), 0.01))
    chances = draw_meanings(layout, state, said, np.full((n, 2), 9.5), random)
    drawn = np.mean(state.meaning[:, :1] == np.arange(len(MEASURES)), axis=0)
    np.testing.assert_allclose(drawn, chances[0, 0], atol=5.0 * 0.5 / np.sqrt(n))
    np.testing.assert_array_equal(state.meaning[:, 1], 0)
