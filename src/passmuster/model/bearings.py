"""What coordinates of draws mean: put into the inputs of a fit, and taken out of them to be kept."""

import numpy as np

from passmuster.inference.leaves import flattened, rebuilt
from passmuster.model.fixed_inputs import FixedInputs
from passmuster.model.parameters import Bearings

__all__ = ["bearings_of", "borne_by"]


def borne_by(given: FixedInputs, bearings: Bearings) -> FixedInputs:
    """The inputs with coordinates that mean what `bearings` say."""
    return given._replace(standard=given.standard._replace(**bearings._asdict()))


def bearings_of(given: FixedInputs) -> Bearings:
    """What coordinates mean, as NumPy arrays."""
    own = Bearings(given.standard.centring, given.standard.told)
    held: Bearings = rebuilt(own, [np.asarray(leaf) for leaf in flattened(own)])
    return held
