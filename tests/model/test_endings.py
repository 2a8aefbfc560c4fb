"""Tests of endings: which claims tell of one, where its days are read, and what is there after it."""

from dataclasses import replace
from datetime import date, timedelta

import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.ledger import Claim, Event
from passmuster.model.clock import Clock
from passmuster.model.design import make_design
from passmuster.model.endings import (
    Ending,
    last_step_told,
    moment_read,
    share_left,
    share_that_comes,
    speaks_of_leaving,
    step_of_ending,
    told_endings,
)
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.grid import Grid
from passmuster.model.parameters import n_parameters, unpack
from passmuster.model.priors import resolve
from passmuster.model.truth import claim_log_likelihood, what_happened
from worlds import plain_model, rich_case
from worlds.small_case import START, claim

CLOCK = Clock(date(2030, 1, 7), 104)
WEEKLY = Grid(tuple(range(105)))
MONTHS = Grid(tuple(range(0, 105, 4)))
FORCES = ("force", "host")
FRIEND = {"claimant": "the service of Friend", "claimant_group": "FRIEND"}


def there(day: int, number: float, **changed: object) -> Claim:
    """So many told to be present."""
    return claim(f"p{day}-{number:.0f}", day, "present", number, **changed)


def told(*claims: Claim, leaving: tuple[str, ...] = ()) -> tuple[Ending, ...]:
    """The endings that claims tell of."""
    return told_endings(claims, FORCES, {"front": "force"}, leaving, CLOCK, WEEKLY)


def day(counted: int) -> date:
    """A day counted from the start."""
    return START + timedelta(days=counted)


def test_who_says_that_nobody_is_left_tells_of_an_ending() -> None:
    """From the day after the last count of somebody, whoever speaks of going home or not."""
    assert told(there(40, 900.0), there(80, 300.0), there(100, 0.0)) == (Ending("force", day(81), day(100), 0.0),)


@pytest.mark.parametrize(
    "claims",
    [
        (there(100, 0.0),),
        (there(40, 0.0), there(100, 900.0)),
        (there(40, 900.0), there(100, 0.0, note="denial: none of ours are there")),
        (there(40, 900.0), there(100, 0.0), there(120, 800.0)),
        (there(40, 900.0), there(100, 0.0), there(120, 20.0, subject="front")),
        (there(40, 900.0), there(100, 0.0), there(120, 20.0, bound="at_least")),
        (there(40, 900.0), there(100, 0.0), claim("a", 120, "arrivals", 20.0, as_of_start=day(110))),
        (there(40, 900.0), there(40, 0.0)),
        (there(40, 900.0, subject="nobody"), there(100, 0.0, subject="nobody")),
        (there(2, 900.0), there(5, 0.0)),
    ],
)
def test_others_tell_of_none(claims: tuple[Claim, ...]) -> None:
    """A force nobody told of, a denial, one that comes or is there again, words of one day, and the first step."""
    assert told(*claims) == ()


def test_a_lower_number_ends_a_force_that_somebody_says_goes_home() -> None:
    """It may be a slip else, whoever repeats it; a fall to a third or more is no ending, and a ceiling is one."""
    fallen, going = (there(40, 3000.0), there(80, 300.0)), ("force",)
    ending = (Ending("force", day(41), day(80), 0.1),)
    assert told(*fallen) == told(*fallen, there(90, 320.0, **FRIEND)) == told(*fallen, leaving=("host",)) == ()
    assert told(*fallen, leaving=going) == ending
    assert told(*fallen, there(90, 320.0, **FRIEND), leaving=going) == (ending[0]._replace(left=320.0 / 3000.0),)
    assert told(there(40, 3000.0), there(80, 1100.0), leaving=going) == ()
    assert told(there(40, 3000.0), there(80, 300.0, bound="at_most"), leaving=going) == ending


def test_whose_owner_is_on_record_as_retreating_goes_home() -> None:
    """An act stands for the words: fewer than a hundred are left where the owner of the force retreated."""
    few = claim("few", 96, "present", None, high=100.0, bound="at_most")
    for actor, left in (("ALLY", [100.0]), ("FOE", [])):
        act = Event(
            event_id="e", date=day(95), source_actor=actor, target_actor="BUND", event="RETREAT", score=0.0,
            claimant="a journal", claimant_group="MEDIA",
        )  # fmt: skip
        known = replace(rich_case.ledger(few), events=(act,)).known(LAST)
        told_last = [round(one.left * 3900.0, 6) for one in make_design(known).endings]
        assert told_last == left


def test_plans_that_nobody_will_be_there_speak_of_leaving() -> None:
    """As those who have gone home do; a plan to have fewer, and a nought of today, do not."""
    planned = {"mode": "planned", "as_of_end": None}
    assert speaks_of_leaving(there(5, 0.0, **planned))
    assert speaks_of_leaving(claim("r", 5, "returned", 20.0))
    assert speaks_of_leaving(there(5, 100.0, note="left: all but a rear party"))
    assert not speaks_of_leaving(there(5, 100.0, **planned))
    assert not speaks_of_leaving(there(5, 0.0))


