"""The witness drawn: what a source prints, by the steps that `witness.py` weighs it by.

    meaning   drawn from the candidate measures by weight
    belief    log count of that measure + lean + noise, or a slip's wide spread in place of the noise
    print     a point is the belief in whole heads, and zero when it is below one
              a floor, a ceiling or a range is an answer to a question asked beforehand: "at least n" or "at most n" as
              the belief falls, the range as it stands where the belief lies in it

All chance comes in by name (`Luck`), so that drawing is arithmetic, and NumPy and JAX draw alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from passmuster.engine import jax
from passmuster.observation.arrays import Array, Namespace
from passmuster.observation.t4 import DEGREES_OF_FREEDOM
from passmuster.observation.witness import SLIP_SCALE, Witness

__all__ = ["Luck", "draw_belief", "draw_error", "falls", "luck_of_generator", "luck_of_keys", "new_lean"]


class Luck(NamedTuple):
    """What chance decides about each printed number: uniform numbers in [0, 1) and standard t4 noise, of one shape."""

    slip: Array
    noise: Array


def luck_of_generator(random: np.random.Generator, shape: Sequence[int]) -> Luck:
    """Luck from a NumPy generator: of slips first, then of noise."""
    size = tuple(shape)
    return Luck(random.random(size), random.standard_t(DEGREES_OF_FREEDOM, size))


def luck_of_keys(slip: jax.Array, noise: jax.Array, shape: Sequence[int]) -> Luck:
    """Luck from two keys of JAX."""
    size = tuple(shape)
    return Luck(jax.random.uniform(slip, size), jax.random.t(noise, DEGREES_OF_FREEDOM, size))


def draw_belief(witness: Witness, meant: Array, luck: Luck, *, xp: Namespace) -> Array:
    """Log of the number that each source has in mind, shape (n_claims,); `meant` is the place of the candidate meant.

    A slip is one of the day that is named.
    """
    of_day = xp.where(luck.slip < witness.slip_probability, meant // witness.days * witness.days + witness.named, meant)
    count = xp.take_along_axis(witness.log_count, of_day[:, None], axis=1)[:, 0]
    belief: Array = count + witness.lean + draw_error(witness.noise_scale, witness.slip_probability, luck, xp=xp)
    return belief


def draw_error(noise_scale: Array, slip_probability: Array, luck: Luck, *, xp: Namespace) -> Array:
    """How far beliefs lie from count and lean on the log scale: noise, or a slip's spread in its place; any shape."""
    scale = xp.where(luck.slip < slip_probability, SLIP_SCALE, noise_scale)
    error: Array = scale * luck.noise
    return error


def falls(low: Array, high: Array, belief: Array, *, xp: Namespace) -> Array:
    """Where beliefs fall by the question asked: −1 below `low`, 1 above `high`, 0 between; any shape, ±inf allowed.

    A floor asked about is `low` with `high` at +inf, a ceiling `high` with `low` at −inf.
    """
    place: Array = xp.where(belief < low, -1, xp.where(belief > high, 1, 0))
    return place


def new_lean(centre: Array, spread: Array, normal: Array) -> Array:
    """Lean of a source not met before: that of its side, as far as it is known, and a spread of its own.

    So a new speaker widens what is expected and is not refused. All of one shape: the lean of the side, the spread of
    sources about their side, and standard normal luck.
    """
    return centre + spread * normal
