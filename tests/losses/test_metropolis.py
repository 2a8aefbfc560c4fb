"""Steps of drifts: where nothing is said the prior stays as it is, and beliefs follow what is moved."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses.layout import Layout
from passmuster.losses.metropolis import move_drifts, move_streams
from passmuster.losses.printing import beliefs
from passmuster.losses.priors import DRIFT_SPREAD
from passmuster.losses.sampler import initial_state
from worlds.small_war import claim, layout_of


@pytest.fixture
def layout() -> Layout:
    """A source of twelve numbers, among them floors, that may drift, and one of three that may not."""
    bounds = {True: "at_least", False: "point"}
    rows = [claim(row, 20 + 15 * row, 101.0 + 40 * row, bound=bounds[row % 3 == 0]) for row in range(12)]
    rows += [claim(20 + row, 60 * row + 30, 203.0 + 99 * row, source="Y") for row in range(3)]
    return layout_of(LossTable("drifts.csv", tuple(rows), ""))


def test_beliefs_follow(layout: Layout) -> None:
    """What is returned is what the moved unknowns say anew."""
    random = np.random.default_rng(1)
    state = initial_state(layout, 3, random)
    mean, before = beliefs(layout, state.x), state.x.copy()
    for _ in range(20):
        mean = move_drifts(layout, state, move_streams(layout, state, mean, random), random)
    assert np.any(state.x[:, layout.moved_drifts.places] != before[:, layout.moved_drifts.places])
    np.testing.assert_allclose(mean, beliefs(layout, state.x), rtol=1e-9, atol=1e-9)


def test_without_a_hearing_the_prior_stays(layout: Layout) -> None:
    """Where every number is surely a slip, weights and drifts have the moments of their prior."""
    random = np.random.default_rng(3)
    state = initial_state(layout, 400, random)
    state.slip_share[:] = 1.0 - 1e-12
    mean = beliefs(layout, state.x)
    # Slips lie around beliefs too, so that these are held where they are.
    layout.__dict__["moved_drifts"] = layout.moved_drifts._replace(reads=np.zeros_like(layout.moved_drifts.reads))
    standard, inverse = [], []
    for _ in range(150):
        mean = move_drifts(layout, state, mean, random)
        weight = state.drift_weight[:, layout.moved_drifts.streams]
        drift = state.x[:, layout.moved_drifts.places]
        standard.append(drift[:, 0] / (DRIFT_SPREAD * np.sqrt(weight)))
        inverse.append(1.0 / weight)
    # 400 chains of some ten independent draws each after the first third.
    tolerance = 5.0 * np.sqrt(2.0 / 4000)
    assert np.mean(np.square(standard[50:])) == pytest.approx(1.0, abs=tolerance)
    assert np.mean(inverse[50:]) == pytest.approx(1.0, abs=tolerance)
