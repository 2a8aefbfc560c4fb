"""Statements: what belongs together in one, and what does not."""

from passmuster.ledger.losses import population_of
from passmuster.losses.statements import Curve, Stream, statements_of
from worlds.small_war import claim


def test_a_floor_and_a_ceiling_of_one_day_are_one_range() -> None:
    """Two rows that bound one number from both sides make one statement with both ends."""
    (made,) = statements_of([claim(0, 9, 7000.0, bound="at_least"), claim(1, 9, 15000.0, bound="at_most")])
    assert (made.low, made.high, made.rows) == (7000.0, 15000.0, (0, 1))


def test_crossed_bounds_stay_apart() -> None:
    """A floor above the ceiling of the same day is no range."""
    assert len(statements_of([claim(0, 9, 15000.0, bound="at_least"), claim(1, 9, 7000.0, bound="at_most")])) == 2


def test_a_number_repeated_unchanged_is_one_statement_a_week() -> None:
    """Ten days of the same number make two statements, and no row is lost."""
    made = statements_of([claim(day, day + 1, 9000.0) for day in range(10)])
    assert [statement.day for statement in made] == [1, 8]
    assert sorted(row for statement in made for row in statement.rows) == list(range(10))


def test_the_same_number_weeks_apart_is_said_anew() -> None:
    """A number that comes back after more than three days is a statement of its own."""
    assert len(statements_of([claim(0, 10, 9000.0), claim(1, 14, 9000.0)])) == 2


def test_none_lost_is_less_than_one() -> None:
    """A claim of nought is a ceiling of one."""
    (made,) = statements_of([claim(0, 3, 0.0)])
    assert (made.low, made.high) == (None, 1.0)


def test_people_of_one_population_share_a_curve_and_goods_do_not() -> None:
    """Deaths and injuries of soldiers speak of one curve; tanks and jets of two."""
    deaths, injuries = Stream("X", "A", "Military Deaths"), Stream("X", "A", "Military Injuries")
    assert deaths.curve == injuries.curve == Curve("A", "Military", True)
    assert Stream("X", "A", "Tanks").curve != Stream("X", "A", "Jets").curve
    assert population_of("Civilian Casualties") == "Civilian"
    assert population_of("Tanks & Armored Combat Vehicles") == ""
