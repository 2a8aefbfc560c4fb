"""Tests of lowered forces: how long they are, what comes then, and that nothing leaps back behind a told fall."""

from datetime import date, timedelta

import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.ledger import Claim
from passmuster.model.clock import Clock
from passmuster.model.design import make_design
from passmuster.model.endings import Ending
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.grid import Grid
from passmuster.model.lowered import (
    Lowered,
    share_relieved_then,
    share_that_still_comes,
    steps_of_lowered,
    told_lowered,
)
from passmuster.model.parameters import n_parameters, unpack
from passmuster.model.priors import resolve
from passmuster.model.truth import what_happened
from passmuster.model.withdrawals import Withdrawal
from worlds import plain_model, rich_case
from worlds.small_case import AS_OF, START, claim

CLOCK = Clock(date(2030, 1, 7), 104)
WEEKLY = Grid(tuple(range(105)))
QUARTERS = Grid(tuple(range(0, 105, 13)))


def there(day: int, number: float) -> Claim:
    """So many told to be present."""
    return claim(f"p{day}", day, "present", number)


def day(counted: int) -> date:
    """A day counted from the start."""
    return START + timedelta(days=counted)


FALL = Withdrawal("force", day(41), day(80))
FELL = there(40, 1000.0), there(80, 500.0)


def lowered(*claims: Claim, endings: tuple[Ending, ...] = ()) -> tuple[Lowered, ...]:
    """The times in which a force that is told to have fallen is lowered."""
    return told_lowered([*FELL, *claims], [FALL], endings, CLOCK, WEEKLY)


def test_a_force_that_fell_is_lowered_until_it_grows_again() -> None:
    """By a third beyond the lowest count since, from the day of the count before; a little more is no growth."""
    assert lowered() == lowered(there(120, 450.0), there(200, 560.0)) == (Lowered(FALL, date.max),)
    assert lowered(there(120, 450.0), there(160, 470.0), there(200, 610.0)) == (Lowered(FALL, day(160)),)


def test_a_force_that_ends_is_lowered_up_to_that() -> None:
    """And one whose fall is no withdrawal of the fit is not lowered at all."""
    assert lowered(endings=(Ending("force", day(101), day(120), 0.0),)) == (Lowered(FALL, day(100)),)
    assert lowered(there(90, 1000.0), endings=(Ending("force", day(81), day(120), 0.0),)) == ()
    assert told_lowered(FELL, [], (), CLOCK, WEEKLY) == ()
    assert told_lowered(FELL, [FALL._replace(first=day(60))], (), CLOCK, WEEKLY) == ()


def test_the_steps_lie_behind_those_of_the_fall() -> None:
    """Up to the one whose middle lies in the last day; padding is none."""
    marks = steps_of_lowered([Lowered(FALL, day(104))], ["host", "force"], CLOCK, WEEKLY, 110)
    assert marks.shape == (110, 2)
    assert np.argwhere(marks).tolist() == [[12, 1], [13, 1], [14, 1]]
    quarters = steps_of_lowered(lowered(), ["force"], CLOCK, QUARTERS, 9)
    assert quarters[:, 0].tolist() == [0, 1, 1, 1, 1, 1, 1, 1, 0]
    np.testing.assert_array_equal(share_that_still_comes(quarters) < 0.01, quarters > 0.0)


def test_the_share_that_is_relieved_goes_along_with_waves_and_stays_a_share() -> None:
    """Most of them beside the average, nearly all in a wave, few in a trough."""
    shares = np.asarray(share_relieved_then(jnp.array([-3.0, 0.0, 3.0])))
    np.testing.assert_allclose(shares, [np.exp(-3.0), 0.5**0.3, 1.0], rtol=1e-3)


FALLING = rich_case.ledger(
    claim("low", 68, "present", 2400.0, claimant="the service of Friend", claimant_group="FRIEND"),
    claim("gone", 60, "returned", 900.0, as_of_start=START + timedelta(days=44)),
    claim("later", 82, "returned", 100.0, as_of_start=START + timedelta(days=77)),
)
DESIGN = make_design(FALLING.known(AS_OF))
GIVEN = fixed_inputs(DESIGN, resolve(()))
BEHIND = steps_of_lowered(DESIGN.lowered, ["force"], DESIGN.clock, DESIGN.grid, DESIGN.shape.n_steps)[:, 0]


def parameters(seed: int) -> dict[str, np.ndarray]:
    """A point of the space by name."""
    x = 0.4 * np.random.default_rng(seed).standard_normal(n_parameters(DESIGN.shape))
    return {name: np.asarray(value) for name, value in unpack(DESIGN.shape, GIVEN.standard, jnp.asarray(x)).items()}


def test_every_path_is_what_plain_loops_give() -> None:
    """Also in weeks in which people of a lowered force are told to leave, who are not relieved."""
    assert DESIGN.lowered
    assert GIVEN.lowered is not None
    assert 0.0 < GIVEN.lowered.sum() < BEHIND.sum()
    point = parameters(5)
    paths = np.asarray(what_happened(DESIGN.shape, point, GIVEN).paths)
    for (subject, quantity), expected in plain_model.totals(DESIGN, point).items():
        row = DESIGN.series_index(subject, quantity)
        assert row is not None
        np.testing.assert_allclose(paths[row], expected, rtol=1e-9, atol=1e-9 * max(map(abs, expected)))


@pytest.mark.parametrize("pace", [-1.0, 1.0, 3.0])
def test_nothing_leaps_back_behind_a_fall(pace: float) -> None:
    """However fast those come who are hidden by those who leave, none of them is there when nobody is told to leave."""
    point = parameters(6)
    point["growth_level"] = np.full_like(point["growth_level"], pace)
    point["withdrawal_haste"] = np.full_like(point["withdrawal_haste"], 3.0)
    row = DESIGN.series_index("force", "present")
    path = np.asarray(what_happened(DESIGN.shape, point, GIVEN).paths)[row]
    weeks = np.flatnonzero(BEHIND)
    assert path[weeks[-1] + 1] < 1.05 * path[weeks[0]]
