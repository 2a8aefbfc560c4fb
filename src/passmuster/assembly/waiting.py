"""Waiting: numbers that the reader is too unsure of to estimate from; they wait for somebody who reads them.

Where no number is surer, all are kept and that is said: an article is briefed for what it has.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from passmuster.assembly.dating import DatedReading
from passmuster.reading.read_claim import ReadClaim

__all__ = ["LEAST_SURE", "without_waiting"]

LEAST_SURE: Final = 0.2
"""Probability of being a claim of its quantity from which on a number is estimated from. Below it four of five are
something else, and one wrong number in an article of few does more harm than one that waits."""

LINE: Final = f"{100 * LEAST_SURE:.0f} %"


def without_waiting(dated: Sequence[DatedReading]) -> tuple[list[DatedReading], list[str]]:
    """The readings without the claims that wait, and a sentence on how many do."""
    claims = [claim for item in dated for claim in item.reading.claims]
    n_waiting = sum(_waits(claim) for claim in claims)
    if not n_waiting:
        return list(dated), []
    if n_waiting == len(claims):
        return list(dated), [
            f"No number here is surer than {LINE} to be rightly read, and all are taken all the same: "
            "look at them (passmuster read --review)."
        ]
    wait = "waits and is" if n_waiting == 1 else "wait and are"
    return [_sure(item) for item in dated], [
        f"{n_waiting} of {len(claims)} numbers {wait} not estimated from, being less than {LINE} sure to be "
        "rightly read: accept or correct what waits (passmuster read --review)."
    ]


def _waits(claim: ReadClaim) -> bool:
    return claim.measure_probability is not None and claim.measure_probability < LEAST_SURE


def _sure(item: DatedReading) -> DatedReading:
    kept = tuple(claim for claim in item.reading.claims if not _waits(claim))
    return item._replace(reading=replace(item.reading, claims=kept))
