"""Tests of `passmuster.reading.days.told_of_past`."""

from datetime import date

import pytest

from passmuster.reading.days.told_of_past import past_year, year_from

LATER = date(2012, 8, 10)
CHAD = "It landed in August 1983. Nine of its men were killed on 7 April, and it left in November 1984."


def at(word: str, text: str = CHAD) -> int:
    """Where a word stands."""
    return text.index(word)


def test_what_is_told_moves_on_to_the_next_month_of_the_name() -> None:
    """April behind August 1983 is that of 1984, October that of 1983."""
    assert past_year(CHAD, at("7 April"), 4, LATER) == 1984
    assert past_year(CHAD, at("7 April"), 10, LATER) == 1983


def test_before_the_first_year_nothing_is_told() -> None:
    """What stands ahead of every year has none."""
    assert past_year(CHAD, 0, 4, LATER) is None


@pytest.mark.parametrize("published", [None, date(1985, 1, 1), date(1989, 12, 31)])
def test_a_report_of_its_time_is_reckoned_from_its_day(published: date | None) -> None:
    """Of a war that was fought within six years a report may name an old year and speak of last spring."""
    assert past_year(CHAD, at("7 April"), 4, published) is None


@pytest.mark.parametrize("word", ["on Monday", "yesterday", "last week", "two years ago", "in the past month"])
def test_what_is_reckoned_from_publication_tells_of_the_present(word: str) -> None:
    """One such word and the days of a text are those of its time."""
    text = f"It landed in August 1983. Fiji said {word} that two men were killed on 7 April."
    assert past_year(text, at("7 April", text), 4, LATER) is None


@pytest.mark.parametrize(("since", "month", "year"), [(8, 7, 1984), (8, 8, 1983), (8, 12, 1983), (0, 1, 1983)])
def test_the_year_in_which_a_month_comes_next(since: int, month: int, year: int) -> None:
    """A month of the name or behind it is of the same year; told from no month, so is every one."""
    assert year_from(1983, since, month) == year
