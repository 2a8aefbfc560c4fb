"""Whitening: the posterior's space, straightened for a sampler.

With H = V diag(h) Vᵀ the mean curvature of the posterior, chains move in u where x = m + V diag(h)^{-1/2} u. In u the
posterior is nearly round, so trajectories are short, and warm-up only has to learn a diagonal. This changes the cost of
a draw and nothing about what is drawn.

Curvature is taken from differences of gradients. A program for second derivatives would take longer to compile than
everything else that is done with it.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from scipy.optimize import minimize

from passmuster.inference.compiling import compiled
from passmuster.parallel.threads import side_by_side

__all__ = [
    "WHITENING_POINTS",
    "LogDensity",
    "Potential",
    "Whitening",
    "find_mode",
    "first_whitening",
    "hessian",
    "potential_at",
    "whitening_at",
]

LogDensity = Callable[[Any, Any, jax.Array], jax.Array]
"""Called as `log_density(static, data, x)` with x of shape (n_parameters,); returns a scalar."""

LEAST_CURVATURE = 0.5
"""Smallest eigenvalue kept. The prior alone contributes 1 in every direction; heavy tails can bend it below."""
MODE_ITERATIONS = 300
WHITENING_POINTS = 32
"""Points over which a whitening's curvature is averaged."""
STEP = 1e-5
"""Between two gradients that are compared: coordinates are of size 1, and gradients are good to some twelve digits."""


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

    value: jax.Array
    gradient: jax.Array


def find_mode(log_density: LogDensity, static: Any, data: Any, start: np.ndarray, fixed: np.ndarray) -> np.ndarray:
    """The mode nearest to `start`, shape (n_parameters,).

    Parameters
    ----------
    log_density, static, data
        The posterior.
    start
        Where to look from, shape (n_parameters,).
    fixed
        True for coordinates that stay at `start`, shape (n_parameters,). Spreads belong here: their joint mode with
        what they spread lies in a corner that holds almost no probability.
    """
    free = ~fixed

    def objective(part: np.ndarray) -> tuple[float, np.ndarray]:
        x = start.copy()
        x[free] = part
        found = potential_at(log_density, static, data, x)
        return float(found.value), np.asarray(found.gradient)[free]

    found = minimize(objective, start[free], jac=True, method="L-BFGS-B", options={"maxiter": MODE_ITERATIONS})
    mode = start.copy()
    mode[free] = found.x
    return mode


def first_whitening(
    log_density: LogDensity, static: Any, data: Any, mode: np.ndarray, rng: np.random.Generator
) -> Whitening:
    """Centred on the mode, by the mean curvature over points around it, drawn by what the curvature is there."""
    at_mode = whitening_at(log_density, static, data, [mode])
    around = mode + rng.standard_normal((WHITENING_POINTS, mode.size)) @ at_mode.basis.T
    return Whitening(mode, whitening_at(log_density, static, data, around).basis)


def whitening_at(
    log_density: LogDensity, static: Any, data: Any, points: Sequence[np.ndarray] | np.ndarray
) -> Whitening:
    """Whitening by the mean curvature over points, each of shape (n_parameters,).

    The mean over draws of the posterior suits sampling better than the curvature at any one point: a step must be safe
    everywhere the chain goes. Points where the curvature is not finite are passed over.
    """
    hessians = side_by_side(lambda point: hessian(log_density, static, data, point), points)
    sound = [found for found in hessians if np.all(np.isfinite(found))] or [np.eye(np.asarray(points).shape[1])]
    values, vectors = np.linalg.eigh(np.mean(sound, axis=0))
    basis = vectors / np.sqrt(np.maximum(values, LEAST_CURVATURE))
    return Whitening(np.mean(points, axis=0), basis)


def potential_at(log_density: LogDensity, static: Any, data: Any, x: np.ndarray) -> Potential:
    """Value and gradient at one point; shapes () and (n_parameters,)."""
    value, gradient = map(np.asarray, _potentials(log_density, static, data, x, 1))
    return Potential(value[0], gradient[0])


def hessian(log_density: LogDensity, static: Any, data: Any, point: np.ndarray) -> np.ndarray:
    """Hessian of the negative log density, made symmetric; shape (n_parameters, n_parameters)."""
    gradient = np.asarray(_potentials(log_density, static, data, point, point.size + 1).gradient)
    second = (gradient[1:] - gradient[0]) / STEP
    symmetric: np.ndarray = (second + second.T) / 2.0
    return symmetric


@compiled(static=(0, 1))
def _potentials(log_density: LogDensity, static: Any, data: Any, x: jax.Array, n_points: int | jax.Array) -> Potential:
    """At x, and then a step away from it along each coordinate in turn, for as many points as are asked for.

    One compiled program serves both the way to the mode and the curvature; rows beyond `n_points` are zero.
    """

    def one(index: jax.Array, found: Potential) -> Potential:
        point = x + STEP * (jnp.arange(x.size) == index - 1)
        value, gradient = jax.value_and_grad(lambda z: -log_density(static, data, z))(point)
        return Potential(found.value.at[index].set(value), found.gradient.at[index].set(gradient))

    nothing = Potential(jnp.zeros(x.size + 1), jnp.zeros((x.size + 1, x.size)))
    found: Potential = jax.lax.fori_loop(0, n_points, one, nothing)
    return found
