"""Tests of the dead of whom nobody told: whose silence says how much, and that it outweighs no count."""

from datetime import timedelta

import numpy as np
import pytest
from scipy import special

from passmuster.ledger import Claim
from passmuster.model.clock import Clock
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.grid import Grid
from passmuster.model.parameters import n_parameters
from passmuster.model.posterior import posterior_from
from passmuster.model.priors import resolve
from passmuster.model.untold import MEAN_SIZE, Untold, UntoldArrays, log_silence, told_of_singly, untold_arrays
from worlds import rich_case
from worlds.small_case import AS_OF, START, claim

CLOCK = Clock(START, 104)
WEEKLY = Grid(tuple(range(105)))
MONTHS = Grid(tuple(range(0, 105, 4)))


def dead(day: int, number: float, last: int | None = None, **changes: object) -> Claim:
    """So many told to have died on a day, or from it to another, counted from the start."""
    name = changes.pop("claim_id", f"k{day}-{number:g}")
    return claim(
        name,
        day if last is None else last,
        "killed",
        number,
        **({"as_of_start": START + timedelta(days=day)} | changes),
    )


def singly(*claims: Claim, grid: Grid = WEEKLY, **wholes: str) -> Untold:
    """Of one force, who would have told of more dead."""
    return told_of_singly(claims, ["force"], wholes, CLOCK, grid)


def test_a_week_without_a_word_holds_few_where_single_dead_are_told_of() -> None:
    """One told incident in every second dead, in the weeks about; in weeks that somebody tells of none is untold."""
    untold = singly(dead(100, 1.0), dead(120, 1.0), dead(140, 1.0))
    each = untold.told_each_dead[:, 0]
    assert each[16] == pytest.approx(1.0 / MEAN_SIZE, rel=0.03)
    assert np.flatnonzero(each == 0.0).tolist() == [14, 17, 20]
    assert each[69] / each[43] == pytest.approx(np.exp(-26 / 52))
    np.testing.assert_allclose(untold.quiet[:, 0], each * MEAN_SIZE)
    np.testing.assert_allclose(
        untold.silences(np.full_like(untold.quiet, 0.9))[:, 0], np.maximum(each * MEAN_SIZE, 0.9)
    )


def test_an_article_tells_of_its_own_days_alone() -> None:
    """Three incidents of one day's report, or two of two, are no habit of telling."""
    days = (100, 120, 140)
    assert not singly(*(dead(day, 1.0, said_on=START + timedelta(days=150)) for day in days)).tellers
    assert not singly(dead(100, 1.0), dead(120, 1.0)).tellers
    assert singly(*(dead(day, 1.0) for day in days)).tellers


def test_the_larger_the_told_incidents_the_less_a_silence_says() -> None:
    """By a law of three halves; beyond ten dead of the middle one nothing at all."""
    small, large = (singly(*(dead(at, size) for at in (50, 200, 350))).told_each_dead.max() for size in (2.0, 8.0))
    assert small / large == pytest.approx(4.0**1.5, rel=0.03)
    assert not singly(*(dead(at, 11.0) for at in (50, 200, 350))).tellers
    assert singly(dead(50, 2.0), dead(200, 2.0), dead(350, 40.0)).tellers


def test_the_middle_of_what_is_told_by_the_law_is_where_half_of_it_lies() -> None:
    """Of incidents of c and more half have c times the third root of four: so many draws are read as they were made."""
    sizes = 4.0 * np.random.default_rng(0).random(4001) ** (-1.0 / 1.5)
    told = singly(*(dead(20 * at, float(size)) for at, size in enumerate(sizes[:31])))
    near = told.told_each_dead.max()
    assert 0.5 < near / (4.0**-1.5 / MEAN_SIZE) < 2.0


@pytest.mark.parametrize(
    "other",
    [
        dead(100, 2.0, as_of_start=None), dead(100, 2.0, 150), dead(100, 0.0),
        claim("w", 100, "wounded", 2.0, as_of_start=START + timedelta(days=100)),
    ],
)  # fmt: skip
def test_other_numbers_tell_of_no_incident(other: Claim) -> None:
    """Totals, counts of more than three weeks, nobody, and wounded."""
    assert not singly(other, dead(200, 2.0), dead(300, 2.0)).tellers


