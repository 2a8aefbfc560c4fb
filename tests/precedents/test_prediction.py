"""Tests of forecasts of unseen wars: month by month, nothing known before it happened, memory that fades."""

import dataclasses
from datetime import date
from functools import cache

import numpy as np
import pytest

from passmuster.datasets.coalitions import load_participants
from passmuster.precedents.evaluation import FORECASTERS, forecast_unseen
from passmuster.precedents.exposure import exposure_of
from passmuster.precedents.memory import faded_sums, weigh_memory
from passmuster.precedents.months import person_months
from passmuster.precedents.prediction import camp_history, monthly_chances, yearly_chances
from passmuster.precedents.regression import fit_hazards
from worlds.precedents_world import participant, simulate_rows, stay

EVERYONE = load_participants()


@cache
def fitted():
    """Hazards without the wars of Iraq, once for all tests."""
    return fit_hazards([row for row in EVERYONE if "Iraq" not in row.war], covariates=(), seed=1, n_draws=400)


IRAQ = [row for row in EVERYONE if "Iraq War" in row.war]


def monthly(rows: list) -> tuple[np.ndarray, object]:
    """Chances of departure in each month of the participants, and the months."""
    exposure = exposure_of(rows)
    months = person_months(rows, exposure)
    return monthly_chances(fitted(), camp_history(fitted(), rows, exposure, months, seed=1), months)[:, 0], months


def test_months_add_up_to_stays() -> None:
    """Months of a stay, first and last in part, add up to it, and every exit is in the last."""
    exposure = exposure_of(EVERYONE)
    months = person_months(EVERYONE, exposure)
    total = np.bincount(months.participant, weights=months.at_risk)
    assert total == pytest.approx(exposure.months)
    last = np.append(months.participant[1:] != months.participant[:-1], True)
    assert (months.kind[~last] == -1).all()
    assert (months.kind[last] == exposure.kind).all()
    assert (months.ahead >= months.at_risk - 1e-9).all()
    assert (months.at_risk > -1e-9).all()


def test_calendar_months_follow_the_date() -> None:
    """A stay from mid-January to early March has three months: a part, a whole, a part."""
    rows = [participant(start=date(2000, 1, 16), end=date(2000, 3, 5))]
    months = person_months(rows, exposure_of(rows))
    assert (months.month - months.month[0]).tolist() == [0, 1, 2]
    assert months.at_risk[1] == pytest.approx(1.0)
    assert months.order.tolist() == [0, 1, 2]


def test_the_future_does_not_change_the_past() -> None:
    """Chances of months up to a day are the same, whatever happened in the camp from that month on."""
    day = date(2005, 6, 1)
    known = [
        row if row.end is not None and row.end < day else dataclasses.replace(row, end=None, exit="ongoing")
        for row in IRAQ
        if row.start < day
    ]
    (then, months_then), (now, months_now) = monthly(known), monthly(IRAQ)
    before = day.year * 12 + day.month - 1
    ids_then, ids_now = [row.case_id for row in known], [row.case_id for row in IRAQ]
    as_known = {
        (ids_then[who], month): chance
        for who, month, chance in zip(months_then.participant, months_then.month, then, strict=True)
        if month <= before
    }
    in_full = {
        (ids_now[who], month): chance
        for who, month, chance in zip(months_now.participant, months_now.month, now, strict=True)
        if month <= before
    }
    assert as_known.keys() <= in_full.keys()
    assert all(in_full[key] == pytest.approx(chance, rel=1e-9) for key, chance in as_known.items())


def test_a_fellow_that_leaves_raises_the_alarm_from_the_next_month() -> None:
    """Once somebody of the camp has left, the others are rated likelier to leave, in the month after and not before."""
    steady = [stay("a", 30.0, "completed"), stay("b", 30.0, "completed")]
    shaken = [stay("a", 12.0, "early_withdrawal"), stay("b", 30.0, "completed")]
    (calm, months_calm), (alarmed, months_alarmed) = monthly(steady), monthly(shaken)
    b_calm, b_alarmed = calm[months_calm.participant == 1], alarmed[months_alarmed.participant == 1]
    exit_month = int(months_alarmed.order[months_alarmed.kind == 0][0])
    assert b_alarmed[: exit_month + 1] == pytest.approx(b_calm[: exit_month + 1])
    assert b_alarmed[exit_month + 1] > 1.3 * b_calm[exit_month + 1]


