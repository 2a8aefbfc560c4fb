"""Spreads of leans: their posterior by two roads, and lists of names that keep theirs."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses.layout import Layout
from passmuster.losses.marginal import StreamMeans, marginalise
from passmuster.losses.priors import CELL_SPREAD, LEAN_SPREAD, LEVEL
from passmuster.losses.sampler import initial_state
from passmuster.losses.spreads import LEANS_ALONE, SPREADS, draw_spreads, draw_spreads_integrated
from passmuster.losses.state import GibbsState
from passmuster.losses.statements import BY_NAME
from worlds.small_war import claim, layout_of

N_CHAINS, N_ROUNDS = 2000, 60
VALUES = np.array([6.0, 6.5, 5.2, 7.0])


@pytest.fixture
def layout() -> Layout:
    """One source on four goods, and a list of names."""
    rows = [claim(row, 50, 9.0, category=name) for row, name in enumerate(("Tanks", "Guns", "Ships", "Jets"))]
    rows.append(claim(9, 50, 9.0, category="Military Deaths", source=f"N{BY_NAME}"))
    return layout_of(LossTable("t", tuple(rows), ""))


def settled(layout: Layout, random: np.random.Generator) -> GibbsState:
    """Chains whose spreads start at their priors' middles."""
    state = initial_state(layout, N_CHAINS, random)
    state.log_cell_spread[:, 0], state.log_lean_spread[:, 0] = CELL_SPREAD[0], LEAN_SPREAD[0]
    return state


def test_given_leans_a_spread_has_its_posterior(layout: Layout) -> None:
    """The mean of the log spread of leans that are known, against the integral over a grid."""
    random = np.random.default_rng(1)
    state = settled(layout, random)
    leans = np.array([0.3, -0.2, 0.5, 0.1])
    own = layout.stream_source == 0
    state.x[:, layout.stream_places[own]] = leans
    state.cell_lean[:] = 0.0
    means = []
    for sweep in range(N_ROUNDS):
        draw_spreads(layout, state, random)
        if sweep >= N_ROUNDS // 2:
            means.append(state.log_lean_spread[:, 0].mean())
    grid = np.linspace(-5.0, 3.0, 4001)
    log_posterior = -0.5 * ((grid - LEAN_SPREAD[0]) / LEAN_SPREAD[1]) ** 2 - 4.0 * grid
    log_posterior -= 0.5 * np.sum(leans**2) * np.exp(-2.0 * grid)
    weight = np.exp(log_posterior - log_posterior.max())
    # Chains are independent, and their spread is that of the posterior, below 0.5.
    assert np.mean(means) == pytest.approx(np.average(grid, weights=weight), abs=5.0 * 0.5 / np.sqrt(N_CHAINS))


def test_with_leans_integrated_away_a_spread_has_its_posterior(layout: Layout) -> None:
    """The mean of the log spread of cells, against the marginal density over a grid, with the others held."""
    random = np.random.default_rng(2)
    state = settled(layout, random)
    value = np.tile([*VALUES, 6.0], (N_CHAINS, 1))
    said = StreamMeans(value, np.full_like(value, 0.01))
    for _ in range(N_ROUNDS):
        draw_spreads_integrated(layout, state, said, SPREADS[:1], random)
    grid = np.linspace(-4.0, 3.0, 141)
    one = StreamMeans(value[:1], said.variance[:1])
    left = one.value - state.stream_shares(layout)[:1] - LEVEL[0]
    log_posterior = np.array([
        _log_marginal(layout, one, left, state, log_cell) - 0.5 * ((log_cell - CELL_SPREAD[0]) / CELL_SPREAD[1]) ** 2
        for log_cell in grid
    ])  # fmt: skip
    weight = np.exp(log_posterior - log_posterior.max())
    wanted = np.average(grid, weights=weight)
    assert state.log_cell_spread[:, 0].mean() == pytest.approx(wanted, abs=5.0 * CELL_SPREAD[1] / np.sqrt(N_CHAINS))


def _log_marginal(layout: Layout, said: StreamMeans, left: np.ndarray, state: GibbsState, log_cell: float) -> float:
    """Log density of what is said with this spread of the first source's cells."""
    spreads = state.log_cell_spread[:1].copy()
    spreads[0, 0] = log_cell
    return float(marginalise(layout, said, left, spreads, state.log_lean_spread[:1]).log_marginal[0])


def test_what_comes_back_is_the_marginal_under_what_spreads_become(layout: Layout) -> None:
    """The next draw of levels and cells may rest on it."""
    random = np.random.default_rng(3)
    state = settled(layout, random)
    value = np.tile([*VALUES, 6.0], (N_CHAINS, 1))
    said = StreamMeans(value, np.full_like(value, 0.01))
    found = draw_spreads_integrated(layout, state, said, LEANS_ALONE, random)
    left = said.value - state.stream_shares(layout) - LEVEL[0]
    again = marginalise(layout, said, left, state.log_cell_spread, state.log_lean_spread)
    np.testing.assert_allclose(found.log_marginal, again.log_marginal)
    np.testing.assert_allclose(found.half, again.half)


def test_lists_of_names_keep_their_spread(layout: Layout) -> None:
    """How far they lean is fixed beforehand, and no round moves it."""
    random = np.random.default_rng(4)
    state = settled(layout, random)
    before = state.log_cell_spread[:, 1].copy(), state.log_lean_spread[:, 1].copy()
    value = np.tile([*VALUES, 6.0], (N_CHAINS, 1))
    draw_spreads_integrated(layout, state, StreamMeans(value, np.full_like(value, 0.01)), SPREADS, random)
    draw_spreads(layout, state, random)
    np.testing.assert_array_equal(state.log_cell_spread[:, 1], before[0])
    np.testing.assert_array_equal(state.log_lean_spread[:, 1], before[1])