ENDED = Ending("force", day(81), day(100), 0.1)


def test_behind_an_ending_as_many_come_as_relieve_who_is_left() -> None:
    """From the step after that of its day on; of nobody hardly anybody, and of others all."""
    assert step_of_ending(ENDED, CLOCK, WEEKLY) == 14
    for left, expected in ((0.1, 0.1), (0.0, 1e-3)):
        shares = share_that_comes([ENDED._replace(left=left)], FORCES, CLOCK, WEEKLY, 110)
        assert shares[:15].tolist() == [[1.0, 1.0]] * 15
        np.testing.assert_allclose(shares[15:], [[expected, 1.0]] * 95)
    assert share_left([ENDED], FORCES).tolist() == [0.1, 1.0]


def test_its_size_is_that_of_when_it_was_last_told_to_be_there() -> None:
    """However long it took to go, and before the step of its end where both are of one."""
    assert last_step_told(Ending("force", day(15), day(100), 0.0), CLOCK, WEEKLY) == 2
    assert last_step_told(Ending("force", day(14), day(100), 0.0), CLOCK, WEEKLY) == 1
    assert last_step_told(Ending("force", day(99), day(100), 0.0), CLOCK, WEEKLY) == 13


def test_from_its_day_on_an_ending_is_read_at_the_end_of_its_step() -> None:
    """What comes before in the step accordingly earlier, and all other moments where they are."""
    moments = np.array([11.0, 12.0, 13.0, 101 / 7, 15.0, 16.0, 17.0])
    over = 101 / 7 - 12.0
    np.testing.assert_allclose(
        moment_read(ENDED, CLOCK, MONTHS, moments), [11.0, 12.0, 12.0 + 4.0 / over, 16.0, 16.0, 16.0, 17.0]
    )
    assert moment_read(ENDED, CLOCK, WEEKLY, np.asarray(14.1)) == pytest.approx(14.0 + 0.1 / (101 / 7 - 14.0))


GONE = (there(93, 0.0), claim("late", 95, "killed", 400.0))
LAST = START + timedelta(days=97)
LEFT = make_design(rich_case.ledger(*GONE).known(LAST))
GIVEN = fixed_inputs(LEFT, resolve(()))


def parameters(seed: int) -> dict[str, np.ndarray]:
    """A point of the space by name."""
    x = 0.4 * np.random.default_rng(seed).standard_normal(n_parameters(LEFT.shape))
    return {name: np.asarray(value) for name, value in unpack(LEFT.shape, GIVEN.standard, jnp.asarray(x)).items()}


def test_it_is_there_in_the_design() -> None:
    """Its size is that of a step before it, and it leaves until the last day, for who recovers goes too."""
    (ending,) = LEFT.endings
    assert ending.force_id == "force"
    assert LEFT.anchor_steps[0] < step_of_ending(ending, LEFT.clock, LEFT.grid)
    (one,) = [one for one in LEFT.withdrawals if one.is_ending]
    assert (one.first, one.last) == (ending.first, LAST)


def test_every_path_and_every_claim_is_what_plain_loops_give() -> None:
    """The stock and flow of a force that is gone, added up week by week, and what was said of it."""
    point = parameters(5)
    truth = what_happened(LEFT.shape, point, GIVEN)
    for (subject, quantity), expected in plain_model.totals(LEFT, point).items():
        row = LEFT.series_index(subject, quantity)
        assert row is not None
        np.testing.assert_allclose(
            np.asarray(truth.paths)[row], expected, rtol=1e-9, atol=1e-9 * max(map(abs, expected))
        )
    weighed = np.asarray(claim_log_likelihood(LEFT.shape, point, truth, GIVEN))[LEFT.rows]
    assert weighed.sum() == pytest.approx(plain_model.log_likelihood(LEFT, resolve(()), point), rel=1e-9)


def test_the_last_ones_leave_nobody_and_take_nothing_of_what_was() -> None:
    """Who went fast enough is gone to the last on that day and stays so; sent and dead are counted on."""
    point = parameters(6)
    place = [one.is_ending for one in LEFT.withdrawals].index(True)
    point["withdrawal_haste"] = np.where(np.arange(point["withdrawal_haste"].size) == place, 4.0, 0.0)
    paths = np.asarray(what_happened(LEFT.shape, point, GIVEN).paths)
    present, sent, dead = (paths[LEFT.series_index("force", q)] for q in ("present", "deployed", "killed"))
    assert present[LEFT.anchor_steps[0] + 1] > 100.0
    assert present[LEFT.grid.n_steps] < 1.0
    assert sent[-1] >= sent[10] > 100.0
    assert dead[-1] >= dead[10] > 0.0


def test_a_fall_told_by_one_and_taken_back_by_another_leaves_the_fit_as_it_is() -> None:
    """A nought that others speak against ends nobody."""
    against = replace(there(96, 2900.0), **FRIEND)
    assert make_design(rich_case.ledger(*GONE, against).known(LAST)).endings == ()
