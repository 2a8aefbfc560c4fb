"""No-U-Turn sampling as one compiled program.

All chains advance together under `vmap`, warm-up and sampling are two loops inside one `jit`, and the data are
arguments rather than constants, so that a second fit of the same shape compiles nothing. The kernel is NumPyro's
(Hoffman and Gelman 2014; Phan, Pradhan and Jankowiak 2019).

Before the walk the space is straightened: with H = V diag(h) Vᵀ the mean curvature of the posterior, chains walk in u
where x = m + V diag(h)^{-1/2} u. In u the posterior is nearly round, so trajectories are short, and warm-up only has to
learn a diagonal. This changes the cost of a draw and nothing about what is drawn.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from numpyro.infer.hmc import hmc
from scipy.optimize import minimize

__all__ = ["Draws", "Frame", "Tuning", "frame_at", "kept", "straighten", "untuned", "walk"]

LogDensity = Callable[[Any, Any, jax.Array], jax.Array]
"""Called as `log_density(static, data, x)` with x of shape (n_parameters,); returns a scalar."""

LEAST_CURVATURE = 0.5
"""Smallest eigenvalue kept. The prior alone contributes 1 in every direction; heavy tails can bend it below."""
MODE_ITERATIONS = 300
TARGET_ACCEPTANCE = 0.8
"""Wished acceptance statistic; nearer to 1 means smaller steps."""
FIRST_STEP = 0.1
WARM_UP = 150
"""Iterations of warm-up, in which NumPyro's schedule fits the step size and the diagonal."""
MOST_DRAWS = 1000
"""Longest walk that is kept, for each chain."""
FRAME_POINTS = 32
"""Points over which a frame's curvature is averaged."""
MAX_DEPTH = 6
"""Most doublings of a trajectory: 63 steps. In a straightened space longer ones turn back on themselves."""


class Frame(NamedTuple):
    """A straightened frame: x = centre + axes · u. Shapes (n,) and (n, n)."""

    centre: jax.Array
    axes: jax.Array


class Tuning(NamedTuple):
    """What warm-up learned, one of each a chain: enough to go on walking, here or on a nearby posterior."""

    position: jax.Array
    step_size: jax.Array
    inverse_mass: jax.Array


class Draws(NamedTuple):
    """Draws after warm-up: `x` has shape (chain, draw, n_parameters), the rest (chain, draw)."""

    x: jax.Array
    diverging: jax.Array
    n_steps: jax.Array
    tuning: Tuning


# Straightening --------------------------------------------------------------------------------------------------------


def straighten(
    log_density: LogDensity, static: Any, data: Any, start: np.ndarray, held: np.ndarray, key: jax.Array
) -> Frame:
    """A first frame, around the mode nearest to `start`.

    Parameters
    ----------
    log_density, static, data
        The posterior.
    start
        Where to look from, shape (n_parameters,).
    held
        True for coordinates that stay at `start` while the mode is sought, shape (n_parameters,). Spreads belong here:
        their joint mode with what they spread lies in a corner that holds almost no probability.
    key
        Random key for the points around the mode at which the curvature is averaged.
    """
    mode = jnp.asarray(_mode(log_density, static, data, start, held))
    at_mode = frame_at(log_density, static, data, jnp.broadcast_to(mode, (FRAME_POINTS, mode.size)))
    around = mode + jax.random.normal(key, (FRAME_POINTS, mode.size)) @ at_mode.axes.T
    return Frame(mode, frame_at(log_density, static, data, around).axes)


def frame_at(log_density: LogDensity, static: Any, data: Any, points: jax.Array) -> Frame:
    """The frame of the mean curvature over FRAME_POINTS points, shape (FRAME_POINTS, n_parameters).

    The mean over draws of the posterior suits walking better than the curvature at any one point: a step must be safe
    everywhere the chain goes.
    """
    values, vectors = np.linalg.eigh(np.asarray(_mean_curvature(log_density, static, data, points)))
    axes = vectors / np.sqrt(np.maximum(values, LEAST_CURVATURE))
    return Frame(jnp.mean(points, axis=0), jnp.asarray(axes))


