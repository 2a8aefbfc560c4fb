"""Tests of when a surge was said to have come: two origins, counts and arrivals, and what does not count."""

from dataclasses import replace
from datetime import date, timedelta

from passmuster.forecast.backtest.surges_said import surge_said
from passmuster.ledger import Claim

AS_OF = date(2030, 3, 17)


def claim(group: str, number: float, days: int, quantity: str = "present", **changes: object) -> Claim:
    """A claim said so many days after the as-of day, about that day."""
    day = AS_OF + timedelta(days=days)
    whole = Claim(
        claim_id=f"{group}{days}",
        said_on=day,
        subject="force",
        quantity=quantity,
        bound="about",
        mode="estimated",
        claimant=group,
        claimant_group=group,
        point=number,
        as_of_end=day,
    )  # type: ignore[arg-type]
    return replace(whole, **changes)


BEFORE = [claim("UA", 10_000, -20), claim("US", 12_000, -10)]


def said(*claims: Claim) -> date | None:
    """The day on which a surge was said to have come."""
    return surge_said([*BEFORE, *claims], "force", AS_OF)


def test_a_second_origin_is_needed() -> None:
    """One origin, however often, is not enough; the day is the second's."""
    once, again = claim("UA", 13_000, 30), claim("UA", 14_000, 50)
    assert said(once, again) is None
    assert said(once, again, claim("US", 15_000, 60)) == AS_OF + timedelta(days=60)
    assert said(once, claim("US", 15_000, 60, origin="UA")) is None


def test_each_origin_is_held_to_its_own_number() -> None:
    """Who always said more has not seen a surge; who is new is held to the middle of the others."""
    assert said(claim("UA", 12_500, 30), claim("US", 14_000, 40)) is None
    assert said(claim("UA", 12_500, 30), claim("KR", 13_000, 40)) is None
    assert said(claim("UA", 12_500, 30), claim("KR", 13_750, 40)) == AS_OF + timedelta(days=40)


def test_new_arrivals_count() -> None:
    """A quarter of those sent so far, in a window that opens after the as-of day and not before it."""
    wave = claim("KR", 3_000, 30, "arrivals", as_of_start=AS_OF + timedelta(days=3))
    assert said(wave, claim("UA", 12_500, 40)) == AS_OF + timedelta(days=40)
    assert said(replace(wave, as_of_start=AS_OF - timedelta(days=90)), claim("UA", 12_500, 40)) is None


def test_plans_ceilings_and_other_forces_say_nothing() -> None:
    """Nor do numbers about days before the as-of day, nor a case in which nobody had counted yet."""
    seen = claim("UA", 20_000, 30)
    for other in (
        claim("US", 20_000, 30, mode="planned"),
        claim("US", 20_000, 30, bound="at_most"),
        claim("US", 20_000, 30, subject="other"),
        claim("US", 20_000, 30, as_of_end=AS_OF - timedelta(days=1)),
        claim("US", 20_000, 30, "killed"),
    ):
        assert said(seen, other) is None
    assert surge_said([seen, claim("US", 20_000, 40)], "force", AS_OF) is None
