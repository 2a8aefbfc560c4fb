"""Running totals that fall, begin anew, stand at nought or wander, and sound ones of which nothing is said."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.checks.running import exchanged_digits, look_at_floors, look_at_running_total, one_a_day
from passmuster.losses.statements import Stream
from worlds.running_totals import points_of, steady

STREAM = Stream("X", "A", "Tanks")


def looked(said: list[tuple[int, float]]) -> list[LossCheck]:
    """What is found of one stream."""
    return list(look_at_running_total(STREAM, points_of(said)))


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 400)), min_size=1, max_size=60))
def test_of_a_total_that_never_falls_nothing_is_said(steps: list[tuple[int, int]]) -> None:
    """Whatever its pace, and however long it stands still."""
    day, number, said = 0, 5.0, []
    for days, more in steps:
        day, number = day + days, number + more
        said.append((day, number))
    assert looked(said) == []


def test_numbers_of_the_day_are_known_by_their_falls() -> None:
    """As many falls as there are, of as many steps; every row is told."""
    (found,) = looked([(10 * at, 140 + (at * 37) % 29) for at in range(1, 31)])
    assert (found.kind, found.rows) == (CheckKind.DAILY_AS_TOTAL, tuple(range(30)))
    assert found.numbers[1] == 29.0
    assert found.numbers[0] > 7.0


def test_a_count_of_floors_begun_anew_is_told_and_nothing_less() -> None:
    """Those who count pictures print floors alone, and nobody was told that such a count had started again."""
    anew = [*steady(6), *((70 + 10 * at, 40.0 + 37.0 * at) for at in range(6))]
    lower = [*steady(6), *((70 + 10 * at, 210.0 + 37.0 * at) for at in range(2))]
    (found,) = look_at_floors(STREAM, points_of(anew))
    assert (found.kind, found.rows, found.day) == (CheckKind.RESTART, (5, 6), 70)
    wandering = [(10 * at, float((at * 37) % 29 + 1)) for at in range(1, 31)]
    for said in (lower, wandering, anew[3:], steady(9)):
        assert list(look_at_floors(STREAM, points_of(said))) == []


def test_a_count_begun_anew_is_told_from_a_revision() -> None:
    """Both falls last; what is left tells which it was, and both rows are told."""
    anew = [*steady(6), *((70 + 10 * at, 40.0 + 37.0 * at) for at in range(6))]
    lower = [*steady(6), *((70 + 10 * at, 210.0 + 37.0 * at) for at in range(2))]
    for said, kind in ((anew, CheckKind.RESTART), (lower, CheckKind.REVISION)):
        (found,) = looked(said)
        assert (found.kind, found.rows, found.day) == (kind, (5, 6), 70)
        assert found.numbers == (said[5][1], said[6][1])


def test_a_lone_number_too_high_or_too_low_is_out_of_order_and_no_restart() -> None:
    """The row itself is told, not the sound one after it; what falls by less than a fiftieth is passed over."""
    for wrong in (20.0, 9000.0):
        said = steady(9)
        said[4] = (said[4][0], wrong)
        (found,) = looked(said)
        assert (found.kind, found.rows) == (CheckKind.FALLS, (4,))
    assert looked([(1, 1000.0), (2, 1200.0), (3, 1190.0), (4, 1300.0)]) == []


def test_exchanged_digits_are_told_with_both_rows() -> None:
    """5218 for 5128, though it is the next number that falls; a wide gap between neighbours proves nothing."""
    (found,) = looked([(34, 4990), (35, 5060), (36, 5218), (37, 5215), (38, 5300)])
    assert (found.kind, found.rows, found.numbers) == (CheckKind.DIGITS_EXCHANGED, (2, 3), (5218.0, 5128.0))
    assert looked([(34, 2000), (35, 5218), (36, 5118), (37, 9000)])[0:] == []


def test_weekly_numbers_filed_as_totals_are_told_as_such() -> None:
    """Taken for numbers of the day they would tell seven times too many."""
    said = [(7 * week, 100 + (week * 37) % 61) for week in range(1, 30)]
    (found,) = looked(said)
    assert (found.kind, found.numbers[2]) == (CheckKind.WEEKLY_AS_TOTAL, 7.0)
    (other,) = looked([(day + week % 2, number) for week, (day, number) in enumerate(said)])
    assert other.kind is CheckKind.DAILY_AS_TOTAL


def test_no_digits_are_exchanged_in_numbers_that_waver() -> None:
    """A source that is 3 % out at each number falls now and then, and is told of falls alone."""
    random = np.random.default_rng(5)
    said = [(day, round(180.0 * day * np.exp(0.03 * random.standard_normal()))) for day in range(3, 300, 3)]
    kinds = [found.kind for found in looked(said)]
    assert kinds == [CheckKind.FALLS]
    assert sum(after < before for (_, before), (_, after) in pairwise(said)) > 10


def test_exchanged_digits_are_told_where_a_total_grows_fast() -> None:
    """4478 for 4748, 0.3 % off the line between neighbours 6 % apart; the same fall far off the line is a fall."""
    (found,) = looked([(35, 4498), (36, 4627), (37, 4478), (38, 4900), (39, 5047)])
    assert (found.kind, found.numbers) == (CheckKind.DIGITS_EXCHANGED, (4478.0, 4748.0))
    (other,) = looked([(35, 4498), (36, 4627), (37, 4478), (38, 6100), (39, 6250)])
    assert (other.kind, other.rows) == (CheckKind.FALLS, (2,))


def test_a_nought_after_a_count_is_told() -> None:
    """And a nought before the first count is not."""
    (found,) = looked([(90, 0), (110, 1980), (120, 0), (130, 2120)])
    assert (found.kind, found.rows, found.numbers) == (CheckKind.ZERO_AFTER_COUNTS, (2,), (1980.0,))


def test_two_numbers_for_a_day_are_told_from_rounding() -> None:
    """Forty per cent apart are told once for the stream, one per cent is nothing."""
    (found,) = looked([(10, 100), (10, 140), (20, 150), (20, 151), (30, 200)])
    assert (found.kind, found.rows, found.numbers) == (CheckKind.TWO_NUMBERS, (0, 1), (1.0, 100.0, 140.0))


@pytest.mark.parametrize(("number", "made"), [(5218.0, {2518.0, 5128.0, 5281.0}), (10.0, set()), (77.0, set())])
def test_exchanges_keep_the_digits_and_the_length(number: float, made: set[float]) -> None:
    """Like digits change nothing, and no number begins with nought."""
    assert set(exchanged_digits(number)) == made


def test_the_last_row_of_a_day_stands_for_it() -> None:
    """One point a day, in order."""
    assert [point.row for point in one_a_day(points_of([(1, 5), (1, 6), (2, 9)]))] == [1, 2]
