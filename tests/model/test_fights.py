"""Tests of single fights: which losses are told of one, and how far told battles stand out."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from scipy import stats

from passmuster.ledger import Claim
from passmuster.model.clock import Clock
from passmuster.model.fights import (
    SHOCK,
    SPREAD,
    battle_hazard,
    share_told,
    spread_over,
    told_battles,
)
from passmuster.model.grid import Grid

START = date(2030, 1, 7)
CLOCK = Clock(START, 104)
WEEKLY = Grid(tuple(range(105)))


def losses(first: int, last: int, **changes: object) -> Claim:
    """A number of dead from one day to another, counted from the start."""
    whole = Claim(
        claim_id=f"k{first}-{last}", said_on=START + timedelta(days=last + 1), subject="force", quantity="killed",
        bound="exact", mode="asserted", claimant="x", claimant_group="ML", point=4.0,
        as_of_start=START + timedelta(days=first), as_of_end=START + timedelta(days=last),
    )  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


def worst(*claims: Claim, grid: Grid = WEEKLY, begin: float = 0.0) -> np.ndarray:
    """How far the log hazard of each step is lifted, of one force."""
    return battle_hazard(claims, ["force"], [begin], CLOCK, grid)[:, 0]


def test_a_battle_that_is_told_is_the_worst_of_its_war() -> None:
    """One week told in 104 stands where the highest hundred-and-fourth of an autoregression's draws lies on average."""
    told = worst(losses(100, 101))
    assert np.flatnonzero(told).tolist() == [14]
    highest = stats.norm.isf(1 / 104)
    spread = SHOCK / np.sqrt(1.0 - 0.7**2)
    assert told[14] == pytest.approx(spread * stats.norm.expect(lambda z: z, lb=highest, conditional=True), rel=1e-5)


def test_the_more_is_told_the_less_it_stands_out() -> None:
    """A battle of three weeks less than one of one week; in a war half as long less again."""
    short, long = worst(losses(98, 104)), worst(losses(98, 118))
    assert np.flatnonzero(long).tolist() == [14, 15, 16]
    assert short.max() > long.max() > worst(losses(98, 118), begin=52.0).max() > 0.0


def test_what_is_no_battle_stands_out_nowhere() -> None:
    """A month's count, a running total, a strength, a bulletin, and a war of which every week is told."""
    bulletin = [losses(day, day) for day in range(100, 110)]
    for told in ([losses(0, 29)], [losses(9, 9, as_of_start=None)], [losses(9, 9, quantity="arrivals")], bulletin):
        assert not worst(*told).any()
    assert not battle_hazard([losses(0, 20)], ["force"], [0.0], Clock(START, 3), Grid(tuple(range(4)))).any()


def test_offensives_of_a_season_are_told_as_battles_are() -> None:
    """A battle of days and an offensive of five weeks; a year's count is one of a time, and a total of none."""
    told = [losses(10, 12), losses(40, 74), losses(0, 364), losses(9, 9, as_of_start=None), losses(5, 6, subject="b")]
    assert told_battles(told, "force") == tuple(told[:2])


def test_months_of_the_calendar_are_no_offensive() -> None:
    """From the first of January 2031 to the last of February a time is counted; a day later it is an event."""
    months = losses(359, 417)
    assert (months.as_of_start, months.as_of_end) == (date(2031, 1, 1), date(2031, 2, 28))
    assert told_battles([months], "force") == ()
    event = losses(360, 417)
    assert told_battles([event], "force") == (event,)


def test_times_told_one_after_another_are_no_offensives() -> None:
    """Of four weeks each, five in a row: a battle among them is still one; a bulletin of days leaves neither."""
    monthly, battle = [losses(at, at + 27) for at in range(100, 240, 28)], losses(130, 132)
    assert told_battles([*monthly, battle], "force") == (battle,)
    assert told_battles([*monthly[:3], battle], "force") == (*monthly[:3], battle)
    bulletin = [losses(day, day) for day in range(100, 110)]
    assert told_battles([*monthly[:3], *bulletin], "force") is None


def test_what_is_told_takes_up_its_weeks() -> None:
    """Five weeks of one offensive and the week of a fight, of sixty; days told twice count once."""
    told = [losses(40, 74), losses(50, 60), losses(100, 101)]
    assert share_told(told, 60.0) == pytest.approx(6 / 60)


def test_the_longer_the_calmer() -> None:
    """The mean over weeks of an autoregression, beside the variance of its mean added up pair by pair."""
    pairs = sum(0.7 ** abs(one - other) for one in range(9) for other in range(9))
    assert spread_over(63) == pytest.approx(SPREAD * np.sqrt(pairs) / 9, rel=1e-6)
    assert spread_over(1) == spread_over(7) == pytest.approx(SPREAD)
    assert spread_over(7) > spread_over(14) > spread_over(60)
