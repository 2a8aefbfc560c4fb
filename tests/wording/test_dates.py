"""Days and spans of days."""

from datetime import date

import pytest

from passmuster.wording.dates import MONTHS, long_date, short_date, span_words

FOURTH = date(2025, 3, 4)


def test_days_are_written_out_whatever_the_language():
    """The day without a nought, the month in English, the year in full."""
    assert long_date(FOURTH) == "4 March 2025"
    assert [long_date(date(2024, month, 1)).split()[1] for month in range(1, 13)] == list(MONTHS)


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (FOURTH, "4 March 2025"),
        (date(2025, 3, 1), "1 to 4 March 2025"),
        (date(2025, 2, 28), "28 February to 4 March 2025"),
        (date(2024, 3, 1), "1 March 2024 to 4 March 2025"),
    ],
)
def test_a_span_says_month_and_year_once(first, words):
    """What both days share is said behind the second alone."""
    assert span_words(first, FOURTH) == words


def test_a_year_named_nearby_is_not_said_again():
    """A day of another year keeps its own."""
    assert short_date(FOURTH, date(2025, 12, 31)) == "4 March"
    assert short_date(FOURTH, date(2024, 12, 31)) == "4 March 2025"
