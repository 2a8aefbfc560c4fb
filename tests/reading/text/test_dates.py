"""Days that a text names, and days that a number speaks about."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.reading.text.dates import dateline_of, latest_day, resolve

SAID = date(2025, 1, 13)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It began on 24 February 2022 and ended on March 3, 2024.", date(2024, 3, 3)),
        ("Published 2024-05-06.", date(2024, 5, 6)),
        ("On 3rd Sept. 2024 it rained.", date(2024, 9, 3)),
        ("On 31 February 2024 it rained.", None),
        ("In March 2024 it rained.", None),
        ("", None),
    ],
)
def test_the_latest_full_date_of_a_text(text: str, day: date | None) -> None:
    """Day, month and year must all be there, and be a day."""
    assert latest_day(text) == day


@pytest.mark.parametrize(
    ("written", "days"),
    [("a day", 1), ("in the past week", 7), ("the last two weeks", 14), ("over three months", 90), ("daily", 1),
     ("annually", 364), ("per year", 364), ("in several days", 3),
     (f"in {'9' * 5000} days", 7280)],
)  # fmt: skip
def test_a_flow_covers_its_window(written: str, days: int) -> None:
    """The window ends on the day of saying and has that many days, both ends included."""
    assert resolve(written, SAID, prospective=False, is_flow=True) == (SAID - timedelta(days - 1), SAID, None)


@pytest.mark.parametrize(
    ("written", "start"),
    [("since August", date(2024, 8, 1)), ("since January", date(2025, 1, 1)), ("since May 2023", date(2023, 5, 1)),
     ("since May 2026", None), ("since the war began", None)],
)  # fmt: skip
def test_since_a_month_begins_with_it(written: str, start: date | None) -> None:
    """The latest such month that is not after the day of saying."""
    assert resolve(written, SAID, prospective=False, is_flow=True) == (start, SAID, None)


def test_a_stock_holds_on_its_day_whatever_the_words() -> None:
    """No window for what is no flow."""
    assert resolve("in the past week", SAID, prospective=False, is_flow=False) == (None, SAID, None)
    assert resolve(None, SAID, prospective=False, is_flow=True) == (None, SAID, None)


def test_a_plan_has_a_horizon_or_nothing() -> None:
    """What is to come holds on no day yet."""
    assert resolve("over the coming year", SAID, prospective=True, is_flow=True) == (
        None, None, SAID + timedelta(weeks=52),
    )  # fmt: skip
    assert resolve(None, SAID, prospective=True, is_flow=False) == (None, None, None)


@given(st.text(max_size=40), st.booleans(), st.booleans())
def test_any_words_give_days_in_order(written: str, prospective: bool, is_flow: bool) -> None:
    """A window ends no earlier than it starts, and a horizon does not lie behind."""
    span = resolve(written, SAID, prospective=prospective, is_flow=is_flow)
    assert span.start is None or span.end is None or span.start <= span.end
    assert span.horizon is None or span.horizon >= SAID


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("BEIRUT, June 5 - They have been there since 2012, and in May 2013 took a town.", date(2013, 6, 5)),
        ("PORT-AU-PRINCE, 12 June. The mission began in 2024.", date(2024, 6, 12)),
        ("BEIRUT, June 5 - They are 2000 men.", None),
        ("They have been there since 2012.", None),
        ("BEIRUT, June 5 - Nobody names a year.", None),
        ("BEIRUT, Feb 30 - Since 2012.", None),
        ("", None),
    ],
)
def test_the_day_of_a_dateline_is_in_the_latest_year_named(text: str, day: date | None) -> None:
    """A number of men is no year, and a day that no calendar has is none."""
    told = dateline_of(text)
    assert (None if told is None else told.day) == day
    assert told is None or not told.is_settled


@pytest.mark.parametrize(
    ("text", "day", "is_settled"),
    [
        ("BEIRUT, Friday, June 5 - They have been here since 2013.", date(2015, 6, 5), True),
        ("GITEGA, Tues. 4 March. A pact of 2022 binds both.", date(2025, 3, 4), True),
        ("GITEGA, Wednesday 4 March. A pact of 2022 binds both.", date(2026, 3, 4), True),
        ("GITEGA, Monday 4 March. A pact of 2022 binds both.", date(2024, 3, 4), True),
        ("GITEGA, Thursday 4 March. A pact of 2022 binds both.", date(2022, 3, 4), False),
        ("On Monday a man in Gitega saw 4 March. A pact of 2022 binds both.", date(2022, 3, 4), False),
    ],
)
def test_a_weekday_settles_the_year_of_a_dateline(text: str, day: date, is_settled: bool) -> None:
    """The year is the one of five in which the day had its weekday; where none had, it stays a guess."""
    assert dateline_of(text) == (day, is_settled)
