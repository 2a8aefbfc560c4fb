"""What claims tell of those present: a path that fits them, and how precisely each tick of it is told.

It is what the map of `model/pace_map.py` is made of: for chains that found their way without, and were slow.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.inference.compiling import compiled
from passmuster.inference.nuts import Draws
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.fixed_inputs import FixedInputs
from passmuster.model.pace_map import MOST_TOLD, ToldPaces, of_moving
from passmuster.model.parameters import places_of, prior_of
from passmuster.model.shape import FORCE_SERIES, Shape
from passmuster.model.truth import (
    LEEWAY,
    claim_noise,
    fair_count,
    log_meaning,
    placed,
    standing_for,
    what_happened,
)
from passmuster.observation.dating import AS_NAMED

__all__ = ["can_move_along", "retold", "told_around"]

OF_TAILS: Final = 7.0 / 5.0
"""Variance of a normal that tells as much as Student's t of four degrees of freedom and scale 1: (ν + 3) / (ν + 1)."""
LOOKED_AT: Final = 32
"""Draws that the map is made of: the mean over them is steady, and more would cost as much as sampling."""
NOBODY: Final = 1e-6
"""People taken to be present where nobody is, so that the path has a log."""


def can_move_along(shape: Shape) -> bool:
    """Whether chains of a fit of this shape can move along a told path: where some force moves, in steps of months.

    Where all steps are weeks, and where thousands of claims speak, what came and what went are told well enough.
    """
    return not shape.is_weekly and not shape.is_large and bool(shape.growing)


def retold(shape: Shape, given: FixedInputs, draws: Draws) -> tuple[FixedInputs, Draws]:
    """Inputs with the map made of what is told around draws, and the draws in the coordinates that it gives."""
    flat = draws.x.reshape(-1, draws.x.shape[-1])
    made = told_around(shape, given, flat[np.linspace(0, len(flat) - 1, LOOKED_AT).astype(int)])
    return made, draws._replace(x=np.asarray(_moved(shape, given, made, flat)).reshape(draws.x.shape))


def told_around(shape: Shape, given: FixedInputs, points: np.ndarray) -> FixedInputs:
    """The inputs with the map made of what is told around some points, shape (n_points, n_parameters)."""
    seen = [_seen(shape, given, point) for point in points]
    around = ToldAround(*(np.mean([np.asarray(leaf) for leaf in leaves], axis=0) for leaves in zip(*seen, strict=True)))
    told, level = zip(*(_told(shape, given, around, column) for column in range(len(shape.growing))), strict=True)
    made = ToldPaces(
        weeks=np.asarray(given.weeks, dtype=float),
        pace=np.asarray(given.pace),
        kept=np.asarray(given.kept),
        begun=np.asarray(given.begun),
        lowered=np.zeros_like(given.begun) if given.lowered is None else np.asarray(given.lowered),
        withdrawn=np.asarray(given.withdrawn),
        built=np.asarray(given.built),
        starts_empty=np.asarray(given.starts_empty),
        anchor=(np.arange(shape.n_steps)[:, None] == np.asarray(given.anchor_steps)).astype(float),
        path=np.asarray(around.path),
        told=np.stack(told),
        level=np.stack(level, axis=1),
    )
    # Coordinates of the map follow the spread of shocks by themselves.
    centring = np.array(given.standard.centring)
    centring[places_of(shape, "growth_shocks")] = 0.0
    standard = given.standard._replace(centring=jax.device_put(centring), told=jax.device_put(made))
    return given._replace(standard=standard)


class ToldAround(NamedTuple):
    """What is seen at a point, or on the average of some.

    `path`, shape (n_steps + 1, n_moving), is the log of those present at ticks. `log_error`, shape (n_claims,), is the
    log of the variance of each claim's own error, of its noise and of the days that it may be true of; the others are
    those of the variances of the leans that a group shares, and a burst of it.
    """

    path: jax.Array | np.ndarray
    log_error: jax.Array | np.ndarray
    log_group: jax.Array | np.ndarray
    log_burst: jax.Array | np.ndarray


