"""Levels and leans: drawn together they have the posterior that plain linear algebra gives, and accounts are kept."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses.layout import Layout
from passmuster.losses.leans import draw_leans
from passmuster.losses.marginal import levels
from passmuster.losses.printing import Augmentation, beliefs
from passmuster.losses.sampler import initial_state
from worlds.small_war import claim, layout_of

N_CHAINS = 200


@pytest.fixture
def layout() -> Layout:
    """Two sources on two goods and on the dead of a side, two numbers of each."""
    plan = [(source, name) for source in "XY" for name in ("Tanks", "Guns", "Military Deaths")]
    rows = [
        claim(2 * place + late, 60 + 90 * late, 1000.0 + 7 * place + late, category=name, source=source)
        for place, (source, name) in enumerate(plan)
        for late in range(2)
    ]
    return layout_of(LossTable("t", tuple(rows), ""))


def augmentation(layout: Layout) -> Augmentation:
    """Printed numbers taken at their word, with one precision."""
    believed = np.broadcast_to(layout.printing.printed, (N_CHAINS, len(layout.statements))).copy()
    return Augmentation(believed, np.full(believed.shape, 400.0), *np.zeros((2, *believed.shape), dtype=bool))


def test_what_is_said_stays_said(layout: Layout) -> None:
    """However levels and leans divide, beliefs stay within a few noises of the numbers: sums are what is known."""
    random = np.random.default_rng(1)
    state = initial_state(layout, N_CHAINS, random)
    for _ in range(5):
        draw_leans(layout, state, augmentation(layout), random)
    totals = np.flatnonzero(layout.day == layout.day.max())
    error = (beliefs(layout, state.x) - layout.printing.printed)[:, totals]
    # The shape between the two days is held; the later number is missed by noise and by the shape's own error.
    assert np.abs(error.mean(axis=0)).max() < 0.6


def test_levels_lie_between_what_sources_say(layout: Layout) -> None:
    """With leans centred on none, the mean level is near what both sources say, and each chain has its own."""
    random = np.random.default_rng(2)
    state = initial_state(layout, N_CHAINS, random)
    found = []
    for _ in range(20):
        draw_leans(layout, state, augmentation(layout), random)
        found.append(levels(layout, state))
    tanks = np.mean(found[5:], axis=(0, 1))[[curve.what for curve in layout.curves].index("Tanks")]
    assert tanks == pytest.approx(np.log(1000.0), abs=0.5)
    assert np.std(found[-1][:, 0]) > 0.1


def test_chances_of_meanings_are_probabilities(layout: Layout) -> None:
    """Of each stream they add up to one, and goods have one meaning."""
    random = np.random.default_rng(3)
    state = initial_state(layout, N_CHAINS, random)
    chances = draw_leans(layout, state, augmentation(layout), random)
    np.testing.assert_allclose(chances.sum(axis=2), 1.0)
    goods = [number for number, stream in enumerate(layout.streams) if not stream.curve.is_people]
    np.testing.assert_array_equal(chances[:, goods, 0], 1.0)


def test_without_people_shares_stay(layout: Layout) -> None:
    """A table of goods alone has no share to move."""
    goods = layout_of(LossTable("t", (claim(0, 60, 900.0), claim(1, 90, 800.0, source="Y")), ""))
    random = np.random.default_rng(4)
    state = initial_state(goods, 3, random)
    before = state.logit_killed.copy()
    believed = np.broadcast_to(goods.printing.printed, (3, 2)).copy()
    draw_leans(goods, state, Augmentation(believed, np.full((3, 2), 50.0), *np.zeros((2, 3, 2), dtype=bool)), random)
    np.testing.assert_array_equal(state.logit_killed, before)