def test_camps_do_not_share_their_lessons() -> None:
    """What happens on the other side of a war says nothing of this one."""
    other = stay("x", 12.0, "early_withdrawal")
    other = dataclasses.replace(other, side="other side")
    here = stay("b", 30.0, "completed")
    alone, _ = monthly([here])
    beside, months = monthly([here, other])
    assert beside[months.participant == 0] == pytest.approx(alone)


def test_a_year_is_its_months() -> None:
    """The chance of leaving within a year is what its months say when nobody else is there, to a hundredth."""
    rows = [stay("a", 12.0, "completed", war="alone")]
    exposure = exposure_of(rows)
    months = person_months(rows, exposure)
    history = camp_history(fitted(), rows, exposure, months, seed=1)
    year = yearly_chances(fitted(), history, months, np.array([0]))[0, 0]
    by_month = monthly_chances(fitted(), history, months)
    staying = np.cumprod(np.append(1.0, 1 - by_month.sum(axis=1)))[:-1]
    # Draws are averaged month by month here and over the whole year there; mild draws weigh more in the latter.
    assert year == pytest.approx(float((staying * by_month[:, 0]).sum()), rel=0.15)


def test_faded_sums_forget_by_half() -> None:
    """What came three months ago counts half after a half-life of three, and a month's own value is not yet known."""
    values = np.zeros((1, 8))
    values[0, 1] = 4.0
    assert faded_sums(values, 3.0)[0, [1, 4, 7]] == pytest.approx([0.0, 2.0, 1.0])
    assert faded_sums(values, np.inf)[0].tolist() == [0.0, 0.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0]


def test_memory_tells_camps_that_differ_from_camps_alike() -> None:
    """Where camps differ much an exit tells much (small k), where they are alike it tells little."""
    firmness = []
    for spread in (1.5, 0.05):
        rows = simulate_rows(np.random.default_rng(3), n_camps=60, per_camp=8, effects={}, spread=spread)
        exposure = exposure_of(rows)
        months = person_months(rows, exposure)
        memory = weigh_memory(
            months, np.full((len(months.month), 3), 0.02), n_draws=400, random=np.random.default_rng(1)
        )
        firmness.append(float(np.median(memory.firmness[:, 0])))
    assert firmness[0] < 1.5 < 4.0 < firmness[1]


def test_memory_tells_lasting_from_passing_trouble() -> None:
    """Camps that differ for good have a long half-life."""
    rows = simulate_rows(np.random.default_rng(4), n_camps=80, per_camp=8, effects={}, spread=1.5, completed=0.01)
    exposure = exposure_of(rows)
    months = person_months(rows, exposure)
    memory = weigh_memory(months, np.full((len(months.month), 3), 0.02), n_draws=400, random=np.random.default_rng(1))
    assert np.median(memory.half_life[:, 0]) >= 24.0


def test_unseen_war_is_forecast_by_all_forecasters() -> None:
    """Each forecaster gives a probability for every month and year of the test participants."""
    train = [row for row in EVERYONE if row.start.year < 1990]
    test = [row for row in EVERYONE if row.start.year >= 2010]
    unseen = forecast_unseen(train, test, covariates=("support",), seed=1)
    assert (unseen.n_train, unseen.n_test) == (len(train), len(test))
    for forecasts in (unseen.monthly, unseen.yearly):
        for name in FORECASTERS:
            assert forecasts.chance[name].shape == forecasts.left.shape
            assert ((forecasts.chance[name] >= 0) & (forecasts.chance[name] < 1)).all()
    assert all((chance > 0).all() for chance in unseen.monthly.chance.values())
    assert unseen.monthly.left.sum() == sum(row.departed for row in test)
    assert (unseen.yearly.time % 12 == 0).all()
