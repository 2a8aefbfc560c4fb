"""Blocks: every parameter has a place of its own, and only long streams drift."""

import numpy as np

from passmuster.ledger.losses import LossBound, LossClaim
from passmuster.losses.blocks import CurveBlock, block_of
from passmuster.losses.statements import BY_NAME, Curve, statements_of
from worlds.small_war import claim

TANKS = Curve("A", "Tanks", False)


def block(rows: list[LossClaim]) -> CurveBlock:
    """The block of tanks of A, with five knots and three nodes."""
    statements = statements_of(rows)
    streams = list(dict.fromkeys(one.stream for one in statements))
    stream = np.array([streams.index(one.stream) for one in statements])
    return block_of(0, TANKS, np.zeros(len(streams), dtype=int), statements, stream, (5, 3))


def long_stream(**more: object) -> list[LossClaim]:
    """Nine numbers over half a year."""
    return [claim(row, 10 + 20 * row, 100.0 + 30 * row, **more) for row in range(9)]


def test_every_parameter_has_its_place() -> None:
    """Knots, pace, leans, drifts and habits stand behind one another, and nothing overlaps."""
    made = CurveBlock(TANKS, 5, 3, streams=(0, 1, 2), drifting=(0, 2), bounded=(1,))
    places = [*range(5), made.pace, *range(made.size)[made.leans]]
    places += [*range(made.size)[made.drift(0)], *range(made.size)[made.drift(1)], *range(made.size)[made.habits]]
    assert places == list(range(made.size))


def test_how_shares_moved_has_its_place_where_people_are_counted() -> None:
    """Behind all others, at each node but the last; of goods nothing moves."""
    people = CurveBlock(Curve("A", "Military", True), 5, 3, streams=(0,), drifting=(0,), bounded=(0,))
    assert (people.moving.start, people.moving.stop) == (people.habits.stop, people.size)
    assert people.size == people.habits.stop + 2
    goods = CurveBlock(TANKS, 5, 3, streams=(0,), drifting=(0,), bounded=(0,))
    assert goods.size == goods.habits.stop


def test_only_long_streams_drift() -> None:
    """Eight numbers or more over 120 days or more; a crowd of numbers within weeks cannot tell a drift from a lean."""
    crowd = [claim(20 + row, 10 + 4 * row, 101.0 + 30 * row, source="Y") for row in range(9)]
    few = [claim(40 + row, 10 + 60 * row, 101.0 + 30 * row, source="Z") for row in range(4)]
    assert block([*long_stream(), *crowd, *few]).drifting == (0,)


def test_daily_numbers_make_no_drift() -> None:
    """Only running totals count towards one."""
    assert block(long_stream(is_daily=True)).drifting == ()


def test_who_prints_bounds_has_a_habit() -> None:
    """A floor or a ceiling gives one, a range with both ends and a point none."""
    floor = claim(0, 10, 100.0, bound=LossBound.AT_LEAST)
    ends = [
        claim(1, 10, 90.0, bound=LossBound.AT_LEAST, source="Y"),
        claim(2, 10, 120.0, bound=LossBound.AT_MOST, source="Y"),
    ]
    assert block([floor, *ends, claim(3, 10, 100.0, source="Z")]).bounded == (0,)


def test_a_list_of_names_neither_drifts_nor_has_a_habit() -> None:
    """It leans nowhere, and is a floor by what it is."""
    made = block(long_stream(source=f"N{BY_NAME}", bound=LossBound.AT_LEAST))
    assert (made.drifting, made.bounded) == ((), ())
