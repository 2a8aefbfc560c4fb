"""Series: the claims on one category of one side as arrays, and where each parameter stands."""

import numpy as np

from passmuster.losses.published.series import cells_of, series_of, shape_basis
from worlds.small_war import claim

ROWS = [
    claim(0, 5, 10.0),
    claim(1, 9, 20.0, bound="at_least"),
    claim(2, 9, 15.0, source="Y"),
    claim(3, 9, 3.0, category="Guns", source="Y", is_daily=True),
]


def test_each_side_and_category_is_a_series() -> None:
    """Claims are sorted into series in the order in which those are first spoken of."""
    tanks, guns = series_of(ROWS, 7)
    assert (tanks.category, tanks.sources, tanks.day.tolist()) == ("Tanks", ("X", "Y"), [5, 9, 9])
    assert (guns.category, guns.is_daily.tolist()) == ("Guns", [True])


def test_numbers_of_weeks_are_passed_over() -> None:
    """The paper has days and totals only."""
    weekly = claim(4, 9, 30.0, source="Z", is_daily=True, span=7)
    assert [one.sources for one in series_of([*ROWS, weekly], 7)] == [one.sources for one in series_of(ROWS, 7)]


def test_fixed_weights_read_shift_intercept_and_lean() -> None:
    """Each claim reads the intercept, its source's lean, and the shift of its bound where it is one."""
    tanks, _ = series_of(ROWS, 7)
    assert tanks.bounded == (("at_least", "X"),)
    np.testing.assert_array_equal(tanks.fixed, [[0, 1, 1, 0], [1, 1, 1, 0], [0, 1, 0, 1]])
    assert tanks.first_kept == 8


def test_cells_are_sources_on_sides() -> None:
    """A source's leans on one side have one mean, whatever the category."""
    assert cells_of(series_of(ROWS, 7)) == [("X", "A"), ("Y", "A")]


def test_splines_add_up_to_one() -> None:
    """The first column is the slope, which ends at one; the splines of each day add up to one."""
    basis = shape_basis(120)
    assert basis[-1, 0] == 1.0
    np.testing.assert_allclose(basis[:, 1:].sum(axis=1), 1.0)
