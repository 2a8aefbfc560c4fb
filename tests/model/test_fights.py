"""Tests of single fights: which losses are told of one, and the stretch that they are read of."""

from collections.abc import Mapping
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
    stretches_of_fights,
    told_battles,
)
from passmuster.model.grid import Grid

START = date(2030, 1, 7)
CLOCK = Clock(START, 104)
WEEKLY = Grid(tuple(range(105)))
QUARTERS = Grid(tuple(range(0, 105, 13)))


def losses(first: int, last: int, **changes: object) -> Claim:
    """A number of dead from one day to another, counted from the start."""
    whole = Claim(
        claim_id=f"k{first}-{last}", said_on=START + timedelta(days=last + 1), subject="force", quantity="killed",
        bound="exact", mode="asserted", claimant="x", claimant_group="ML", point=4.0,
        as_of_start=START + timedelta(days=first), as_of_end=START + timedelta(days=last),
    )  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


def spans(*claims: Claim, grid: Grid = WEEKLY) -> Mapping[str, tuple[float, float]]:
    """The stretches of some claims."""
    return stretches_of_fights(claims, CLOCK, grid)


def test_a_fight_stands_for_its_week() -> None:
    """The week in which its middle lies, whichever days of it were named."""
    assert spans(losses(15, 15)) == {"k15-15": (2.0, 3.0)}
    assert spans(losses(12, 14)) == {"k12-14": (1.0, 2.0)}
    assert spans(losses(14, 20)) == {"k14-20": (2.0, 3.0)}


def test_a_fight_stands_for_the_step_where_steps_are_longer() -> None:
    """A step of a quarter in which one fight was told had that fight, and two fights share it."""
    assert spans(losses(100, 101), grid=QUARTERS) == {"k100-101": (13.0, 26.0)}
    two = spans(losses(100, 101), losses(150, 150), grid=QUARTERS)
    assert two == {"k100-101": (13.0, 19.5), "k150-150": (19.5, 26.0)}


def test_numbers_of_one_fight_stand_for_the_same() -> None:
    """Told by several mouths, over days that overlap, it is one fight."""
    told = spans(losses(100, 102), losses(101, 101), losses(102, 103, quantity="wounded"), grid=QUARTERS)
    assert set(told.values()) == {(13.0, 26.0)}
    assert len(told) == 3


def test_a_longer_time_holds_all_that_its_fights_stand_for() -> None:
    """Thirteen dead of a battle's first five days are among the fourteen of all eight, and not beside them.

    A time that holds no fight whole, and one of a force whose days are a series, is read of its own days.
    """
    first, whole = losses(17, 21), losses(17, 24)
    assert spans(first, whole) == {"k17-21": (2.0, 3.0), "k17-24": (2.0, 25 / 7)}
    assert spans(losses(17, 20), losses(18, 29)) == {"k17-20": (2.0, 3.0)}
    assert spans(losses(45, 46), losses(38, 46)) == {"k45-46": (6.0, 7.0), "k38-46": (38 / 7, 7.0)}
    assert spans(first, replace(whole, subject="host")) == {"k17-21": (2.0, 3.0)}
    assert spans(*(losses(day, day) for day in range(40, 60, 2)), losses(30, 70)) == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"as_of_start": None}, {"as_of_start": START + timedelta(days=92)}, {"quantity": "arrivals"},
        {"quantity": "present"},
    ],
)  # fmt: skip
def test_other_numbers_are_read_of_their_own_days(changes: dict[str, object]) -> None:
    """Totals, numbers of more than a week, arrivals and strengths."""
    assert spans(losses(100, 100, **changes)) == {}


def test_a_bulletin_is_read_day_by_day() -> None:
    """Days told one after another are days like any other; the same days far apart are fights."""
    assert spans(*(losses(day, day) for day in range(40, 60, 2))) == {}
    assert len(spans(*(losses(day, day) for day in range(40, 440, 40)))) == 10
    assert len(spans(losses(40, 41), losses(42, 43), losses(44, 44))) == 3


def test_what_is_told_of_one_force_says_nothing_of_another() -> None:
    """Each force has its own fights: a bulletin about one leaves another's ambush a fight."""
    bulletin = [losses(day, day) for day in range(40, 60)]
    ambush = losses(50, 50, subject="other", claim_id="ambush")
    assert spans(*bulletin, ambush) == {"ambush": (7.0, 8.0)}


def test_fights_outside_the_case_stand_at_its_ends() -> None:
    """A day before the first week or after the last is read of the nearest step."""
    assert spans(losses(-30, -30)) == {"k-30--30": (0.0, 1.0)}
    assert spans(losses(900, 900)) == {"k900-900": (103.0, 104.0)}


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
