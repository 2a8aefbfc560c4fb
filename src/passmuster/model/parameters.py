"""The parameters of a case, as one vector.

Most coordinates are standard normals: a parameter is its prior's location plus scale times its coordinate, and of some
what lies above the location is halved (`model/bend.py`). Deviations (weekly shocks, leans of groups) have a spread that
is itself a parameter. With r the spread over its prior median,

    deviation = median spread · r^(1 − c) · x,     x ~ Normal(0, r^c),

whatever the centring c of a coordinate, 0 to 1. What c changes is the space that chains move in. What claims pin down
is the deviation itself: there c near 1 makes a flat sheet of it, whatever the spread. What claims leave open is as wide
as the spread allows: there c near 0 spares the chains a funnel. So c follows what the claims say (`centring_from`).
(Papaspiliopoulos, Roberts and Sköld 2007, Statistical Science 22:59-73; Gorinova, Moore and Hoffman 2020.)
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.model.bend import HALVED, bent
from passmuster.model.claim_noise import DATINGS, MODE_NOISES, STALE
from passmuster.model.pace_map import ToldPaces
from passmuster.model.priors import PriorTable
from passmuster.model.shape import FAMILIES, Shape
from passmuster.observation.arrays import times

__all__ = [
    "DEVIATIONS",
    "FORCE_PARAMETERS",
    "Bearings",
    "Block",
    "Standardisation",
    "as_vector",
    "blocks",
    "by_name",
    "centring_from",
    "is_spread",
    "level_places",
    "log_prior",
    "moving_forces",
    "n_parameters",
    "places_of",
    "prior_of",
    "standardisation",
    "unpack",
]

FORCE_PARAMETERS = (
    "force_size", "growth_level", "growth_persistence", "growth_shock", "hazard_level", "hazard_persistence",
    "hazard_shock", "killed_share", "captured_share", "recovering_share", "recovery_weeks", "tour_weeks",
)  # fmt: skip
"""One of each for every force."""
WITNESS_PARAMETERS = (
    *(f"{kind}_{family}" for family in FAMILIES for kind in ("group_lean", "noise")),
    "measure_lean", "burst_lean", *MODE_NOISES, *DATINGS, STALE, "relay_share", "slip_probability",
)  # fmt: skip
"""One of each for the whole case."""
DEVIATIONS = {
    "growth_shocks": "growth_shock",
    "hazard_shocks": "hazard_shock",
    "part_shocks": "part_shock",
    "group_leans": "group_lean",
    "habits": "measure_lean",
    "bursts": "burst_lean",
}
"""Deviations and the parameter that is the log of their spread; leans have one for each family."""


def moving_forces(shape: Shape, deviation: str) -> tuple[int, ...] | None:
    """The forces or parts that a deviation moves, one a column; None where it is nobody's."""
    moving = {"growth_shocks": shape.growing, "hazard_shocks": shape.fighting, "part_shocks": shape.shifting}
    return moving.get(deviation)


class Block(NamedTuple):
    """A named stretch of the vector, the shape it is given, and its prior; empty for deviations and camps."""

    name: str
    sizes: tuple[int, ...]
    prior: str


class Standardisation(NamedTuple):
    """Location, scale and centring of every coordinate, shape (n_parameters,); and whose spread each has.

    `centring` counts for deviations only, see the module's text. `spread_of`, shape (n_parameters, n_spreads), holds a
    1 where a coordinate is a deviation of that spread, spreads being numbered in the order of the vector. `told` is
    what shocks and sizes are mapped by (`model/pace_map.py`), None where each coordinate stands for itself.
    """

    location: jax.Array | np.ndarray
    scale: jax.Array | np.ndarray
    centring: jax.Array | np.ndarray
    spread_of: jax.Array | np.ndarray
    told: ToldPaces | None = None


class Bearings(NamedTuple):
    """What coordinates mean, beside the priors: `centring` and `told` of a standardisation. Draws are read by them."""

    centring: jax.Array | np.ndarray
    told: ToldPaces | None = None


