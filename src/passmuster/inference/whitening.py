"""The frame that a sampler walks in: the posterior's space, straightened.

With H = V diag(h) Vᵀ the mean curvature of the posterior, chains walk in u where x = m + V diag(h)^{-1/2} u. In u the
posterior is nearly round, so trajectories are short, and warm-up only has to learn a diagonal. This changes the cost of
a draw and nothing about what is drawn.

Curvature is taken from differences of slopes. A program for second derivatives would take longer to compile than
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
    "FRAME_POINTS",
    "Downhill",
    "Frame",
    "LogDensity",
    "curvature",
    "downhill",
    "find_mode",
    "frame_around",
    "frame_at",
]

LogDensity = Callable[[Any, Any, jax.Array], jax.Array]
"""Called as `log_density(static, data, x)` with x of shape (n_parameters,); returns a scalar."""

LEAST_CURVATURE = 0.5
"""Smallest eigenvalue kept. The prior alone contributes 1 in every direction; heavy tails can bend it below."""
MODE_ITERATIONS = 300
FRAME_POINTS = 32
"""Points over which a frame's curvature is averaged."""
STEP = 1e-5
"""Between two slopes that are compared: coordinates are of size 1, and slopes are good to some twelve digits."""


class Frame(NamedTuple):
    """A straightened frame: x = centre + axes · u. Shapes (n,) and (n, n)."""

    centre: np.ndarray
    axes: np.ndarray


class Downhill(NamedTuple):
    """The negative log density at points, shape (n_points,), and its slopes, shape (n_points, n_parameters)."""

    value: jax.Array
    slope: jax.Array


def find_mode(log_density: LogDensity, static: Any, data: Any, start: np.ndarray, held: np.ndarray) -> np.ndarray:
    """The mode nearest to `start`, shape (n_parameters,).

    Parameters
    ----------
    log_density, static, data
        The posterior.
    start
        Where to look from, shape (n_parameters,).
    held
        True for coordinates that stay at `start`, shape (n_parameters,). Spreads belong here: their joint mode with
        what they spread lies in a corner that holds almost no probability.
    """
    free = ~held

    def objective(part: np.ndarray) -> tuple[float, np.ndarray]:
        x = start.copy()
        x[free] = part
        found = downhill(log_density, static, data, x)
        return float(found.value), np.asarray(found.slope)[free]

    found = minimize(objective, start[free], jac=True, method="L-BFGS-B", options={"maxiter": MODE_ITERATIONS})
    mode = start.copy()
    mode[free] = found.x
    return mode


def frame_around(log_density: LogDensity, static: Any, data: Any, mode: np.ndarray, rng: np.random.Generator) -> Frame:
    """A first frame: that of the mean curvature over points around the mode, drawn by what the curvature is there."""
    at_mode = frame_at(log_density, static, data, [mode])
    around = mode + rng.standard_normal((FRAME_POINTS, mode.size)) @ at_mode.axes.T
    return Frame(mode, frame_at(log_density, static, data, around).axes)


def frame_at(log_density: LogDensity, static: Any, data: Any, points: Sequence[np.ndarray] | np.ndarray) -> Frame:
    """The frame of the mean curvature over points, each of shape (n_parameters,).

    The mean over draws of the posterior suits walking better than the curvature at any one point: a step must be safe
    everywhere the chain goes. Points where the curvature is not finite are passed over.
    """
    bends = side_by_side(lambda point: curvature(log_density, static, data, point), points)
    sound = [bend for bend in bends if np.all(np.isfinite(bend))] or [np.eye(np.asarray(points).shape[1])]
    values, vectors = np.linalg.eigh(np.mean(sound, axis=0))
    axes = vectors / np.sqrt(np.maximum(values, LEAST_CURVATURE))
    return Frame(np.mean(points, axis=0), axes)


def downhill(log_density: LogDensity, static: Any, data: Any, x: np.ndarray) -> Downhill:
    """Value and slope at one point; shapes () and (n_parameters,)."""
    value, slope = map(np.asarray, _downhill(log_density, static, data, x, 1))
    return Downhill(value[0], slope[0])


def curvature(log_density: LogDensity, static: Any, data: Any, point: np.ndarray) -> np.ndarray:
    """Hessian of the negative log density, made symmetric; shape (n_parameters, n_parameters)."""
    slope = np.asarray(_downhill(log_density, static, data, point, point.size + 1).slope)
    bend = (slope[1:] - slope[0]) / STEP
    symmetric: np.ndarray = (bend + bend.T) / 2.0
    return symmetric


@compiled(static=(0, 1))
def _downhill(log_density: LogDensity, static: Any, data: Any, x: jax.Array, n_points: int | jax.Array) -> Downhill:
    """At x, and then a step away from it along each coordinate in turn, for as many points as are asked for.

    One compiled program serves both the way to the mode and the curvature; rows beyond `n_points` are zero.
    """

    def one(index: jax.Array, found: Downhill) -> Downhill:
        point = x + STEP * (jnp.arange(x.size) == index - 1)
        value, slope = jax.value_and_grad(lambda z: -log_density(static, data, z))(point)
        return Downhill(found.value.at[index].set(value), found.slope.at[index].set(slope))

    nothing = Downhill(jnp.zeros(x.size + 1), jnp.zeros((x.size + 1, x.size)))
    found: Downhill = jax.lax.fori_loop(0, n_points, one, nothing)
    return found
