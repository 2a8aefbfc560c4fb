"""Tests of told landings: which claims tell of one, the step and the days that it lies in, and what it does."""

from datetime import date, timedelta

import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.ledger import Claim
from passmuster.model.clock import Clock
from passmuster.model.counts import read_count
from passmuster.model.design import Design, make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.grid import Grid
from passmuster.model.landings import Landing, covered, steps_of_landings, told_landings
from passmuster.model.parameters import n_parameters, unpack
from passmuster.model.posterior import posterior_from
from passmuster.model.priors import resolve
from passmuster.model.truth import fair_count, what_happened
from passmuster.observation.dating import AS_NAMED
from worlds import rich_case
from worlds.small_case import AS_OF, START, claim

CLOCK = Clock(START, 104)
WEEKLY = Grid(tuple(range(105)))
MONTHS = Grid(tuple(range(0, 105, 4)))
FORCES = ("force", "host")


def came(first: int, last: int, number: float = 144.0, **changed: object) -> Claim:
    """Men told to have come from one day to another, counted from the start."""
    whole = {"as_of_start": START + timedelta(days=first), "said_on": START + timedelta(days=last + 2)} | changed
    return claim(f"a{first}-{last}", last, "arrivals", number, **whole)


def told(*claims: Claim) -> list[tuple[str, int, int]]:
    """The landings that claims tell of, days counted from the start."""
    found = told_landings(claims, FORCES)
    return [(one.force_id, (one.first - START).days, (one.last - START).days) for one in found]


def test_arrivals_of_a_month_or_less_are_a_landing() -> None:
    """Of any force that is counted; those of a longer time are none, nor is what nobody came in, nor other words."""
    assert told(came(30, 30), came(3, 9, subject="host")) == [("force", 30, 30), ("host", 3, 9)]
    assert told(came(30, 60)) == [("force", 30, 60)]
    assert told(came(30, 61)) == []
    assert told(came(30, 31, 0.0)) == []
    assert told(came(30, 31, subject="front")) == []
    assert told(claim("p", 30, "present", 144.0), claim("d", 30, "deployed", 144.0)) == []


def test_numbers_of_days_that_overlap_are_of_one_landing() -> None:
    """Two mouths, one landing; days apart are two, and what an earlier fit knew keeps its place.

    A longer time is the whole that the landing in it is of.
    """
    assert told(came(30, 32), came(32, 33), came(40, 40)) == [("force", 30, 33), ("force", 40, 40)]
    assert told(came(30, 32), came(20, 40)) == [("force", 30, 32)]
    assert told(came(20, 40), came(35, 50), came(60, 60)) == [("force", 20, 50), ("force", 60, 60)]
    known = (Landing("host", START, START), Landing("force", *days(29, 31)))
    found = told_landings((came(30, 32), came(50, 50)), FORCES, known)
    assert found == (*known, Landing("force", *days(50, 50)))


def days(*counted: int) -> list[date]:
    """Days counted from the start."""
    return [START + timedelta(days=day) for day in counted]


def test_days_told_one_after_another_are_a_series() -> None:
    """As of losses: a gate that counts who passes it tells of no landing, and the same days far apart do."""
    assert told(*(came(day, day) for day in range(40, 60, 2))) == []
    assert len(told(*(came(day, day) for day in range(40, 440, 40)))) == 10


def test_a_landing_lies_in_the_step_of_its_middle() -> None:
    """A force that is not counted has none, and padding neither."""
    landings = [Landing("force", *days(12, 14)), Landing("host", *days(40, 40)), Landing("nobody", *days(1, 1))]
    weekly = steps_of_landings(landings, FORCES, CLOCK, WEEKLY, 110, 4)
    assert np.argwhere(weekly).tolist() == [[1, 0, 0], [5, 1, 1]]
    assert np.argwhere(steps_of_landings(landings, FORCES, CLOCK, MONTHS, 30, 4)).tolist() == [[0, 0, 0], [1, 1, 1]]


def test_a_landing_of_more_than_a_week_goes_through_its_days() -> None:
    """A month lies in its weeks by its days in each, and outside the case in the nearest."""
    month = [Landing("force", *days(12, 42)), Landing("host", *days(900, 920))]
    marks = steps_of_landings(month, FORCES, CLOCK, WEEKLY, 110, 2)
    np.testing.assert_allclose(marks[1:7, 0, 0], np.array([2, 7, 7, 7, 7, 1]) / 31)
    assert marks[:, 0, 0].sum() == pytest.approx(1.0)
    assert np.argwhere(marks[:, 1, 1]).tolist() == [[103]]


def test_a_window_over_a_whole_month_reads_all_who_landed_in_it() -> None:
    """Its own days, all about them, and half of them."""
    landings = [Landing("force", *days(14, 41))]
    opening, closing = np.array([14.0, 0.0, 28.0, 42.0]) / 7, np.array([42.0, 70.0, 42.0, 70.0]) / 7
    even = np.clip(closing, 2.0, 6.0) - np.clip(opening, 2.0, 6.0)
    np.testing.assert_allclose(covered(landings, CLOCK, WEEKLY, opening, closing)[:, 0] + even / 4, [1, 1, 0.5, 0])


def test_a_window_reads_the_days_of_a_landing_that_it_covers() -> None:
    """All of it, half or none, whatever part of the step it takes up; a path that is straight has its part already."""
    landings = [Landing("force", *days(30, 31))]
    opening, closing = np.array([30.0, 31.0, 28.0, 28.0]) / 7, np.array([32.0, 32.0, 30.0, 56.0]) / 7
    beyond = covered(landings, CLOCK, MONTHS, opening, closing)
    straight = (closing - opening) / 4.0
    np.testing.assert_allclose(beyond[:, 0] + straight, [1.0, 0.5, 0.0, 1.0], atol=1e-12)
    assert covered((), CLOCK, MONTHS, opening, closing).shape == (4, 0)


