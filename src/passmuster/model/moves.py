"""What moves within a case: paces of arrivals, hazards of casualties and shares of parts, step by step.

All of them are one autoregression (`latent/intensity.py`), because inference pays by the operation and not by the
number. Equations stand in `model/truth.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.latent import autoregression
from passmuster.model.fixed_inputs import FixedInputs
from passmuster.model.shape import Shape
from passmuster.observation.arrays import times

__all__ = ["PART_PERSISTENCE", "Moves", "lengths", "smooth_moves"]

Parameters: TypeAlias = "Mapping[str, jax.Array]"

PART_PERSISTENCE = 0.95
"""A part keeps its share for months unless something moves it."""


class Moves(NamedTuple):
    """Smooth moves. `growth` is a log around 0 and `hazard` a multiplier around 1, shape (n_steps, n_forces).

    `parts` is the log of how many would be elsewhere in the force for each in the part, shape (n_steps, n_parts), were
    the force as large as in the part's anchor step (`model/parts.py`): the logit of the share turned round, which stays
    within 0 and 1 and bends nowhere sharply. `haste` is the log of how many
    times as fast as tours end people go home (`model/withdrawals.py`), shape (n_steps, n_forces), or (1, n_forces) and
    0 where nobody tells of a withdrawal.
    """

    growth: jax.Array
    hazard: jax.Array
    parts: jax.Array
    haste: jax.Array


def smooth_moves(shape: Shape, parameters: Parameters, given: FixedInputs) -> Moves:
    """The moves of every step that follow from the parameters."""
    growing, fighting, shifting = len(shape.growing), len(shape.fighting), len(shape.shifting)
    gaps = parameters.get("part_gap", jnp.zeros(0))
    drifted = _drifted(shape, parameters, given)
    columns = [
        (parameters.get("growth_shocks"), jnp.zeros(growing), _persistence(parameters, "growth", shape.growing)),
        (parameters.get("hazard_shocks"), jnp.zeros(fighting), _persistence(parameters, "hazard", shape.fighting)),
        (parameters.get("part_shocks"), jnp.zeros(shifting), jnp.full(shifting, PART_PERSISTENCE)),
    ]
    lifted = given.battles + _silence(shape, parameters, given)
    there = [column for column in columns if column[0] is not None]
    if not there:
        still = jnp.zeros((shape.n_steps, shape.n_forces))
        return Moves(still, jnp.exp(still + lifted), gaps + drifted, _haste(shape, parameters, given))
    shocks, means, persistence = (jnp.concatenate(leaves, axis=-1) for leaves in zip(*there, strict=True))
    moves = autoregression(shocks, means, persistence, lengths(shape, given))
    return Moves(
        growth=_of_all(moves[:, :growing], shape.growing, shape.n_forces),
        hazard=jnp.exp(lifted + _of_all(moves[:, growing : growing + fighting], shape.fighting, shape.n_forces)),
        parts=gaps + drifted + _of_all(moves[:, growing + fighting :], shape.shifting, len(shape.part_parents)),
        haste=_haste(shape, parameters, given),
    )


def _drifted(shape: Shape, parameters: Parameters, given: FixedInputs) -> jax.Array:
    """How far the parts have drifted of which too few claims speak, shape (n_steps, n_parts); 0 for the others."""
    if "part_drift" not in parameters:
        return jnp.zeros((shape.n_steps, len(shape.part_parents)))
    return given.part_ages * _of_all(parameters["part_drift"][None], shape.still, len(shape.part_parents))


def _silence(shape: Shape, parameters: Parameters, given: FixedInputs) -> jax.Array:
    """What silences do to the log hazard, shape (n_steps, n_forces), or (1, n_forces) and 0 where there are none."""
    if "hazard_silence" not in parameters:
        return jnp.zeros((1, shape.n_forces))
    return given.silences * _of_all(parameters["hazard_silence"][None], shape.silent, shape.n_forces)


def _haste(shape: Shape, parameters: Parameters, given: FixedInputs) -> jax.Array:
    if "withdrawal_haste" not in parameters:
        return jnp.zeros((1, shape.n_forces))
    of_step = jnp.reshape(given.withdrawn, (shape.n_steps * shape.n_forces, shape.n_withdrawals))
    return times(of_step, parameters["withdrawal_haste"], xp=jnp).reshape(shape.n_steps, shape.n_forces)


def _persistence(parameters: Parameters, name: str, forces: tuple[int, ...]) -> jax.Array:
    persistence = jax.nn.sigmoid(parameters[f"{name}_persistence"])
    # Values are picked by cutting, for the slope of a look-up is a loop.
    return jnp.concatenate([persistence[force : force + 1] for force in forces]) if forces else jnp.zeros(0)


def _of_all(moves: jax.Array, moving: tuple[int, ...], n_all: int) -> jax.Array:
    """Departures of all forces or parts, shape (n_steps, n_all): 0 for those that are not moving."""
    if len(moving) == n_all:
        return moves
    return moves @ jnp.eye(n_all)[np.array(moving, dtype=int)]


def lengths(shape: Shape, given: FixedInputs) -> jax.Array | None:
    """Weeks of every step, or nothing where all are weeks."""
    return None if shape.is_weekly else jnp.asarray(given.weeks)
