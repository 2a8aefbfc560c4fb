"""Lone statements: the chance of a slip is that of the integral, and what streams say stays one with the weights."""

import numpy as np
import pytest
from scipy import stats

from passmuster.ledger.losses import LossTable
from passmuster.losses.layout import Layout
from passmuster.losses.marginal import marginalise, stream_means
from passmuster.losses.printing import Augmentation
from passmuster.losses.priors import LEVEL, NOISE_RANGE
from passmuster.losses.sampler import initial_state
from passmuster.losses.singletons import update_singletons
from passmuster.losses.state import GibbsState
from passmuster.observation.witness import SLIP_SCALE
from worlds.small_war import claim, layout_of

LOG_NOISE, SHARE = np.log(0.1), 0.1


@pytest.fixture
def layout() -> Layout:
    """Two numbers of X; one of Y on a day and one in all, each alone; one of Z."""
    rows = [claim(0, 30, 400.0), claim(1, 60, 900.0), claim(2, 60, 2_700.0, source="Y")]
    rows += [claim(3, 60, 20.0, source="Y", is_daily=True), claim(4, 60, 1_000.0, source="Z")]
    return layout_of(LossTable("alone.csv", tuple(rows), ""))


def one_chain(layout: Layout, random: np.random.Generator) -> tuple[GibbsState, Augmentation, np.ndarray]:
    """One chain with known spreads and shares, and what each statement has of level plus lean."""
    state = initial_state(layout, 1, random)
    state.log_cell_spread[:], state.log_lean_spread[:] = np.log(0.4), np.log(0.3)
    state.log_noise_middle[:], state.log_noise[:], state.slip_share[:] = LOG_NOISE, LOG_NOISE, SHARE
    each = np.array([[7.0, 7.1, 9.4, 7.4, 6.8]])
    shape = each.shape
    return (
        state,
        Augmentation(np.zeros(shape), np.full(shape, 50.0), np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)),
        each,
    )


def test_who_is_alone(layout: Layout) -> None:
    """Those whose noise no other statement shares; a day and a total of one source differ."""
    assert [layout.statements[row].rows[0] for row in layout.singletons.tolist()] == [2, 3, 4]


def test_what_is_said_follows_the_weights(layout: Layout) -> None:
    """What is returned is what the changed weights say; statements that are not alone keep theirs."""
    random = np.random.default_rng(2)
    state, augmented, each = one_chain(layout, random)
    before = augmented.precision.copy()
    for _ in range(10):
        said = update_singletons(layout, state, augmented, each, random)
    again = stream_means(layout, augmented.precision, each)
    np.testing.assert_allclose(said.value, again.value)
    np.testing.assert_allclose(said.variance, again.variance)
    changed = np.flatnonzero(augmented.precision[0] != before[0])
    assert set(changed.tolist()) == set(layout.singletons.tolist())


def test_the_chance_of_a_slip_is_that_of_the_integral(layout: Layout) -> None:
    """One statement against all others, its own noise and weight integrated numerically."""
    random = np.random.default_rng(5)
    state, augmented, each = one_chain(layout, random)
    row = layout.singletons[0]
    layout.__dict__["singletons"] = layout.singletons[:1]
    others, spread = _others(layout, state, augmented, each, row)
    # The day's number of the same source speaks of the same lean.
    around = state.stream_shares(layout)[0, layout.stream[row]] + LEVEL[0]
    beside, day = augmented.precision[0, row + 1], each[0, row + 1] - around
    before = 1.0 / (spread + 0.3**2)
    error = each[0, row] - around - (before * others + beside * day) / (before + beside)
    slipped = SHARE * _density(error, 1.0 / (before + beside), None)
    sound = (1.0 - SHARE) * _density(error, 1.0 / (before + beside), layout.rounding[row])
    expected = slipped / (slipped + sound)
    assert 0.05 < expected < 0.95
    is_slip = np.zeros((40, 400))
    for at in np.ndindex(is_slip.shape):
        update_singletons(layout, state, augmented, each, random)
        is_slip[at] = augmented.is_slip[0, row]
    # Steps are alike for some twenty rounds, batches of 400 hardly.
    error_of_mean = is_slip.mean(axis=1).std(ddof=1) / np.sqrt(40)
    assert is_slip.mean() == pytest.approx(expected, abs=4.0 * error_of_mean)
    assert error_of_mean < 0.03


def _others(
    layout: Layout, state: GibbsState, augmented: Augmentation, each: np.ndarray, row: int
) -> tuple[float, float]:
    """Mean and variance of level plus cell lean of the statement's stream without anything of that stream."""
    mine = layout.stream == layout.stream[row]
    precision = np.where(mine, 1e-12, augmented.precision)
    said = stream_means(layout, precision, each)
    around = state.stream_shares(layout) + LEVEL[0]
    marginal = marginalise(layout, said, said.value - around, state.log_cell_spread, state.log_lean_spread)
    mean, covariance = marginal.at(layout, layout.stream[[row]])
    return float(mean[0, 0]), float(covariance[0, 0, 0])


def _density(error: float, spread: float, rounding: float | None) -> float:
    """How likely the error is with a weight and, if no slip, a noise of any size."""
    grid = (np.arange(400) + 0.5) / 400
    weights = stats.gamma(2.0, scale=0.5).ppf(grid)
    noise = np.exp(LOG_NOISE + NOISE_RANGE * stats.norm.ppf(grid))
    scale = np.array([SLIP_SCALE]) if rounding is None else np.sqrt(noise**2 + rounding**2 + 1e-6)
    variance = spread + scale[:, None] ** 2 / weights
    return float(np.mean(stats.norm.pdf(error, scale=np.sqrt(variance))))