def test_a_number_of_another_day_is_that_of_a_landing_on_it() -> None:
    """A landing told a week late was one a week before; a claim about more days than its own reads it where it lies."""
    landings, week = [Landing("force", *days(30, 31))], np.array([-1.0, 0.0])
    for own, expected in (((30.0 / 7, 32.0 / 7), [1.0, 1.0]), ((28.0 / 7, 33.0 / 7), [0.0, 1.0])):
        opening, closing = own[0] + week, own[1] + week
        beyond = covered(landings, CLOCK, WEEKLY, opening, closing, own)
        straight = np.clip(closing - 4.0, 0.0, 1.0) - np.clip(opening - 4.0, 0.0, 1.0)
        np.testing.assert_allclose(beyond[:, 0] + straight, expected, atol=1e-12)


LANDED = make_design(rich_case.ledger(came(44, 44)).known(AS_OF))


def at(design: Design, jump: float) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Parameters at a point, and the vector, where the landings of a design took the force so far, in logs."""
    given = fixed_inputs(design, resolve(()))
    x = 0.3 * np.random.default_rng(2).standard_normal(n_parameters(design.shape))
    point = {name: np.asarray(value) for name, value in unpack(design.shape, given.standard, jnp.asarray(x)).items()}
    return {**point, "landing": np.full_like(point["landing"], np.log(jump))}, x


@pytest.mark.parametrize("jump", [0.1, 1.5])
def test_men_who_landed_on_a_day_are_counted_on_it_and_say_nothing_of_others(jump: float) -> None:
    """What the claim reads is the landing and a seventh of what else came in its week."""
    given, (point, _) = fixed_inputs(LANDED, resolve(())), at(LANDED, jump)
    truth = what_happened(LANDED.shape, point, given)
    row = LANDED.rows[[one.claim_id for one in LANDED.observed].index("a44-44")]
    read = float(np.exp(fair_count(point, truth, given)[row, AS_NAMED]))
    landing, week = float(truth.landings[0]), float(truth.arrivals[6, 0])
    assert read == pytest.approx(landing + (week - landing) / 7.0)
    sent = np.asarray(truth.stocks.deployed)[:, 0]
    assert landing == pytest.approx(sent[6] - sent[5] - (week - landing))


def test_a_larger_landing_moves_its_own_week_alone() -> None:
    """Beside those before and after it, weeks bring what they brought; other forces are left alone."""
    given = fixed_inputs(LANDED, resolve(()))
    small, large = (what_happened(LANDED.shape, at(LANDED, jump)[0], given) for jump in (0.1, 1.5))
    weeks = [np.asarray(truth.arrivals)[:13, 0] for truth in (small, large)]
    before, after = ([one[:6] / one[0] for one in weeks], [one[7:] / one[7] for one in weeks])
    np.testing.assert_allclose(*before, rtol=1e-9)
    np.testing.assert_allclose(*after, rtol=1e-9)
    np.testing.assert_allclose(np.asarray(small.arrivals)[:, 1:], np.asarray(large.arrivals)[:, 1:], rtol=1e-9)


def test_draws_read_a_landing_as_its_claim_does() -> None:
    """Of its own days, and of days beside it in the same week."""
    given, (_, x) = fixed_inputs(LANDED, resolve(())), at(LANDED, 1.0)
    drawn = posterior_from(LANDED, given, np.tile(x, (1, 2, 1)))
    opening, closing = 44 / 7, 45 / 7
    read = read_count(drawn, "force", "arrivals", opening, closing)
    others = read_count(drawn, "force", "arrivals", closing, closing + 1 / 7)
    assert drawn.landings.shape == (2, 1)
    np.testing.assert_allclose(read - others, drawn.landings[:, 0])
    np.testing.assert_allclose(read_count(drawn, "force", "arrivals", 6.0, 7.0), drawn.arrivals[:, 6, 0])


def test_a_case_without_a_landing_has_no_such_parameter() -> None:
    """Such cases are what they were."""
    design = make_design(rich_case.ledger().known(AS_OF))
    given = fixed_inputs(design, resolve(()))
    assert design.landings == ()
    assert given.reading.landed is None
    assert "landing" not in unpack(design.shape, given.standard, jnp.zeros(n_parameters(design.shape)))


def test_men_who_landed_on_the_last_day_are_there_on_it() -> None:
    """And not yet on the day before, in a week that is read straight across otherwise."""
    reported = came(44, 44), claim("there", 44, "present", 900.0), claim("before", 43, "present", 700.0)
    design = make_design(rich_case.ledger(*reported).known(AS_OF))
    given, (point, _) = fixed_inputs(design, resolve(())), at(design, 1.5)
    truth = what_happened(design.shape, point, given)
    counts = np.exp(fair_count(point, truth, given)[design.rows, AS_NAMED])
    on_it, before = (
        float(counts[[one.claim_id for one in design.observed].index(name)]) for name in ("there", "before")
    )
    start, end = (float(truth.paths[design.series_index("force", "present"), tick]) for tick in (6, 7))
    landing = float(truth.landings[0])
    assert on_it == pytest.approx(start + 3 / 7 * (end - start - landing) + landing)
    assert before == pytest.approx(start + 2 / 7 * (end - start - landing))
