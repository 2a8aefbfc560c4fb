"""Steps of levels with leans and of spreads with leans: beliefs follow, and where nothing is heard the prior stays."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.special import ndtr

from passmuster.ledger.losses import LossBound, LossTable
from passmuster.losses.joint_moves import move_levels, stretch_leans
from passmuster.losses.layout import Layout
from passmuster.losses.marginal import levels
from passmuster.losses.printing import beliefs
from passmuster.losses.priors import LEAN_SPREAD, LEVEL
from passmuster.losses.sampler import initial_state
from passmuster.losses.state import GibbsState
from worlds.small_war import claim, layout_of

N_CHAINS, N_ROUNDS = 2000, 200
Move = Callable[[Layout, GibbsState, np.ndarray, np.random.Generator], np.ndarray]


@pytest.fixture
def layout() -> Layout:
    """Three sources, one of them on two goods."""
    rows = [claim(0, 40, 403.0), claim(1, 90, 907.0), claim(2, 60, 605.0, source="Y"), claim(3, 70, 711.0, source="Z")]
    rows.append(claim(4, 50, 303.0, category="Guns"))
    return layout_of(LossTable("t", tuple(rows), ""))


@pytest.mark.parametrize("move", [move_levels, stretch_leans])
def test_beliefs_follow(layout: Layout, move: Move) -> None:
    """What is returned is what the moved unknowns say anew, and something has moved."""
    random = np.random.default_rng(1)
    state = from_prior(layout, random)
    mean = before = beliefs(layout, state.x)
    for _ in range(5):
        mean = move(layout, state, mean, random)
    assert np.any(mean != before)
    np.testing.assert_allclose(mean, beliefs(layout, state.x), rtol=1e-9, atol=1e-9)


def unheard(layout: Layout) -> np.ndarray:
    """Statements without numbers: whatever is believed, they have nothing against it."""
    layout.__dict__["movable_rows"] = np.zeros(0, dtype=int)
    layout.__dict__["movable_printing"] = layout.printing.of(np.zeros(0, dtype=int))
    return np.zeros((N_CHAINS, len(layout.statements)))


def from_prior(layout: Layout, random: np.random.Generator) -> GibbsState:
    """Chains whose levels, spreads and leans come from their prior, cell leans being none."""
    state = initial_state(layout, N_CHAINS, random)
    level = LEVEL[0] + LEVEL[1] * random.standard_normal((N_CHAINS, len(layout.curves)))
    state.x[:, layout.knot_places] += (level - levels(layout, state))[:, :, None]
    spread = np.exp(state.log_lean_spread[:, layout.stream_source])
    state.x[:, layout.stream_places] = spread * random.standard_normal(spread.shape)
    return state


@pytest.mark.parametrize("move", [move_levels, stretch_leans])
def test_without_a_hearing_the_prior_stays(layout: Layout, move: Move) -> None:
    """Levels, spreads and leans keep the moments of their prior, and leans stay as wide as their spread says."""
    random = np.random.default_rng(2)
    state, mean = from_prior(layout, random), unheard(layout)
    before = state.x.copy()
    for _ in range(N_ROUNDS):
        mean = move(layout, state, mean, random)
    assert np.mean(state.x != before) > 0.05
    level = (levels(layout, state) - LEVEL[0]) / LEVEL[1]
    log_spread = (state.log_lean_spread - LEAN_SPREAD[0]) / LEAN_SPREAD[1]
    own = state.stream_offsets(layout) / np.exp(state.log_lean_spread[:, layout.stream_source])
    for values in (level, log_spread, own):
        assert np.mean(values) == pytest.approx(0.0, abs=5.0 / np.sqrt(N_CHAINS))
        assert np.mean(np.square(values)) == pytest.approx(1.0, abs=5.0 * np.sqrt(2.0 / N_CHAINS))


def _far_up(n: int, begun: float) -> float:
    """Share of chains far above n floors after a hundred rounds, begun so far above them."""
    floors = [claim(row, 200, 403.0 - row, bound=LossBound.AT_LEAST) for row in range(n)]
    layout, random = layout_of(LossTable("t", tuple(floors), "")), np.random.default_rng(3)
    state = initial_state(layout, N_CHAINS, random)
    state.x[:, layout.knot_places] += begun
    mean = beliefs(layout, state.x)
    for _ in range(100):
        mean = move_levels(layout, state, mean, random)
    return float(np.mean(levels(layout, state) > np.log(403.0) + 4.0))


def test_above_floors_a_level_goes_wherever_its_prior_does() -> None:
    """From one floor it is soon as often far above as the prior has it; from many, wherever it was begun."""
    floor, far = ((np.log(403.0) + above - LEVEL[0]) / LEVEL[1] for above in (0.0, 4.0))
    assert _far_up(1, 0.0) == pytest.approx(ndtr(-far) / ndtr(-floor), abs=5.0 * 0.5 / np.sqrt(N_CHAINS))
    assert _far_up(100, 0.0) == pytest.approx(_far_up(100, 6.0), abs=5.0 * np.sqrt(0.5 / N_CHAINS))
