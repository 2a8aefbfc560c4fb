"""Sums among columns: found with their parts, and not where columns merely grow together."""

from passmuster.ledger.losses import LossClaim
from passmuster.losses.checks.points import points_by_stream
from passmuster.losses.checks.sums import look_for_sums
from worlds.running_totals import rows_of_series

DAYS = range(10, 100, 10)


def table(off: int = 0) -> list[LossClaim]:
    """Tanks, trucks, and a total that is their sum, or lies off it."""
    tanks = rows_of_series(((day, 13 * day + 7) for day in DAYS), category="Tanks")
    trucks = rows_of_series(((day, 41 * day + 3) for day in DAYS), 100, category="Trucks")
    total = rows_of_series(((day, 54 * day + 10 + off * (day % 7)) for day in DAYS), 200, category="Total")
    return [*tanks, *trucks, *total]


def test_a_sum_is_told_with_its_parts() -> None:
    """Nine days of nine, and the rows of the sum alone."""
    (found,) = look_for_sums(points_by_stream(table()))
    assert (found.names, found.numbers, found.rows) == (("Tanks", "Trucks"), (9.0, 9.0), tuple(range(200, 209)))


def test_what_is_not_the_sum_to_the_unit_is_no_sum() -> None:
    """A unit beside it on most days is a count of its own."""
    assert not list(look_for_sums(points_by_stream(table(off=1))))


def test_small_numbers_prove_nothing() -> None:
    """One and two are three, in any war."""
    columns = (("Jets", 1), ("Ships", 2), ("Boats", 3))
    rows = [
        row
        for at, (name, number) in enumerate(columns)
        for row in rows_of_series(((day, number) for day in DAYS), 100 * at, category=name)
    ]
    assert not list(look_for_sums(points_by_stream(rows)))
