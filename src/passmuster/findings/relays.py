"""How likely each number is to be another's again, told by nobody and worked out from the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from passmuster.observation.relaying import relay_chance

if TYPE_CHECKING:
    from passmuster.model.posterior import Posterior

__all__ = ["Relayed", "relayed_claims", "relays_told"]


@dataclass(frozen=True, slots=True)
class Relayed:
    """The claims whose number one gives again, the nearest first, and the probability that it does, 0 to 1."""

    of: tuple[str, ...]
    probability: float


def relayed_claims(posterior: Posterior) -> Mapping[str, Relayed]:
    """The weighed claims that give another speaker's number of the days before, by claim id."""
    share = posterior.parameters["relay_share"]
    place = {claim.claim_id: column for column, claim in enumerate(posterior.design.observed)}
    found = {}
    for claim_id, relay in posterior.design.relays.items():
        if relay.sources:
            weighed = posterior.log_likelihood[:, place[claim_id]]
            chance = relay_chance(weighed, np.full_like(weighed, relay.log_density), share, xp=np)
            found[claim_id] = Relayed(relay.sources, float(np.mean(chance)))
    return found


def relays_told(relays: Mapping[str, Relayed]) -> str:
    """How many numbers may be another's again, and how many of them are likely to be; empty where none may."""
    if not relays:
        return ""
    expected = sum(relay.probability for relay in relays.values())
    return (
        f" {len(relays)} of them give a number that somebody else gave in the days before; about {expected:.0f} of "
        "those are reckoned to repeat it without saying so, each with a probability of its own, and weigh that much "
        "less. Naming an origin in the table of claims settles the question."
    )
