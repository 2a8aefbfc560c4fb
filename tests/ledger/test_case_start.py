"""When a case begins whose files do not say so."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.case_start import case_start, start_sentence


@given(st.dates(date(1900, 1, 1)))
def test_week_0_is_the_monday_half_a_year_before(first_said: date) -> None:
    """It is a Monday, 26 weeks before the first thing told or less than a week more."""
    start = case_start(first_said)
    assert start.weekday() == 0
    assert timedelta(0) <= first_said - timedelta(weeks=26) - start < timedelta(weeks=1)


def test_the_choice_is_said() -> None:
    """The sentence names the day and the weeks."""
    assert start_sentence(date(2024, 7, 8)) == (
        "The case starts on 2024-07-08, 26 weeks before the first thing told; how many were there by then is "
        "estimated and not taken to be none."
    )
