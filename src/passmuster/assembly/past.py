"""Past: numbers of an article about days before the case that it makes begins.

Such a case begins half a year before its first article. What was there or was lost years ago is background: read of the
first week it would speak of another time. So it is left out and counted; where nothing else is told, all is kept.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from passmuster.assembly.dating import DatedReading, days_of_reading
from passmuster.ledger.case_start import case_start
from passmuster.reading.read_claim import ReadClaim

__all__ = ["without_past"]


def without_past(dated: Sequence[DatedReading]) -> tuple[list[DatedReading], list[str]]:
    """The readings without the claims about days before the case's start, and a sentence on how many those were."""
    start = case_start(min(item.said_on for item in dated))
    kept = [_since(item, start) for item in dated]
    before, after = (sum(len(item.reading.claims) for item in items) for items in (dated, kept))
    if after in {0, before}:
        return list(dated), []
    number = "One number is" if before - after == 1 else f"{before - after} numbers are"
    return kept, [f"{number} about days before {start}, when this case begins, and left out."]


def _since(item: DatedReading, start: date) -> DatedReading:
    claims = tuple(claim for claim in item.reading.claims if not _is_past(claim, item.said_on, start))
    return item._replace(reading=replace(item.reading, claims=claims))


def _is_past(claim: ReadClaim, said_on: date, start: date) -> bool:
    last = days_of_reading(claim, said_on).end
    return last is not None and last < start
