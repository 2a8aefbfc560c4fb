"""Tests of the naive forecasters."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.forecast.backtest.baselines import BASELINES, N_DRAWS, UNTRIED_SPREAD, naive_forecast, own_errors
from passmuster.forecast.backtest.printed import Printed
from worlds.claims_said import day, said, said_many

STEADY = said_many(*(said(n, count) for n, count in enumerate([1000, 1200, 1100, 9000, 1300])))


@pytest.mark.parametrize(("name", "number"), [("last_claim", 1300), ("median_claim", 1200)])
def test_each_says_what_it_is_named_for(name, number):
    """The last number, and the middle one of the last five."""
    assert BASELINES[name](STEADY, day(10)) == pytest.approx(log(number))


def test_the_trend_is_straight_in_people():
    """Two hundred more a week stay two hundred more a week."""
    rising = said_many(*(said(7 * n, 1000 + 200 * n) for n in range(5)))
    assert BASELINES["trend"](rising, day(7 * 8)) == pytest.approx(log(1000 + 200 * 8))


def test_the_trend_does_not_fall_through_the_floor():
    """A falling line stops at half the smallest number it was drawn through."""
    falling = said_many(*(said(7 * n, 1000 - 200 * n) for n in range(4)))
    assert BASELINES["trend"](falling, day(70)) == pytest.approx(log(200))


def test_a_line_through_one_day_is_the_last_number():
    """Where all was said on one day there is no line to draw."""
    one_day = said_many(said(1, 1000, claim_id="a"), said(1, 2000, claim_id="b"))
    assert BASELINES["trend"](one_day, day(9)) == pytest.approx(log(2000))


@pytest.mark.parametrize("name", BASELINES)
def test_nothing_comparable_is_no_forecast(name):
    """A forecaster that looks at claims alone has nothing to say of the first of a kind."""
    target = Printed.of(said(30, 5, quantity="killed"))
    assert naive_forecast(name, STEADY, target, day(10)) is None


@pytest.mark.parametrize("name", BASELINES)
def test_the_median_is_the_number_it_is_named_for(name):
    """The spread is mirrored, so that half of the distribution lies on either side of the forecast."""
    draws = naive_forecast(name, STEADY, Printed.of(said(20, 1)), day(10))
    assert draws is not None
    assert draws.shape == (N_DRAWS,)
    assert np.median(draws) == pytest.approx(BASELINES[name](STEADY, day(20)), abs=1e-9)


def test_an_untried_forecaster_is_off_by_a_factor_of_two():
    """With too few past errors the spread is the stated one."""
    draws = naive_forecast("last_claim", STEADY, Printed.of(said(20, 1)), day(10))
    assert np.std(draws) == pytest.approx(UNTRIED_SPREAD, rel=0.02)


def test_errors_are_those_made_that_far_ahead():
    """A number that doubles every week is missed by log 2 a week ahead and by log 4 two weeks ahead."""
    doubling = said_many(*(said(7 * n, 2.0**n) for n in range(14)))
    one = own_errors("last_claim", doubling, 7, "strength", False)
    two = own_errors("last_claim", doubling, 14, "strength", False)
    assert one == pytest.approx(np.full(13, log(2)))
    assert two == pytest.approx(np.full(12, log(4)))


def test_where_too_little_time_has_passed_shorter_leads_stand_in():
    """A lead longer than the history takes the longest lead with enough errors."""
    doubling = said_many(*(said(7 * n, 2.0**n) for n in range(14)))
    errors = own_errors("last_claim", doubling, 210, "strength", False)
    assert errors == pytest.approx(np.full(10, log(16)))


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=12), st.floats(0.1, 50.0))
def test_units_do_not_matter(counts, factor):
    """Counting in dozens instead of heads moves every forecast by the same factor."""
    heads = said_many(*(said(3 * n, 100 + count) for n, count in enumerate(counts)))
    other = said_many(*(said(3 * n, (100 + count) * factor) for n, count in enumerate(counts)))
    target = Printed.of(said(90, 1))
    for name in BASELINES:
        first, second = (naive_forecast(name, known, target, day(40)) for known in (heads, other))
        assert second == pytest.approx(first + log(factor), abs=1e-6)