def _mode(log_density: LogDensity, static: Any, data: Any, start: np.ndarray, held: np.ndarray) -> np.ndarray:
    free = ~held

    def downhill(part: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        x = start.copy()
        x[free] = part
        value, slope = _value_and_slope(log_density, static, data, jnp.asarray(x))
        return np.asarray(value), np.asarray(slope)[free]

    found = minimize(downhill, start[free], jac=True, method="L-BFGS-B", options={"maxiter": MODE_ITERATIONS})
    mode = start.copy()
    mode[free] = found.x
    return mode


@partial(jax.jit, static_argnums=(0, 1))
def _value_and_slope(log_density: LogDensity, static: Any, data: Any, x: jax.Array) -> tuple[jax.Array, jax.Array]:
    value, slope = jax.value_and_grad(lambda z: -log_density(static, data, z))(x)
    return value, slope


@partial(jax.jit, static_argnums=(0, 1))
def _mean_curvature(log_density: LogDensity, static: Any, data: Any, points: jax.Array) -> jax.Array:
    """Mean Hessian of the negative log density, made symmetric; points where it is not finite are passed over."""
    directions = jnp.eye(points.shape[1])

    def curvature(x: jax.Array) -> jax.Array:
        _, along = jax.linearize(jax.grad(lambda z: -log_density(static, data, z)), x)
        return jax.vmap(along)(directions)

    curvatures = jax.lax.map(curvature, points)
    sound = jnp.all(jnp.isfinite(curvatures), axis=(1, 2))[:, None, None]
    mean = jnp.sum(jnp.where(sound, curvatures, 0.0), axis=0) / jnp.maximum(jnp.sum(sound), 1)
    return (mean + mean.T) / 2.0


# Walking --------------------------------------------------------------------------------------------------------------


def untuned(starts: jax.Array) -> Tuning:
    """Where chains start that have learned nothing yet; `starts` in u, shape (chain, n_parameters)."""
    return Tuning(starts, jnp.full(starts.shape[0], FIRST_STEP, dtype=starts.dtype), jnp.ones_like(starts))


@partial(jax.jit, static_argnums=(0, 1))
def walk(
    log_density: LogDensity,
    static: Any,
    data: Any,
    frame: Frame,
    tuning: Tuning,
    key: jax.Array,
    *,
    adapt: bool | jax.Array,
    n_discarded: int | jax.Array,
    n_draws: int | jax.Array,
) -> Draws:
    """Walk all chains: throw the first iterations away, keep the rest.

    One compiled program serves warm-up, sampling and refits of nearby posteriors: how long to walk is an argument, and
    MOST_DRAWS rows are returned whatever `n_draws` is, of which the rest are zero (see `kept`).

    Parameters
    ----------
    log_density, static, data
        The posterior; `static` is hashable and compiled in, `data` is a pytree of arrays.
    frame
        Where to walk.
    tuning
        From `untuned` or from an earlier walk.
    key
        Random key.
    adapt
        Whether step size and diagonal are learned during the first WARM_UP iterations.
    n_discarded, n_draws
        Iterations thrown away, at least WARM_UP when adapting; and kept, at most MOST_DRAWS.

    Returns
    -------
    Draws
        With the tuning to go on from.
    """
    init_kernel, kernel = hmc(potential_fn=_potential(log_density, static, data, frame), algo="NUTS")

    def one(start: Tuning, chain_key: jax.Array) -> Draws:
        state = init_kernel(
            start.position, WARM_UP, step_size=start.step_size, inverse_mass_matrix=start.inverse_mass,
            target_accept_prob=TARGET_ACCEPTANCE, max_tree_depth=MAX_DEPTH, rng_key=chain_key,
        )  # fmt: skip
        # The kernel adapts while its count is below WARM_UP, so a chain that must not adapt starts counting there.
        state = state._replace(i=jnp.where(adapt, state.i, WARM_UP))

        def iterate(index: jax.Array, carried: tuple[Any, jax.Array, jax.Array, jax.Array]) -> Any:
            current, u, diverging, n_steps = carried
            after = kernel(current)
            row = jnp.maximum(index - n_discarded, 0)
            return (
                after,
                u.at[row].set(after.z),
                diverging.at[row].set(after.diverging),
                n_steps.at[row].set(after.num_steps),
            )

        rows = (
            jnp.zeros((MOST_DRAWS, start.position.size)),
            jnp.zeros(MOST_DRAWS, bool),
            jnp.zeros(MOST_DRAWS, state.num_steps.dtype),
        )
        last, u, diverging, n_steps = jax.lax.fori_loop(0, n_discarded + n_draws, iterate, (state, *rows))
        ended = Tuning(last.z, last.adapt_state.step_size, last.adapt_state.inverse_mass_matrix)
        return Draws(frame.centre + u @ frame.axes.T, diverging, n_steps, ended)

    walked: Draws = jax.vmap(one)(tuning, jax.random.split(key, tuning.step_size.shape[0]))
    return walked


def kept(draws: Draws, n_draws: int) -> Draws:
    """The rows of a walk that were walked."""
    return draws._replace(
        x=draws.x[:, :n_draws], diverging=draws.diverging[:, :n_draws], n_steps=draws.n_steps[:, :n_draws]
    )


def _potential(log_density: LogDensity, static: Any, data: Any, frame: Frame) -> Callable[[jax.Array], jax.Array]:
    # The kernel is traced through several times; the inner jit lets the density be traced once.
    once = jax.jit(log_density, static_argnums=0)
    return lambda u: -once(static, data, frame.centre + frame.axes @ u)
