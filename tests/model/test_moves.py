"""What moves from step to step, and what stands still."""

from datetime import timedelta

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.model.bend import bent
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.moves import smooth_moves
from passmuster.model.parameters import n_parameters, unpack
from passmuster.model.priors import resolve
from worlds import rich_case
from worlds.small_case import AS_OF, START, claim


def test_paces_above_the_average_are_halved():
    """Far above it a log pace counts half, far below it whole, and at it nothing changes."""
    low, at, high = np.asarray(bent(jnp.array([-5.0, 0.0, 5.0])))
    assert at == pytest.approx(0.0, abs=1e-12)
    assert high == pytest.approx(2.5 + 0.15 * np.log(2.0))
    assert low == pytest.approx(-5.0 + 0.15 * np.log(2.0), abs=1e-6)


def test_the_bend_has_no_corner_and_never_turns_back():
    """Its slope runs from one down to a half, and is three quarters at the average."""
    slope = jax.vmap(jax.grad(bent))(jnp.linspace(-3.0, 3.0, 61))
    assert np.all(np.diff(np.asarray(slope)) < 0.0)
    assert float(jax.grad(bent)(0.0)) == pytest.approx(0.75)


def test_a_force_of_which_too_few_speak_does_not_move():
    """Its pace is that of its level in every step, and its hazard as much; those that move are many claims' own."""
    design = make_design(rich_case.ledger().known(AS_OF))
    given = fixed_inputs(design, resolve(()))
    x = jnp.asarray(np.random.default_rng(0).normal(size=n_parameters(design.shape)))
    moves = smooth_moves(design.shape, unpack(design.shape, given.standard, x), given)
    for force in range(design.shape.n_forces):
        assert bool(jnp.any(moves.growth[:, force] != 0.0)) == (force in design.shape.growing)
        assert bool(jnp.any(moves.hazard[:, force] != 1.0)) == (force in design.shape.fighting)


def test_a_told_battle_lifts_the_hazard_of_its_step_and_no_other():
    """Where nothing else moves the hazard its week stands above the others by what `battles` says, others alike."""
    days = {"as_of_start": START + timedelta(days=30), "as_of_end": START + timedelta(days=31)}
    design = make_design(rich_case.ledger(claim("battle", 33, "killed", 60.0, **days)).known(AS_OF))
    given = fixed_inputs(design, resolve(()))
    at_rest = jnp.zeros(n_parameters(design.shape))
    moves = smooth_moves(design.shape, unpack(design.shape, given.standard, at_rest), given)
    log_hazard = np.log(np.asarray(moves.hazard))[: len(design.battles)]
    np.testing.assert_allclose(log_hazard, design.battles, atol=1e-12)
    assert np.flatnonzero(design.battles[:, 0]).tolist() == [4]


def test_a_silence_lowers_the_hazard_of_its_steps_alone():
    """A year after the last claim about losses the log hazard has moved by two thirds of the parameter and more."""
    day = AS_OF + timedelta(weeks=80)
    design = make_design(rich_case.ledger(claim("late", 600, "present", 9000.0)).known(day))
    given = fixed_inputs(design, resolve(()))
    assert design.shape.silent
    force = design.shape.silent[0]
    x = jnp.asarray(np.random.default_rng(1).normal(size=n_parameters(design.shape)))
    parameters = dict(unpack(design.shape, given.standard, x))
    spoken = {**parameters, "hazard_silence": jnp.zeros_like(parameters["hazard_silence"])}
    of = [np.log(np.asarray(smooth_moves(design.shape, own, given).hazard))[:, force] for own in (parameters, spoken)]
    moved = (of[0] - of[1])[: design.grid.n_steps]
    np.testing.assert_allclose(moved, design.silences[:, force] * float(parameters["hazard_silence"][0]), atol=1e-9)
    assert np.any(moved == 0.0)
    assert design.silences[-1, force] > 0.6


def test_a_part_of_which_too_few_speak_drifts_and_does_no_more():
    """Of two claims its level is estimated and one drift from its anchor on; a third makes it move as it will."""
    more = (claim("f3", 60, "present", 2600.0, subject="front"),)
    for claims, moves_at_all in (((), False), (more, True)):
        design = make_design(rich_case.ledger(*claims).known(AS_OF))
        given = fixed_inputs(design, resolve(()))
        x = jnp.asarray(np.random.default_rng(0).normal(size=n_parameters(design.shape)))
        parameters = unpack(design.shape, given.standard, x)
        parts = smooth_moves(design.shape, parameters, given).parts
        assert (design.shape.shifting == (0,)) is moves_at_all
        assert ("part_drift" in parameters) is not moves_at_all
        if not moves_at_all:
            drift = given.part_ages * parameters["part_drift"]
            np.testing.assert_allclose(parts, parameters["part_gap"] + drift)
            assert float(drift[design.part_anchors[0], 0]) == 0.0
