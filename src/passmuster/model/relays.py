"""Which weighed claims may be somebody else's number again, though nothing in them says so.

A claim that names where it comes from is joined to its origin in the ledger (`ledger/echoes.py`). Here are the others:
a point that a speaker gives within RELAY_DAYS after another speaker's point for the same count. What is named wins: a
claim whose file gives it an origin is no unmarked relay, so that a reader settles the question in that column.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from passmuster.ledger import Claim
from passmuster.ledger.alike import by_speaker, said_near
from passmuster.ledger.echoes import RELAY_DAYS, Echoes
from passmuster.model.claim_arrays import PrintedWay, way_of
from passmuster.observation.relaying import NEARLY, NEVER, log_relay_density

__all__ = ["MayRelay", "may_relay", "relay_arrays"]


@dataclass(frozen=True, slots=True)
class MayRelay:
    """A claim that may be a relay, and the log density of its number if it is one.

    `others` are the claims that it could repeat, in order of saying; `sources` those among them whose number it gives,
    nearly or wholly, the nearest first, and empty where it gives none.
    """

    claim_id: str
    log_density: float
    others: tuple[str, ...]
    sources: tuple[str, ...]


def may_relay(observed: Sequence[Claim], echoes: Echoes) -> Mapping[str, MayRelay]:
    """The weighed claims before which somebody else gave a number of the same count, by claim id.

    A claim repeats none that stands behind it in `observed`, whenever that was said: what was weighed once and is no
    more (`model/union.py`) stands at the end.
    """
    speaker = {claim.claim_id: place for place, own in enumerate(by_speaker(observed)) for claim in own}
    given: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    found = {}
    for claim in observed:
        if way_of(claim) != PrintedWay.POINT or claim.measures:
            continue
        of_count = given[claim.subject, claim.quantity, claim.is_window]
        before = [
            other for other in said_near(of_count, claim.said_on, RELAY_DAYS)
            if other.said_on <= claim.said_on and speaker[claim.claim_id] != speaker[other.claim_id]
            and echoes.origin_of[claim.claim_id] != echoes.origin_of[other.claim_id]
        ]  # fmt: skip
        if before and not claim.origin:
            found[claim.claim_id] = _relay(claim, before)
        insort(of_count, claim, key=lambda one: one.said_on)
    return found


def relay_arrays(
    observed: Sequence[Claim], rows: np.ndarray, relays: Mapping[str, MayRelay], n_claims: int
) -> tuple[np.ndarray, np.ndarray]:
    """Log relay density, NEVER for the rest, and whether a claim may relay; shape (n_claims,), by rows."""
    density, may = np.full(n_claims, NEVER), np.zeros(n_claims, dtype=bool)
    for row, claim in zip(rows, observed, strict=True):
        if claim.claim_id in relays:
            density[row], may[row] = relays[claim.claim_id].log_density, True
    return density, may


def _relay(claim: Claim, before: Sequence[Claim]) -> MayRelay:
    number = claim.number_low or 0.0
    log_density = log_relay_density(number, [other.number_low or 0.0 for other in before])
    apart = {other.claim_id: abs(np.log(number) - np.log(other.number_low or 1.0)) for other in before}
    near = sorted((one for one, away in apart.items() if away <= NEARLY), key=apart.__getitem__)
    return MayRelay(claim.claim_id, log_density, tuple(other.claim_id for other in before), tuple(near))
