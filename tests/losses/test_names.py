"""Lists of names: floors that grow late."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.losses import LossTable
from passmuster.losses.estimates import leans_of, totals_of
from passmuster.losses.fit import fit_losses
from passmuster.losses.names import NamesList, with_names
from passmuster.losses.sampler import ChainLengths
from passmuster.losses.statements import BY_NAME, statements_of
from worlds.small_war import LAST_DAY, claim

DEATHS = {"category": "Military Deaths"}
LIST = NamesList("N", "Military Deaths", delay_days=40.0)
SHORT = ChainLengths(n_chains=2, n_warm_up=80, n_draws=150, thinning=1)


def named(deaths: np.ndarray, delay: float, days: np.ndarray) -> np.ndarray:
    """Names on a list by the end of each day, of `deaths` a day from day 1 on, each an exponential time later."""
    lag = days[:, None] - np.arange(1, deaths.size + 1) + 0.5
    return np.where(lag > 0, -np.expm1(-np.maximum(lag, 0.0) / delay), 0.0) @ deaths


def floors(counts: np.ndarray, days: np.ndarray, one: NamesList = LIST) -> np.ndarray:
    """The floors that vintages of a list become."""
    claims = [
        claim(n, int(day), float(count), source="N", **DEATHS)
        for n, (day, count) in enumerate(zip(days, counts, strict=True))
    ]
    return np.array([statement.low for statement in with_names(statements_of(claims), [one])])


def test_the_dead_of_a_day_are_names_and_those_to_come() -> None:
    """Two roads: names made from deaths by the exponential delay, and the deaths got back from the names alone."""
    deaths = 50.0 + 30.0 * np.sin(np.arange(300) / 40.0)
    days = np.arange(30, 291, 10)
    got = floors(named(deaths, 40.0, days), days)
    true = deaths.cumsum()[days - 1]
    inside = slice(1, -1)
    np.testing.assert_allclose(got[inside], true[inside], rtol=0.02)
    assert np.all(named(deaths, 40.0, days) < 0.98 * true)


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=12), st.floats(0.0, 400.0))
def test_a_floor_is_never_below_its_names(counts: list[int], delay: float) -> None:
    """Whatever the vintages, a list counts for at least the names on it, and without delay for no more."""
    days = np.arange(1, len(counts) + 1) * 9
    got = floors(np.array(counts), days, replace(LIST, delay_days=delay))
    assert np.all(got >= counts)
    if delay == 0.0:
        np.testing.assert_array_equal(got, counts)


def test_a_list_becomes_a_floor_of_its_own_source() -> None:
    """Other columns stay as they are, names of single days are left out, and the delay's doubt stays with the floor."""
    claims = [
        claim(0, 50, 100.0, source="N", **DEATHS),
        claim(1, 100, 200.0, source="N", **DEATHS),
        claim(2, 100, 7.0, source="N", is_daily=True, **DEATHS),
        claim(3, 100, 900.0, source="N", category="Military Injuries"),
    ]
    first, last, other = with_names(statements_of(claims), [LIST])
    assert (first.stream.source, first.high, other.stream.source) == (f"N{BY_NAME}", None, "N")
    assert last.low == pytest.approx(200.0 + 40.0 * 2.0)
    assert last.doubt == pytest.approx(0.5 * 80.0 / 280.0)


@pytest.fixture(scope="module")
def war() -> LossTable:
    """A source that tells half of 8,000 dead, and a list that names eight in ten of them, 40 days late."""
    random = np.random.default_rng(3)
    deaths = np.full(LAST_DAY, 8000.0 / LAST_DAY)
    days = np.arange(20, LAST_DAY + 1, 10)
    told = 0.5 * deaths.cumsum()[days - 1] * np.exp(0.03 * random.standard_normal(days.size))
    names = 0.8 * named(deaths, 40.0, days)
    claims = [
        claim(place, int(day), float(round(count)), source=source, **DEATHS)
        for source, counts in (("X", told), ("N", names))
        for place, (day, count) in enumerate(zip(days, counts, strict=True), start=100 * (source == "N"))
    ]
    return LossTable("names.csv", tuple(claims), "")


def test_a_list_pushes_the_estimate_up(war: LossTable, in_one_process: None) -> None:
    """With the list said to be one, hardly any draw lies below the names and those to come; it leans nowhere."""
    with_list = fit_losses(war, seed=2, names=[LIST], lengths=SHORT)
    dead = {t.category: t for t in totals_of(with_list, [float(LAST_DAY)])}["Military Deaths"]
    without = fit_losses(war.without(frozenset(c.row for c in war.claims if c.source == "N")), seed=2, lengths=SHORT)
    alone = {t.category: t for t in totals_of(without, [float(LAST_DAY)])}["Military Deaths"]
    assert alone.q025 < 0.6 * 0.8 * 8000.0 < 0.9 * 0.8 * 8000.0 < dead.q025
    assert dead.q50 > alone.q50
    lean = next(lean for lean in leans_of(with_list) if lean.group == f"N{BY_NAME}")
    assert 0.95 < lean.factor_q025 < 1.0 < lean.factor_q975 < 1.05
