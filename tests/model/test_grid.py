"""The steps of a fit: fine where claims crowd, long where nobody speaks."""

import numpy as np
import pytest

from passmuster.model.clock import Clock
from passmuster.model.grid import ALWAYS_WEEKLY, LONGEST, MOST_STEPS, Grid, make_grid
from passmuster.observation.reading_off import read_level
from worlds.small_case import START, claim

CLOCK = Clock(START, 300)


def said(*weeks: int):
    """One claim of strength in each of these weeks."""
    return [claim(f"c{n}", 7 * week + 3, "present", 1000.0) for n, week in enumerate(weeks)]


@pytest.mark.parametrize("weeks", [(), (5, 6, 7), (5, 150, 290), tuple(range(0, 300, 2))])
def test_steps_fill_the_case_without_gap(weeks):
    """Steps begin with the case, end with it, and are at least a week long."""
    grid = make_grid(CLOCK, said(*weeks))
    assert grid.ticks[0] == 0
    assert grid.ticks[-1] == CLOCK.n_weeks
    assert grid.weeks.min() >= 1


def test_short_wars_have_a_step_a_week():
    """Half a year is walked week by week even when nobody speaks."""
    assert make_grid(Clock(START, ALWAYS_WEEKLY), []).is_weekly


def test_where_nobody_speaks_steps_are_quarters():
    """Without claims a year and more is cut into quarters."""
    assert set(make_grid(Clock(START, 8 * LONGEST), []).weeks.tolist()) == {LONGEST}


def test_where_claims_crowd_steps_are_weeks():
    """A season in which many speak is walked week by week, but for rounding, and the silent rest in quarters."""
    grid = make_grid(Clock(START, 160), said(*range(70, 84)))
    crowded = [length for length, end in zip(grid.weeks, grid.ticks[1:], strict=True) if 71 <= end <= 83]
    # A step that ends between two weeks ends with the nearer one.
    assert np.mean(crowded) < 1.1
    assert grid.weeks[0] >= LONGEST - 1


def test_a_count_of_one_week_is_not_spread_over_a_quarter():
    """What happened in a few days is read off steps as short as they are."""
    window = claim("w", 7 * 100 + 6, "killed", 50.0, as_of_start=START.fromordinal(START.toordinal() + 700))
    grid = make_grid(CLOCK, [window])
    assert grid.weeks[grid.step_of(100)] <= 2


def test_a_count_of_a_night_asks_for_a_step():
    """A window that begins and ends within one week is as good as any other, whatever its weekday."""
    for weekday in range(7):
        first = START.fromordinal(START.toordinal() + 700 + weekday)
        night = claim("n", 700 + weekday, "killed", 15.0, as_of_start=first)
        grid = make_grid(CLOCK, [night])
        assert grid.weeks[grid.step_of(100)] <= 2


def test_cost_is_bounded():
    """However much is said over however long, there are no more steps than a fit can afford."""
    assert make_grid(Clock(START, 1500), said(*range(0, 1500, 3))).n_steps <= MOST_STEPS


def test_paths_are_straight_within_a_step():
    """Weekly paths go through the ticks and are straight between them; values hold throughout."""
    grid = Grid((0, 2, 3, 6))
    paths = np.array([[0.0, 4.0, 4.0, 10.0]])
    assert grid.weekly_paths(paths).tolist() == [[0.0, 2.0, 4.0, 4.0, 6.0, 8.0, 10.0]]
    assert grid.weekly_values(np.array([[1.0, 2.0, 3.0]])).tolist() == [[1.0, 1.0, 2.0, 3.0, 3.0, 3.0]]


def test_padding_is_weeks_that_come_after():
    """Steps that only pad leave the others as they are."""
    assert Grid((0, 4, 5)).padded(4).ticks == (0, 4, 5, 6, 7)


@pytest.mark.parametrize("ticks", [(0, 1, 2, 3, 4), (0, 3, 4, 11, 24)])
@pytest.mark.parametrize("position", [-1.0, 0.0, 0.4, 3.0, 3.7, 8.25, 24.0, 30.0])
def test_a_level_is_what_the_weekly_paths_have_there(ticks, position):
    """Reading one day off the steps gives to the last bit what is read off the paths of every week."""
    grid, paths = Grid(ticks), np.random.default_rng(1).standard_normal((5, len(ticks)))
    np.testing.assert_array_equal(
        grid.level(lambda tick: paths[:, tick], position), read_level(grid.weekly_paths(paths), position)
    )
