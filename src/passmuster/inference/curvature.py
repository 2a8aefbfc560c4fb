"""Curvature: the way to the mode of a posterior, and the whitened space that its curvature gives.

Curvature is taken from differences of gradients. A program for second derivatives would take longer to compile than
everything else that is done with it, and so would one for gradients alone: they are asked of the program that samples
(`inference/program.py`), which is compiled anyhow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from passmuster.inference.program import MOST_DRAWS, NO_LEVELS, STEP, gradients
from passmuster.inference.whitening import LogDensity, Potential, Whitening
from passmuster.parallel.threads import side_by_side

__all__ = ["WHITENING_POINTS", "find_mode", "first_whitening", "hessian", "potential_at", "whitening_at"]

LEAST_CURVATURE = 0.5
"""Smallest eigenvalue kept. The prior alone contributes 1 in every direction; heavy tails can bend it below."""
MODE_ITERATIONS = 300
WHITENING_POINTS = 32
"""Points over which a whitening's curvature is averaged."""


def find_mode(
    log_density: LogDensity,
    static: Any,
    data: Any,
    start: np.ndarray,
    fixed: np.ndarray,
    levels: np.ndarray = NO_LEVELS,
) -> np.ndarray:
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
    levels
        As in `nuts.sample`, here and below: with the same ones one compiled program serves all.
    """
    # Who goes on from chains that were kept looks for no mode.
    from scipy.optimize import minimize

    free = ~fixed

    def objective(part: np.ndarray) -> tuple[float, np.ndarray]:
        x = start.copy()
        x[free] = part
        found = potential_at(log_density, static, data, x, levels)
        return float(found.value), found.gradient[free]

    found = minimize(objective, start[free], jac=True, method="L-BFGS-B", options={"maxiter": MODE_ITERATIONS})
    mode = start.copy()
    mode[free] = found.x
    return mode


def first_whitening(
    log_density: LogDensity,
    static: Any,
    data: Any,
    mode: np.ndarray,
    rng: np.random.Generator,
    levels: np.ndarray = NO_LEVELS,
    n_points: int = WHITENING_POINTS,
) -> Whitening:
    """Centred on the mode, by the mean curvature over points around it, drawn by what the curvature is there."""
    at_mode = whitening_at(log_density, static, data, [mode], levels)
    around = mode + rng.standard_normal((n_points, mode.size)) @ at_mode.basis.T
    return Whitening(mode, whitening_at(log_density, static, data, around, levels).basis)


def whitening_at(
    log_density: LogDensity,
    static: Any,
    data: Any,
    points: Sequence[np.ndarray] | np.ndarray,
    levels: np.ndarray = NO_LEVELS,
) -> Whitening:
    """Whitening by the mean curvature over points, each of shape (n_parameters,).

    The mean over draws of the posterior suits sampling better than the curvature at any one point: a step must be safe
    everywhere the chain goes. Points where the curvature is not finite are passed over.
    """
    hessians = side_by_side(lambda point: hessian(log_density, static, data, point, levels), points)
    sound = [found for found in hessians if np.all(np.isfinite(found))] or [np.eye(np.asarray(points).shape[1])]
    values, vectors = np.linalg.eigh(np.mean(sound, axis=0))
    basis = vectors / np.sqrt(np.maximum(values, LEAST_CURVATURE))
    return Whitening(np.mean(points, axis=0), basis)


def potential_at(
    log_density: LogDensity, static: Any, data: Any, x: np.ndarray, levels: np.ndarray = NO_LEVELS
) -> Potential:
    """Value and gradient at one point; shapes () and (n_parameters,)."""
    value, gradient = gradients(log_density, static, data, x, levels, 0, 1)
    return Potential(value[0], gradient[0])


def hessian(
    log_density: LogDensity, static: Any, data: Any, point: np.ndarray, levels: np.ndarray = NO_LEVELS
) -> np.ndarray:
    """Hessian of the negative log density, made symmetric; shape (n_parameters, n_parameters)."""
    n_points = point.size + 1
    pieces = [
        gradients(log_density, static, data, point, levels, first, min(MOST_DRAWS, n_points - first)).gradient
        for first in range(0, n_points, MOST_DRAWS)
    ]
    gradient = np.concatenate(pieces)
    second = (gradient[1:] - gradient[0]) / STEP
    symmetric: np.ndarray = (second + second.T) / 2.0
    return symmetric