@cache
def blocks(shape: Shape) -> tuple[Block, ...]:
    """The stretches of the vector, in order; asked for a hundred times a design."""
    steps, forces, parts = shape.n_steps, shape.n_forces, len(shape.part_parents)
    listed = [Block(name, (forces,), name) for name in FORCE_PARAMETERS]
    listed += [Block("growth_shocks", (steps, len(shape.growing)), "")]
    listed += [Block("hazard_shocks", (steps, len(shape.fighting)), "")]
    listed += [Block("hazard_silence", (len(shape.silent),), "hazard_silence")]
    listed += [Block("earlier_pace", (len(shape.earlier),), "earlier_pace")]
    listed += [Block("withdrawal_haste", (shape.n_withdrawals,), "withdrawal_haste")]
    listed += [Block("buildup", (shape.n_buildups,), "buildup"), Block("landing", (shape.n_landings,), "landing")]
    listed += [Block(name, (parts,), name) for name in ("part_gap", "part_follow", "part_shock")]
    listed += [Block("part_drift", (len(shape.still),), "part_drift")]
    listed += [Block("part_shocks", (steps, len(shape.shifting)), "")]
    listed += [Block(name, (shape.n_supplies,), name) for name in ("supply_total", "supply_growth")]
    listed += [Block(name, (), name) for name in WITNESS_PARAMETERS]
    listed += [Block("camps", (shape.n_camps,), ""), Block("group_leans", (shape.n_cells,), "")]
    listed += [Block("habits", (shape.n_habits,), ""), Block("bursts", (shape.n_bursts,), "")]
    return tuple(block for block in listed if math.prod(block.sizes) > 0)


def n_parameters(shape: Shape) -> int:
    """Length of the vector."""
    return sum(math.prod(block.sizes) for block in blocks(shape))


def standardisation(shape: Shape, table: PriorTable, cell_families: np.ndarray) -> Standardisation:
    """Location and scale of every coordinate under the settled priors."""
    location, scale = [], []
    for block in blocks(shape):
        size = math.prod(block.sizes)
        location.append(np.full(size, table.location(block.prior) if block.prior else 0.0))
        scale.append(np.broadcast_to(_scale(block, table, cell_families), block.sizes).ravel())
    return Standardisation(
        location=np.concatenate(location),
        scale=np.concatenate(scale),
        centring=np.ones(n_parameters(shape)),
        spread_of=_spread_of(shape, cell_families),
    )


def level_places(shape: Shape) -> np.ndarray:
    """Where the levels stand in the vector, integers of shape (n_levels,): how many there are, and how many fall."""
    starts = np.cumsum([0, *(math.prod(block.sizes) for block in blocks(shape))])
    places = [
        np.arange(start, start + math.prod(block.sizes))
        for block, start in zip(blocks(shape), starts, strict=False)
        if block.name in LEVELS
    ]
    return np.concatenate(places) if places else np.zeros(0, dtype=int)


LEVELS = ("force_size", "hazard_level", "part_gap", "supply_total")


def centring_from(curvature: np.ndarray) -> np.ndarray:
    """How far each coordinate is pinned down by the claims, 0 to 1: the share of its precision that is not the prior's.

    `curvature`, shape (n_parameters,), is that of the negative log posterior where all spreads are at their medians; of
    it the prior contributes 1.
    """
    told: np.ndarray = np.maximum(curvature - 1.0, 0.0)
    share: np.ndarray = told / (told + 1.0)
    return share


def is_spread(shape: Shape) -> np.ndarray:
    """Which coordinates say how widely others spread, shape (n_parameters,): noise, shocks, leans, persistence."""
    marks = [
        np.full(math.prod(block.sizes), block.prior != "" and block.name.startswith(SPREADS)) for block in blocks(shape)
    ]
    return np.concatenate(marks)


SPREADS = ("growth_persistence", "growth_shock", "hazard_persistence", "hazard_shock", "part_shock", "group_lean_",
           "measure_lean", "burst_lean", "noise_", "misdated_", "stale_", "relay_", "slip_")  # fmt: skip


def unpack(shape: Shape, standard: Standardisation, x: jax.Array) -> Mapping[str, jax.Array]:
    """Parameters by name at a point, shape (n_parameters,); of a case that counts no force, its own are empty."""
    widened = jnp.exp((1.0 - standard.centring) * _log_spread_ratios(shape, standard, x))
    deviation = _cut(shape, standard.scale * x * widened)
    parameters = {
        name: middle + (bent(deviation[name]) if name in HALVED else deviation[name])
        for name, middle in _cut(shape, jnp.asarray(standard.location)).items()
    }
    return parameters if shape.n_forces else {name: jnp.zeros(0) for name in FORCE_PARAMETERS} | parameters


def as_vector(shape: Shape, parameters: Mapping[str, jax.Array]) -> jax.Array:
    """Parameters by name as one vector: few arrays are handed over faster than forty."""
    return jnp.concatenate([parameters[block.name].reshape(-1) for block in blocks(shape)])


def by_name(shape: Shape, drawn: np.ndarray) -> dict[str, np.ndarray]:
    """The way back from `as_vector`, for draws of shape (draw, n_parameters)."""
    listed = blocks(shape)
    parts = np.split(drawn, np.cumsum([math.prod(block.sizes) for block in listed])[:-1], axis=1)
    found = {block.name: part.reshape(-1, *block.sizes) for block, part in zip(listed, parts, strict=True)}
    empty = {} if shape.n_forces else dict.fromkeys(FORCE_PARAMETERS, np.zeros((len(drawn), 0)))
    return dict(sorted((empty | found).items()))


