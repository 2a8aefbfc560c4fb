"""Who comes in each step: by the pace of a force, in told build-ups and in told landings.

Who would have come by the end of step t, had nothing moved, grows by the average pace (`model/kept_up.py`), a told
build-up (`model/buildups.py`) and a told landing (`model/landings.py`); waves multiply what pace and build-ups bring,
and not those who land.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.model.bend import bent
from passmuster.model.kept_up import worn_off

__all__ = ["came", "growing", "landings_of"]

Parameters: TypeAlias = "Mapping[str, jax.Array]"

FASTEST_GROWTH: Final = 20.0
"""Beyond e^20 a week, or in a landing, numbers overflow long before claims could tell the difference."""


def growing(
    parameters: Parameters,
    pace: jax.Array | np.ndarray,
    kept: jax.Array | np.ndarray,
    built: jax.Array | np.ndarray,
) -> jax.Array:
    """Growth of everybody sent in each step, had nothing moved; shape of `pace`, (n_steps, n_forces).

    `kept`, shaped alike, and `built`, shape (n_steps, n_forces, n_buildups + n_landings), are those of `FixedInputs`.
    """
    log_pace = worn_off(bent(parameters["growth_level"]), kept, xp=jnp)
    growth = jnp.minimum(pace * jnp.exp(log_pace), FASTEST_GROWTH)
    jumps = [_sizes(parameters, name) for name in ("buildup", "landing") if name in parameters]
    return growth + jnp.asarray(built) @ jnp.concatenate(jumps) if jumps else growth


def came(
    parameters: Parameters, growth: jax.Array, sent: jax.Array, built: jax.Array | np.ndarray
) -> tuple[jax.Array, jax.Array | float]:
    """Who would come in each step had nothing moved, shape (n_steps, n_forces), and who lands in it, shaped alike or 0.

    Both are in the unit of `sent`, everybody sent by the end of each step; `growth` and `built` are those of `growing`.
    """
    landing = _landings(parameters, built)
    if landing is None:
        return sent * -jnp.expm1(-growth), 0.0
    jumps, marks = landing
    of_step = jnp.asarray(marks) @ jumps
    return sent * jnp.exp(-of_step) * -jnp.expm1(of_step - growth), sent * -jnp.expm1(-of_step)


def landings_of(parameters: Parameters, sent: jax.Array, built: jax.Array | np.ndarray) -> jax.Array:
    """Who came in each told landing, of each force, in the unit of `sent`; shape (n_forces, n_landings)."""
    landing = _landings(parameters, built)
    if landing is None:
        return jnp.zeros((sent.shape[1], 0))
    jumps, marks = landing
    of_step = jnp.asarray(marks) @ jumps
    of_each = sent * -jnp.expm1(-of_step) / jnp.where(of_step > 0.0, of_step, 1.0)
    return jumps * jnp.sum(marks * of_each[..., None], axis=0)


def _landings(parameters: Parameters, built: jax.Array | np.ndarray) -> tuple[jax.Array, jax.Array | np.ndarray] | None:
    """How far each told landing takes a force, log units, and the steps of each; None where none is told of."""
    if "landing" not in parameters:
        return None
    jumps = _sizes(parameters, "landing")
    return jumps, built[..., built.shape[-1] - jumps.size :]


def _sizes(parameters: Parameters, name: str) -> jax.Array:
    """How far told build-ups or landings take a force, log units, above 0; shape (n_told,)."""
    return jnp.minimum(jnp.exp(parameters[name]), FASTEST_GROWTH)
