"""Curves: blocks follow what is sure, variances have their closed forms, what is not taken leaves no trace."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses.assembly import Assembly
from passmuster.losses.curves import draw_curves, draw_drift_weight, draw_roughness
from passmuster.losses.layout import Layout
from passmuster.losses.printing import Augmentation, beliefs
from passmuster.losses.priors import DRIFT_FREEDOM, PACE_ROUGHNESS
from passmuster.losses.sampler import initial_state
from worlds.small_war import claim, layout_of


@pytest.fixture
def layout() -> Layout:
    """A source that may drift and one that may not, all running totals."""
    rows = [claim(row, 20 + 15 * row, 101.0 + 40 * row) for row in range(12)]
    rows += [claim(20 + row, 60 * row + 30, 203.0 + 99 * row, source="Y") for row in range(3)]
    return layout_of(LossTable("t", tuple(rows), ""))


def augmentation(layout: Layout, n_chains: int, precision: float) -> Augmentation:
    """Printed numbers taken at their word, all with one precision."""
    believed = np.broadcast_to(layout.printing.printed, (n_chains, len(layout.statements))).copy()
    return Augmentation(believed, np.full(believed.shape, precision), *np.zeros((2, *believed.shape), dtype=bool))


def test_without_daily_numbers_every_block_is_taken(layout: Layout) -> None:
    """The draw is exact, and nothing has to be made up for."""
    random = np.random.default_rng(1)
    state = initial_state(layout, 3, random)
    assert draw_curves(Assembly(layout), state, augmentation(layout, 3, 50.0), random) == 1.0


def test_sure_numbers_are_followed(layout: Layout) -> None:
    """Beliefs come to lie where numbers of high precision are."""
    random = np.random.default_rng(2)
    state = initial_state(layout, 3, random)
    draw_curves(Assembly(layout), state, augmentation(layout, 3, 1e8), random)
    np.testing.assert_allclose(beliefs(layout, state.x), np.tile(layout.printing.printed, (3, 1)), atol=6e-4)


def test_a_block_that_is_not_taken_stays(layout: Layout) -> None:
    """Where daily numbers deny the stand-in, blocks of some chains are left as they were, whole."""
    rows = [claim(row, 20 + 15 * row, 101.0 + 40 * row) for row in range(12)]
    rows += [claim(30 + row, 30 + 40 * row, 300.0, is_daily=True, source="Y") for row in range(4)]
    daily, random = layout_of(LossTable("t", tuple(rows), "")), np.random.default_rng(3)
    state = initial_state(daily, 50, random)
    assembly, sure = Assembly(daily), augmentation(daily, 50, 400.0)
    for _ in range(10):
        draw_curves(assembly, state, sure, random)
    before = state.x.copy()
    accepted = draw_curves(assembly, state, sure, random)
    stayed = np.all(state.x == before, axis=1)
    assert 0.0 < stayed.mean() < 1.0
    assert accepted == pytest.approx(1.0 - stayed.mean())


def test_roughness_has_its_closed_form(layout: Layout) -> None:
    """Given its steps it is inverse gamma: the mean of its inverse is shape over rate."""
    random = np.random.default_rng(4)
    state = initial_state(layout, 1, random)
    knots, (freedom, centre) = layout.knots, PACE_ROUGHNESS
    state.x[0, layout.knot_places[0]] += random.standard_normal(knots.size)
    width = np.diff(np.log(knots))
    steps = np.diff(state.x[0, layout.knot_places[0]]) / width - state.x[0, layout.blocks[0].pace]
    shape, rate = (freedom + width.size) / 2.0, (freedom * centre**2 + np.sum(steps**2)) / 2.0
    inverse = np.empty(20_000)
    for place in range(inverse.size):
        draw_roughness(layout, state, random)
        inverse[place] = 1.0 / state.roughness[0, 0]
    assert inverse.mean() == pytest.approx(shape / rate, rel=5.0 / np.sqrt(shape * inverse.size))


def test_the_weight_of_a_drift_has_its_closed_form(layout: Layout) -> None:
    """A drift of nothing leaves a weight whose inverse has mean (freedom + nodes) / freedom; others stay at one."""
    random, assembly = np.random.default_rng(5), Assembly(layout)
    state = initial_state(layout, 20_000, random)
    draw_drift_weight(assembly, state, random)
    (stream,) = assembly.drifting
    shape = (DRIFT_FREEDOM + layout.nodes.size) / 2.0
    wanted = shape / (DRIFT_FREEDOM / 2.0)
    assert np.mean(1.0 / state.drift_weight[:, stream]) == pytest.approx(wanted, rel=5.0 / np.sqrt(shape * 20_000))
    others = np.delete(state.drift_weight, stream, axis=1)
    np.testing.assert_array_equal(others, 1.0)
