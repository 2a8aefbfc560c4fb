"""Parting: over which claims the chains of a fit that failed do not agree.

Chains that settled in different places tell different stories of the war, and each story believes another witness. The
claims whose likelihood differs most between chains are those over which the stories part: one of them taken out or
corrected, one story is left.
"""

from typing import Final

import numpy as np

from passmuster.model.posterior import Posterior

__all__ = ["parting_claims"]

LEAST: Final = 0.5
"""Difference of the mean log likelihood of a claim between two chains from which on they part over it. Customary."""

MOST_TOLD: Final = 2
"""Claims that are named: where more are taken out at once, more is lost than need be."""


def parting_claims(posterior: Posterior) -> tuple[str, ...]:
    """Ids of the claims over which the chains part, the one over which they part most first; empty where over none."""
    if posterior.n_chains == 1 or posterior.log_likelihood.size == 0:
        return ()
    means = posterior.by_chain(posterior.log_likelihood).mean(axis=1)
    apart = np.ptp(means, axis=0)
    widest = [at for at in np.argsort(-apart, kind="stable") if apart[at] >= LEAST]
    return tuple(posterior.design.observed[at].claim_id for at in widest[:MOST_TOLD])
