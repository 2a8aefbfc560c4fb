"""Numbers with words and marks beside them, and what is no number."""

import time

import pytest

from passmuster.store.aswritten import Written, as_written


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("300", "300", "300"), ("~ 300", "300", "300"), ("c. 1,200", "1200", "1200"),
        ("about 2 thousand", "2000", "2000"),
        ("1.5k", "1500", "1500"), ("1,200[a][12]", "1200", "1200"), ("300\u00b2", "300", "300"),
        ("300 (b)", "300", "300"),
        ("12\u202f000", "12000", "12000"), ("300+", "300", ""), ("> 300", "300", ""), ("at least 300", "300", ""),
        ("up to 300", "", "300"), ("\u2264300", "", "300"), ("10-12", "10", "12"),
        ("10 to 12 thousand", "10000", "12000"),
        ("~1,000\u20131,200*", "1000", "1200"), ("N/A", "", ""), ("\u2014", "", ""), ("12.0", "12", "12"),
    ],
)  # fmt: skip
def test_what_is_plain_is_understood(text: str, low: str, high: str) -> None:
    """Both ends of the number, one for a bound."""
    assert as_written(text) == Written(low, high)


@pytest.mark.parametrize("text", ["", "many", "two battalions", "12-10", "3/4", "1,2,3", "300 or 400", "none", "1e5+"])
def test_what_is_not_plain_is_left(text: str) -> None:
    """Nothing is guessed."""
    assert as_written(text) is None


def test_a_decimal_comma_has_points_between_thousands() -> None:
    """And the other way round."""
    assert as_written("1.200,5", decimal=",") == Written("1200.5", "1200.5")
    assert as_written("1,200.5") == Written("1200.5", "1200.5")
    assert as_written("1.200,5") is None


def test_a_long_cell_is_none_and_takes_no_time() -> None:
    """A cell may hold a megabyte of blanks."""
    began = time.process_time()
    assert as_written("1" + " " * 1_000_000 + "x") is None
    assert time.process_time() - began < 1.0
