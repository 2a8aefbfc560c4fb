"""Points of streams: which claims are points, in which order, and reading between them."""

from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.losses import LossBound
from passmuster.losses.checks.points import PrintedTotal, floors_by_stream, number_on, points_by_stream
from passmuster.losses.statements import Stream
from worlds.running_totals import points_of
from worlds.small_war import claim


def test_bounds_and_numbers_of_the_day_are_no_points() -> None:
    """What is left stands by day, then by row."""
    rows = [claim(0, 9, 5.0), claim(1, 3, 2.0), claim(2, 4, 9.0, bound="at_least"), claim(3, 5, 1.0, is_daily=True)]
    assert points_by_stream(rows) == {Stream("X", "A", "Tanks"): (PrintedTotal(3, 2.0, 1), PrintedTotal(9, 5.0, 0))}


def test_floors_are_those_of_streams_that_print_nothing_else() -> None:
    """A floor beside numbers is a bound of them, and no count of its own."""
    rows = [claim(0, 9, 5.0, bound=LossBound.AT_LEAST), claim(1, 3, 2.0, bound=LossBound.AT_LEAST)]
    assert floors_by_stream(rows) == {Stream("X", "A", "Tanks"): (PrintedTotal(3, 2.0, 1), PrintedTotal(9, 5.0, 0))}
    assert floors_by_stream([*rows, claim(2, 4, 9.0)]) == {}


@given(st.lists(st.integers(1, 500), min_size=1, max_size=9, unique=True))
def test_a_point_is_read_as_it_stands(days: list[int]) -> None:
    """On its own day each point gives its number, and between two points nothing lies outside them."""
    points = points_of((day, 3.0 * day) for day in sorted(days))
    assert [number_on(points, point.day) for point in points] == [point.number for point in points]
    assert min(days) * 3.0 <= number_on(points, (min(days) + max(days)) // 2) <= max(days) * 3.0
