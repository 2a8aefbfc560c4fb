"""What moves within a case: paces of arrivals, hazards of casualties and shares of parts, step by step.

All of them are one autoregression (`latent/intensity.py`), because inference pays by the operation and not by the
number. Equations stand in `model/truth.py`.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from passmuster.latent import autoregression
from passmuster.model.fixed_inputs import FixedInputs
from passmuster.model.shape import Shape
from passmuster.observation.arrays import times

__all__ = ["PART_PERSISTENCE", "Moves", "bent", "lengths", "smooth_moves"]

Parameters = Mapping[str, jax.Array]

PART_PERSISTENCE = 0.95
"""A part keeps its share for months unless something moves it."""
BEND = 0.3
"""Log units about the average within which a pace begins to be bent; narrow beside the spread of paces."""


class Moves(NamedTuple):
    """Smooth moves. `growth` is a log around 0 and `hazard` a multiplier around 1, shape (n_steps, n_forces).

    `parts` is the log of how many are elsewhere in the force for each in the part, shape (n_steps, n_parts): the logit
    of the share turned round, which stays within 0 and 1 and bends nowhere sharply. `haste` is the log of how many
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
    columns = [
        (parameters.get("growth_shocks"), jnp.zeros(growing), _persistence(parameters, "growth", shape.growing)),
        (parameters.get("hazard_shocks"), jnp.zeros(fighting), _persistence(parameters, "hazard", shape.fighting)),
        (parameters.get("part_shocks"), jnp.zeros(shifting), jnp.full(shifting, PART_PERSISTENCE)),
    ]
    there = [column for column in columns if column[0] is not None]
    if not there:
        still = jnp.zeros((shape.n_steps, shape.n_forces))
        gaps = jnp.tile(gaps, (shape.n_steps, 1))
        return Moves(still, jnp.exp(still + given.battles), gaps, _haste(shape, parameters, given))
    shocks, means, persistence = (jnp.concatenate(leaves, axis=-1) for leaves in zip(*there, strict=True))
    moves = autoregression(shocks, means, persistence, lengths(shape, given))
    return Moves(
        growth=_of_all(moves[:, :growing], shape.growing, shape.n_forces),
        hazard=jnp.exp(given.battles + _of_all(moves[:, growing : growing + fighting], shape.fighting, shape.n_forces)),
        parts=gaps + _of_all(moves[:, growing + fighting :], shape.shifting, len(shape.part_parents)),
        haste=_haste(shape, parameters, given),
    )


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


def bent(log_pace: jax.Array) -> jax.Array:
    """Log of a pace over the average, of which what lies above 0 is halved, without a corner.

    Log paces spread alike to both sides, and growth compounds: as much above the average as below would make armies of
    companies within a season. Halved, strengths a year apart spread as those of the shipped contingents do, see the
    prior of `growth_level`.
    """
    return log_pace - BEND * (jax.nn.softplus(log_pace / BEND) - math.log(2.0)) / 2.0


def lengths(shape: Shape, given: FixedInputs) -> jax.Array | None:
    """Weeks of every step, or nothing where all are weeks."""
    return None if shape.is_weekly else jnp.asarray(given.weeks)
