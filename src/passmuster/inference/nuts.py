"""No-U-Turn sampling, each chain one run of one compiled program (`inference/program.py`).

Chains run beside one another in threads, one a core: a chain does not wait for the longest trajectory of the others,
and products of small matrices run faster alone than in a batch. Chains move in the whitened space
(`inference/whitening.py`).

Between trajectories one level at a time may jump. Where few claims speak of a number, each may be a slip, and
then next to nothing is known: a narrow core stands in a wide, thin plain that trajectories hardly ever reach. A
proposal drawn half from the prior and half from the core, and taken or left by the rule of Metropolis and Hastings,
goes back and forth between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from passmuster.engine import jax
from passmuster.inference.acceptance import TARGET_ACCEPTANCE
from passmuster.inference.curvature import potential_at
from passmuster.inference.program import MOST_DRAWS, NO_LEVELS, WARM_UP, SamplerOptions, Tuning, run_chain
from passmuster.inference.whitening import LogDensity, Potential, Whitening
from passmuster.parallel.threads import lull_begins, side_by_side
from passmuster.randomness import chain_key

__all__ = ["MOST_DRAWS", "WARM_UP", "Draws", "Tuning", "cold_start", "sample", "trimmed"]

FIRST_STEP = 0.1


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
    shorter: int = 0,
    jumps: int = 1,
) -> Draws:
    """Run all chains: throw the first iterations away, keep the rest.

    One compiled program serves warm-up, sampling and refits of nearby posteriors: how many draws are taken is an
    argument, and MOST_DRAWS rows are returned whatever `n_draws` is, of which the rest are zero (see `trimmed`).

    Parameters
    ----------
    log_density, static, data
        The posterior; `static` is hashable and compiled in, `data` is a pytree of arrays.
    whitening, tuning
        The space that chains move in, and what was learned, from `cold_start` or from earlier draws.
    luck
        Whole numbers, zero or more, that fix every random choice (`randomness.entropy`).
    adapt
        Whether step size and diagonal are learned during the first WARM_UP iterations.
    n_discarded, n_draws
        Iterations thrown away, and kept, at most MOST_DRAWS; the first WARM_UP while adapting follow no posterior.
    levels, jumps
        Coordinates that may jump, integers of shape (n_levels,), with a standard normal for a prior; jumps that are
        offered behind each path.
    target, shorter
        Wished acceptance statistic, below 1, and the doublings that paths are shorter by: 1 for half as long.

    Returns
    -------
    Draws
        With the tuning to go on from.
    """
    options = SamplerOptions(levels, *map(np.asarray, (target, adapt, n_discarded, n_draws, False, shorter, jumps)))
    starts = _starts(log_density, static, data, whitening, tuning, levels)

    def one(chain: int) -> Draws:
        start, at_start = starts[chain]
        key = chain_key(luck, chain)
        run = run_chain(log_density, static, data, whitening, start, at_start, key, options)
        u, _, diverging, n_steps, ended = jax.tree.map(np.asarray, run)
        x = np.zeros_like(u)
        x[:n_draws] = whitening.centre + u[:n_draws] @ whitening.basis.T
        return Draws(x, diverging, n_steps, ended)

    lull_begins()
    chains = side_by_side(one, range(len(starts)))
    stacked: Draws = jax.tree.map(lambda *leaves: np.stack(leaves), *chains)
    return stacked


def _starts(
    log_density: LogDensity, static: Any, data: Any, whitening: Whitening, tuning: Tuning, levels: np.ndarray
) -> list[tuple[Tuning, Potential]]:
    """Where each chain stands, with the potential there and its gradient in u.

    One after the other: where the program is not compiled yet, two threads would each do it.
    """
    starts = []
    for chain in range(tuning.step_size.shape[0]):
        start = Tuning(*(np.asarray(leaf[chain]) for leaf in tuning))
        here = potential_at(log_density, static, data, whitening.centre + whitening.basis @ start.position, levels)
        starts.append((start, Potential(here.value, here.gradient @ whitening.basis)))
    return starts


def trimmed(draws: Draws, n_draws: int) -> Draws:
    """The rows of a run that hold draws."""
    return draws._replace(
        x=draws.x[:, :n_draws], diverging=draws.diverging[:, :n_draws], n_steps=draws.n_steps[:, :n_draws]
    )
