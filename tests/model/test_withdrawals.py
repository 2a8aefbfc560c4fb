"""Tests of told withdrawals: which claims tell of one, the steps it stands for, and what it does to a force."""

from dataclasses import replace
from datetime import date, timedelta

import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.ledger import Claim
from passmuster.model.clock import Clock
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.grid import Grid
from passmuster.model.parameters import n_parameters, unpack
from passmuster.model.priors import resolve
from passmuster.model.truth import what_happened
from passmuster.model.withdrawals import (
    Withdrawal,
    log_not_relieved,
    share_relieved,
    steps_of_withdrawals,
    stretches_of_withdrawals,
    told_falls,
    told_withdrawals,
)
from worlds import plain_model, rich_case
from worlds.small_case import AS_OF, START, claim

CLOCK = Clock(date(2030, 1, 7), 104)
WEEKLY = Grid(tuple(range(105)))
QUARTERS = Grid(tuple(range(0, 105, 13)))
FORCES = ("force", "host")


def gone(first: int, last: int, **changed: object) -> Claim:
    """A number of people gone home from one day to another, counted from the start."""
    days = {"as_of_start": START + timedelta(days=first), "as_of_end": START + timedelta(days=last)}
    return replace(claim(f"r{first}-{last}", last + 1, "returned", 900.0, **days), **changed)  # type: ignore[arg-type]


def told(*claims: Claim, grid: Grid = WEEKLY) -> tuple[Withdrawal, ...]:
    """The withdrawals that claims tell of."""
    return told_withdrawals(claims, FORCES, CLOCK, grid)


def test_a_time_in_which_people_went_home_is_a_withdrawal() -> None:
    """A running total, a loss, and a force that is not counted are none."""
    assert told(gone(10, 30)) == (Withdrawal("force", START + timedelta(days=10), START + timedelta(days=30)),)
    for changed in ({"as_of_start": None}, {"quantity": "killed"}, {"subject": "nobody"}):
        assert told(gone(10, 30, **changed)) == ()


def test_several_of_the_same_steps_are_one() -> None:
    """Days apart within one quarter cannot be told apart there, and can in weeks; each force has its own."""
    both = gone(100, 103), gone(140, 143)
    assert len(told(*both)) == 2
    assert len(told(*both, grid=QUARTERS)) == 1
    assert len(told(gone(100, 103), gone(100, 103, subject="host"))) == 2


def test_a_strength_told_to_fall_is_one_where_somebody_speaks_of_going_home() -> None:
    """Between the days of two numbers of which the second lies a quarter or more below the first; no floor tells."""
    numbers = {40: 1000.0, 80: 900.0, 120: 500.0, 200: 450.0}
    strengths = [claim(f"p{day}", day, "present", number) for day, number in numbers.items()]
    floor = claim("floor", 150, "present", None, low=20.0, bound="at_least")
    claims = (*strengths, floor)
    assert told_withdrawals(claims, FORCES, CLOCK, WEEKLY) == ()
    fall = Withdrawal("force", START + timedelta(days=81), START + timedelta(days=120))
    assert told_withdrawals(claims, FORCES, CLOCK, WEEKLY, leaving={"force": date.min}) == (fall,)
    assert told_withdrawals(claims, FORCES, CLOCK, WEEKLY, leaving={"host": date.min}) == ()


FRIEND = {"claimant": "the service of Friend", "claimant_group": "FRIEND"}
MEDIA = {"claimant": "a newspaper", "claimant_group": "MEDIA"}


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        (({}, FRIEND, {}), 0),  # two who differ
        (({}, FRIEND, MEDIA), 0),  # three who differ
        ((FRIEND, {}, {}), 1),  # one tells both of the higher and of the lower level
        ((MEDIA, FRIEND, {}), 1),  # two tell of the higher one
    ],
)
def test_two_who_differ_tell_of_no_fall(speakers: tuple[dict[str, str], ...], expected: int) -> None:
    """A number a quarter below another's is a fall where somebody tells of both levels, or two of the higher one."""
    numbers = ((40, 1000.0), (60, 1050.0), (80, 500.0)) if speakers[0] else ((40, 520.0), (60, 1050.0), (80, 500.0))
    claims = [
        claim(f"p{day}", day, "present", number, **speaker)
        for (day, number), speaker in zip(numbers, speakers, strict=True)
    ]
    assert len(told_withdrawals(claims, FORCES, CLOCK, WEEKLY, leaving={"force": date.min})) == expected


def test_who_told_of_a_higher_level_bears_out_a_lower_one_later() -> None:
    """An ambassador's 4,000 and a newspaper's 1,300 are no fall until the ambassador tells of fewer too."""
    two = [claim("high", 40, "present", 4000.0), claim("low", 54, "present", 1300.0, **MEDIA)]
    later = claim("later", 90, "present", 1400.0)
    assert list(told_falls("force", two)) == []
    assert [one.last for one in told_falls("force", [*two, later])] == [two[1].day]


