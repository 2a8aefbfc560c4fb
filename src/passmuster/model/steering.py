"""Steering: what a lever or a stance changes about what moves people, and never their luck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.errors import BadInput, Fault

__all__ = ["UNSTEERED", "Array", "Steered", "Steering", "check_steering", "time_first"]

Array: TypeAlias = "jax.Array | np.ndarray"
"""Given in NumPy, and JAX's own inside a compiled program."""


class Steering(NamedTuple):
    """What a lever or a stance changes; multipliers are zero or more and 1 changes nothing.

    Each is a number, or an array of shape (n_weeks,), (n_paths, n_weeks) or (n_paths, n_weeks, n_forces), where an axis
    of length 1 stands for "all alike". `extra_arrivals` are people a week on top of the (multiplied) arrivals.

    Losses that a lever adds are replaced by the same share as others, and so are those whom a shorter tour sends home.
    """

    arrivals: float | np.ndarray = 1.0
    casualty_hazard: float | np.ndarray = 1.0
    return_rate: float | np.ndarray = 1.0
    extra_arrivals: float | np.ndarray = 0.0


UNSTEERED = Steering()


class Steered(NamedTuple):
    """`Steering` as arrays of shape (n_weeks or 1, n_paths or 1, n_forces or 1)."""

    arrivals: Array
    casualty_hazard: Array
    return_rate: Array
    extra_arrivals: Array

    def in_week(self, week: jax.Array) -> Steered:
        """What holds in one week."""
        return Steered(*(value[jnp.minimum(week, value.shape[0] - 1)] for value in self))

    def of_paths(self, rows: np.ndarray) -> Steered:
        """What holds for some of the paths."""
        return Steered(*(value if value.shape[1] == 1 else value[:, rows] for value in self))


def time_first(value: float | np.ndarray) -> np.ndarray:
    """A value of a `Steering` with its weeks first, shape (n_weeks or 1, n_paths or 1, n_forces or 1)."""
    array = np.asarray(value, dtype=float)
    if array.ndim < 2:
        return array.reshape(-1, 1, 1)
    return np.swapaxes(array[..., None] if array.ndim == 2 else array, 0, 1)


def check_steering(n_weeks: int, n_paths: int, n_forces: int, steering: Steering) -> None:
    """Raise `BadInput` when there is nothing to follow, or a value of the steering does not fit or is no number."""
    faults = [
        Fault("paths ahead", f"{name} must be 1 or more", str(length), "Ask for at least one.")
        for name, length in (("n_weeks", n_weeks), ("n_paths", n_paths))
        if length < 1
    ]
    shapes = ((), (n_weeks,), (n_paths, n_weeks), (n_paths, n_weeks, n_forces))
    for name, value in zip(Steering._fields, steering, strict=True):
        faults += _shape_faults(name, np.asarray(value, dtype=float), shapes)
    if faults:
        raise BadInput(faults)


def _shape_faults(name: str, array: np.ndarray, shapes: Sequence[tuple[int, ...]]) -> list[Fault]:
    if not any(_fits(array.shape, shape) for shape in shapes):
        rule = f"'{name}' must be one number, or one a week, a path and week, or a path, week and force"
        remedy = f"Give it a shape of {', '.join(map(str, shapes[1:]))}; an axis may have length 1."
        return [Fault("steering", rule, f"the shape {array.shape}", remedy)]
    if not np.all(np.isfinite(array) & (array >= 0.0)):
        return [
            Fault("steering", f"'{name}' must be zero or more everywhere", f"{np.min(array)}", "1 changes nothing.")
        ]
    return []


def _fits(shape: tuple[int, ...], full: tuple[int, ...]) -> bool:
    return len(shape) == len(full) and all(n in {1, whole} for n, whole in zip(shape, full, strict=True))
