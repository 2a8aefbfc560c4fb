"""Tests of the stretch that each told fight stands for, and of what longer times hold."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from passmuster.ledger import Claim
from passmuster.model.clock import Clock
from passmuster.model.fight_parts import counted_on, stretches_of_fights
from passmuster.model.grid import Grid

START = date(2030, 1, 7)
CLOCK = Clock(START, 104)
WEEKLY = Grid(tuple(range(105)))
QUARTERS = Grid(tuple(range(0, 105, 13)))


def losses(first: int, last: int, number: float = 4.0, **changes: object) -> Claim:
    """A number of dead from one day to another, counted from the start."""
    whole = Claim(
        claim_id=f"k{first}-{last}", said_on=START + timedelta(days=last + 1), subject="force", quantity="killed",
        bound="exact", mode="asserted", claimant="x", claimant_group="ML", point=number,
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


def test_fights_share_a_step_as_they_were_told_to_compare() -> None:
    """Nine dead and two, by the middle of what several tell; by what is told of both; alike where nothing is."""
    nine, two = losses(100, 101, 9.0), losses(150, 150, 2.0)
    shared = spans(nine, two, grid=QUARTERS)
    assert shared["k100-101"] == pytest.approx((13.0, 13.0 + 13.0 * 9 / 11))
    assert shared["k150-150"] == pytest.approx((13.0 + 13.0 * 9 / 11, 26.0))
    again = spans(nine, replace(nine, claim_id="again", point=36.0), replace(two, point=6.0), grid=QUARTERS)
    assert again["k100-101"] == pytest.approx((13.0, 13.0 + 13.0 * 18 / 24))
    wounded = [losses(100, 101, 30.0, quantity="wounded", claim_id="a"), losses(150, 150, 10.0, quantity="wounded")]
    assert spans(nine, *wounded, grid=QUARTERS)["a"] == pytest.approx((13.0, 13.0 + 13.0 * 0.75))
    assert spans(nine, wounded[1], grid=QUARTERS)["k100-101"] == (13.0, 19.5)


def test_what_a_longer_time_tells_of_beyond_its_fights_has_its_share_of_the_step() -> None:
    """Five dead in a raid that forty fell around are an eighth of a quarter's dead, and forty are all of them."""
    raid, offensive = losses(100, 101, 5.0), losses(95, 110, 40.0)
    told = spans(raid, offensive, grid=QUARTERS)
    assert told == {"k100-101": pytest.approx((13.0, 13.0 + 13.0 / 8)), "k95-110": (13.0, 26.0)}

    assert spans(raid, replace(offensive, point=6.0), grid=QUARTERS)["k100-101"] == (13.0, 26.0)
    assert spans(raid, losses(60, 110, 40.0), grid=QUARTERS)["k100-101"] == (13.0, 26.0)


def test_a_longer_time_holds_all_that_its_fights_stand_for() -> None:
    """Thirteen dead of a battle's first five days are among the thirty of all eight, and not beside them.

    A time that holds no fight whole, and one of a force whose days are a series, is read of its own days.
    """
    first, whole = losses(17, 21, 13.0), losses(17, 24, 30.0)
    assert spans(first, whole) == {"k17-21": (2.0, 3.0), "k17-24": (2.0, 25 / 7)}
    assert spans(losses(17, 20), losses(18, 29)) == {"k17-20": (2.0, 3.0)}
    assert spans(losses(45, 46), losses(38, 46, 8.0)) == {"k45-46": (6.0, 7.0), "k38-46": (38 / 7, 7.0)}
    assert spans(first, replace(whole, subject="host")) == {"k17-21": (2.0, 3.0)}
    assert spans(*(losses(day, day) for day in range(40, 60, 2)), losses(30, 70)) == {}


def test_a_fight_whose_dead_are_counted_for_days_is_the_fight_and_no_more() -> None:
    """Thirteen of five days and fourteen of eight, by one side, in at most three weeks; others may know of more."""
    first, whole = losses(17, 21, 13.0), losses(17, 24, 14.0)
    assert spans(first, whole)["k17-24"] == (2.0, 3.0)
    assert counted_on([first, whole]) == {"k17-24"}
    assert counted_on([first, replace(whole, point=30.0)]) == counted_on([whole]) == frozenset()
    assert spans(first, replace(whole, claimant_group="OTHER"))["k17-24"] == (2.0, 25 / 7)
    assert spans(first, losses(17, 60, 14.0))["k17-60"] == (2.0, 61 / 7)
    second = losses(29, 30, 5.0)
    assert spans(first, second, losses(17, 31, 19.0))["k17-31"] == (2.0, 5.0)


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
