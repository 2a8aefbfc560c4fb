"""Past: how far back a case that articles make reaches, and numbers about days before that.

An article tells what was there when it was written, and often how it came to that: who came first, how many there were
at the height, how many a battle cost. A force's history is followed back from the first article as long as some number
of the partner's own force stands in every ten years; the case begins half a year before the earliest of them. What lies
before that is of another war, or of a time that says nothing about this one, and is left out and counted.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from passmuster.assembly.dating import DatedReading, days_of_reading
from passmuster.ledger.case_start import case_start
from passmuster.reading.read_claim import ReadClaim

__all__ = ["start_of", "without_past"]

FOLLOWED: Final = timedelta(days=3653)
"""Time between two told days of one history, at most. Of 408 contingents in the table of past wars 12 stood longer, and
a state of whose men nobody tells for ten years has sent another force."""


def start_of(dated: Sequence[DatedReading], partner: str) -> date:
    """Week 0: half a year before the earliest day that is told of the partner's force, or before the first article."""
    first = min(item.said_on for item in dated)
    for day in sorted(_told_days(dated, partner), reverse=True):
        if first - FOLLOWED <= day < first:
            first = day
    return case_start(first)


def without_past(dated: Sequence[DatedReading], start: date) -> tuple[list[DatedReading], list[str]]:
    """The readings without the claims about days before `start`, and a sentence on how many those were."""
    kept = [_since(item, start) for item in dated]
    before, after = (sum(len(item.reading.claims) for item in items) for items in (dated, kept))
    if after in {0, before}:
        return list(dated), []
    number = "One number is" if before - after == 1 else f"{before - after} numbers are"
    return kept, [f"{number} about days before {start}, when this case begins, and left out."]


def _told_days(dated: Sequence[DatedReading], partner: str) -> list[date]:
    told = [(item, claim) for item in dated for claim in item.reading.claims if claim.actor == partner]
    days = [days_of_reading(claim, item.said_on) for item, claim in told]
    return [day for span in days if (day := span.start or span.end) is not None]


def _since(item: DatedReading, start: date) -> DatedReading:
    claims = tuple(claim for claim in item.reading.claims if not _is_past(claim, item.said_on, start))
    return item._replace(reading=replace(item.reading, claims=claims))


def _is_past(claim: ReadClaim, said_on: date, start: date) -> bool:
    last = days_of_reading(claim, said_on).end
    return last is not None and last < start