def test_a_plan_to_go_home_lets_strengths_tell_of_withdrawals() -> None:
    """The plan itself is not weighed, and is none; without it the same strengths tell of a loss or a slip."""
    fallen = claim("low", 85, "present", 1500.0)
    plan = claim("plan", 60, "returned", 3000.0, mode="planned", as_of_end=None)
    for more, expected in (((fallen,), 0), ((fallen, plan), 1)):
        design = make_design(rich_case.ledger(*more).known(AS_OF))
        assert len([one for one in design.withdrawals if one.force_id == "force"]) == expected


def test_those_of_an_earlier_fit_keep_their_places() -> None:
    """New ones come behind them, whenever they were."""
    earlier = told(gone(100, 103))
    assert told_withdrawals((gone(50, 53), gone(100, 103)), FORCES, CLOCK, WEEKLY, earlier) == (
        *earlier,
        *told(gone(50, 53)),
    )


def test_it_stands_for_the_steps_whose_middle_it_holds() -> None:
    """Or for the one in which its own middle lies; padding stands for none."""
    marks = steps_of_withdrawals(told(gone(0, 20), gone(100, 101)), FORCES, CLOCK, WEEKLY, 110, 4)
    assert marks.shape == (110, 2, 4)
    assert np.argwhere(marks).tolist() == [[0, 0, 0], [1, 0, 0], [2, 0, 0], [14, 0, 1]]


def test_a_withdrawal_of_days_is_read_of_its_step() -> None:
    """Two in one step share it evenly; one that fills several steps is read of its own days."""
    assert stretches_of_withdrawals([gone(100, 101)], CLOCK, QUARTERS) == {"r100-101": (13.0, 26.0)}
    two = stretches_of_withdrawals([gone(100, 101), gone(140, 141), gone(101, 102)], CLOCK, QUARTERS)
    assert two == {"r100-101": (13.0, 19.5), "r101-102": (13.0, 19.5), "r140-141": (19.5, 26.0)}
    assert stretches_of_withdrawals([gone(7, 40)], CLOCK, WEEKLY) == {}


def test_the_more_go_the_fewer_come() -> None:
    """Nothing changes where tours end as ever; far above as many fewer come as more go, far below none fewer."""
    fewer = np.asarray(log_not_relieved(jnp.array([-9.0, 0.0, 9.0])))
    np.testing.assert_allclose(fewer, [-0.3 * np.log(2.0), 0.0, 9.0 - 0.3 * np.log(2.0)], atol=1e-6)
    relieved = np.asarray(share_relieved(jnp.linspace(-3.0, 3.0, 61)))
    assert relieved[30] == pytest.approx(1.0)
    assert np.all(relieved[:30] == 1.0)
    assert np.all(np.diff(relieved[30:]) < 0.0)


LEAVES = make_design(rich_case.ledger(gone(50, 69), gone(75, 76, subject="host")).known(AS_OF))
GIVEN = fixed_inputs(LEAVES, resolve(()))


def parameters(seed: int) -> dict[str, np.ndarray]:
    """A point of the space by name."""
    x = 0.4 * np.random.default_rng(seed).standard_normal(n_parameters(LEAVES.shape))
    return {name: np.asarray(value) for name, value in unpack(LEAVES.shape, GIVEN.standard, jnp.asarray(x)).items()}


def test_every_path_is_what_plain_loops_give() -> None:
    """The stock and flow of a force that leaves, added up week by week."""
    point = parameters(5)
    paths = np.asarray(what_happened(LEAVES.shape, point, GIVEN).paths)
    for (subject, quantity), expected in plain_model.totals(LEAVES, point).items():
        row = LEAVES.series_index(subject, quantity)
        assert row is not None
        np.testing.assert_allclose(paths[row], expected, rtol=1e-9, atol=1e-9 * max(map(abs, expected)))


def test_a_told_withdrawal_moves_its_own_force_alone_and_only_from_then_on() -> None:
    """The faster it was the more went home in its weeks and the fewer are there after; the other force stays."""
    paths = []
    for faster in (0.0, 2.0):
        point = parameters(6)
        point["withdrawal_haste"] = np.array([faster, 0.0, *point["withdrawal_haste"][2:]])
        paths.append(np.asarray(what_happened(LEAVES.shape, point, GIVEN).paths))
    slow, fast = paths
    own, returned = LEAVES.series_index("force", "present"), LEAVES.series_index("force", "returned")
    other = LEAVES.series_index("host", "present")
    np.testing.assert_allclose(fast[other], slow[other])
    per_head = [path[returned, 10] / path[own, 7] - path[returned, 7] / path[own, 7] for path in paths]
    assert per_head[1] > 3.0 * per_head[0]
    # The size is fixed at the anchor; from the weeks before to those after it falls the more.
    assert fast[own, 10] / fast[own, 7] < slow[own, 10] / slow[own, 7]
