from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.assembly.articles import ledger_from_articles
from passmuster.model.paths import paths_ahead
from passmuster.muster.found import JointReading
from passmuster.muster.joint import joint_readings
from worlds.data import SAMPLE_ARTICLE
from worlds.muster_world import AS_OF, claim, decreed, decreed_fit

HORIZON = date(2026, 1, 4)
"""Fifty-two weeks after the as-of day."""


def _read(*more: object, n_weeks: int = 53) -> tuple[JointReading, ...]:
    fit = decreed_fit(*more)
    return joint_readings(fit, paths_ahead(fit.posterior, n_weeks, seed=2)).told


def test_fifteen_thousand_in_place_and_a_hundred_thousand_through_stay_eight_weeks() -> None:
    """15,000 in place and 100,000 through in 52 weeks mean a stay of 7.8 weeks and 85,000 arrivals."""
    (reading,) = _read(claim("plan", "present", 15_000), claim("through", "rotated", 100_000, horizon=HORIZON))
    assert reading.claims == ("through", "plan")
    assert (reading.strength, reading.through, reading.weeks, reading.last_day) == (15_000, 100_000, 52, HORIZON)
    assert reading.stay_weeks == pytest.approx(15_000 * 52 / 100_000)
    assert reading.arrivals_a_week == pytest.approx(85_000 / 52)


def test_the_estimate_stands_beside_it() -> None:
    """Arrivals, tour and the chance of such a throughput stand beside what is implied."""
    (reading,) = _read(claim("in-place", "present", 12_000), claim("through", "rotated", 100_000, horizon=HORIZON))
    so_far = reading.arrivals_so_far
    assert so_far.q05 < so_far.q50 < so_far.q95
    assert reading.tour_weeks.q50 == pytest.approx(150.0)
    assert 0.0 <= reading.probability <= 1.0


@given(st.integers(100, 10**6), st.integers(1, 50))
def test_who_arrives_and_who_was_there_are_all_who_pass(strength: int, times: int) -> None:
    """Little's law both ways: strength + weeks · arrivals = heads, and heads · stay = strength · weeks."""
    from passmuster.muster.joint import _joint

    through = claim("through", "rotated", strength * times, horizon=HORIZON)
    fit = decreed_fit()
    reading = _joint(through, [claim("s", "present", strength)], paths_ahead(fit.posterior, 1, seed=2))
    assert reading.strength + reading.weeks * reading.arrivals_a_week == pytest.approx(reading.through)
    assert reading.through * reading.stay_weeks == pytest.approx(reading.strength * reading.weeks)


def test_strengths_of_one_number_are_read_once_and_others_apart() -> None:
    """Two claims of 12,000 make one reading, one of 15,000 another; later strengths are not known yet."""
    readings = _read(
        claim("a", "present", 12_000), claim("b", "deployed", 12_000, claimant_group="US"),
        claim("c", "planned", 15_000), claim("t", "rotated", 100_000),
    )  # fmt: skip
    assert [r.claims for r in readings] == [("t", "a", "b"), ("t", "c")]


def test_paths_that_end_too_soon_give_no_chance() -> None:
    """When the window closes after the last week ahead, no probability is made up."""
    (reading,) = _read(claim("s", "present", 12_000), claim("t", "rotated", 100_000, horizon=HORIZON), n_weeks=8)
    assert reading.probability is None


def test_nobody_need_arrive_when_fewer_pass_than_are_there() -> None:
    """A throughput below the strength needs no arrivals."""
    (reading,) = _read(claim("s", "present", 12_000), claim("t", "rotated", 9_000, horizon=HORIZON))
    assert reading.arrivals_a_week == 0.0
    assert reading.through < reading.strength


def test_without_a_throughput_there_is_nothing_to_read() -> None:
    """No reading is made up."""
    assert _read(n_weeks=8) == ()
    assert AS_OF.year == 2025


def test_of_very_many_the_last_are_told() -> None:
    """How many there are is said; those said last are told."""
    through = [claim(f"t{n}", "rotated", 50_000 + 1_000 * n, horizon=HORIZON) for n in range(3)]
    fit = decreed_fit(claim("plan", "present", 15_000), *through)
    readings = joint_readings(fit, paths_ahead(fit.posterior, 53, seed=2), most=2)
    assert [reading.claims[0] for reading in readings.told] == ["t1", "t2"]
    assert readings.n_found == 3


def test_one_article_is_enough() -> None:
    """From the sample article alone: 12,000 in place, 15,000 to be, 100,000 through in a year."""
    ledger = ledger_from_articles([SAMPLE_ARTICLE])
    fit = decreed(ledger.known(ledger.last_day))
    readings = joint_readings(fit, paths_ahead(fit.posterior, 53, seed=2)).told
    assert [(r.strength, r.through, round(r.stay_weeks, 1)) for r in readings] == [
        (12_000.0, 100_000.0, 6.2),
        (15_000.0, 100_000.0, 7.8),
    ]
    assert all(r.probability is not None for r in readings)
