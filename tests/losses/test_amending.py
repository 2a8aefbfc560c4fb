"""What a reader confirms is put right, row by row, and nothing else is touched."""

from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.losses import LossTable
from passmuster.losses.amending import Amendments, amended, renamed
from passmuster.losses.statements import Stream, stream_of
from worlds.running_totals import rows_of_series

X, Y = Stream("X", "A", "Tanks"), Stream("Y", "B", "Guns")
TABLE = LossTable(
    "t.csv",
    (
        *rows_of_series([(10, 100), (20, 250), (30, 40), (40, 90), (50, 30), (50, 60)]),
        *rows_of_series([(10, 7), (20, 9)], 6, source="Y", side="B", category="Guns"),
    ),
    "ab",
)


def counts(table: LossTable, stream: Stream = X) -> list[float]:
    """The numbers of a stream."""
    return [claim.count for claim in table.claims if stream_of(claim) == stream]


def test_a_count_begun_anew_is_carried_on() -> None:
    """Each restart adds the last number before it, and restarts add up."""
    once = amended(TABLE, Amendments(restarts=((X, 30),)))
    assert counts(once) == [100.0, 250.0, 290.0, 340.0, 280.0, 310.0]
    twice = amended(TABLE, Amendments(restarts=((X, 50), (X, 30))))
    assert counts(twice) == [100.0, 250.0, 290.0, 340.0, 370.0, 400.0]
    assert counts(twice, Y) == [7.0, 9.0]


def test_numbers_of_the_day_sides_vintages_and_streams_are_put_right() -> None:
    """Each by its own rule; rows keep their numbers."""
    assert all(claim.is_daily for claim in amended(TABLE, Amendments(daily=frozenset({X}))).claims[:6])
    weekly = amended(TABLE, Amendments(weekly=frozenset({X}))).claims[:6]
    assert {(claim.is_daily, claim.span) for claim in weekly} == {(True, 7)}
    moved = amended(TABLE, Amendments(other_side=((Y, "A"),)))
    assert {claim.side for claim in moved.claims} == {"A"}
    assert [claim.row for claim in amended(TABLE, Amendments(take_last=frozenset({X}))).claims] == [0, 1, 2, 3, 5, 6, 7]
    assert [claim.row for claim in amended(TABLE, Amendments(set_aside=frozenset({X}))).claims] == [6, 7]


def test_names_are_read_as_others() -> None:
    """Source, category or side, wherever the name stands."""
    assert {stream_of(claim) for claim in renamed(TABLE, {"Y": "X", "Guns": "Tanks", "B": "A"}).claims} == {X}


@given(st.lists(st.sampled_from([20, 30, 40, 50, 60]), unique=True))
def test_whatever_is_carried_on_the_last_numbers_differ_by_what_was_counted(days: list[int]) -> None:
    """No restart lowers a number, rows keep their order and places, and without restarts nothing changes."""
    after = amended(TABLE, Amendments(restarts=tuple((X, day) for day in days)))
    assert [claim.row for claim in after.claims] == [claim.row for claim in TABLE.claims]
    assert all(new >= old for new, old in zip(counts(after), counts(TABLE), strict=True))
    assert days or after == TABLE
