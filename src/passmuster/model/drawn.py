"""The draws of a fit with what its claims say about each: enough to read them in the design of another state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from passmuster.model.design import Design
from passmuster.model.fixed_inputs import FixedInputs
from passmuster.model.points import Points

if TYPE_CHECKING:
    from passmuster.model.posterior import Posterior

__all__ = ["Drawn"]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Draws of what `design` and `given` say.

    `said`, shape (draw,), is what the claims say about each draw, each by its weight, natural logs. `posterior` is what
    follows from the draws, where it has been worked out.
    """

    design: Design
    given: FixedInputs
    points: Points
    said: np.ndarray
    posterior: Posterior | None = None
