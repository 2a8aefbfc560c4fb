"""The precision of blocks: prior and statements written out plainly."""

import numpy as np

from passmuster.ledger.losses import LossTable
from passmuster.losses.assembly import Assembly, drift_covariance, lean_precision
from passmuster.losses.printing import beliefs
from passmuster.losses.priors import DRIFT_DAYS
from passmuster.losses.sampler import initial_state
from worlds.small_war import claim, layout_of


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


def test_an_even_pace_costs_nothing() -> None:
    """A total that grows as a power of time leaves the prior of steps about the pace untouched."""
    layout = layout_of(LossTable("t", (claim(0, 200, 900.0),), ""))
    even = np.append(1.3 * np.log(layout.knots) + 4.0, 1.3)
    np.testing.assert_allclose(Assembly(layout).steepness @ even, 0.0, atol=1e-9)


def test_drifts_forget_over_their_season() -> None:
    """Nodes so many days apart are alike by 1/e."""
    wanted = np.array([[1.0, np.exp(-1.0)], [np.exp(-1.0), 1.0]])
    np.testing.assert_allclose(drift_covariance(np.array([1.0, 1.0 + DRIFT_DAYS])), wanted)


def test_what_a_row_reads_of_its_block_is_its_belief() -> None:
    """The weights of a statement on its block give what its source believes of a running total."""
    rows = (claim(0, 40, 300.0), claim(1, 77, 500.0, source="Y"), claim(2, 90, 20.0, category="Guns"))
    layout = layout_of(LossTable("t", rows, ""))
    state, assembly = initial_state(layout, 1, np.random.default_rng(3)), Assembly(layout)
    for row in range(3):
        number = int(layout.curve[row])
        own = state.x[0, layout.offsets[number] : layout.offsets[number + 1]]
        np.testing.assert_allclose(assembly.reads(row) @ own, beliefs(layout, state.x)[0, row])


def test_leans_are_as_precise_as_their_source_is_steady() -> None:
    """The precision of a stream's lean about its cell is that of the spread of its source."""
    layout = layout_of(LossTable("t", (claim(0, 40, 300.0), claim(1, 77, 500.0, source="Y")), ""))
    state = initial_state(layout, 1, np.random.default_rng(3))
    state.log_lean_spread[0] = np.log([0.5, 0.1])
    np.testing.assert_allclose(lean_precision(state, layout), [[4.0, 100.0]])
