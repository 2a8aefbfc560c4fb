"""No-U-Turn sampling as one compiled program.

All chains advance together under `vmap`, warm-up and sampling are two loops inside one `jit`, and the data are
arguments rather than constants, so that a second fit of the same shape compiles nothing. The kernel is NumPyro's
(Hoffman and Gelman 2014; Phan, Pradhan and Jankowiak 2019).

Before the first step the space is straightened: with the mode m and the curvature there, H = V diag(h) Vᵀ, chains walk
in u where x = m + V diag(h)^{-1/2} u. In u the posterior is nearly round, so trajectories are short; warm-up then only
has to learn a diagonal. This changes the cost of a draw and nothing about what is drawn.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from numpyro.infer.hmc import hmc
from scipy.optimize import minimize

__all__ = ["Draws", "Frame", "Tuning", "resample", "sample", "straighten"]

LogDensity = Callable[[Any, Any, jax.Array], jax.Array]
"""Called as `log_density(static, data, x)` with x of shape (n_parameters,); returns a scalar."""

LEAST_CURVATURE = 0.5
"""Smallest eigenvalue kept. The prior alone contributes 1 in every direction; heavy tails can bend it below."""
MODE_ITERATIONS = 500
STARTING_SPREAD = 1.0
"""Chains start at independent draws of the curvature's own normal, so that agreement between them means something."""


class Frame(NamedTuple):
    """A straightened frame: x = centre + axes · u. Shapes (n,) and (n, n)."""

    centre: jax.Array
    axes: jax.Array


class Tuning(NamedTuple):
    """What warm-up learned, one of each a chain: enough to go on sampling a nearby posterior."""

    position: jax.Array
    step_size: jax.Array
    inverse_mass: jax.Array


class Draws(NamedTuple):
    """Draws after warm-up: `x` has shape (chain, draw, n_parameters), the rest (chain, draw)."""

    x: jax.Array
    diverging: jax.Array
    n_steps: jax.Array
    tuning: Tuning


