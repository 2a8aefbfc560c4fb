"""Months in cells of their own."""

import pytest

from passmuster.store.monthcells import day_of_cells


@pytest.mark.parametrize(
    ("day", "month", "year", "told"),
    [
        ("", "March", "2015", "2015-03"), ("", "Mär", "2015", "2015-03"), ("31", "août", "1914", "1914-08-31"),
        ("", "12", "2015", "2015-12"), ("", "березень", "2022", "2022-03"), ("", "sept.", "2015", "2015-09"),
        ("", "Ju", "2015", "Ju 2015"), ("", "jun", "2015", "2015-06"), ("", "13", "2015", "13 2015"),
        ("40", "May", "2015", "40 May 2015"), ("", "May", "15", "May 15"),
    ],
)  # fmt: skip
def test_cells_that_tell_a_month_are_one(day: str, month: str, year: str, told: str) -> None:
    """In several tongues, whole or by first letters; what tells none stands as it is, to be refused."""
    assert day_of_cells(day, month, year) == told
