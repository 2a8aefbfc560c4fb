"""Bounds of sense: how large a force can have been, whatever its claims leave open.

A case may say the `largest` number of people that a force ever had in place; where it does not, no force is taken to
have been larger than any state has kept in somebody else's war since 1945. With P the peak of those present so far and
D everybody sent by the end of n weeks, the prior is multiplied for each force by

    σ((log L − M w − log P) / w) · σ((log L + log(1 + n / R) − M w − log D) / w),       σ the logistic function,

which is 1 below the bound and falls smoothly to 0 just under it, so that a sampler turns back rather than falls. Peaks
are smooth maxima of the same width. Paths ahead stop at the same bounds (`model/paths.py`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.ledger import Force

__all__ = ["LARGEST_FORCE", "REPLACED_WEEKS", "log_most_present", "log_most_sent", "log_within"]

LARGEST_FORCE: Final = 1_500_000.0
"""People. The largest contingent among the shipped participants of wars since 1945 is China's in Korea, 1,350,000, and
the largest coalition that of South Vietnam and its allies, 1,420,000 in uniform. Wars of whole nations went beyond: a
case about one says its own `largest`."""
REPLACED_WEEKS: Final = 52.0
"""R: those sent are at most the largest force once, and once more for every year; tours of conscripts last a year, and
armies that lost most in the world wars sent about as many again each year."""
WIDTH: Final = 0.05
"""w, log units: a twentieth of the bound, narrow beside what claims about a force leave open."""
MARGIN: Final = 3.0
"""M, widths by which the middle of the edge lies under the bound: at the bound itself a twentieth is left."""


def log_most_present(forces: Sequence[Force]) -> np.ndarray:
    """log L of each force, people, shape (n_forces,)."""
    return np.log([force.largest or LARGEST_FORCE for force in forces])


def log_most_sent(log_present: np.ndarray, n_weeks: float) -> np.ndarray:
    """Log of the most that can have been sent by the end of so many weeks, shape of `log_present`."""
    most: np.ndarray = log_present + math.log1p(n_weeks / REPLACED_WEEKS)
    return most


def log_within(
    present: jax.Array, deployed: jax.Array, is_past: jax.Array, log_present: jax.Array, log_sent: jax.Array
) -> jax.Array:
    """Log of the factor above, a scalar of 0 or less.

    Parameters
    ----------
    present, deployed
        People at the end of each step, above 0, shape (n_steps, n_forces).
    is_past
        1 for steps up to the as-of day, 0 for those that only pad, shape (n_steps, 1).
    log_present, log_sent
        The bounds, shape (n_forces,).
    """
    heads = jnp.stack([jnp.log(present), jnp.log(deployed)])
    peaks = WIDTH * jax.nn.logsumexp(heads / WIDTH, axis=1, b=is_past)
    bounds = jnp.stack([log_present, log_sent])
    return -jnp.sum(jax.nn.softplus((peaks - bounds) / WIDTH + MARGIN))
