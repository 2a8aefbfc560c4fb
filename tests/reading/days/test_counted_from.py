"""Days that are counted from another day of the sentence."""

from datetime import date

import pytest

from passmuster.reading.days.counted_from import counted_from
from passmuster.reading.days.named_days import named_days

MONDAY = date(2022, 11, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Monday, two days after two of them were killed", date(2022, 11, 12)),
        ("On Monday, a day after they fell", date(2022, 11, 13)),
        ("on 14 November 2022, 3 weeks after it began", date(2022, 10, 24)),
    ],
)
def test_a_day_so_long_before_another(text: str, day: date) -> None:
    """It stands right behind the day that it is counted from."""
    assert [one.first for one in named_days(text, 0, len(text), MONDAY)] == [MONDAY, day]


@pytest.mark.parametrize("text", ["On Monday it was said that two days after it they fell", "two days after they fell"])
def test_without_a_day_beside_it_nothing_is_counted(text: str) -> None:
    """It may be counted from anything."""
    assert list(counted_from(text, 0, len(text), [(9, MONDAY)])) == []
