"""Tests of the one number that a claim is held against."""

from math import exp, sqrt

import pytest

from passmuster.forecast.backtest.printed import is_observation, kind_of, known_before, log_number
from worlds.claims_said import day, said, said_many


@pytest.mark.parametrize(
    ("claim", "number"),
    [
        (said(1, 4000), 4000),
        (said(1, 4000, bound="exact"), 4000),
        (said(1, 3000, bound="at_least"), 3000),
        (said(1, None, bound="at_least", low=3000.0), 3000),
        (said(1, None, bound="at_most", high=8000.0), 8000),
        (said(1, None, bound="range", low=5000.0, high=6000.0), sqrt(5000 * 6000)),
        (said(1, 5500, bound="range", low=5000.0, high=6000.0), sqrt(5000 * 6000)),
        (said(1, 5500, bound="about", low=5000.0, high=7000.0), 5500),
        (said(1, 0), 0.5),
        (said(1, None, bound="range", low=0.0, high=200.0), sqrt(0.5 * 200)),
    ],
)
def test_a_claim_has_one_number(claim, number):
    """A point is its number, a bound the number named, a range its geometric middle, and nobody half a head."""
    assert exp(log_number(claim)) == pytest.approx(number)


def test_windows_and_totals_are_different_kinds():
    """A flow over days and a running total of the same quantity are not comparable."""
    window = said(9, 30, quantity="killed", as_of_start=day(7))
    assert kind_of(window) != kind_of(said(9, 30, quantity="killed"))


def test_plans_are_no_observations():
    """A plan or projection is never something to be forecast."""
    assert is_observation(said(1, 10))
    assert not is_observation(said(1, 10, mode="projected"))
    assert not is_observation(said(1, 10, quantity="planned"))


def test_what_was_known_so_many_days_before():
    """Claims said exactly the lead before a day were known; those a day later were not."""
    numbers = said_many(said(1, 10), said(5, 11), said(6, 12))
    assert [number.claim_id for number in known_before(numbers, day(12), 7)] == ["c1", "c5"]
