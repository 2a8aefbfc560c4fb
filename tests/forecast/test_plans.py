"""Tests of plans to send more: which count, how far they are believed, and what they do to the hazard of a surge."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.forecast.plans import OPEN_DAYS, SurgePlan, believed, plan_hazards, surge_plans
from passmuster.ledger import Claim

AS_OF = date(2030, 3, 17)


def plan(number: float, days: int = -10, due: int | None = 91, **changes: object) -> Claim:
    """A plan told so many days after the as-of day, due so many days after it."""
    whole = Claim(
        claim_id=f"p{number}{days}",
        said_on=AS_OF + timedelta(days=days),
        subject="force",
        quantity="planned",
        bound="about",
        mode="planned",
        claimant="x",
        claimant_group="KR",
        point=number,
        horizon=None if due is None else AS_OF + timedelta(days=due),
    )  # type: ignore[arg-type]
    return replace(whole, **changes)


def plans(*claims: Claim, sent: float = 10_000.0) -> tuple[SurgePlan, ...]:
    """Plans on record of a force of which so many have been sent all along."""
    return surge_plans(claims, as_of=AS_OF, sent_by=lambda day: np.full(4, sent))


def test_a_plan_exceeds_those_sent_by_a_quarter() -> None:
    """Less is no plan to send more; what is observed, past due or said later is none either."""
    assert [found.ratio for found in plans(plan(15_000))] == [1.5]
    for none in (
        plan(12_000), plan(15_000, due=-1), plan(15_000, days=5), plan(15_000, mode="asserted", quantity="present"),
        plan(15_000, quantity="rotated"),
    ):  # fmt: skip
        assert plans(none) == ()


def test_larger_plans_are_believed_less() -> None:
    """Half as many again by a quarter, twice as many by an eighth, ten times hardly."""
    assert [believed(ratio, 0, 0) for ratio in (1.3, 1.5, 2.0, 11.0)] == [0.25, 0.25, 0.125, 0.0125]


def test_how_earlier_plans_came_out_is_learned() -> None:
    """Plans that were due and came to little lower belief, plans that were kept raise it."""
    old = [plan(15_000 + n, days=-300 - n, due=-100) for n in range(4)]
    (broken,) = plans(*old, plan(15_000))
    grown = surge_plans(
        [*old, plan(22_500)], as_of=AS_OF,
        sent_by=lambda day: np.full(4, 10_000.0 if day < AS_OF - timedelta(days=200) else 15_000.0),
    )  # fmt: skip
    assert broken.chance < believed(1.5, 0, 0) < grown[0].chance
    assert broken.chance == pytest.approx(believed(1.5, 0, 4))
    assert grown[0].chance == pytest.approx(believed(1.5, 4, 4))


def test_plans_of_one_number_count_as_one() -> None:
    """Told by five, a plan that failed counts once."""
    once, often = ([plan(15_000, days=-300 - n, due=-100) for n in range(told)] for told in (1, 5))
    assert plans(*once, plan(15_000))[0].chance == plans(*often, plan(15_000))[0].chance == believed(1.5, 0, 1)


def test_the_hazard_adds_up_to_the_chance() -> None:
    """Evenly until the plan is due, and nothing after it; telling it ten times changes nothing."""
    found = plans(plan(15_000, due=91))
    hazards = plan_hazards(found, n_draws=4, n_weeks=26)
    np.testing.assert_allclose(-np.expm1(-hazards.sum(axis=1)), found[0].chance)
    assert hazards[:, 13:].sum() == 0
    many = plans(*(plan(15_000, days=-n) for n in range(1, 11)))
    np.testing.assert_array_equal(plan_hazards(many, n_draws=4, n_weeks=26), hazards)
    assert plan_hazards((), n_draws=3, n_weeks=5).sum() == 0


def test_a_plan_without_a_day_is_due_half_a_year_on() -> None:
    """Counted from when it was said; with nobody sent there is nothing to compare with."""
    (found,) = plans(plan(15_000, days=-30, due=None))
    assert found.due == AS_OF + timedelta(days=OPEN_DAYS - 30)
    assert plans(plan(15_000), sent=0.0) == ()


def test_a_number_near_a_limit_moves_the_chance_by_a_little() -> None:
    """Every draw judges by its own number: a hundredth more sent never moves a chance by over some hundredths."""
    spread = np.random.default_rng(5).lognormal(0.0, 0.15, 4_000)
    old = [plan(9_500 + 500 * n, days=-300 - n, due=-100) for n in range(4)]

    def chance(sent: float) -> float:
        """Of a plan of 15,000, after four of 9,500 to 11,000, with so many sent."""
        by = {True: 0.6 * sent * spread, False: sent * spread}
        (found, *_) = surge_plans(
            [*old, plan(15_000)], as_of=AS_OF, sent_by=lambda day: by[day < AS_OF - timedelta(200)]
        )
        return found.chance

    chances = [chance(sent) for sent in np.geomspace(6_000.0, 13_000.0, 78)]
    assert max(chances) - min(chances) > 0.1
    assert np.abs(np.diff(chances)).max() < 0.03
