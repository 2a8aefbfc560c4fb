"""Superseded: numbers that an article itself tells to be replaced by another, which are not estimated from."""

from collections.abc import Sequence
from dataclasses import replace

from passmuster.assembly.dating import DatedReading

__all__ = ["without_superseded"]


def without_superseded(dated: Sequence[DatedReading]) -> tuple[list[DatedReading], list[str]]:
    """The readings without the claims that were taken back, and a sentence on how many those were."""
    count = sum(claim.superseded for item in dated for claim in item.reading.claims)
    if not count:
        return list(dated), []
    number = "One number was" if count == 1 else f"{count} numbers were"
    return [_current(item) for item in dated], [f"{number} corrected in the same sentence, and left out."]


def _current(item: DatedReading) -> DatedReading:
    kept = tuple(claim for claim in item.reading.claims if not claim.superseded)
    return item._replace(reading=replace(item.reading, claims=kept))