def straighten(log_density: LogDensity, static: Any, data: Any, start: np.ndarray, held: np.ndarray) -> Frame:
    """The frame at the mode nearest to `start`, given the coordinates that are held.

    Parameters
    ----------
    log_density, static, data
        The posterior.
    start
        Where to look from, shape (n_parameters,).
    held
        True for coordinates that stay at `start` while the mode is sought, shape (n_parameters,). Spreads belong here:
        their joint mode with what they spread lies in a corner that holds almost no probability.
    """
    free = ~held

    def downhill(part: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        x = start.copy()
        x[free] = part
        value, slope = _value_and_slope(log_density, static, data, jnp.asarray(x))
        return np.asarray(value), np.asarray(slope)[free]

    found = minimize(downhill, start[free], jac=True, method="L-BFGS-B", options={"maxiter": MODE_ITERATIONS})
    centre = start.copy()
    centre[free] = found.x
    curvature = np.asarray(_curvature(log_density, static, data, jnp.asarray(centre)))
    values, vectors = np.linalg.eigh((curvature + curvature.T) / 2.0)
    return Frame(jnp.asarray(centre), jnp.asarray(vectors / np.sqrt(np.maximum(values, LEAST_CURVATURE))))


@partial(jax.jit, static_argnums=(0, 1))
def _value_and_slope(log_density: LogDensity, static: Any, data: Any, x: jax.Array) -> tuple[jax.Array, jax.Array]:
    value, slope = jax.value_and_grad(lambda z: -log_density(static, data, z))(x)
    return value, slope


@partial(jax.jit, static_argnums=(0, 1))
def _curvature(log_density: LogDensity, static: Any, data: Any, x: jax.Array) -> jax.Array:
    """Hessian of the negative log density, by one forward derivative of the gradient a direction."""
    slope = jax.grad(lambda z: -log_density(static, data, z))
    return jax.lax.map(lambda direction: jax.jvp(slope, (x,), (direction,))[1], jnp.eye(x.size), batch_size=8)


@partial(
    jax.jit, static_argnums=(0, 1), static_argnames=("chains", "n_warmup", "n_draws", "target_acceptance", "max_depth")
)
def sample(
    log_density: LogDensity,
    static: Any,
    data: Any,
    frame: Frame,
    key: jax.Array,
    *,
    chains: int,
    n_warmup: int,
    n_draws: int,
    target_acceptance: float = 0.85,
    max_depth: int = 8,
) -> Draws:
    """Warm up and draw.

    Parameters
    ----------
    log_density, static, data
        The posterior; `static` is hashable and compiled in, `data` is a pytree of arrays.
    frame
        From `straighten`.
    key
        Random key.
    chains, n_warmup, n_draws
        Number of chains, and iterations of each.
    target_acceptance
        Wished acceptance statistic; nearer to 1 means smaller steps.
    max_depth
        Most doublings of a trajectory, 2 ** max_depth − 1 steps.

    Returns
    -------
    Draws
        With `tuning` for `resample`.
    """
    start_key, walk_key = jax.random.split(key)
    starts = STARTING_SPREAD * jax.random.normal(start_key, (chains, frame.centre.size))
    init_kernel, kernel = hmc(potential_fn=_potential(log_density, static, data, frame), algo="NUTS")

    def one(start: jax.Array, chain_key: jax.Array) -> Draws:
        state = init_kernel(
            start, n_warmup, step_size=0.3, dense_mass=False, target_accept_prob=target_acceptance,
            max_tree_depth=max_depth, rng_key=chain_key,
        )  # fmt: skip
        return _collect(kernel, jax.lax.fori_loop(0, n_warmup, lambda _, s: kernel(s), state), n_draws, frame)

    return jax.vmap(one)(starts, jax.random.split(walk_key, chains))


@partial(jax.jit, static_argnums=(0, 1), static_argnames=("n_settle", "n_draws", "max_depth"))
def resample(
    log_density: LogDensity,
    static: Any,
    data: Any,
    frame: Frame,
    tuning: Tuning,
    key: jax.Array,
    *,
    n_settle: int,
    n_draws: int,
    max_depth: int = 8,
) -> Draws:
    """Draw from a posterior near to one already tuned for (one origin left out, say): no adaptation, a short settling."""
    init_kernel, kernel = hmc(potential_fn=_potential(log_density, static, data, frame), algo="NUTS")

    def one(start: Tuning, chain_key: jax.Array) -> Draws:
        state = init_kernel(
            start.position, 0, step_size=start.step_size, inverse_mass_matrix=start.inverse_mass,
            adapt_step_size=False, adapt_mass_matrix=False, max_tree_depth=max_depth, rng_key=chain_key,
        )  # fmt: skip
        return _collect(kernel, jax.lax.fori_loop(0, n_settle, lambda _, s: kernel(s), state), n_draws, frame)

    return jax.vmap(one)(tuning, jax.random.split(key, tuning.step_size.shape[0]))


def _potential(log_density: LogDensity, static: Any, data: Any, frame: Frame) -> Callable[[jax.Array], jax.Array]:
    return lambda u: -log_density(static, data, frame.centre + frame.axes @ u)


def _collect(kernel: Callable[[Any], Any], state: Any, n_draws: int, frame: Frame) -> Draws:
    def once(current: Any, _: None) -> tuple[Any, tuple[Any, ...]]:
        after = kernel(current)
        return after, (after.z, after.diverging, after.num_steps)

    last, (u, diverging, n_steps) = jax.lax.scan(once, state, None, length=n_draws)
    tuning = Tuning(last.z, last.adapt_state.step_size, last.adapt_state.inverse_mass_matrix)
    return Draws(frame.centre + u @ frame.axes.T, diverging, n_steps, tuning)
