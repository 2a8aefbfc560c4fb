"""The sampler: where it starts, that it goes on where it stopped, that it is caught nowhere."""

import numpy as np

from passmuster.ledger.losses import LossTable
from passmuster.losses.layout import MANY, Layout
from passmuster.losses.measures import MEASURES
from passmuster.losses.priors import NAMED_SPREAD, PACE
from passmuster.losses.sampler import ChainLengths, initial_state, sample
from passmuster.losses.statements import BY_NAME
from worlds.small_war import claim, layout_of, small_war


def small_layout() -> Layout:
    """Part of a small war, with daily numbers."""
    rows = list(small_war(5).table.claims[:84])
    rows += [claim(900 + n, 40 + 20 * n, 8.0 + n, is_daily=True) for n in range(3)]
    return layout_of(LossTable("t", tuple(rows), ""))


def test_drawn_on_is_as_if_drawn_at_once() -> None:
    """Twelve draws, and eight more from where the chains stand, are the twenty of one run, bit for bit."""
    layout, warm_up = small_layout(), 40
    whole, _ = sample(layout, np.random.default_rng(3), ChainLengths(2, warm_up, 20, 1), lambda _: None)
    first, stand = sample(layout, np.random.default_rng(3), ChainLengths(2, warm_up, 12, 1), lambda _: None)
    rest, _ = sample(layout, stand, ChainLengths(2, 0, 8, 1), lambda _: None)
    np.testing.assert_array_equal(np.concatenate([first.x, rest.x], axis=1), whole.x)
    np.testing.assert_allclose(0.6 * first.slip_chance + 0.4 * rest.slip_chance, whole.slip_chance)


def test_a_table_of_long_streams_alone_is_drawn() -> None:
    """Where every stream has more statements than take steps of their own, none takes one, and chains go on."""
    rows = [claim(n, 1 + 4 * n, 100.0 + 7.0 * n + n % 3) for n in range(MANY + 1)]
    layout = layout_of(LossTable("t", tuple(rows), ""))
    assert not layout.is_movable.any()
    draws, _ = sample(layout, np.random.default_rng(3), ChainLengths(1, 5, 5, 1), lambda _: None)
    assert np.isfinite(draws.x).all()


def test_thinned_draws_are_some_of_all() -> None:
    """Every third sweep is kept, and averages are over all of them."""
    layout = small_layout()
    every, _ = sample(layout, np.random.default_rng(3), ChainLengths(1, 10, 9, 1), lambda _: None)
    third, _ = sample(layout, np.random.default_rng(3), ChainLengths(1, 10, 3, 3), lambda _: None)
    np.testing.assert_array_equal(third.x, every.x[:, ::3])
    np.testing.assert_array_equal(third.meaning_chance, every.meaning_chance)


def test_progress_runs_to_one() -> None:
    """The share done rises to 1."""
    shares: list[float] = []
    sample(small_layout(), np.random.default_rng(1), ChainLengths(1, 5, 5, 1), shares.append)
    assert shares == sorted(shares)
    assert (len(shares), shares[-1]) == (10, 1.0)


def test_starts_lie_about_what_is_printed() -> None:
    """Levels start near the median of what is printed, spread by a half; lists of names spread as they must."""
    rows = (claim(0, 100, 1000.0), claim(1, 100, 1000.0, source=f"N{BY_NAME}"))
    layout = layout_of(LossTable("t", rows, ""))
    state = initial_state(layout, 4000, np.random.default_rng(1))
    level = state.x[:, layout.knot_places[0, -1]]
    assert abs(level.mean() - np.log(1000.0)) < 5.0 * 0.5 / np.sqrt(4000)
    assert abs(level.std() - 0.5) < 0.05
    np.testing.assert_array_equal(state.x[:, layout.blocks[0].pace], PACE[0])
    np.testing.assert_array_equal(state.log_lean_spread[:, 1], np.log(NAMED_SPREAD))


def test_a_day_of_loss_on_a_total_that_stands_still_is_no_trap() -> None:
    """Where a source has a day's losses that its own totals deny, blocks are still accepted one time in ten or more."""
    rows = [claim(row, day, 18.0 + day // 100) for row, day in enumerate(range(20, 200, 9))]
    rows += [claim(50, 110, 11.0, is_daily=True), claim(51, 150, 3.0, is_daily=True)]
    layout = layout_of(LossTable("t", tuple(rows), ""))
    draws, _ = sample(layout, np.random.default_rng(6), ChainLengths(2, 120, 60, 1), lambda _: None)
    assert draws.accepted[0] > 0.1


def test_chains_pass_between_modes() -> None:
    """With a column far from both readings, chains begun apart agree on the weights: they differ by less than 0.15."""
    rows = [claim(row, day, 100.0 * day, category="Military Deaths") for row, day in enumerate(range(5, 200, 5))]
    rows += [
        claim(100 + row, day, 60.0 * day * (1 + 0.1 * (row % 3)), category="Military Casualties", source="Y")
        for row, day in enumerate(range(10, 200, 20))
    ]
    layout = layout_of(LossTable("t", tuple(rows), ""))
    draws, _ = sample(layout, np.random.default_rng(4), ChainLengths(4, 60, 400, 1), lambda _: None)
    killed = draws.meaning_chance[:, 0, MEASURES.index("killed")]
    assert 0.02 < killed.mean() < 0.98
    assert np.ptp(killed) < 0.15
