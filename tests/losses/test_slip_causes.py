"""What may have happened to a number: each cause is named when it is the one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.losses.slip_causes import SlipCause, SlipKind, Surroundings, cause_of_slip

AROUND = Surroundings(
    expected=27_440.0, a_day=200.0, elsewhere={"Tanks": 1240.0}, earlier=((60, 21_000.0), (70, 24_000.0))
)


@pytest.mark.parametrize(
    ("printed", "cause"),
    [
        (1236.0, SlipCause(SlipKind.OTHER_COLUMN, column="Tanks")),
        (180.0, SlipCause(SlipKind.DAY_AS_TOTAL, number=200.0)),
        (2744.0, SlipCause(SlipKind.DIGIT_DROPPED, digits="6")),
        (277_440.0, SlipCause(SlipKind.DIGIT_TOO_MANY, digits="7")),
        (72_440.0, SlipCause(SlipKind.DIGITS_EXCHANGED, digits="72")),
        (21_000.0, SlipCause(SlipKind.STALE_REPEAT, number=60.0)),
        (15_500.0, SlipCause(SlipKind.FALL)),
        (90_001.0, SlipCause(SlipKind.UNKNOWN)),
    ],
)
def test_the_cause_is_named(printed: float, cause: SlipCause) -> None:
    """Each way of going wrong is named with what shows it."""
    assert cause_of_slip(printed, AROUND) == cause


def test_a_wrong_unit_is_named_where_no_digit_explains_it() -> None:
    """A number a hundred times too small lacks two digits, and is of another unit."""
    assert cause_of_slip(31.0, Surroundings(3_100.0)) == SlipCause(SlipKind.WRONG_UNIT, number=100.0)


@given(st.integers(10_000, 99_999), st.integers(1, 4))
def test_a_dropped_digit_is_seen_wherever_it_stood(number: int, place: int) -> None:
    """Five digits without one of the later four are never left without a cause."""
    digits = str(number)
    printed = float(digits[:place] + digits[place + 1 :])
    assert cause_of_slip(printed, Surroundings(float(number))).kind is not SlipKind.UNKNOWN
