"""Influential statements weighed anew: the algebra by two roads, who is influential, and chances that are right."""

import numpy as np
import pytest
from scipy import stats

from passmuster.ledger.losses import LossTable
from passmuster.losses.assembly import Assembly, lean_precision
from passmuster.losses.collapsed_slips import influential_rows, update_collapsed_slips
from passmuster.losses.printing import Augmentation, beliefs
from passmuster.losses.sampler import initial_state
from passmuster.losses.state import GibbsState
from passmuster.observation.witness import SLIP_SCALE
from worlds.small_war import claim, layout_of, small_war


def assembled_anew(assembly: Assembly, state: GibbsState, augmented: Augmentation) -> tuple[np.ndarray, np.ndarray]:
    """Matrices and linear terms put together from the statements."""
    layout = assembly.layout
    weighted = augmented.precision * (augmented.believed - assembly.offset)
    sides = (assembly.design.T @ weighted.T).T + assembly.fixed_side
    centre = state.cell_lean[:, layout.stream_cell] + state.stream_shares(layout)
    sides[:, layout.stream_places] += lean_precision(state, layout) * centre
    return assembly.matrices(state, augmented.precision), sides


@pytest.fixture
def setting() -> tuple[Assembly, GibbsState, Augmentation, np.random.Generator]:
    """A small war at the start of a lengths, each statement with a weight of its own."""
    random = np.random.default_rng(8)
    layout = layout_of(small_war(4, slips=5).table)
    state = initial_state(layout, 2, random)
    shape = beliefs(layout, state.x).shape
    believed = np.broadcast_to(layout.printing.printed, shape).copy()
    augmented = Augmentation(
        believed, random.gamma(2.0, 20.0, shape), np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    )
    return Assembly(layout), state, augmented, random


def test_changed_in_place_is_as_if_put_together_anew(setting) -> None:
    """Precision, linear term and weights stay one: two roads to the same numbers."""
    assembly, state, augmented, random = setting
    before = augmented.precision.copy()
    matrices, sides = assembled_anew(assembly, state, augmented)
    influential = {
        0: np.flatnonzero(assembly.layout.curve == 0)[:6],
        2: np.flatnonzero(assembly.layout.curve == 2)[-6:],
    }
    for _ in range(20):
        update_collapsed_slips(assembly, state, augmented, matrices, sides, influential, random)
    assert np.mean(augmented.precision != before) > 0.0
    again_matrices, again_sides = assembled_anew(assembly, state, augmented)
    np.testing.assert_allclose(matrices, again_matrices, rtol=1e-9, atol=1e-7)
    np.testing.assert_allclose(sides, again_sides, rtol=1e-9, atol=1e-7)
    untouched = np.setdiff1d(np.arange(before.shape[1]), np.concatenate(list(influential.values())))
    np.testing.assert_array_equal(augmented.precision[:, untouched], before[:, untouched])


def test_the_chance_of_a_slip_is_that_of_the_integral() -> None:
    """Of one statement against what its curve is believed to be, slips come as often as the closed form says."""
    layout = layout_of(LossTable("one.csv", (claim(0, 30, 1000.0), claim(1, 60, 9_000.0, source="Y")), ""))
    random = np.random.default_rng(5)
    state, assembly = initial_state(layout, 1, random), Assembly(layout)
    state.log_noise[:] = np.log(0.2)
    state.slip_share[:] = 0.1
    # With the second source's noise shared by nobody it would be drawn anew; here it is held.
    layout.__dict__["statements_in"] = np.full(len(layout.units), 2)
    believed = layout.printing.printed[None].copy()
    augmented = Augmentation(believed, np.full(believed.shape, 25.0), *np.zeros((2, *believed.shape), dtype=bool))
    matrices, sides = assembled_anew(assembly, state, augmented)
    covariance = np.linalg.inv(matrices[0].reshape(assembly.layout.blocks[0].size, -1))
    reads = assembly.reads(1)
    spread, middle = reads @ covariance @ reads, reads @ covariance @ sides[0]
    left = 1.0 - 25.0 * spread
    others, error = spread / left, (believed[0, 1] - middle) / left

    def density(scale: float) -> float:
        """How likely the error is with a weight of any size: normal given the weight, the weight integrated out."""
        weights = stats.gamma(2.0, scale=0.5).ppf((np.arange(20_000) + 0.5) / 20_000)
        return float(np.mean(stats.norm.pdf(error, scale=np.sqrt(others + scale**2 / weights))))

    slipped, sound = 0.1 * density(SLIP_SCALE), 0.9 * density(float(np.hypot(0.2, layout.rounding[1])))
    expected = slipped / (slipped + sound)
    assert 0.05 < expected < 0.95
    count, n = 0, 6_000
    for _ in range(n):
        update_collapsed_slips(assembly, state, augmented, matrices, sides, {0: np.array([1])}, random)
        count += int(augmented.is_slip[0, 1])
    # Steps are alike for some three sweeps; four standard errors of as many independent ones.
    assert count / n == pytest.approx(expected, abs=4.0 * np.sqrt(expected * (1.0 - expected) * 6.0 / n))


def test_who_is_influential(setting) -> None:
    """Statements that may have slipped and stand alone are; those in a crowd, sure ones, bounds and days are not."""
    assembly, state, _, _ = setting
    layout = assembly.layout
    sure = np.zeros((2, len(layout.statements)))
    assert influential_rows(assembly, state, sure) == {}
    lone = int(np.flatnonzero(layout.stream == int(np.argmin(layout.statements_of)))[0])
    doubted = sure.copy()
    doubted[:, lone] = 0.4
    found = {number: rows.tolist() for number, rows in influential_rows(assembly, state, doubted).items()}
    assert found == {int(layout.curve[lone]): [lone]}
    assert sum(map(len, influential_rows(assembly, state, np.full_like(sure, 0.4)).values())) > 0
