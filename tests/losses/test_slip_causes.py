"""What may have happened to a number: each cause is named when it is the one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.losses.slip_causes import Surroundings, explain_slip

AROUND = Surroundings(
    expected=27_440.0, a_day=200.0, elsewhere={"Tanks": 1240.0}, earlier=((60, 21_000.0), (70, 24_000.0))
)


@pytest.mark.parametrize(
    ("printed", "cause"),
    [
        (1236.0, "it fits the column Tanks of the same source and day"),
        (180.0, "it fits the day alone, about 200, filed as a total"),
        (2744.0, "a digit dropped"),
        (277_440.0, "a digit too many"),
        (72_440.0, "the digits 7 and 2 exchanged"),
        (21_000.0, "the number of day 60 again"),
        (15_500.0, "a running total that falls"),
        (90_001.0, "no simple cause found"),
    ],
)
def test_the_cause_is_named(printed: float, cause: str) -> None:
    """Each way of going wrong is told by its own words."""
    assert cause in explain_slip(printed, AROUND)


def test_the_size_of_the_miss_is_told() -> None:
    """A small miss is told in per cent, a large one as a multiple."""
    assert "10 % above it" in explain_slip(110.0, Surroundings(100.0))
    assert "1/4.0 of it" in explain_slip(25.0, Surroundings(100.0))
    assert "4.0 times it" in explain_slip(400.0, Surroundings(100.0))


@given(st.integers(10_000, 99_999), st.integers(1, 4))
def test_a_dropped_digit_is_seen_wherever_it_stood(number: int, place: int) -> None:
    """Five digits without one of the later four are never left without a cause."""
    digits = str(number)
    printed = float(digits[:place] + digits[place + 1 :])
    assert "no simple cause" not in explain_slip(printed, Surroundings(float(number)))
