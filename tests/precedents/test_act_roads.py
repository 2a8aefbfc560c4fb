"""Tests of what acts have meant: known truth comes back, doubt shrinks with counts, and time without leaving tells."""

from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.datasets.acts import load_acts
from passmuster.datasets.coalitions import load_participants
from passmuster.precedents.act_roads import ActRoads, fit_acts, outcome
from passmuster.precedents.acts import PRIOR_CHANCES, ActKind, PastAct
from passmuster.precedents.baselines import constant_hazard
from passmuster.precedents.exposure import exposure_of
from passmuster.precedents.participant import CAUSES, Exit

DAY = date(1990, 1, 1)
AT = {kind: at for at, kind in enumerate(ActKind)}


def act(number: int, days: int | None, kind: ActKind = ActKind.SIGNED, day: date = DAY, **changes: object) -> PastAct:
    """An act of a contingent of its own; fewer than half are left after so many days, or never."""
    facts = {
        "act_id": f"a{number}", "war": f"war {number}", "partner": "P", "principal": "Q", "day": day, "kind": kind,
        "left_on": None if days is None else day + timedelta(days=days),
        "how": Exit.ONGOING if days is None else Exit.EARLY_WITHDRAWAL,
        "seen_until": day + timedelta(days=2000) if days is None else None, "what": "x", "source": "y",
    }  # fmt: skip
    return PastAct(**(facts | changes))  # type: ignore[arg-type]


def leaving(roads: ActRoads, kind: ActKind, weeks: int, since: float = 0.0, credence: float = 1.0) -> float:
    """Mean chance of having left within so many weeks."""
    hazards = roads.weekly(kind, months_since=since, credence=credence, n_weeks=weeks)
    return float(-np.expm1(-hazards.sum(axis=1)).mean())


def test_a_known_chance_and_speed_come_back() -> None:
    """Of 200 simulated contingents 60 % leave, after 10 months on average: both lie inside the 90 % intervals."""
    random = np.random.default_rng(5)
    days = [round(max(time, 0.04) * 30.4375) for time in random.exponential(10.0, size=200)]
    acts = [act(at, wait if at < 120 else None) for at, wait in enumerate(days)]
    roads = fit_acts(acts, n_draws=1000)
    low, high = np.quantile(roads.chance[:, AT[ActKind.SIGNED]], (0.05, 0.95))
    assert low <= 0.6 <= high
    assert high - low < 0.2
    low, high = np.quantile(roads.months[:, AT[ActKind.SIGNED]], (0.05, 0.95))
    assert low <= 10.0 <= high


def test_without_acts_the_priors_stand() -> None:
    """And no act is counted; means of 2,000 draws lie within four standard errors, and half a
    cell of the grid, of the stated chances.
    """
    roads = fit_acts([])
    for kind, at in AT.items():
        draws = roads.chance[:, at]
        assert draws.mean() == pytest.approx(PRIOR_CHANCES[kind].chance, abs=4 * draws.std() / 2000**0.5 + 0.0125)
        assert roads.counts[kind].contingents == 0


def test_a_kind_of_which_little_is_known_is_less_sure() -> None:
    """Twenty treaties that were kept leave less doubt than one."""
    few, many = (fit_acts([act(at, 100) for at in range(n)], n_draws=1000) for n in (1, 20))
    at = AT[ActKind.SIGNED]
    assert np.std(many.chance[:, at]) < np.std(few.chance[:, at])
    assert leaving(many, ActKind.SIGNED, 26) > leaving(few, ActKind.SIGNED, 26)


def test_repeats_of_one_contingent_count_once() -> None:
    """Ten treaties of one partner in one war say as much as one."""
    once = fit_acts([act(0, 100)])
    ten = fit_acts([act(at, 100, war="w", partner="P") for at in range(10)])
    np.testing.assert_allclose(once.chance, ten.chance)
    assert ten.counts[ActKind.SIGNED].contingents == 1


def test_an_act_after_which_nothing_came_says_less() -> None:
    """Three years after a treaty the chance of leaving within half a year is a fraction of what it was."""
    roads = fit_acts(load_acts())
    for kind in (ActKind.SIGNED, ActKind.ANNOUNCED, ActKind.UNDER_WAY):
        assert leaving(roads, kind, 26, since=36.0) < 0.6 * leaving(roads, kind, 26)


def test_doubt_whether_it_happened_lowers_it() -> None:
    """Hazards grow with credence, and an act that did not happen opens nothing."""
    roads = fit_acts(load_acts())
    chances = [leaving(roads, ActKind.SIGNED, 26, credence=credence) for credence in (0.0, 0.3, 1.0)]
    assert chances[0] == 0.0 < chances[1] < chances[2]


def test_only_what_was_known_on_the_day_counts() -> None:
    """Rewriting what came after the as-of day changes no draw; an act of that day or later is unknown."""
    acts = [act(0, 400), act(1, 100, day=DAY + timedelta(days=300))]
    cut = [act(0, None), act(1, 100, day=DAY + timedelta(days=900))]
    early = DAY + timedelta(days=200)
    np.testing.assert_array_equal(fit_acts(acts, as_of=early).chance, fit_acts(cut, as_of=early).chance)
    assert outcome(acts[0], early) == (pytest.approx(200 / 30.4375), False)


def test_what_comes_late_is_not_put_down_to_the_act() -> None:
    """Leaving after five years counts as three years of staying."""
    assert outcome(act(0, 1826), None) == (36.0, False)


@pytest.mark.parametrize("kind", [ActKind.SIGNED, ActKind.ANNOUNCED, ActKind.UNDER_WAY, ActKind.ASKED_TO_GO])
def test_signed_and_ordered_lie_above_the_constant_rate(kind: ActKind) -> None:
    """With any one war left out: within half a year above the constant rate of departures of all participants."""
    constant = constant_hazard(exposure_of(load_participants()), months_in=12.0, horizons_weeks=[26])[0]
    own = [CAUSES.index(word) for word in (Exit.EARLY_WITHDRAWAL, Exit.DRAWDOWN, Exit.SWITCHED_SIDE)]
    acts = load_acts()
    for war in sorted({row.war for row in acts if row.kind == kind}):
        left_out = [row.act_id for row in acts if row.war == war]
        roads = fit_acts(acts, leave_out=left_out, n_draws=500)
        hazards = roads.by_cause(kind, roads.weekly(kind, months_since=0.0, credence=0.95, n_weeks=26))
        assert float(-np.expm1(-hazards[:, :, own].sum(axis=(1, 2))).mean()) > 1.5 * constant[own].sum()
