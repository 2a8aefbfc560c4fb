"""The one program that a fit compiles for its chains: paths, jumps, and plain looks at the gradient.

Warm-up and sampling are one loop inside one `jit`, and the data are arguments rather than constants, so that a second
fit of the same shape compiles nothing. What a chain does in one turn stands in `inference/steps.py`. The way to the
mode and curvatures need gradients alone; a program of their own would be the same gradient compiled once more, which
takes longer than all that is done with it. So a run may also look at one point after another and keep the gradients.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.inference.compiling import compiled, is_large
from passmuster.inference.steps import (
    Chain,
    PotentialFn,
    Whereabouts,
    after_jump,
    after_look,
    after_path,
    is_careful,
    jump_begin,
    look_begin,
    path_begin,
    walked,
)
from passmuster.inference.whitening import LogDensity, Potential, Whitening

__all__ = [
    "MOST_DRAWS",
    "NO_LEVELS",
    "STEP",
    "WARM_UP",
    "ChainRun",
    "SamplerOptions",
    "Tuning",
    "gradients",
    "run_chain",
]

WARM_UP = 150
"""Iterations of warm-up, in which NumPyro's schedule fits the step size and the diagonal."""
MOST_DRAWS = 1000
"""Most draws of one run of a chain, and most points that one run looks at."""
MAX_DEPTH = 5
"""Most doublings of a trajectory: 31 steps. In a straightened space longer ones turn back on themselves."""
MAX_DEPTH_BENT = 6
"""The same where steps of months stand beside weeks: there one cut short leaves the next draw near the last."""
MAX_DEPTH_FAR = 7
"""The same where the posterior is thin and bent because claims are many. Steps are small there anyhow."""
STEP: Final = 1e-5
"""Between two gradients that are compared: coordinates are of size 1, and gradients are good to some twelve digits."""
NO_LEVELS: Final = np.zeros(0, dtype=int)


class Tuning(NamedTuple):
    """What warm-up learned, one of each a chain: enough to go on sampling, here or from a nearby posterior."""

    position: np.ndarray
    step_size: np.ndarray
    inverse_mass: np.ndarray


class SamplerOptions(NamedTuple):
    """How to run: the arguments of `nuts.sample` of the same names, as arrays, for a bare number would be of a weak
    type, and a program compiled for it would not serve the others.

    Where `is_looking`, points are looked at and no chain walks: `n_draws` of them after the first `n_discarded`.
    """

    levels: jax.Array | np.ndarray
    target: jax.Array | np.ndarray
    adapt: jax.Array | np.ndarray
    n_discarded: jax.Array | np.ndarray
    n_draws: jax.Array | np.ndarray
    is_looking: jax.Array | np.ndarray
    shorter: jax.Array | np.ndarray
    jumps: jax.Array | np.ndarray


class ChainRun(NamedTuple):
    """MOST_DRAWS rows, those beyond what was asked for zero: `u`, shape (row, n_parameters), of draws, or gradients
    where points were looked at; `energy`, shape (row,), the potential; `diverging` and `n_steps` likewise."""

    u: jax.Array
    energy: jax.Array
    diverging: jax.Array
    n_steps: jax.Array
    tuning: Tuning


def gradients(
    log_density: LogDensity, static: Any, data: Any, x: np.ndarray, levels: np.ndarray, first: int, n_points: int
) -> Potential:
    """The potential at x, and then a step away from it along each coordinate in turn: of that list `n_points` from
    place `first` on, at most MOST_DRAWS. What is no number there is none here.
    """
    space = _as_it_is(x.size)
    options = SamplerOptions(levels, *map(np.asarray, (0.5, False, first, n_points, True, 0, 1)))
    start, at_start = Tuning(x, np.ones(()), np.ones(x.size)), Potential(np.zeros(()), space.centre)
    run = run_chain(log_density, static, data, space, start, at_start, np.zeros(2, np.uint32), options)
    return Potential(np.asarray(run.energy)[:n_points], np.asarray(run.u)[:n_points])


@lru_cache(maxsize=1)
def _as_it_is(n_parameters: int) -> Whitening:
    """The space of x itself, handed over once: a look takes less time than to copy so large a matrix."""
    space: Whitening = jax.device_put(Whitening(np.zeros(n_parameters), np.eye(n_parameters)))
    return space


