"""What looks like a count and is none."""

from dataclasses import replace

import pytest

from passmuster.reading.numbers.not_counts import LARGEST, is_something_else
from passmuster.reading.numbers.number import Number
from worlds.one_sentence import parsed, place

NUMBER = Number(0, 0, 1, 1.0, 1.0, "exact")


def told(text: str, digits: str) -> bool:
    """Whether those digits of a sentence count something else."""
    s = parsed(text)
    at = place(s, digits)
    value = float(digits.replace(",", ""))
    return is_something_else(s, replace(NUMBER, first=at, core=at, stop=at + 1, low=value, high=value))


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("On March 12 it rained.", "12"),
        ("It began in 2022.", "2022"),
        ("He paid $300 for it.", "300"),
        ("He paid 300€ for it.", "300"),
        ("A Su-34 was lost.", "34"),
        ("Resolution 2270 holds.", "2270"),
        ("Brigade 810 fought.", "810"),
        ("They lost 40 % of it.", "40"),
        ("A 122 mm gun fired.", "122"),
        ("It was one in 3 of them.", "3"),
    ],
)
def test_numbers_of_other_things_are_told(text: str, digits: str) -> None:
    """Dates, years, money, models, units, shares, calibres and chances."""
    assert told(text, digits)


@pytest.mark.parametrize(
    ("text", "digits"), [("They lost 300 men.", "300"), ("Some 2022 soldiers came.", "2022"), ("They lost 12.", "12")]
)
def test_counts_are_left_alone(text: str, digits: str) -> None:
    """A year before a noun that is counted is a number of them."""
    assert not told(text, digits)


def test_ages_are_no_counts() -> None:
    """ "All of them under 30" counts nobody, "under 300" may."""
    s = parsed("All of them were under 30.")
    at = place(s, "under")
    age = replace(NUMBER, first=at, core=at + 1, stop=at + 2, low=None, high=30)
    assert is_something_else(s, age)
    assert not is_something_else(s, replace(age, high=300))


def test_numbers_beyond_anything_are_none() -> None:
    """More than there are of anything we read about."""
    s = parsed("They lost 300 men.")
    assert is_something_else(s, replace(NUMBER, first=2, core=2, stop=3, low=LARGEST * 2, high=None))


def test_a_span_of_years_is_none_unless_it_counts() -> None:
    """ "Between 1964 and 1973" is a time."""
    s = parsed("It lasted from 1964 to 1973.")
    at = place(s, "1964")
    assert is_something_else(s, Number(at, at, at + 3, 1964, 1973, "range"))
