"""Tests of competing risks with piecewise-constant hazards, and of the naive baselines."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines import AalenJohansenFitter, KaplanMeierFitter

from passmuster.datasets.coalitions import load_participants
from passmuster.precedents.baselines import aalen_johansen, constant_hazard, kaplan_meier
from passmuster.precedents.exposure import INTERVAL_BOUNDS, departure_indices, exposure_of
from passmuster.precedents.incidence import by_cause, cumulative_hazard, cumulative_incidence
from passmuster.precedents.participant import CAUSES, DEPARTURES
from worlds.precedents_world import piecewise_times, simulate, stay

WEEKS = 30.4375 / 7


def test_one_constant_risk_is_exponential() -> None:
    """With one cause at a twentieth a month, a year leaves exp(-0.6) in."""
    left = cumulative_incidence(np.full((1, 1, 1), 0.05), bounds=(0.0,), months_in=3.0, horizons=[12.0])
    assert left[0, 0, 0] == pytest.approx(1 - np.exp(-0.6))


def test_agrees_with_simulation() -> None:
    """Shares of 200,000 simulated participants agree within four standard errors, cause by cause."""
    random = np.random.default_rng(1)
    rates = random.uniform(0.005, 0.08, (3, len(INTERVAL_BOUNDS)))
    times = np.stack([piecewise_times(random, rate, INTERVAL_BOUNDS, np.ones(200_000)) for rate in rates])
    staying = times.min(axis=0) > 5.0
    exact = cumulative_incidence(rates[None], bounds=INTERVAL_BOUNDS, months_in=5.0, horizons=[2.0, 30.0])[0]
    for at, horizon in enumerate((2.0, 30.0)):
        for cause in range(3):
            gone = (times.argmin(axis=0) == cause) & (times.min(axis=0) <= 5.0 + horizon)
            share, n = gone[staying].mean(), staying.sum()
            assert abs(share - exact[at, cause]) < 4 * np.sqrt(share * (1 - share) / n)


@given(
    st.integers(0, 2**32 - 1),
    st.floats(0.0, 150.0),
    st.lists(st.floats(0.0, 60.0), min_size=1, max_size=6, unique=True).map(sorted),
)
def test_probabilities_grow_and_end_below_one(seed: int, months_in: float, horizons: list[float]) -> None:
    """With time nobody comes back, and staying is what the total hazard says."""
    hazards = np.random.default_rng(seed).gamma(0.3, 0.05, (4, 5, 6))
    left = cumulative_incidence(hazards, bounds=INTERVAL_BOUNDS, months_in=months_in, horizons=horizons)
    assert (np.diff(left, axis=1) >= -1e-12).all()
    spans = [
        cumulative_hazard(hazards, bounds=INTERVAL_BOUNDS, months=months_in + horizon)
        - cumulative_hazard(hazards, bounds=INTERVAL_BOUNDS, months=months_in)
        for horizon in horizons
    ]
    expected = np.stack([1 - np.exp(-span.sum(axis=1)) for span in spans], axis=1)
    assert left.sum(axis=2) == pytest.approx(expected, abs=1e-9)


def test_more_horizons_change_nothing() -> None:
    """Asking week by week gives the same year as asking for the year alone."""
    hazards = np.random.default_rng(2).gamma(2.0, 0.02, (3, 5, 6))
    weekly = cumulative_incidence(hazards, bounds=INTERVAL_BOUNDS, months_in=4.0, horizons=list(np.arange(53) / WEEKS))
    yearly = cumulative_incidence(hazards, bounds=INTERVAL_BOUNDS, months_in=4.0, horizons=[52 / WEEKS])
    assert weekly[:, 52] == pytest.approx(yearly[:, 0])


def test_constant_hazard_divides_exits_by_time() -> None:
    """Two exits in 100 months are a hazard of 0.02, whatever the time already served."""
    exposure = exposure_of([stay("a", 60.0, "early_withdrawal"), stay("b", 40.0, "early_withdrawal")])
    for months_in in (0.0, 30.0):
        left = constant_hazard(exposure, months_in=months_in, horizons_weeks=[52])
        assert left.sum() == pytest.approx(1 - np.exp(-0.02 * 52 / WEEKS), rel=1e-3)


def test_aalen_johansen_agrees_with_lifelines() -> None:
    """Cumulative incidence of each cause from entry on is that of a standard survival library."""
    rates = np.full((3, 6), 0.01) * np.array([1.5, 2.0, 0.5])[:, None]
    world = {"n_wars": 30, "per_war": 5, "watched": 60.0}
    exposure, _ = simulate(np.random.default_rng(3), rates=rates, spread=np.full(3, 0.5), **world)
    ours = aalen_johansen(exposure, months_in=0.0, horizons_weeks=[26, 104])
    for cause in np.unique(exposure.cause[exposure.cause >= 0]):
        fitter = AalenJohansenFitter(calculate_variance=False)
        fitter.fit(pd.Series(exposure.months), pd.Series(exposure.cause + 1), event_of_interest=cause + 1)
        curve = fitter.cumulative_density_.iloc[:, 0]
        for at, weeks in enumerate((26, 104)):
            assert ours[at, cause] == pytest.approx(curve[curve.index <= weeks / WEEKS].iloc[-1], abs=1e-9)


def test_kaplan_meier_agrees_with_lifelines() -> None:
    """The chance of leaving early, given half a year served, is 1 - S(18)/S(6) of a standard survival library."""
    exposure = exposure_of(load_participants())
    departed = np.isin(exposure.cause, departure_indices())
    curve = KaplanMeierFitter().fit(pd.Series(exposure.months), pd.Series(departed))
    expected = 1 - float(curve.predict(18.0)) / float(curve.predict(6.0))
    ours = kaplan_meier(exposure, months_in=6.0, horizons_weeks=[12 * WEEKS])
    assert ours[0] == pytest.approx(expected, abs=1e-9)


def test_kaplan_meier_lies_above_the_form_for_competing_risks() -> None:
    """Counting the end of the war as a loss from sight overstates how many leave early."""
    exposure = exposure_of(load_participants())
    naive = kaplan_meier(exposure, months_in=0.0, horizons_weeks=[52])[0]
    competing = aalen_johansen(exposure, months_in=0.0, horizons_weeks=[52])[0, departure_indices()].sum()
    assert naive > competing > 0


def test_departures_are_split_by_their_shares() -> None:
    """Kinds become causes without anything lost: completed and defeated as they are, departures by shares."""
    kinds, shares = np.array([0.3, 0.2, 0.1]), np.array([0.7, 0.1, 0.2])
    causes = by_cause(kinds, shares)
    assert causes.sum() == pytest.approx(0.6)
    assert causes[CAUSES.index("completed")] == pytest.approx(0.2)
    assert [causes[CAUSES.index(word)] for word in DEPARTURES] == pytest.approx([0.21, 0.03, 0.06])
