"""Days that a number speaks about."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.reading.text.dates import resolve

SAID = date(2025, 1, 13)


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
