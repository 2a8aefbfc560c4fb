"""Tests of the patterns of time: what each takes for a month, a year or a weekday."""

import pytest

from passmuster.reading.days.patterns import MONTH_YEAR, MONTHS, ORDINALS, WEEKDAYS, YEAR_ALONE


@pytest.mark.parametrize("month", ["March", "Mar", "Mar.", "Sept", "Sep.", "September", "May"])
def test_months_in_full_and_short(month: str) -> None:
    """With a point or without."""
    match = MONTH_YEAR.search(f"in {month} 2014")
    assert match is not None
    assert (match["m"].rstrip("."), match["y"]) == (month.rstrip("."), "2014")


@pytest.mark.parametrize("word", ["Marching 2014", "Mayor 2014", "Decide 2014", "in 2014 men", "of 20145"])
def test_what_only_looks_like_one(word: str) -> None:
    """Words that begin like a month, and numbers that look like a year."""
    assert MONTH_YEAR.search(word) is None
    assert YEAR_ALONE.search(word) is None


def test_every_word_of_the_calendar_stands_once() -> None:
    """Twelve months, seven weekdays, twelve ordinals."""
    assert (len(set(MONTHS)), len(set(WEEKDAYS)), len(ORDINALS)) == (12, 7, 12)
