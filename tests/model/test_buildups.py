"""Tests of told build-ups: which counts tell of one, the steps it lies in, and what it does to a force."""

from datetime import date, timedelta

import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.ledger import Claim, Force
from passmuster.model.buildups import Buildup, steps_of_buildups, told_buildups
from passmuster.model.clock import Clock
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.grid import Grid
from passmuster.model.parameters import n_parameters, unpack
from passmuster.model.priors import resolve
from passmuster.model.truth import what_happened
from worlds import rich_case
from worlds.small_case import AS_OF, START, claim

CLOCK = Clock(date(2030, 1, 7), 104)
WEEKLY = Grid(tuple(range(105)))
MONTHS = Grid(tuple(range(0, 105, 4)))


FORCES = (
    Force(force_id="force", name="the force", actor="ALLY"),
    Force(force_id="host", name="the host", actor="BUND", starts_empty=False),
)


def counts(numbers: dict[int, float], **changed: object) -> list[Claim]:
    """Numbers of those present by day, counted from the start."""
    return [claim(f"p{day}", day, "present", number, **changed) for day, number in numbers.items()]


def told(numbers: dict[int, float], grid: Grid = MONTHS, **changed: object) -> list[tuple[int, int]]:
    """First and last days of the build-ups that counts tell of, counted from the start."""
    found = told_buildups(counts(numbers, **changed), FORCES, grid)
    return [((one.first - START).days, (one.last - START).days) for one in found]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({10: 1500.0, 30: 85_000.0}, [(11, 30)]),
        ({10: 1500.0, 30: 4000.0}, []),
        ({10: 1500.0, 30: 400.0, 60: 1600.0}, []),
        ({10: 1500.0, 14: 30_000.0, 20: 50_000.0, 30: 85_000.0, 200: 90_000.0}, [(11, 30)]),
        ({10: 100.0, 100: 1300.0, 500: 4500.0}, [(11, 100), (101, 500)]),
        ({10: 100.0, 100: 1300.0, 110: 100.0, 120: 1300.0}, [(11, 100)]),
        ({10: 400.0, 13: 650.0, 15: 1600.0, 80: 2000.0}, [(11, 80)]),
        ({10: 400.0, 13: 650.0, 15: 1600.0, 30: 1700.0, 40: 6000.0}, [(11, 15), (31, 40)]),
        ({10: 400.0, 90: 650.0, 180: 1100.0, 270: 1800.0}, []),
        ({10: 400.0, 11: 2000.0, 13: 650.0, 15: 1600.0}, [(11, 11)]),
    ],
)
def test_a_build_up_is_a_manifold_rise_beyond_all_that_was_told_before(
    numbers: dict[int, float], expected: list[tuple[int, int]]
) -> None:
    """Twice as many is none, nor what was told already; counts that go on rising within a quarter go on with it."""
    assert told(numbers) == expected


def test_a_floor_tells_of_none() -> None:
    """It does not say how many there were."""
    assert told({10: 1500.0, 30: 85_000.0}, low=1.0, bound="at_least", point=None) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({10: 1500.0, 30: 85_000.0}, []),
        ({10: 1500.0, 30: 85_000.0, 40: 1600.0, 50: 1600.0}, []),
        ({10: 1500.0, 30: 85_000.0, 40: 80_000.0}, []),
        ({10: 1500.0, 30: 85_000.0, 40: 80_000.0, 50: 85_000.0}, [(11, 30)]),
        ({10: 400.0, 13: 650.0, 15: 1600.0}, [(11, 15)]),
        ({10: 400.0, 13: 650.0, 15: 6000.0}, []),
    ],
)
def test_in_a_war_of_weeks_a_rise_is_borne_out(numbers: dict[int, float], expected: list[tuple[int, int]]) -> None:
    """By counts on the way, or by two that hold the level; one wild number would explain itself.

    A force that starts empty has weekly shocks for it.
    """
    assert told(numbers, WEEKLY, subject="host") == expected
    assert told(numbers, WEEKLY) == []


def test_another_speaker_bears_out_a_rise() -> None:
    """One of another group is enough, of that day or later, and one who tells of fewer is not."""
    rise = counts({10: 1500.0, 30: 85_000.0}, subject="host")
    for day, number, expected in ((40, 80_000.0, 1), (30, 85_000.0, 1), (40, 50_000.0, 0)):
        other = claim(f"o{day}-{number}", day, "present", number, subject="host", claimant_group="OTHER")
        assert len(told_buildups([*rise, other], FORCES, WEEKLY)) == expected


def test_build_ups_of_an_earlier_fit_keep_their_places() -> None:
    """What is known already comes first, whether it is told again or not, and is not told twice."""
    known = Buildup("host", START, START + timedelta(days=9)), Buildup("force", *days(11, 30))
    assert told_buildups(counts({10: 1500.0, 30: 85_000.0}), FORCES, MONTHS, known) == known


def days(*counted: int) -> list[date]:
    """Days counted from the start."""
    return [START + timedelta(days=day) for day in counted]


def test_each_step_has_the_share_of_its_days() -> None:
    """Shares add up to 1, also of what began before the case or is padding; a force that is not counted has none."""
    monday = CLOCK.start
    told_of = [
        Buildup("force", monday + timedelta(days=21), monday + timedelta(days=34)),
        Buildup("host", monday - timedelta(days=30), monday - timedelta(days=20)),
        Buildup("nobody", monday, monday),
    ]
    shares = steps_of_buildups(told_of, ("force", "host"), CLOCK, MONTHS, 30, 4)
    assert shares.shape == (30, 2, 4)
    np.testing.assert_allclose(shares[:2, 0, 0], [0.5, 0.5])
    assert shares[0, 1, 1] == 1.0
    np.testing.assert_allclose(shares.sum(axis=(0, 1)), [1.0, 1.0, 0.0, 0.0])


NUMBERS = {5: 1500.0, 400: 45_000.0, 700: 50_000.0}
LONG = make_design(rich_case.ledger(*counts(NUMBERS, subject="host")).known(START + timedelta(days=730)))


def paths(size: float) -> np.ndarray:
    """Those present of the host at ticks, where its build-up was so large, in logs."""
    given = fixed_inputs(LONG, resolve(()))
    x = jnp.asarray(0.3 * np.random.default_rng(2).standard_normal(n_parameters(LONG.shape)))
    point = {name: np.asarray(value) for name, value in unpack(LONG.shape, given.standard, x).items()}
    point["buildup"] = np.log([size, *np.exp(point["buildup"][1:])])
    row = LONG.series_index("host", "present")
    return np.asarray(what_happened(LONG.shape, point, given).paths)[row]


def test_a_large_build_up_makes_those_before_few_beside_those_after() -> None:
    """In proportion to what it is told for, from the start on; later paths are hardly moved, and parts none."""
    assert [one.force_id for one in LONG.buildups] == ["host"]
    small, large = paths(1.0), paths(3.0)
    last = LONG.grid.n_steps
    fell = np.log(large[0] / large[last]) - np.log(small[0] / small[last])
    assert fell == pytest.approx(-2.0, abs=0.3)
    np.testing.assert_allclose(large[last] / large[last - 2], small[last] / small[last - 2], rtol=0.05)


def test_a_case_without_a_rise_has_no_such_parameter() -> None:
    """And none where all steps are weeks: such cases are what they were."""
    for design in (make_design(rich_case.ledger().known(AS_OF)), make_design(rich_case.ledger().known(START))):
        assert design.buildups == ()
        assert "buildup" not in unpack(
            design.shape, fixed_inputs(design, resolve(())).standard, jnp.zeros(n_parameters(design.shape))
        )
