"""Rows under the wrong side: six that lie on the other side's series, and six that do not."""

import numpy as np

from passmuster.ledger.losses import LossClaim
from passmuster.losses.checks.points import points_by_stream
from passmuster.losses.checks.sides import look_for_other_side
from worlds.running_totals import rows_of_series


def table(factor: float, days: tuple[int, ...] = (35, 75, 95, 145, 205, 255)) -> list[LossClaim]:
    """A long series about A, and rows about B at `factor` times it."""
    long = rows_of_series((day, round(11 * day**1.3)) for day in range(10, 300, 10))
    return [*long, *rows_of_series(((day, round(factor * 11 * day**1.3)) for day in days), 100, side="B")]


def test_rows_that_fit_the_other_side_are_told() -> None:
    """All six, with the side that they fit; the long series is never the one astray."""
    (found,) = look_for_other_side(points_by_stream(table(1.005)))
    assert (found.rows, found.names) == (tuple(range(100, 106)), ("A",))


def test_ten_rows_tell_of_six() -> None:
    """A series need not be long to show whose the others are; of two equally long ones nobody can say."""
    days = (35, 75, 95, 145, 205, 255)
    for n, is_told in ((10, True), (6, False)):
        theirs = rows_of_series((day, 22 * day) for day in np.linspace(20, 280, n).round().astype(int).tolist())
        own = rows_of_series(((day, 22 * day) for day in days), 100, side="B")
        assert bool(list(look_for_other_side(points_by_stream([*theirs, *own])))) is is_told


def test_rows_of_another_size_number_or_reach_are_left_in_peace() -> None:
    """Ten per cent off, two rows, or rows of one level prove nothing."""
    for rows in (table(1.1), table(1.0, (35, 255)), table(1.0, (205, 210, 215))):
        assert not list(look_for_other_side(points_by_stream(rows)))


def test_rows_that_fill_a_gap_of_the_other_series_are_told() -> None:
    """A month under the wrong side does not double; where the other series goes on meanwhile, nothing is told."""
    days = tuple(range(85, 120, 5))
    own = rows_of_series(((day, 22 * day + 40) for day in days), 100, side="B")
    missing = rows_of_series((day, 22 * day) for day in range(10, 300, 5) if day not in days)
    (found,) = look_for_other_side(points_by_stream([*missing, *own]))
    assert (found.rows, found.names) == (tuple(range(100, 107)), ("A",))
    for every in (rows_of_series((day, 22 * day) for day in range(10, 300, 5)), missing[::4]):
        assert not list(look_for_other_side(points_by_stream([*every, *own])))
