"""Tests of the five actions: they add up, each obeys its definition, and simulation agrees."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.datasets.coalitions import load_participants
from passmuster.errors import BadInput
from passmuster.forecast.actions import (
    ACTION_OF_EXIT,
    HORIZONS_WEEKS,
    ActionForecast,
    draw_actions,
    surge_chances,
    told_actions,
)
from passmuster.ledger.vocabulary import Action
from passmuster.precedents.base_rate import fit_base_rate
from passmuster.precedents.hazards import Hazards
from passmuster.precedents.participant import CAUSES, DEPARTURES
from passmuster.randomness import RandomStream

BASE_RATE = fit_base_rate(load_participants(), as_of=date(2025, 2, 28), leave_out=["ukraine_north_korea"], seed=1)
NO_SURGE = np.zeros((50, 60))


def forecast(surges: np.ndarray = NO_SURGE, base_rate: Hazards = BASE_RATE, **options: object) -> tuple:
    """The forecast four and a half months in."""
    horizons = {"horizons_weeks": HORIZONS_WEEKS} | options
    draws = draw_actions(base_rate, months_in=4.5, surge_hazards=surges, **horizons)  # type: ignore[arg-type]
    return told_actions(draws, base_rate.exposure, months_in=4.5, naive_surges_per_week=0.0)


def by_action(forecasts: tuple[ActionForecast, ...], horizon: int) -> dict[str, ActionForecast]:
    """The five actions at one horizon."""
    return {line.action: line for line in forecasts if line.horizon_weeks == horizon}


def uneven(seed: int, *shape: int) -> np.ndarray:
    """Hazards of a surge that differ between draws and weeks."""
    return np.random.default_rng(seed).gamma(0.5, 0.02, shape)


def test_words_are_those_of_the_ledger() -> None:
    """Every early exit leads to an action, and every action but staying and surging to an exit."""
    assert set(ACTION_OF_EXIT) == set(DEPARTURES)
    assert set(ACTION_OF_EXIT.values()) | {Action.SUSTAIN, Action.SURGE} == set(Action)


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 60), min_size=1, max_size=4, unique=True).map(sorted))
def test_probabilities_add_up_to_one(seed: int, horizons: list[int]) -> None:
    """At every horizon the five add up to one, so do the baselines, and each interval holds numbers from 0 to 1."""
    lines = forecast(uneven(seed, 50, 60), horizons_weeks=horizons)
    for horizon in horizons:
        five = by_action(lines, horizon).values()
        for name in ("probability", "baseline_constant", "baseline_kaplan_meier"):
            assert sum(getattr(line, name) for line in five) == pytest.approx(1.0)
        assert all(0 <= line.q05 <= line.q95 <= 1 for line in five)


def test_what_departs_does_not_come_back() -> None:
    """With a longer horizon every departure is at least as likely, and sustain at most as likely."""
    lines = forecast(uneven(1, 50, 52))
    for action in Action:
        along = [by_action(lines, horizon)[action].probability for horizon in (4, 13, 26, 52)]
        assert along == sorted(along, reverse=action == "sustain")


def test_without_surges_it_is_the_base_rate() -> None:
    """No hazard of a surge leaves the exits of the precedents as they are, and surge at nothing."""
    lines = by_action(forecast(), 52)
    left = BASE_RATE.exit_probabilities(4.5, [52])[:, 0].mean(axis=0)
    for exit_word, action in ACTION_OF_EXIT.items():
        assert lines[action].probability == pytest.approx(left[CAUSES.index(exit_word)])
    assert lines["surge"].probability == 0.0
    # The end of the war and defeat are not choices: they stay with sustain.
    assert lines["sustain"].probability == pytest.approx(1 - left[1:4].sum())


def test_a_sure_surge_leaves_only_what_comes_before_it() -> None:
    """When every draw surges in week three, only exits within three weeks precede it."""
    sure = np.zeros((50, 52))
    sure[:, 2] = 100.0
    lines = by_action(forecast(sure), 52)
    left = BASE_RATE.exit_probabilities(4.5, [3])[:, 0]
    assert lines["surge"].probability == pytest.approx((1 - left.sum(axis=1)).mean())
    assert lines["withdraw"].probability == pytest.approx(left[:, CAUSES.index("early_withdrawal")].mean())


def test_the_first_surge_comes_at_its_hazard() -> None:
    """Closed form: at a constant hazard the chance by week w is 1 - exp(-h w), and week 0 has none."""
    chances = surge_chances(np.full((1, 30), 0.04), n_weeks=26)
    np.testing.assert_allclose(np.cumsum(chances, axis=1)[0], -np.expm1(-0.04 * np.arange(27)), atol=1e-12)


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1), st.floats(1.0, 5.0))
def test_more_leaving_never_makes_a_surge_likelier(seed: int, factor: float) -> None:
    """Whatever drives partners out, losses among it, takes from surge and adds to leaving, at every horizon."""
    driven = replace(BASE_RATE, rates=BASE_RATE.rates * np.array([factor, 1.0, 1.0])[None, :, None])
    surges = uneven(seed, 50, 52)
    for before, after in zip(forecast(surges), forecast(surges, driven), strict=True):
        if before.action == Action.SURGE:
            assert after.probability <= before.probability + 1e-12
        elif before.action != Action.SUSTAIN:
            assert after.probability >= before.probability - 1e-12


def test_agrees_with_a_race_between_surge_and_exit() -> None:
    """Drawing a path and an exit time for each of 200,000 partners and taking the first gives the same five."""
    random = np.random.default_rng(3)
    hazard = np.array([0.02, 0.03, 0.01, 0.015, 0.01])
    departing = hazard[1:4]
    certain = Hazards(
        rates=np.broadcast_to(np.array([departing.sum(), hazard[0], hazard[4]])[:, None], (1000, 3, 6)),
        camp_spread=np.full((1000, 3), 0.05),
        shares=np.broadcast_to(departing / departing.sum(), (1000, 3)),
        exposure=BASE_RATE.exposure,
        seed=1,
        stream=RandomStream.NEW_WAR,
    )
    n = 200_000
    surging = 0.02
    weeks_of_exit = random.exponential(size=(n, 5)) / hazard * 30.4375 / 7
    exit_week, cause = weeks_of_exit.min(axis=1), weeks_of_exit.argmin(axis=1)
    surge_week = np.ceil(random.exponential(size=n) / surging)
    surged = (surge_week <= 26) & (surge_week <= exit_week)
    lines = by_action(forecast(np.full((10, 26), surging), certain, horizons_weeks=(26,)), 26)
    shares = {"surge": surged.mean()} | {
        action: ((exit_week <= 26) & ~surged & (cause == CAUSES.index(exit_word))).mean()
        for exit_word, action in ACTION_OF_EXIT.items()
    }
    for action, share in shares.items():
        # Four standard errors of the race, and as much again for the paths and the small war effect in the forecast.
        assert abs(lines[action].probability - share) < 8 * np.sqrt(share * (1 - share) / n)


def test_draws_that_disagree_widen_the_interval() -> None:
    """Half of the draws sure of a surge and half sure of none: the mean is even and the interval is all of it."""
    sure = np.concatenate([np.full((50, 52), 1.0), np.zeros((50, 52))])
    apart = by_action(forecast(sure), 13)["surge"]
    assert apart.probability == pytest.approx(0.5, abs=0.05)
    assert apart.q95 - apart.q05 > 0.8


def test_same_seed_same_numbers() -> None:
    """Asking twice gives the same bytes, another seed other ones."""
    surges = uneven(5, 50, 52)
    assert forecast(surges, seed=1) == forecast(surges, seed=1)
    assert forecast(surges, seed=1) != forecast(surges, seed=2)


def test_wrong_arrays_are_refused_together() -> None:
    """Few weeks, negative hazards and horizons out of order are three faults."""
    surges = np.full((50, 20), 0.01)
    surges[0, 0] = -1.0
    with pytest.raises(BadInput) as refusal:
        forecast(surges, horizons_weeks=(26, 13))
    text = str(refusal.value)
    assert "hazards of a surge reach the last horizon, 26 weeks; found 20 weeks" in text
    assert "hazards are 0 or more; found 1 other values" in text
    assert "horizons are whole weeks, 1 or more, in order; found [26, 13]" in text
    with pytest.raises(BadInput, match=r"found shape \(3,\)"):
        forecast(np.ones(3))