@compiled(static=(0,))
def _seen(shape: Shape, given: FixedInputs, point: jax.Array) -> ToldAround:
    parameters = placed(shape, given, point)[0]
    truth = what_happened(shape, parameters, given)
    present = jnp.stack([truth.paths[_row(force)] for force in shape.growing], axis=1)
    chance, count = jnp.exp(log_meaning(parameters, given)), fair_count(parameters, truth, given)
    apart = count - jnp.sum(chance * count, axis=1, keepdims=True)
    error = claim_noise(parameters, given) ** 2 * OF_TAILS + jnp.sum(chance * apart**2, axis=1)
    return ToldAround(
        jnp.log(jnp.maximum(present, NOBODY)),
        jnp.log(error),
        2.0 * parameters["group_lean_strength"],
        2.0 * parameters["burst_lean"],
    )


@compiled(static=(0,))
def _moved(shape: Shape, given: FixedInputs, made: FixedInputs, x: jax.Array) -> jax.Array:
    """Points in the coordinates of another map."""
    told, size, shocks = made.standard.told, places_of(shape, "force_size"), places_of(shape, "growth_shocks")
    assert told is not None, "inputs that a map was made for"
    location, scale = prior_of(shape, given.standard, "force_size")

    def one(point: jax.Array) -> jax.Array:
        held = standing_for(shape, told, placed(shape, given, point)[0])
        spread = jnp.exp(of_moving(shape, held["growth_shock"]))
        moved = point.at[size].set((held["force_size"] - location) / scale)
        return moved.at[shocks].set((held["growth_shocks"] / spread).ravel())

    moved: jax.Array = jax.lax.map(one, x)
    return moved


def _row(force: int) -> int:
    """The path of those present of a force."""
    return force * len(FORCE_SERIES) + FORCE_SERIES.index(Quantity.PRESENT)


def _told(shape: Shape, given: FixedInputs, seen: ToldAround, column: int) -> tuple[np.ndarray, np.ndarray]:
    """What is told of one force, shape (MOST_TOLD, n_steps), and the weights of its level, shape (n_steps,).

    A claim tells the log of what it reads off, of which each tick has its share, with an error of its own and with
    those that it shares with its group, its camp and its burst.
    """
    claims, path = given.claims, np.asarray(seen.path)[:, column]
    means_it = (np.asarray(claims.series) == _row(shape.growing[column])) | np.isneginf(np.asarray(claims.log_weight))
    is_about = means_it.all(axis=1) & ~np.asarray(claims.is_window) & ~np.asarray(claims.is_supply)
    rows = np.flatnonzero(is_about & (np.asarray(claims.weight) > 0.0))
    if not rows.size:
        return np.zeros((MOST_TOLD, shape.n_steps)), np.zeros(shape.n_steps)
    read = np.asarray(given.reading.weights)[rows, AS_NAMED] * np.exp(path - path.max())
    share = (read / read.sum(axis=1, keepdims=True))[:, 1:]
    precision = share.T @ np.linalg.solve(_error(shape, given, seen, rows), share)
    by_tick, in_all = precision.sum(axis=1), precision.sum()
    values, vectors = np.linalg.eigh(precision - np.outer(by_tick, by_tick) / in_all)
    combinations: np.ndarray = (np.sqrt(np.maximum(values, 0.0)) * vectors).T[::-1][:MOST_TOLD]
    missing = MOST_TOLD - len(combinations)
    return np.pad(combinations, ((0, missing), (0, 0))), by_tick / in_all


def _error(shape: Shape, given: FixedInputs, seen: ToldAround, rows: np.ndarray) -> np.ndarray:
    """Covariance of what some claims are off by, log units, shape (n_rows, n_rows)."""
    of_group, of_burst = np.asarray(given.cell_of)[rows], np.asarray(given.burst_of)[rows]
    of_camp = of_group @ np.asarray(given.camp_of) * np.asarray(given.camp_scale)
    own = np.exp(np.asarray(seen.log_error)[rows]) + _width(shape, given, rows) ** 2
    shared = np.exp(seen.log_group) * of_group @ of_group.T + np.exp(seen.log_burst) * of_burst @ of_burst.T
    covariance: np.ndarray = np.diag(own / np.asarray(given.claims.weight)[rows]) + shared + of_camp @ of_camp.T
    return covariance


def _width(shape: Shape, given: FixedInputs, rows: np.ndarray) -> np.ndarray:
    """How far beside its noise a printed number leaves the truth open, log units: half a range, a floor's leeway."""
    points, one_sided, _ = shape.stretches
    half = (np.asarray(given.claims.high)[rows] - np.asarray(given.claims.low)[rows]) / 2.0
    return np.select([rows < points, rows < points + one_sided], [0.0, LEEWAY], half)
