"""The map by which chains move along a told path: it bends the space, and nothing that is believed."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.inference.nuts import Draws, Tuning
from passmuster.model.bearings import bearings_of, borne_by
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.pace_map import MOST_TOLD, of_moving
from passmuster.model.parameters import blocks, level_places, n_parameters, places_of
from passmuster.model.posterior import posterior_from
from passmuster.model.priors import resolve
from passmuster.model.told_path import can_move_along, retold
from passmuster.model.truth import log_posterior, placed, what_happened
from worlds import rich_case, small_case
from worlds.small_case import START, claim

DAYS = range(60, 1400, 70)
LEDGER = rich_case.ledger(
    *(claim(f"long-{day}", day, "present", 2000.0 + 5.0 * day) for day in DAYS),
    *(claim(f"host-{day}", day, "present", 40_000.0 - 10.0 * day, subject="host") for day in DAYS),
)
LONG = make_design(LEDGER.known(START + timedelta(days=1400)))
"""Two hundred weeks of two forces, one that starts empty and grows and one found in place that shrinks."""
SHAPE, TABLE = LONG.shape, resolve(())
GIVEN = fixed_inputs(LONG, TABLE)
SIZE = n_parameters(SHAPE)


def draws_of(x: np.ndarray) -> Draws:
    """Points as draws of one chain, of which nothing else is known."""
    nothing = np.zeros((1, len(x)))
    return Draws(x[None], nothing, nothing, Tuning(x[-1:], np.ones(1), np.ones((1, x.shape[1]))))


POINTS = 0.4 * np.random.default_rng(3).standard_normal((40, SIZE))


@cache
def retold_points():
    """The inputs with a map made of what is told around the points, and the points in its coordinates."""
    made, moved = retold(SHAPE, GIVEN, draws_of(POINTS))
    return made, moved.x[0]


class Seen(NamedTuple):
    """What stands at a point: all parameters by name and in a row, how these move with its coordinates, the log
    density, and what happened."""

    parameters: dict[str, jax.Array]
    flat: jax.Array
    slope: jax.Array
    density: jax.Array
    paths: jax.Array


def flat(given, x):
    """All parameters at a point in a row."""
    parameters = placed(SHAPE, given, x)[0]
    return jnp.concatenate([jnp.ravel(parameters[block.name]) for block in blocks(SHAPE)])


@jax.jit
def seen(given, x):
    """What stands at a point; one program without the map, and one with it."""
    parameters = placed(SHAPE, given, x)[0]
    slope, density = jax.jacrev(lambda point: flat(given, point))(x), log_posterior(SHAPE, given, x)
    return Seen(parameters, flat(given, x), slope, density, what_happened(SHAPE, parameters, given).paths)


def paths_of(design, given, x):
    """What happened by some draws; what claims say of it is spared."""
    return posterior_from(design, given, x[None], np.zeros((len(x), len(design.rows)))).paths


def test_long_wars_of_moving_forces_can_go_along_what_is_told():
    """And wars of weeks cannot: there what came and went is told well enough."""
    assert can_move_along(SHAPE)
    assert len(SHAPE.growing) == 2
    assert not can_move_along(make_design(small_case.ledger().known(small_case.AS_OF)).shape)


def test_draws_stay_what_they_were_in_other_coordinates():
    """Every draw is of the same parameters before and after, while its coordinates of shocks and sizes are others."""
    made, points = retold_points()
    np.testing.assert_allclose(seen(made, points[5]).flat, seen(GIVEN, POINTS[5]).flat, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(paths_of(LONG, made, points), paths_of(LONG, GIVEN, POINTS), rtol=1e-7)
    moved = np.zeros(SIZE, dtype=bool)
    moved[places_of(SHAPE, "growth_shocks")] = moved[places_of(SHAPE, "force_size")] = True
    assert np.all((points != POINTS).any(axis=0) <= moved)
    assert (points != POINTS)[:, places_of(SHAPE, "growth_shocks")].all()


def test_draws_of_a_force_that_was_built_up_and_leaves_stay_what_they_were():
    """A told build-up is in the average pace of the map as in the model's, and a told withdrawal hastens exits and bars
    arrivals in it as in the model."""
    few = [claim(f"few-{day}", day, "present", 200.0, subject="host") for day in (5, 30)]
    kept = [one for one in LEDGER.claims if one.subject != "host"]
    many = [one for one in LEDGER.claims if one.claim_id.startswith("host-")]
    left = claim("left", 900, "returned", 6000.0, subject="host", as_of_start=START + timedelta(days=720))
    claims = sorted((*kept, *few, *many, left), key=lambda one: one.said_on)
    design = make_design(replace(LEDGER, claims=tuple(claims)).known(START + timedelta(days=1400)))
    assert [one.force_id for one in design.buildups] == ["host"]
    given = fixed_inputs(design, TABLE)
    points = 0.4 * np.random.default_rng(5).standard_normal((40, n_parameters(design.shape)))
    made, moved = retold(design.shape, given, draws_of(points))
    assert np.asarray(made.standard.told.withdrawn).any()
    np.testing.assert_allclose(paths_of(design, made, moved.x[0]), paths_of(design, given, points), rtol=1e-7)


def test_density_is_the_old_one_times_the_volume():
    """log p(y) = log p(x) + log |dx/dy|, both densities whole: prior, bounds and claims."""
    made, points = retold_points()
    before, after = seen(GIVEN, POINTS[7]), seen(made, points[7])
    log_volume = np.linalg.slogdet(after.slope)[1] - np.linalg.slogdet(before.slope)[1]
    assert abs(log_volume) > 1.0
    assert float(after.density) - float(before.density) == pytest.approx(log_volume, rel=1e-8)


def log_present(given, x, column):
    """Log of those present of a force at ticks."""
    force = SHAPE.growing[column]
    return np.log(np.asarray(seen(given, x).paths[force * 8, 1:]))


@pytest.mark.parametrize("column", [0, 1])
def test_those_told_stay_where_they_are_whatever_the_tour(column):
    """Along the map a tour three times as long moves what is told of the path half as far as without it, or less."""
    made, moved_points = retold_points()
    tour = places_of(SHAPE, "tour_weeks").start + SHAPE.growing[column]
    told = np.asarray(made.standard.told.told)[column]
    moves = []
    for given, points in ((GIVEN, POINTS), (made, moved_points)):
        centre = points.mean(axis=0)
        longer = centre.copy()
        longer[tour] += np.log(3.0) / TABLE.scale("tour_weeks")
        moves.append(np.linalg.norm(told @ (log_present(given, longer, column) - log_present(given, centre, column))))
    without, along = moves
    assert along < 0.5 * without


def test_the_level_is_that_of_the_size_alone():
    """Rows of what is told sum to 0, weights of the level to 1, and a size that chains move scales the whole path."""
    made, points = retold_points()
    told = made.standard.told
    assert told.told.shape == (2, MOST_TOLD, SHAPE.n_steps)
    np.testing.assert_allclose(np.asarray(told.told).sum(axis=2), 0.0, atol=1e-9)
    np.testing.assert_allclose(np.asarray(told.level).sum(axis=0), 1.0)
    larger = points[3].copy()
    larger[level_places(SHAPE)[SHAPE.growing[0]]] += 0.1
    gained = log_present(made, larger, 0) - log_present(made, points[3], 0)
    np.testing.assert_allclose(gained, 0.1 * TABLE.scale("force_size"), rtol=1e-6)


def test_bearings_carry_the_map():
    """Inputs made afresh that are given the bearings of others read a draw as these do."""
    made, points = retold_points()
    again = borne_by(fixed_inputs(LONG, TABLE), bearings_of(made))
    one, other = (seen(given, points[2]) for given in (made, again))
    np.testing.assert_array_equal(one.flat, other.flat)
    spread = of_moving(SHAPE, other.parameters["growth_shock"])
    assert spread.shape == (2,)
