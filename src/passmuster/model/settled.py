"""Which beliefs the claims left as wide as they were before them."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from passmuster.ledger import Force, Prior
from passmuster.model.bend import prior_value
from passmuster.model.posterior import Posterior
from passmuster.observation.special import ndtri

__all__ = ["unsettled_priors"]

DECISIVE: Final = ("tour_weeks", "hazard_level", "killed_share", "captured_share", "recovering_share", "recovery_weeks")
"""Beliefs that the accounts of a force hang on where claims do not settle them."""

UNMOVED: Final = 0.9
"""A belief whose spread after the claims is more than this part of its spread before them was not settled by them."""


def unsettled_priors(posterior: Posterior, priors: Mapping[str, Prior], force: Force) -> Sequence[Prior]:
    """Decisive beliefs about one force that the claims did not settle, in the order of the accounts."""
    place = posterior.design.forces.index(force)
    spreads = {name: float(np.std(posterior.parameters[name][:, place])) for name in DECISIVE}
    return [priors[name] for name in DECISIVE if spreads[name] > UNMOVED * _spread_before(priors[name])]


def _spread_before(prior: Prior) -> float:
    """Standard deviation of a parameter before any claim, which is the prior's scale where nothing is halved."""
    return float(np.std(np.asarray(prior_value(prior.name, prior.location, prior.scale, EVENLY))))


EVENLY: Final = ndtri((np.arange(1000) + 0.5) / 1000)
"""Standard normal numbers, each as likely as any other."""