def test_an_incident_is_the_least_told_of_it_and_its_first_teller_vouches() -> None:
    """Each for an even part; those of a part are its force's, and a bulletin's days are no incidents."""
    late = dead(100, 40.0, claim_id="late", said_on=START + timedelta(days=110))
    three = singly(late, dead(100, 3.0), dead(200, 2.0), dead(300, 40.0))
    assert three.tellers == {name: (0, pytest.approx(1 / 3)) for name in ("k100-3", "k200-2", "k300-40")}
    of_wing = [dead(day, 2.0, subject="wing") for day in (100, 200, 300)]
    assert singly(*of_wing).tellers == {}
    assert len(singly(*of_wing, wing="force").tellers) == 3
    assert singly(*(dead(day, 1.0) for day in range(100, 120, 2))).tellers == {}


def test_a_told_fight_stands_for_its_step_and_a_season_for_its_weeks() -> None:
    """And a year's count says nothing of which weeks were heard of."""
    told = [dead(100, 2.0), dead(150, 2.0), dead(650, 2.0)]
    assert np.flatnonzero(singly(*told, grid=MONTHS).told_each_dead == 0.0).tolist() == [3, 5, 23]
    season = singly(*told, dead(200, 9.0, 280)).told_each_dead[:, 0]
    assert np.flatnonzero(season == 0.0).tolist() == [14, 21, *range(28, 41), 92]
    assert np.count_nonzero(singly(*told, dead(200, 9.0, 600)).told_each_dead == 0.0) == 3


def test_the_chance_of_silence_is_that_of_any_share_told() -> None:
    """The mean of a Poisson's nothing over shares from none to all; none untold costs nothing, and many cost little."""
    each, shares = np.zeros((4, 1)), np.array([[0.5], [0.0], [0.5]])
    each[1:3, 0] = 0.2
    killed = np.array([[5.0], [15.0], [25.0], [900.0]])
    said = log_silence(killed, UntoldArrays(each, shares), xp=np)
    heard = np.linspace(0.0, 1.0, 20_001)
    assert said.sum() == pytest.approx(np.log(np.mean(np.exp(-heard * 0.2 * 20.0))), abs=1e-4)
    assert said[1] == 0.0
    for many, cost in ((0.0, 0.0), (1e4, -np.log(2e3)), (1e6, -np.log(2e5))):
        far = log_silence(np.cumsum([[0.0], [many], [0.0], [0.0]], axis=0), UntoldArrays(each, shares), xp=np)
        assert far.sum() == pytest.approx(cost, abs=1e-8)
    assert special.exprel(-4.0) == pytest.approx(np.exp(said.sum()))


LEDGER = rich_case.ledger(*(dead(day, 2.0, claim_id=f"d{day}") for day in (30, 45, 60)))


def test_what_is_untold_is_said_by_those_who_told() -> None:
    """Beside what their numbers say, and by nobody else; padding says nothing."""
    design = make_design(LEDGER.known(AS_OF))
    given = fixed_inputs(design, resolve(()))
    assert given.untold is not None
    x = 0.3 * np.random.default_rng(3).standard_normal((1, 2, n_parameters(design.shape)))
    drawn, plain = (posterior_from(design, each, x) for each in (given, given._replace(untold=None)))
    more = drawn.log_likelihood - plain.log_likelihood
    place = {one.claim_id: row for row, one in enumerate(design.observed)}
    tellers = [place[name] for name in ("d30", "d45", "d60")]
    arrays = untold_arrays(design.untold, design.observed, design.rows, design.shape)
    arrays = arrays._replace(told_each_dead=arrays.told_each_dead[: design.grid.n_steps])
    silence = log_silence(drawn.stocks.killed[0], arrays, xp=np)[design.rows]
    assert np.all(more[:, tellers] < 0.0)
    np.testing.assert_allclose(more[0, tellers], silence[tellers], rtol=1e-9)
    assert not np.delete(more, tellers, axis=1).any()


def test_a_case_whose_dead_are_not_told_of_singly_is_what_it_was() -> None:
    """No array of it goes into such a fit."""
    design = make_design(rich_case.ledger().known(AS_OF))
    assert not design.shape.is_told_singly
    assert fixed_inputs(design, resolve(())).untold is None
