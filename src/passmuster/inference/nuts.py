"""No-U-Turn sampling, each chain one run of one compiled program.

Warm-up and sampling are one loop inside one `jit`, and the data are arguments rather than constants, so that a second
fit of the same shape compiles nothing. Chains run beside one another in threads, one a core: a chain does not wait for
the longest trajectory of the others, and products of small matrices run faster alone than in a batch. What a chain
does in one turn stands in `inference/steps.py`. Chains move in the whitened space (`inference/whitening.py`).

Between trajectories one level at a time may jump. Where few claims speak of a number, each may be a slip, and
then next to nothing is known: a narrow core stands in a wide, thin plain that trajectories hardly ever reach. A
proposal drawn half from the prior and half from the core, and taken or left by the rule of Metropolis and Hastings,
goes back and forth between them.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from numpyro.infer.hmc_util import warmup_adapter

from passmuster.inference.compiling import compiled, is_large
from passmuster.inference.steps import (
    Chain,
    PotentialFn,
    Whereabouts,
    after_jump,
    after_path,
    is_careful,
    jump_begin,
    path_begin,
    walked,
)
from passmuster.inference.whitening import LogDensity, Potential, Whitening, potential_at
from passmuster.parallel.threads import side_by_side
from passmuster.randomness import chain_key

__all__ = [
    "MOST_DRAWS",
    "TARGET_ACCEPTANCE",
    "WARM_UP",
    "Draws",
    "Tuning",
    "cold_start",
    "prepare",
    "sample",
    "trimmed",
]

TARGET_ACCEPTANCE = 0.7
"""Wished acceptance statistic; nearer to 1 means smaller steps. Between 0.6 and 0.8 a draw costs about the same
(Betancourt, Byrne and Girolami 2014), and small steps have turns of their own (`inference/steps.py`)."""
FIRST_STEP = 0.1
WARM_UP = 150
"""Iterations of warm-up, in which NumPyro's schedule fits the step size and the diagonal."""
MOST_DRAWS = 1000
"""Most draws of one run of a chain."""
MAX_DEPTH = 5
"""Most doublings of a trajectory: 31 steps. In a straightened space longer ones turn back on themselves."""
MAX_DEPTH_BENT = 6
"""The same where steps of months stand beside weeks: there one cut short leaves the next draw near the last."""
MAX_DEPTH_FAR = 7
"""The same where the posterior is thin and bent because claims are many. Steps are small there anyhow."""


NO_LEVELS = np.zeros(0, dtype=int)


class Tuning(NamedTuple):
    """What warm-up learned, one of each a chain: enough to go on sampling, here or from a nearby posterior."""

    position: np.ndarray
    step_size: np.ndarray
    inverse_mass: np.ndarray


class Draws(NamedTuple):
    """Draws after warm-up: `x` has shape (chain, draw, n_parameters), the rest (chain, draw)."""

    x: np.ndarray
    diverging: np.ndarray
    n_steps: np.ndarray
    tuning: Tuning


def cold_start(starts: np.ndarray) -> Tuning:
    """Where chains start that have learned nothing yet; `starts` in u, shape (chain, n_parameters)."""
    return Tuning(starts, np.full(starts.shape[0], FIRST_STEP), np.ones_like(starts))


def sample(
    log_density: LogDensity,
    static: Any,
    data: Any,
    whitening: Whitening,
    tuning: Tuning,
    luck: Sequence[int],
    *,
    adapt: bool,
    n_discarded: int,
    n_draws: int,
    levels: np.ndarray = NO_LEVELS,
    target: float = TARGET_ACCEPTANCE,
) -> Draws:
    """Run all chains: throw the first iterations away, keep the rest.

    One compiled program serves warm-up, sampling and refits of nearby posteriors: how many draws are taken is an
    argument, and MOST_DRAWS rows are returned whatever `n_draws` is, of which the rest are zero (see `trimmed`).

    Parameters
    ----------
    log_density, static, data
        The posterior; `static` is hashable and compiled in, `data` is a pytree of arrays.
    whitening
        The space that chains move in.
    tuning
        From `cold_start` or from earlier draws.
    luck
        Whole numbers, zero or more, that fix every random choice (`randomness.entropy`).
    adapt
        Whether step size and diagonal are learned during the first WARM_UP iterations.
    n_discarded, n_draws
        Iterations thrown away, and kept, at most MOST_DRAWS. When adapting, what is kept follows the posterior only
        after WARM_UP iterations.
    levels
        Coordinates that may jump, integers of shape (n_levels,); their prior is a standard normal.
    target
        Wished acceptance statistic of the steps, below 1.

    Returns
    -------
    Draws
        With the tuning to go on from.
    """
    prepare(log_density, static, data, tuning.position.shape[1], levels)
    options = _options(levels, target, adapt, n_discarded, n_draws)

    def one(chain: int) -> Draws:
        start = Tuning(*(np.asarray(leaf[chain]) for leaf in tuning))
        here = potential_at(log_density, static, data, whitening.centre + whitening.basis @ start.position)
        whitened = Potential(here.value, here.gradient @ whitening.basis)
        key = chain_key(luck, chain)
        draws = _sample_chain(log_density, static, data, whitening, start, whitened, key, options)
        together: Draws = jax.tree.map(np.asarray, draws)
        return together

    chains = side_by_side(one, range(tuning.step_size.shape[0]))
    stacked: Draws = jax.tree.map(lambda *leaves: np.stack(leaves), *chains)
    return stacked


