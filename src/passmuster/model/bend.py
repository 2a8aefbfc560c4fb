"""Halving what lies above a middle, without a corner: for quantities that spread further below it than above.

    b(y) = y − w (log(1 + exp(y / w)) − log 2) / 2,     y log units about the middle, w = 0.3

Paces of arrivals spread alike to both sides, and growth compounds: as much above the average as below would make armies
of companies within a season. Halved, strengths a year apart spread as those of the shipped contingents do, see the
prior of `growth_level`. Hazards of casualties spread so themselves: of 114 past combat contingents a tenth lost fifty
times fewer in a week than the middle one, and a tenth six times more (`hazard_level`). Silences mean quiet far oftener
than losses that rose unheard (`hazard_silence`).
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.observation.arrays import Array, Namespace

__all__ = ["BEND", "HALVED", "admitted", "bent", "prior_value"]

BEND: Final = 0.3
"""w, log units: a pace begins to be bent within it; narrow beside the spread of paces."""
HALVED: Final = frozenset({"hazard_level", "hazard_silence"})
"""Priors of which what lies above the location is halved; their parameters are what is left (`parameters.py`)."""


def bent(above: Any, *, xp: Namespace = jnp) -> Array:
    """b(y) of log units about a middle, of any shape."""
    halved: Array = above - BEND * (xp.logaddexp(above / BEND, 0.0) - math.log(2.0)) / 2.0
    return halved


def admitted(lean: Any) -> jax.Array:
    """Lean of a party on its own losses, log of claimed over true: of what lies above 0 a quarter is left.

    A party admits at most what it lost: of sixteen own counts of the dead in thirteen past wars that were checked
    later one was too high, by an eighth (`datasets/claimed_and_found`). A quarter is left because lists hold missing
    and sick.
    """
    return lean - 0.75 * EDGE * (jax.nn.softplus(lean / EDGE) - math.log(2.0))


EDGE: Final = 0.1
"""Log units about 0 within which leans begin to be pressed; narrow beside their spread."""


def prior_value(name: str, location: float, scale: float, z: Any) -> np.ndarray:
    """What the parameter of a prior is `z` standard deviations from its location, on the scale of its link."""
    return np.asarray(location + (bent(scale * z, xp=np) if name in HALVED else scale * z))