@compiled(static=(0, 1))
def run_chain(
    log_density: LogDensity,
    static: Any,
    data: Any,
    whitening: Whitening,
    start: Tuning,
    at_start: Potential,
    key_data: jax.Array,
    options: SamplerOptions,
) -> ChainRun:
    """One chain, or a look at one point after another.

    The potential where a chain starts and its gradient in u are given, so that the program holds a gradient less.
    """
    from numpyro.infer.hmc_util import warmup_adapter

    adapted_first, adapt = warmup_adapter(WARM_UP, target_accept_prob=options.target)
    keys = jax.random.wrap_key_data(key_data)
    fixed = _Fixed(_whitened(log_density, static, data, whitening), whitening, start.position, keys, adapt, static)
    adapted = adapted_first((start.position,), keys, start.step_size, inverse_mass_matrix=start.inverse_mass)
    here = Whereabouts(start.position, at_start.value, at_start.gradient)
    chain = Chain(here, adapted, jnp.zeros((), int), jnp.zeros((), bool))
    # Where levels may jump, so many of them are offered a jump behind each path.
    each = jnp.where(options.is_looking, 1, 1 + options.jumps if options.levels.size else 1)

    def once(index: jax.Array, carried: tuple[Chain, tuple[jax.Array, ...]]) -> Any:
        before, kept = carried
        chain = _after_turn(fixed, options, before, index, each)
        row = jnp.where(options.is_looking, index, jnp.maximum(index // each - options.n_discarded, 0))
        new = (chain.here.u, chain.here.energy, chain.diverging, chain.n_steps)
        return chain, tuple(rows.at[row].set(value) for rows, value in zip(kept, new, strict=True))

    n_rows = MOST_DRAWS
    rows = jnp.zeros((n_rows, here.u.size)), jnp.zeros(n_rows), jnp.zeros(n_rows, bool), jnp.zeros(n_rows, int)
    n_turns = jnp.where(options.is_looking, 0, options.n_discarded) + options.n_draws
    last, kept = jax.lax.fori_loop(0, each * n_turns, once, (chain, rows))
    u, energy, diverging, n_steps = kept
    ended = Tuning(last.here.u, last.adapted.step_size, last.adapted.inverse_mass_matrix)
    return ChainRun(u, energy, diverging, n_steps, ended)


class _Fixed(NamedTuple):
    """What is the same in every turn: the potential in u, where the chain began, and NumPyro's step of warm-up."""

    potential: PotentialFn
    whitening: Whitening
    begun: jax.Array | np.ndarray
    keys: jax.Array
    adapt: Callable[..., Any]
    static: Any


def _after_turn(fixed: _Fixed, options: SamplerOptions, chain: Chain, index: jax.Array, each: jax.Array) -> Chain:
    """The chain after a path, a look or a jump; `each` is how many turns there are to an iteration."""
    turn, is_jump = index // each, index % each > 0
    most, careful = _depth(fixed.static), is_careful(turn) & (not is_large(fixed.static))
    is_warming = options.adapt & (turn < WARM_UP)
    begin_key, walk_key, end_key = jax.random.split(jax.random.fold_in(fixed.keys, index), 3)
    way = jnp.where(options.is_looking, 1, jnp.where(is_jump, 2, 0))

    def adapted_by(acceptance: jax.Array, end: Whereabouts, before: Any) -> Any:
        # Steps are fitted by the paths that go in usual ones.
        as_wished = jnp.where(careful, options.target, acceptance)
        return jax.lax.cond(is_warming, lambda: fixed.adapt(turn, as_wished, (end.u,), before), lambda: before)

    def any_way(path: Callable[[], Any], look: Callable[[], Any], jump: Callable[[], Any]) -> Any:
        return jax.lax.switch(way, [path, look, jump] if options.levels.size else [path, look])

    begin = any_way(
        lambda: path_begin(chain, most - options.shorter, careful, begin_key),
        lambda: look_begin(_point(fixed.begun, index + options.n_discarded)),
        lambda: jump_begin(chain, fixed.whitening, options.levels, begin_key),
    )
    tree = walked(fixed.potential, begin, chain.adapted.inverse_mass_matrix, most, walk_key)
    after: Chain = any_way(
        lambda: after_path(chain, tree, adapted_by),
        lambda: after_look(chain, tree),
        lambda: after_jump(chain, begin, tree, end_key),
    )
    return after


def _point(x: jax.Array | np.ndarray, number: jax.Array) -> jax.Array:
    """x itself, and then a step away from it along each coordinate in turn."""
    return x + STEP * (jnp.arange(x.size) == number - 1)


def _depth(static: Any) -> int:
    """Most doublings of a path; a static argument may say `is_weekly` of itself, that all steps are."""
    if is_large(static):
        return MAX_DEPTH_FAR
    return MAX_DEPTH if getattr(static, "is_weekly", True) else MAX_DEPTH_BENT


def _whitened(log_density: LogDensity, static: Any, data: Any, whitening: Whitening) -> PotentialFn:
    # The kernel is traced through several times; the inner jit lets the density be traced once.
    once = jax.jit(log_density, static_argnums=0)
    return lambda u: -once(static, data, whitening.centre + whitening.basis @ u)
