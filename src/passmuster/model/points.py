"""Draws by the name that their bytes give them, read when somebody asks for them.

What follows from draws is found again by their name (`model/kept_unfoldings.py`), so that draws that were kept need
not be read to find it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

__all__ = ["Points", "points_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Draws of shape (chain, draw, n_parameters).

    `name` is the SHA-256 in hexadecimal of their bytes, by the last axis; `x` gives the draws.
    """

    shape: tuple[int, ...]
    name: str
    x: Callable[[], np.ndarray]


def points_of(x: np.ndarray) -> Points:
    """Draws that are at hand."""
    name = hashlib.sha256(np.ascontiguousarray(x).data).hexdigest()
    return Points(x.shape, name, lambda: x)
