"""Whitening: the posterior's space, straightened for a sampler.

With H = V diag(h) Vᵀ the mean curvature of the posterior, chains move in u where x = m + V diag(h)^{-1/2} u. In u the
posterior is nearly round, so trajectories are short, and warm-up only has to learn a diagonal. This changes the cost of
a draw and nothing about what is drawn. How a whitening is found stands in `inference/curvature.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from passmuster.engine import jax

__all__ = ["LogDensity", "Potential", "Whitening"]

LogDensity: TypeAlias = "Callable[[Any, Any, jax.Array], jax.Array]"
"""Called as `log_density(static, data, x)` with x of shape (n_parameters,); returns a scalar."""


class Whitening(NamedTuple):
    """A point x = centre + basis · u of the posterior for each u. Shapes (n,) and (n, n); the basis is orthogonal."""

    centre: np.ndarray
    basis: np.ndarray

    def places(self, x: np.ndarray) -> np.ndarray:
        """The u of each point of the posterior; shape of `x`, (n_points, n)."""
        u: np.ndarray = np.linalg.solve(self.basis, (x - self.centre).T).T
        return u


class Potential(NamedTuple):
    """The negative log density at one point or several, shape () or (n_points,), and its gradient, one axis more."""

    value: np.ndarray
    gradient: np.ndarray
