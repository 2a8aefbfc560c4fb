"""Over which claims chains part."""

from dataclasses import replace

import numpy as np

from passmuster.muster.parting import parting_claims
from worlds.muster_world import decreed_fit


def told(apart: list[float]) -> tuple[str, ...]:
    """The claims named where the second of two chains believes each so much less than the first."""
    posterior = decreed_fit().posterior
    half = posterior.n_draws // 2
    believed = np.zeros((2 * half, posterior.log_likelihood.shape[1]))
    believed[half:, : len(apart)] = -np.array(apart)
    kept = posterior.taken(np.arange(posterior.n_draws))
    return parting_claims(replace(kept, log_likelihood=believed, n_chains=2))


def test_the_claims_that_chains_believe_differently_are_named() -> None:
    """Two at most, the one over which they part most first, and none over which they hardly do."""
    names = [claim.claim_id for claim in decreed_fit().design.observed]
    assert told([0.0, 3.0, 0.1, 7.0]) == (names[3], names[1])
    assert told([9.0, 3.0, 5.0]) == (names[0], names[2])
    assert told([0.4, 0.3]) == ()


def test_one_chain_parts_from_none() -> None:
    """Nor do chains of which no claim was weighed."""
    posterior = decreed_fit().posterior
    assert parting_claims(replace(posterior, n_chains=1)) == ()
    assert parting_claims(replace(posterior, log_likelihood=np.zeros((posterior.n_draws, 0)), n_chains=2)) == ()
