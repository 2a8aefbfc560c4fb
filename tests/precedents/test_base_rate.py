"""Tests of the base rate: recovery of known truth, closed forms, evidence of having stayed, and seeds."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from passmuster.datasets.coalitions import load_participants
from passmuster.errors import BadInput
from passmuster.precedents.base_rate import fit_base_rate
from passmuster.precedents.exposure import INTERVAL_BOUNDS, exposure_of
from passmuster.precedents.gibbs import CHAINS, LEVEL_MONTHS, Counts, draw_posterior
from passmuster.precedents.hazards import Hazards
from passmuster.precedents.participant import CAUSES, KINDS
from passmuster.randomness import RandomStream
from worlds.precedents_world import participant, simulate, stay

AS_OF = date(2025, 2, 28)
NO_ONE = exposure_of([participant("kept")])


def rates_of(*by_kind: float) -> np.ndarray:
    """Rates per month that do not vary with time since entry."""
    return np.broadcast_to(np.array(by_kind)[:, None], (3, len(INTERVAL_BOUNDS))).copy()


def known(rates: np.ndarray, spread: np.ndarray, n_draws: int = 4000) -> Hazards:
    """A base rate without uncertainty about its parameters."""
    return Hazards(
        rates=np.broadcast_to(rates, (n_draws, *rates.shape)),
        camp_spread=np.broadcast_to(spread, (n_draws, len(spread))),
        shares=np.broadcast_to(np.array([1.0, 0.0, 0.0]), (n_draws, 3)),
        exposure=NO_ONE,
        seed=1,
        stream=RandomStream.NEW_WAR,
    )


@pytest.mark.parametrize("worlds", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_recovers_known_rates(worlds: int) -> None:
    """In many worlds the 90 per cent intervals of rates and spreads hold the truth as often as they say.

    Rates and spreads of three kinds of exit, all independent: over 20 worlds each share held has a standard error of
    3.9 points around 90 per cent, over 200 of 1.2, and three of them are allowed.
    """
    truth, spread = rates_of(0.012, 0.03, 0.005), np.array([1.1, 0.9, 0.7])
    held_rate = held_spread = 0
    for world in range(worlds):
        random = np.random.default_rng([1, world])
        exposure, _ = simulate(random, rates=truth, spread=spread, n_wars=60, per_war=6, watched=60.0)
        posterior = draw_posterior(Counts.of(exposure), seed=world, n_draws=800)
        # The average over the year and a half that most exposure lies in.
        mean_rate = posterior.rates[:, :, :3].mean(axis=2)
        low, high = np.quantile(mean_rate, [0.05, 0.95], axis=0)
        held_rate += int(((low <= truth[:, 0]) & (truth[:, 0] <= high)).sum())
        low, high = np.quantile(posterior.camp_spread, [0.05, 0.95], axis=0)
        held_spread += int(((low <= spread) & (spread <= high)).sum())
    n_held = 3 * worlds
    allowed = 3 * np.sqrt(0.9 * 0.1 / n_held)
    assert abs(held_rate / n_held - 0.9) < allowed
    assert abs(held_spread / n_held - 0.9) < allowed


def test_one_cause_without_spread_has_a_closed_form() -> None:
    """When all exits fall in one interval of one war pair alike, the level is close to exits over time at risk."""
    rows = [stay(f"c{i}", 5.0, "early_withdrawal" if i % 4 == 0 else "completed", war=f"w{i}") for i in range(400)]
    base_rate = fit_base_rate(rows, seed=1)
    months = base_rate.exposure.months.sum()
    found = base_rate.rates[:, KINDS.index("departure"), 0]
    expected = (100 + 0.5) / (months + LEVEL_MONTHS)
    # Gamma(100.5) has a relative spread of a tenth; the mean of the posterior lies well within one of them.
    assert abs(found.mean() / expected - 1) < 0.1
    assert 0.08 < found.std() / found.mean() < 0.16


def test_chains_started_far_apart_agree() -> None:
    """Chains that began at a fifth and at five times the rate give the same posterior (R-hat below 1.05)."""
    base_rate = fit_base_rate(load_participants(), seed=3)
    for draws in (base_rate.rates, base_rate.camp_spread):
        chains = np.log(draws).reshape(CHAINS, -1, *draws.shape[1:])
        within = chains.var(axis=1, ddof=1).mean(axis=0)
        r_hat = np.sqrt(1 + chains.mean(axis=1).var(axis=0, ddof=1) / within)
        assert r_hat.max() < 1.05


def test_having_stayed_is_evidence() -> None:
    """Where wars differ, a participant that has stayed long is safer than a new one at the same hazard."""
    base_rate = known(rates_of(0.03, 0.0, 0.0), np.full(3, 1.2))
    new, old = (base_rate.exit_probabilities(months, [52])[:, 0, 1].mean() for months in (0.0, 36.0))
    assert old < 0.7 * new


def test_evidence_of_staying_is_the_textbook_one() -> None:
    """The forecast is the one of a gamma frailty: ((k + H(m)) / (k + H(m + t)))^k stay, within four errors."""
    spread, rate, months_in, weeks = 1.2, 0.03, 10.0, 52
    base_rate = known(rates_of(rate, 0.0, 0.0), np.full(3, spread), n_draws=100_000)
    left = base_rate.exit_probabilities(months_in, [weeks])[:, 0, 1]
    k, ahead = spread**-2, weeks * 7 / 30.4375
    expected = 1 - ((k + rate * months_in) / (k + rate * (months_in + ahead))) ** k
    assert abs(left.mean() - expected) < 4 * left.std() / np.sqrt(len(left))


def test_agrees_with_redrawn_participants() -> None:
    """Among 400,000 simulated participants still in after five months, as many leave within half a year as forecast."""
    rates, spread = rates_of(0.02, 0.03, 0.005), np.array([1.0, 0.8, 0.7])
    world = {"n_wars": 400_000, "per_war": 1, "watched": 5.0 + 26 * 7 / 30.4375}
    exposure, _ = simulate(np.random.default_rng(4), rates=rates, spread=spread, **world)
    staying = exposure.months > 5.0
    shares = np.array([(exposure.cause[staying] == cause).mean() for cause in range(5)])
    draws = known(rates, spread, n_draws=100_000).exit_probabilities(5.0, [26])[:, 0]
    error = np.sqrt(shares * (1 - shares) / staying.sum() + draws.var(axis=0) / len(draws))
    assert (np.abs(draws.mean(axis=0) - shares) <= 4 * error).all()


def test_knowledge_of_the_day_is_all_that_counts() -> None:
    """Rewriting everything that happened after the as-of day leaves the posterior as it was, to the last bit."""
    participants = load_participants()
    rewritten = [
        participant(row.case_id, war=row.war, side=row.side, start=row.start, end=None, exit="ongoing")
        if row.end is None or row.end > AS_OF
        else row
        for row in participants
    ]
    as_known, as_rewritten = (fit_base_rate(rows, as_of=AS_OF, seed=1) for rows in (participants, rewritten))
    assert np.array_equal(as_known.rates, as_rewritten.rates)


def test_same_seed_same_draws() -> None:
    """The same rows and seed give the same numbers; another seed others."""
    rows = load_participants()[:100]
    first, again, other = (fit_base_rate(rows, seed=seed, n_draws=40) for seed in (5, 5, 6))
    assert np.array_equal(first.exit_probabilities(3.0, [4, 52]), again.exit_probabilities(3.0, [4, 52]))
    assert not np.array_equal(first.rates, other.rates)


def test_the_sample_itself_in_one_number() -> None:
    """Of all participants, 138 left early; a new one leaves within a year with a chance near one in seven.

    The plain share of departures within a year by the Aalen-Johansen estimator is 0.13; pooling by war moves it little.
    """
    base_rate = fit_base_rate(load_participants(), seed=1)
    assert base_rate.exposure.n_exits == 138
    left = base_rate.exit_probabilities(0.0, [52])[:, 0, 1:4].sum(axis=1)
    assert 0.10 < left.mean() < 0.18


def test_few_members_widen_the_forecast() -> None:
    """Five participants leave more unknown than four hundred."""
    everyone = load_participants()
    few = [row for row in everyone if row.principal in ("Russia", "Soviet Union")]
    spreads = []
    for rows in (everyone, few):
        total = fit_base_rate(rows, seed=1).rates[:, 0].mean(axis=1)
        spreads.append(np.quantile(total, 0.95) / np.quantile(total, 0.05))
    assert spreads[1] > 2 * spreads[0]


def test_no_one_to_learn_from_is_refused() -> None:
    """An empty class is refused with the day that emptied it."""
    with pytest.raises(BadInput, match=r"at least one participant .* found none before 1999-01-01\. Widen the class"):
        fit_base_rate([participant()], as_of=date(1999, 1, 1))


@pytest.mark.parametrize("floors", [None, np.zeros((4000, 2, len(CAUSES)))])
def test_impossible_questions_are_refused_together(floors: np.ndarray | None) -> None:
    """Negative months and horizons out of order are told at once, with acts on record as well."""
    hazards = replace(known(rates_of(0.01, 0.01, 0.01), np.ones(3)), floors=floors)
    with pytest.raises(BadInput, match="months since entry are 0 or more") as refusal:
        hazards.exit_probabilities(-1.0, [13, 4])
    assert [fault.file for fault in refusal.value.faults] == ["months_in", "horizons_weeks"]
