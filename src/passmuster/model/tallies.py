"""Every path that a claim can be read off, worked out from the stocks: those of forces, of their parts, and sums."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.latent import ForceStock, running_sum
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.parts import elsewhere
from passmuster.model.shape import FORCE_SERIES, MADE_OF, PART_SERIES, Shape
from passmuster.observation.arrays import times
from passmuster.observation.predictive import LEAST_COUNT

__all__ = ["PartMoves", "all_paths"]


class PartMoves(NamedTuple):
    """How parts move: `gaps` as `Moves.parts`, the logits of how far each follows its force, and its anchor step."""

    gaps: jax.Array
    follow: jax.Array
    anchors: jax.Array | np.ndarray


def all_paths(shape: Shape, parts: PartMoves, stocks: ForceStock, at_start: jax.Array) -> jax.Array:
    """Every readable path at ticks, in the order of `Design.series_index`; shape (n_series, n_steps + 1)."""
    ends = jnp.stack([getattr(stocks, place) for place in PLACES])
    starts = jnp.stack([at_start if place in PLACES_AT_START else jnp.zeros_like(at_start) for place in PLACES])
    places = jnp.concatenate([starts[:, None], ends], axis=1)
    tallies = jnp.moveaxis(places, 2, 0).reshape(shape.n_forces * len(PLACES), places.shape[1])
    if shape.part_parents:
        whole = places[PLACES.index(Quantity.PRESENT)]
        present = jnp.stack([whole[:, parent] for parent in shape.part_parents], axis=1)
        tallies = jnp.concatenate([tallies, _part_paths(parts, present)])
    return times(_series_of_tallies(shape), tallies, xp=jnp)


PLACES = (
    Quantity.PRESENT,
    Quantity.DEPLOYED,
    Quantity.KILLED,
    Quantity.WOUNDED,
    Quantity.CAPTURED,
    Quantity.EVACUATED,
    Quantity.RETURNED,
)
PLACES_AT_START = (Quantity.PRESENT, Quantity.DEPLOYED)
"""Where those are who were there at the start."""


def _part_paths(parts: PartMoves, present: jax.Array) -> jax.Array:
    """Strength of each part and net movement into it, shape (n_parts · 2, n_steps + 1). At most the whole.

    `present` holds for each part its whole force, shape (n_steps + 1, n_parts).
    """
    log_whole = jnp.log(jnp.maximum(present, LEAST_COUNT))
    is_anchor = jnp.arange(present.shape[0])[:, None] == parts.anchors + 1
    change = log_whole - jnp.sum(jnp.where(is_anchor, log_whole, 0.0), axis=0)
    gaps = jnp.concatenate([parts.gaps[:1], parts.gaps])
    there = jax.nn.sigmoid(-elsewhere(gaps, change, jax.nn.sigmoid(parts.follow), xp=jnp)) * present
    moved_in = running_sum(jnp.concatenate([there[:1], jnp.maximum(jnp.diff(there, axis=0), 0.0)]))
    return jnp.stack([there.T, moved_in.T], axis=1).reshape(-1, there.shape[0])


def _series_of_tallies(shape: Shape) -> np.ndarray:
    """Which tallies add up to each readable path: 0 or 1, shape (n_series, n_tallies)."""
    of_force = np.array(
        [[float(place in MADE_OF.get(series, (series,))) for place in PLACES] for series in FORCE_SERIES]
    )
    forces = np.kron(np.eye(shape.n_forces), of_force)
    parts = np.eye(len(shape.part_parents) * len(PART_SERIES))
    series = np.block(
        [
            [forces, np.zeros((len(forces), len(parts)))],
            [np.zeros((len(parts), forces.shape[1])), parts],
        ]
    )
    sums = [series[list(members)].sum(axis=0) for members in shape.sum_members]
    return np.concatenate([series, *(row[None] for row in sums)])
