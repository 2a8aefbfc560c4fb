"""Tests of time at risk: dates in months, the as-of day, and what is left out."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.precedents.exposure import INTERVAL_BOUNDS, exposure_of, time_in_intervals
from passmuster.precedents.participant import CAUSES, Exit
from worlds.precedents_world import participant, stay


def test_a_year_is_twelve_months() -> None:
    """366 days of the leap year 2000 are 12.02 months of mean length."""
    exposure = exposure_of([participant()])
    assert exposure.months[0] == pytest.approx(366 / 30.4375)
    assert CAUSES[exposure.cause[0]] == "early_withdrawal"


def test_later_exits_are_not_known_yet() -> None:
    """On an earlier day the participant is still in, with the time up to that day."""
    exposure = exposure_of([participant()], as_of=date(2000, 7, 1))
    assert exposure.cause.tolist() == [-1]
    assert exposure.months[0] == pytest.approx(182 / 30.4375)
    assert exposure.n_exits == 0


def test_an_exit_on_the_day_itself_is_known() -> None:
    """The as-of day is the last that counts."""
    assert exposure_of([participant()], as_of=date(2001, 1, 1)).n_exits == 1


def test_later_entries_are_not_known_yet() -> None:
    """Who enters on the as-of day or later has shown nothing."""
    rows = [participant("a"), participant("b", start=date(2000, 3, 1))]
    assert exposure_of(rows, as_of=date(2000, 3, 1)).case_ids == ("a",)


def test_the_case_itself_is_left_out() -> None:
    """A row that is named does not count toward its own base rate, nor does its war when nobody else fought in it."""
    rows = [participant("a"), participant("own", war="Own war")]
    exposure = exposure_of(rows, leave_out=("own",))
    assert (exposure.case_ids, exposure.camps) == (("a",), ("W: P side",))


def test_ongoing_counts_up_to_the_day_the_table_was_closed() -> None:
    """Whoever is still in was last seen at the end of 2025, whatever later day is asked."""
    row = participant(end=None, exit="ongoing", start=date(2025, 12, 1))
    for as_of in (None, date(2026, 11, 1)):
        assert exposure_of([row], as_of=as_of).months[0] == pytest.approx(30 / 30.4375)


def test_a_stay_within_a_day_is_a_day() -> None:
    """Entry and exit on one day leave a day at risk, so that no exit comes from nothing."""
    assert exposure_of([participant(end=date(2000, 1, 1))]).months[0] == pytest.approx(1 / 30.4375)


@given(st.lists(st.floats(0.05, 400.0), min_size=1, max_size=20))
def test_intervals_add_up_to_the_stay(months: list[float]) -> None:
    """Cutting a stay into intervals loses nothing and fills them from the first on."""
    time = time_in_intervals(months, INTERVAL_BOUNDS)
    assert time.sum(axis=1) == pytest.approx(np.array(months))
    assert (time[:, 1:] <= 0).all() or (time[:, 0][time[:, 1] > 0] == 6.0).all()


@given(st.lists(st.tuples(st.floats(0.1, 300.0), st.sampled_from(Exit)), min_size=1, max_size=20))
def test_an_exit_falls_in_the_last_interval_with_time(stays: list[tuple[float, str]]) -> None:
    """The interval of the exit is the last in which the participant was at risk, and each exit is counted once."""
    rows = [stay(f"c{i}", months, word) for i, (months, word) in enumerate(stays)]
    exposure = exposure_of(rows)
    last = (exposure.at_risk > 0).sum(axis=1) - 1
    assert exposure.interval.tolist() == last.tolist()
    assert exposure.events.sum() == sum(word != "ongoing" for _, word in stays)


@given(st.dates(date(1999, 1, 1), date(2030, 1, 1)))
def test_nothing_is_known_before_it_happens(as_of: date) -> None:
    """What an early day shows is never more time, nor more exits, than a later day shows."""
    rows = [stay("a", 7.0, "drawdown"), stay("b", 40.0, "completed"), stay("c", 1.0, "ongoing")]
    early, late = exposure_of(rows, as_of=as_of), exposure_of(rows)
    assert set(early.case_ids) <= set(late.case_ids)
    assert early.months.sum() <= late.months.sum() + 1e-9
    assert (early.cause >= 0).sum() <= (late.cause >= 0).sum()
