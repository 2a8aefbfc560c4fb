"""Claims of losses: repeats, and what a category counts."""

import pytest

from passmuster.ledger.losses import LossTable, population_of
from worlds.small_war import claim


def table(*counts: float) -> LossTable:
    """A table of claims of one day, a row for each count."""
    return LossTable("t", tuple(claim(row, 5, count) for row, count in enumerate(counts)), "")


def test_a_repeat_points_to_the_row_that_said_it_first() -> None:
    """The first of equal rows is distinct, and all others repeat it."""
    found = table(7.0, 8.0, 7.0, 7.0)
    assert dict(found.repeat_of) == {2: 0, 3: 0}
    assert [row.row for row in found.distinct] == [0, 1]


def test_rows_keep_their_numbers_when_others_go() -> None:
    """What is left out leaves no trace but a gap."""
    assert [row.row for row in table(7.0, 8.0, 9.0).without(frozenset({1})).claims] == [0, 2]


@pytest.mark.parametrize(
    ("category", "population"),
    [("Military Deaths", "Military"), ("Civilian Injuries", "Civilian"), ("Tanks", ""), ("Armoured Vehicles", "")],
)
def test_people_are_counted_by_population(category: str, population: str) -> None:
    """What stands before the last word is whose dead they are; goods have no population."""
    assert population_of(category) == population
