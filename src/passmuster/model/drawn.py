"""The draws of a fit with what its claims say about each: enough to read them in the design of another state."""

from dataclasses import dataclass

import numpy as np

from passmuster.model.design import Design
from passmuster.model.fixed_inputs import FixedInputs
from passmuster.model.posterior import Posterior, posterior_from

__all__ = ["Drawn"]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Draws `x`, shape (chain, draw, n_parameters), of what `design` and `given` say.

    `said`, shape (draw,), is what the claims say about each draw, each by its weight, natural logs. `posterior` is what
    follows from the draws, where it has been worked out.
    """

    design: Design
    given: FixedInputs
    x: np.ndarray
    said: np.ndarray
    posterior: Posterior | None = None

    def unfolded(self) -> Posterior:
        """What follows from the draws."""
        return self.posterior or posterior_from(self.design, self.given, self.x)