def log_prior(shape: Shape, standard: Standardisation, x: jax.Array) -> jax.Array:
    """Log density of the prior at `x`, up to a constant."""
    log_spread = standard.centring * _log_spread_ratios(shape, standard, x)
    return -jnp.sum(0.5 * x**2 * jnp.exp(-2.0 * log_spread) + log_spread)


def prior_of(shape: Shape, standard: Standardisation, name: str) -> tuple[jax.Array, jax.Array]:
    """Location and scale of the prior of a named stretch, each shaped as it is."""
    place, sizes = places_of(shape, name), next(block.sizes for block in blocks(shape) if block.name == name)
    return standard.location[place].reshape(sizes), standard.scale[place].reshape(sizes)


def places_of(shape: Shape, name: str) -> slice:
    """Where a named stretch stands in the vector."""
    start = 0
    for block in blocks(shape):
        size = math.prod(block.sizes)
        if block.name == name:
            return slice(start, start + size)
        start += size
    raise KeyError(name)


def _log_spread_ratios(shape: Shape, standard: Standardisation, x: jax.Array) -> jax.Array:
    """Log of each deviation's spread over its prior median, shape (n_parameters,); 0 where there is none."""
    # The spread's own parameter is its log: location, the log of the median, plus scale times coordinate.
    log_ratio = _cut(shape, standard.scale * x)
    ratios = jnp.concatenate([log_ratio[name].reshape(-1) for name in _spreads(shape)])
    return times(standard.spread_of, ratios, xp=jnp)


def _spreads(shape: Shape) -> tuple[str, ...]:
    """The blocks that are spreads of deviations, in the order of the vector."""
    named = {*DEVIATIONS.values(), *(f"{spread}_{family}" for spread in DEVIATIONS.values() for family in FAMILIES)}
    return tuple(block.name for block in blocks(shape) if block.name in named)


def _spread_of(shape: Shape, cell_families: np.ndarray) -> np.ndarray:
    """1 where a coordinate is a deviation of a spread, 0 elsewhere; shape (n_parameters, n_spreads)."""
    starts, n_spreads, spreads = {}, 0, {*_spreads(shape)}
    for block in blocks(shape):
        if block.name in spreads:
            starts[block.name] = n_spreads
            n_spreads += math.prod(block.sizes)
    places = [
        np.broadcast_to(_place_of_spread(shape, block, starts, cell_families), block.sizes).ravel()
        for block in blocks(shape)
    ]
    marks: np.ndarray = (np.concatenate(places)[:, None] == np.arange(n_spreads)).astype(float)
    return marks


def _place_of_spread(shape: Shape, block: Block, starts: Mapping[str, int], cell_families: np.ndarray) -> np.ndarray:
    """Which spread each coordinate of a block has, broadcastable to the block; -1 where it is no deviation."""
    if block.name not in DEVIATIONS:
        return np.array(-1)
    spread = DEVIATIONS[block.name]
    if spread not in starts:
        of_family: np.ndarray = np.take([starts[f"{spread}_{family}"] for family in FAMILIES], cell_families)
        return of_family
    moving = moving_forces(shape, block.name)
    one_each = block.sizes[-1] if len(block.sizes) > 1 else 1
    places: np.ndarray = starts[spread] + (np.arange(one_each) if moving is None else np.array(moving, dtype=int))
    return places


def _scale(block: Block, table: PriorTable, cell_families: np.ndarray) -> np.ndarray:
    """What one unit of a block's coordinates is worth."""
    if block.prior:
        return np.asarray(table.scale(block.prior))
    if block.name not in DEVIATIONS:
        return np.asarray(1.0)
    spread = DEVIATIONS[block.name]
    if spread in table:
        return np.asarray(math.exp(table.location(spread)))
    by_family = np.exp([table.location(f"{spread}_{family}") for family in FAMILIES])
    return np.asarray(by_family[np.asarray(cell_families)])


def _cut(shape: Shape, vector: jax.Array) -> Mapping[str, jax.Array]:
    """The vector's stretches by name.

    Cut at once: the slope of one cut is one joining, and that of forty is forty vectors that are nearly all zeros.
    """
    listed = blocks(shape)
    sizes: list[int] = [math.prod(block.sizes) for block in listed]
    parts = jax.lax.split(jnp.asarray(vector), sizes)
    return {block.name: part.reshape(block.sizes) for block, part in zip(listed, parts, strict=True)}
