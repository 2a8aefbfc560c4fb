"""Meanings: the weights of well-separated modes are right, and draws follow them."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from passmuster.ledger.losses import LossTable
from passmuster.losses.cells import SaidOfCells
from passmuster.losses.layout import Layout
from passmuster.losses.marginal import StreamMeans, stream_means
from passmuster.losses.meanings import draw_few_slips, draw_meanings, step_spreads
from passmuster.losses.measures import MEASURES, log_shares, log_weights
from passmuster.losses.printing import Augmentation, statement_noise
from passmuster.losses.priors import CELL_SPREAD, LEAN_SPREAD
from passmuster.losses.sampler import initial_state
from passmuster.losses.state import GibbsState
from passmuster.observation.witness import SLIP_SCALE
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


def a_column_of_two(n: int) -> tuple[Layout, GibbsState, Augmentation, np.ndarray]:
    """Chains on two numbers of deaths that differ by a factor of ten, and two of casualties that agree."""
    rows = [claim(0, 50, 900.0, category="Military Deaths"), claim(1, 90, 9000.0, category="Military Deaths")]
    rows += [claim(2, 50, 9.0, category="Military Casualties"), claim(3, 60, 9.0, category="Military Casualties")]
    layout, random = layout_of(LossTable("t", tuple(rows), "")), np.random.default_rng(5)
    state = initial_state(layout, n, random)
    state.logit_killed[:], state.logit_permanent[:], state.slip_share[:] = -1.0, 0.0, 0.1
    state.log_lean_spread[:], state.log_cell_spread[:], state.log_noise[:] = LEAN_SPREAD[0], CELL_SPREAD[0], np.log(0.1)
    each = np.tile([7.0, 9.0, 9.6, 9.7], (n, 1))
    scale = statement_noise(layout, state.log_noise)
    return layout, state, Augmentation(each.copy(), 1.0 / scale**2, *np.zeros((2, n, 4), dtype=bool)), each


def test_which_number_slipped_is_as_likely_as_the_integral_says() -> None:
    """Patterns of slips of a column come as often as their densities, of leans integrated and meanings summed."""
    n = 4000
    layout, state, augmented, each = a_column_of_two(n)
    random, level = np.random.default_rng(6), np.full((n, 1), 9.5)
    scale = statement_noise(layout, state.log_noise)[0]
    for _ in range(60):
        said = draw_few_slips(layout, state, augmented, each, level, random)
    np.testing.assert_allclose(said.value, stream_means(layout, augmented.precision, each).value)
    np.testing.assert_allclose(augmented.precision, 1.0 / np.where(augmented.is_slip, SLIP_SCALE, scale) ** 2)

    shares = log_shares(state.logit_killed, state.logit_permanent)[0, 0]
    lean, cell = np.exp(LEAN_SPREAD[0]), np.exp(CELL_SPREAD[0])
    alike = cell**2 + lean**2 * np.kron(np.eye(2), np.ones((2, 2)))
    weight = {}
    for pattern in product((False, True), repeat=4):
        spread = alike + np.diag(np.where(pattern, SLIP_SCALE, scale) ** 2)
        prior = np.prod(np.where(pattern, 0.1, 0.9))
        weight[pattern] = prior * sum(
            np.exp(log_weights(layout.streams[0])[one] + log_weights(layout.streams[1])[other])
            * multivariate_normal(9.5 + shares[[one, one, other, other]], spread).pdf(each[0])
            for one in range(len(MEASURES)) for other in range(len(MEASURES))
        )  # fmt: skip
    total = sum(weight.values())
    for pattern, chance in weight.items():
        drawn = np.mean(np.all(augmented.is_slip == pattern, axis=1))
        assert drawn == pytest.approx(chance / total, abs=5.0 * np.sqrt(0.25 / n))


def test_spreads_follow_their_posterior_with_meanings_summed_out() -> None:
    """The mean of the log spread of leans over many chains is that over a grid of both spreads."""
    n = 3000
    layout, state, augmented, each = a_column_of_two(n)
    random, level = np.random.default_rng(7), np.full((n, 1), 9.5)
    said = stream_means(layout, augmented.precision, each)
    for _ in range(80):
        step_spreads(layout, state, said, level, random)
    grid = np.linspace(-4.0, 3.0, 61)
    one = StreamMeans(said.value[:1], said.variance[:1])
    cells = SaidOfCells(layout, state_of_one(state), one, level[:1])
    log_posterior = np.array([
        [
            cells.log_density(np.array([[log_cell]]), np.array([[log_lean]]))[0, 0]
            - 0.5 * ((log_cell - CELL_SPREAD[0]) / CELL_SPREAD[1]) ** 2
            - 0.5 * ((log_lean - LEAN_SPREAD[0]) / LEAN_SPREAD[1]) ** 2
            for log_lean in grid
        ]
        for log_cell in grid
    ])  # fmt: skip
    weight = np.exp(log_posterior - log_posterior.max())
    wanted = np.average(grid, weights=weight.sum(axis=0)), np.average(grid, weights=weight.sum(axis=1))
    assert state.log_lean_spread.mean() == pytest.approx(wanted[0], abs=5.0 * LEAN_SPREAD[1] / np.sqrt(n))
    assert state.log_cell_spread.mean() == pytest.approx(wanted[1], abs=5.0 * CELL_SPREAD[1] / np.sqrt(n))


def state_of_one(state: GibbsState) -> GibbsState:
    """The first chain alone."""
    return replace(state, logit_killed=state.logit_killed[:1], logit_permanent=state.logit_permanent[:1])
