"""Horizons: the one for which it is first said what the partner does."""

from datetime import date, timedelta

import pytest

from passmuster.forecast.horizons import (
    HALF_A_YEAR,
    HORIZONS_WEEKS,
    LONGEST_HORIZON,
    partner_horizon,
    usual_horizon,
    weeks_until,
)
from passmuster.ledger import Question


@pytest.mark.parametrize(("asked", "said"), [(HORIZONS_WEEKS, 26), ((4, 13), 13), ((4, 13, 26, 30), 26), ((40,), 40)])
def test_half_a_year_or_the_last_before_it(asked: tuple[int, ...], said: int) -> None:
    """A call that asks for less than half a year is told of its longest; one that asks only beyond, of its first."""
    assert partner_horizon(asked) == said


def test_usual_horizons_are_in_order_and_within_reach() -> None:
    """A month to a year."""
    assert sorted(HORIZONS_WEEKS) == list(HORIZONS_WEEKS)
    assert HALF_A_YEAR in HORIZONS_WEEKS
    assert max(HORIZONS_WEEKS) <= LONGEST_HORIZON


AS_OF = date(2025, 2, 28)


def question(days: int) -> Question:
    """A question about a day so many days after the as-of day."""
    return Question(
        question_id="q", text="?", subject="f", quantity="present", threshold=1.0, by=AS_OF + timedelta(days=days)
    )  # type: ignore[arg-type]


def test_the_usual_horizon_reaches_the_last_question() -> None:
    """A year, or the week in which the last question falls; one beyond the longest horizon does not move it."""
    assert usual_horizon([], AS_OF) == usual_horizon([question(90)], AS_OF) == HORIZONS_WEEKS[-1]
    assert usual_horizon([question(90), question(700), question(500)], AS_OF) == 100
    assert usual_horizon([question(701)], AS_OF) == 101
    assert usual_horizon([question(7 * LONGEST_HORIZON + 1)], AS_OF) == HORIZONS_WEEKS[-1]


def test_weeks_until_a_day_are_whole() -> None:
    """The week that reaches it; none for the day itself, fewer than none for a day that has passed."""
    assert [weeks_until(AS_OF + timedelta(days=n), AS_OF) for n in (0, 1, 7, 8, -7)] == [0, 1, 1, 2, -1]
