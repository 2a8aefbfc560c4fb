"""Tests of claims that men go home, as acts that point to leaving."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from passmuster.forecast.leaving_acts import LeavingAct
from passmuster.forecast.told_home import with_claims
from passmuster.ledger import Claim
from passmuster.precedents.acts import ActKind
from worlds.small_case import claim

DAY = date(2030, 3, 1)
LAST = DAY + timedelta(days=120)


def told(quantity: str, number: float, **changes: object) -> Claim:
    """A number told on the day."""
    return replace(claim("c", 0, quantity, number), said_on=DAY, as_of_end=DAY, as_of_start=None, **changes)  # type: ignore[arg-type]


def planned(quantity: str, number: float) -> Claim:
    """The same as a plan with a last day."""
    return replace(told(quantity, number, mode="planned"), as_of_end=None, horizon=LAST)


def acts(*claims: Claim, beside: tuple[LeavingAct, ...] = ()) -> tuple[LeavingAct, ...]:
    """What some claims about a force of a thousand are."""
    return with_claims(beside, claims, as_of=DAY + timedelta(days=7), present_on=lambda _: 1_000.0)


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (planned("returned", 800.0), ActKind.ANNOUNCED),
        (planned("returned", 200.0), ActKind.PART_LEAVES),
        (replace(planned("returned", 800.0), mode="projected"), ActKind.PROMISE),  # type: ignore[arg-type]
        (planned("present", 300.0), ActKind.ANNOUNCED),
        (planned("present", 600.0), ActKind.PART_LEAVES),
        (planned("present", 0.0), ActKind.ANNOUNCED),
        (told("returned", 1_500.0), ActKind.UNDER_WAY),
        (told("returned", 100.0), ActKind.PART_LEAVES),
    ],
)
def test_men_who_go_or_are_to_go_are_an_act(one: Claim, kind: ActKind) -> None:
    """Of all or most of them, or of a part, by what share of the force it is."""
    (act,) = acts(one)
    assert (act.kind, act.day, act.claims, act.events) == (kind, DAY, (one,), ())


def test_an_announcement_names_the_day_of_its_claim() -> None:
    """And a first departure names none."""
    assert acts(planned("returned", 800.0))[0].last_day == LAST
    assert acts(planned("returned", 200.0))[0].last_day is None


@pytest.mark.parametrize(
    "claims",
    [
        (planned("planned", 300.0),),
        (replace(planned("present", 0.0), horizon=None),),
        (planned("present", 900.0),),
        (replace(planned("present", 300.0), mode="projected"),),  # type: ignore[arg-type]
        (replace(told("returned", 400.0), as_of_start=DAY - timedelta(days=200)),),
        tuple(replace(told("returned", 400.0), claim_id=f"c{n}") for n in range(9)),
        (told("returned", 5.0),),
        (replace(told("returned", 400.0), as_of_end=DAY - timedelta(days=200)),),
        (told("returned", 400.0), replace(told("arrivals", 400.0), claim_id="d")),
        (replace(planned("returned", 800.0), mode="rumoured"),),  # type: ignore[arg-type]
        (replace(planned("returned", 800.0), said_on=DAY + timedelta(days=30)),),
    ],
)
def test_others_are_none(claims: tuple[Claim, ...]) -> None:
    """Men to be sent, hardly fewer, forecasts, long stretches, totals of a long war, the sick, reliefs, rumours."""
    assert acts(*claims) == ()


def test_a_claim_beside_an_act_tells_it_again() -> None:
    """Within a month of an order nothing is added to it."""
    order = LeavingAct(kind=ActKind.ANNOUNCED, day=DAY - timedelta(days=10), events=(), credence=0.95)
    assert acts(planned("returned", 800.0), beside=(order,)) == (order,)
    talks = replace(order, kind=ActKind.TALKS)
    assert len(acts(planned("returned", 800.0), beside=(talks,))) == 2


def test_two_claims_of_one_order_are_one_act() -> None:
    """Whoever repeats it."""
    assert len(acts(planned("returned", 800.0), replace(planned("returned", 700.0), claim_id="d"))) == 1


def test_a_stay_after_it_takes_back_what_a_claim_told() -> None:
    """But not those who are gone, and nothing that was told after it."""
    later = (DAY + timedelta(days=3),)
    for one, n in [(planned("returned", 800.0), 0), (planned("present", 0.0), 0), (told("returned", 1_500.0), 1)]:
        found = with_claims((), [one], as_of=DAY + timedelta(days=7), present_on=lambda _: 1_000.0, stays=later)
        assert len(found) == n
        assert len(with_claims((), [one], as_of=DAY + timedelta(days=7), present_on=lambda _: 1e3, stays=(DAY,))) == 1