def prepare(log_density: LogDensity, static: Any, data: Any, n_parameters: int, levels: np.ndarray = NO_LEVELS) -> None:
    """Compile what `sample` runs, if it is not yet, by a run of no steps. Two threads would each compile it."""
    nowhere = np.zeros(n_parameters)
    whitening = Whitening(nowhere, np.eye(n_parameters))
    start = Tuning(nowhere, np.ones(()), np.ones(n_parameters))
    flat, key = Potential(np.zeros(()), nowhere), np.zeros(2, np.uint32)
    options = _options(levels, TARGET_ACCEPTANCE, False, 0, 0)
    jax.block_until_ready(_sample_chain(log_density, static, data, whitening, start, flat, key, options))


def trimmed(draws: Draws, n_draws: int) -> Draws:
    """The rows of a run that hold draws."""
    return draws._replace(
        x=draws.x[:, :n_draws], diverging=draws.diverging[:, :n_draws], n_steps=draws.n_steps[:, :n_draws]
    )


class SamplerOptions(NamedTuple):
    """How to sample; the arguments of `sample` of the same names."""

    levels: jax.Array | np.ndarray
    target: jax.Array | np.ndarray
    adapt: jax.Array | np.ndarray
    n_discarded: jax.Array | np.ndarray
    n_draws: jax.Array | np.ndarray


def _options(levels: np.ndarray, target: float, adapt: bool, n_discarded: int, n_draws: int) -> SamplerOptions:
    # As arrays: a bare number would be of a weak type, and a program compiled for it would not serve the others.
    return SamplerOptions(levels, np.asarray(target), np.asarray(adapt), np.asarray(n_discarded), np.asarray(n_draws))


@compiled(static=(0, 1))
def _sample_chain(
    log_density: LogDensity,
    static: Any,
    data: Any,
    whitening: Whitening,
    start: Tuning,
    at_start: Potential,
    key_data: jax.Array,
    options: SamplerOptions,
) -> Draws:
    """One chain; leaves as in `Draws` without the axis of chains.

    The potential where it starts and its gradient in u are given, so that the program holds a gradient less.
    """
    potential = _whitened(log_density, static, data, whitening)
    keys, depth = jax.random.wrap_key_data(key_data), _depth(static)
    first_adapted, adapt = warmup_adapter(WARM_UP, target_accept_prob=options.target)
    adapted = first_adapted((start.position,), keys, start.step_size, inverse_mass_matrix=start.inverse_mass)
    chain = Chain(
        Whereabouts(start.position, at_start.value, at_start.gradient), adapted, jnp.zeros((), int), jnp.zeros((), bool)
    )
    # Where levels may jump, every second look is at a jump.
    looks = 2 if options.levels.size else 1

    def look(index: jax.Array, carried: tuple[Chain, jax.Array, jax.Array, jax.Array]) -> Any:
        chain, u, diverging, n_steps = carried
        turn, is_jump = index // looks, index % looks == 1
        careful = is_careful(turn) & (not is_large(static))
        is_warming = options.adapt & (turn < WARM_UP)
        begin_key, walk_key, end_key = jax.random.split(jax.random.fold_in(keys, index), 3)

        def adapted_by(acceptance: jax.Array, end: Whereabouts, before: Any) -> Any:
            # Steps are fitted by the paths that go in usual ones.
            as_wished = jnp.where(careful, options.target, acceptance)
            return jax.lax.cond(is_warming, lambda: adapt(turn, as_wished, (end.u,), before), lambda: before)

        def either(jump: Callable[[], Any], path: Callable[[], Any]) -> Any:
            return path() if looks == 1 else jax.lax.cond(is_jump, jump, path)

        begin = either(
            lambda: jump_begin(chain, whitening, options.levels, begin_key),
            lambda: path_begin(chain, depth, careful, begin_key),
        )
        tree = walked(potential, begin, chain.adapted.inverse_mass_matrix, depth, walk_key)
        chain = either(lambda: after_jump(chain, begin, tree, end_key), lambda: after_path(chain, tree, adapted_by))
        row = jnp.maximum(turn - options.n_discarded, 0)
        kept = u.at[row].set(chain.here.u), diverging.at[row].set(chain.diverging), n_steps.at[row].set(chain.n_steps)
        return chain, *kept

    rows = jnp.zeros((MOST_DRAWS, start.position.size)), jnp.zeros(MOST_DRAWS, bool), jnp.zeros(MOST_DRAWS, int)
    n_looks = looks * (options.n_discarded + options.n_draws)
    last, u, diverging, n_steps = jax.lax.fori_loop(0, n_looks, look, (chain, *rows))
    ended = Tuning(last.here.u, last.adapted.step_size, last.adapted.inverse_mass_matrix)
    return Draws(whitening.centre + u @ whitening.basis.T, diverging, n_steps, ended)


def _depth(static: Any) -> int:
    """Most doublings of a path; a static argument may say `is_weekly` of itself, that all steps are."""
    if is_large(static):
        return MAX_DEPTH_FAR
    return MAX_DEPTH if getattr(static, "is_weekly", True) else MAX_DEPTH_BENT


def _whitened(log_density: LogDensity, static: Any, data: Any, whitening: Whitening) -> PotentialFn:
    # The kernel is traced through several times; the inner jit lets the density be traced once.
    once = jax.jit(log_density, static_argnums=0)
    return lambda u: -once(static, data, whitening.centre + whitening.basis @ u)
