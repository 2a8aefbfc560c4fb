"""Tests of the days at which knowledge is rebuilt."""

from datetime import date

import pytest

from passmuster.errors import BadInput
from passmuster.forecast.backtest.as_of_days import as_of_days, months_later, practice_days, rounds_of
from passmuster.ledger import Ledger
from passmuster.store.folder import open_case
from worlds import small_case
from worlds.claims_said import day, said


def ledger(*claims):
    """A small case with these claims."""
    return Ledger(case=small_case.case(start=day(-1)), claims=claims)


def test_kursk_has_its_three_winter_months():
    """Without being asked, the shipped case is judged as of the firsts of December, January and February."""
    days = as_of_days(open_case("examples/kursk"), None, None, 1)
    assert days == (date(2024, 12, 1), date(2025, 1, 1), date(2025, 2, 1))


def test_days_are_calendar_months_apart():
    """The last of January goes on to the last of February and back to the thirty-first of March."""
    assert [months_later(date(2031, 1, 31), n) for n in range(3)] == [
        date(2031, 1, 31), date(2031, 2, 28), date(2031, 3, 31),
    ]  # fmt: skip
    days = as_of_days(ledger(said(1, 5)), date(2031, 1, 31), date(2031, 3, 31), 1)
    assert days == (date(2031, 1, 31), date(2031, 2, 28), date(2031, 3, 31))


def test_practice_comes_before_the_first_day_and_not_before_the_case():
    """Three days as far apart as those asked for, as far as the case reaches back."""
    first = date(2031, 6, 30)
    assert practice_days(first, 2, date(2031, 1, 1)) == (date(2031, 2, 28), date(2031, 4, 30))
    assert len(practice_days(first, 1, date(2020, 1, 1))) == 3
    assert practice_days(first, 1, first) == ()


def test_customary_days_do_not_precede_the_case():
    """A case three weeks old has one as-of day at most: its own start, or a first after it."""
    assert as_of_days(ledger(said(1, 5), said(20, 6)), None, None, 1) == (day(0),)


def test_days_that_cannot_be_used_are_refused_together():
    """Wrong order and days before the case are told at once, with what was found."""
    with pytest.raises(BadInput) as refusal:
        as_of_days(ledger(said(1, 5)), date(2029, 5, 1), date(2029, 4, 1), 1)
    text = str(refusal.value)
    assert "the first as-of day is not after the last; found 2029-05-01 after 2029-04-01" in text
    assert "no as-of day lies before the case's start, 2029-12-31" in text


def test_too_many_days_are_refused():
    """A slip of the century in a year is caught before a thousand fits are begun."""
    with pytest.raises(BadInput, match="at most 240 as-of days"):
        as_of_days(ledger(said(1, 5)), date(2030, 1, 1), date(2130, 1, 1), 1)


def test_a_case_of_plans_cannot_be_tested():
    """Without any observation there is nothing to go by."""
    with pytest.raises(BadInput, match="claims about what is or was"):
        as_of_days(ledger(said(1, 5, mode="planned")), None, None, 1)


def test_each_claim_is_forecast_once_from_the_newest_knowledge():
    """A claim belongs to the last as-of day before it; what was said on the day itself is known."""
    claims = tuple(said(n, 5) for n in (5, 10, 15, 20))
    rounds = rounds_of(claims, (day(5), day(15)), None, each_once=True)
    assert [[claim.claim_id for claim in asked.targets] for asked in rounds] == [["c10", "c15"], ["c20"]]
    assert [len(asked.known) for asked in rounds] == [1, 3]


def test_every_earlier_day_may_be_asked():
    """Without the restriction the last claim is forecast from both days."""
    claims = tuple(said(n, 5) for n in (5, 10, 15, 20))
    rounds = rounds_of(claims, (day(5), day(15)), None, each_once=False)
    assert [[claim.claim_id for claim in asked.targets] for asked in rounds] == [["c10", "c15", "c20"], ["c20"]]


def test_later_claims_never_become_knowledge():
    """What a file adds is asked about on every day and known on none."""
    ours, later = (said(5, 5),), (said(10, 6), said(40, 7))
    rounds = rounds_of(ours, (day(6), day(36)), later, each_once=True)
    assert [[claim.claim_id for claim in asked.targets] for asked in rounds] == [["c10"], ["c40"]]
    assert all([claim.claim_id for claim in asked.known] == ["c5"] for asked in rounds)


def test_what_is_not_asked_about_has_a_reason():
    """Plans, claims no later than the day and claims that the case holds are listed with why."""
    later = (said(3, 1, claim_id="old"), said(5, 5), said(20, 9, claim_id="plan", mode="planned"), said(21, 4))
    (asked,) = rounds_of((said(5, 5),), (day(6),), later, each_once=True)
    reasons = {left.claim_id: left.reason for left in asked.left_out}
    assert [claim.claim_id for claim in asked.targets] == ["c21"]
    assert "no later than the as-of day" in reasons["old"]
    assert "holds a claim of this id" in reasons["c5"]
    assert "plan or a projection" in reasons["plan"]


def test_what_was_said_by_a_day_may_be_left_out():
    """It is known all the same, and told with the day that was asked for."""
    claims = tuple(said(n, 5) for n in (5, 10, 15, 20))
    rounds = rounds_of(claims, (day(5), day(15)), None, each_once=True, since=day(12))
    assert [[claim.claim_id for claim in asked.targets] for asked in rounds] == [["c15"], ["c20"]]
    assert [len(asked.known) for asked in rounds] == [1, 3]
    assert [(left.claim_id, left.reason) for left in rounds[0].left_out] == [
        ("c10", f"it was said by {day(12)}, and what was said later is asked about")
    ]


@pytest.mark.parametrize("months", [1_201, 10**25])
def test_days_a_century_apart_are_refused(months):
    """Before any calendar is asked for them."""
    with pytest.raises(BadInput, match="at most 1200 months apart"):
        as_of_days(small_case.ledger(), None, None, months)
