"""One event: losses of a clash whose day is told elsewhere in the text than in the sentence that counts them.

A bulletin opens an entry with its day ("4 March: ..."), and a story tells once when it happened and then who counts
what. Such a number is of that day, and no least of all losses: "nine were killed, the insurgents claim" says nothing of
the months before.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from passmuster.assembly.dating import DatedReading
from passmuster.ledger.vocabulary import PROSPECTIVE_MODES, Mode, Quantity
from passmuster.reading.days.named_days import first_and_last
from passmuster.reading.days.opening_days import day_of_entry, opening_day, start_of_paragraph
from passmuster.reading.read_claim import ReadClaim

__all__ = ["with_days_of_events"]

LOSSES: Final = frozenset({Quantity.KILLED, Quantity.WOUNDED, Quantity.CAPTURED, Quantity.MISSING, Quantity.CASUALTIES})

ANOTHER: Final = re.compile(
    r"\b(?:another|separate|second|third|earlier|previous|previously|before|since|so far|to date|in all|total|overall|"
    r"altogether|already|first|latest|later|also)\b",
    re.IGNORECASE,
)
"""Words of a sentence that may tell of something else than the one before, or of all there was."""

PARAGRAPHS_ON: Final = 2
"""Paragraphs between two numbers of one event, at most."""


def with_days_of_events(item: DatedReading) -> DatedReading:
    """The reading, with the day of its event for every loss of one that tells none in its own sentence."""
    told = item.reading.claims
    claims = tuple(_dated(claim, told, item) for claim in told)
    return item._replace(reading=replace(item.reading, claims=claims))


def _dated(claim: ReadClaim, told: Sequence[ReadClaim], item: DatedReading) -> ReadClaim:
    if not _is_of_event(claim) or claim.as_of or claim.time:
        return claim
    text, at = item.document.text, claim.sentence[0]
    day = (
        day_of_entry(text, at, item.said_on)
        or opening_day(text, start_of_paragraph(text, at), item.said_on)
        or _day_of_the_one(claim, told, text)
    )
    return replace(claim, as_of=day.isoformat()) if day is not None and day <= item.said_on else claim


def _is_of_event(claim: ReadClaim) -> bool:
    return (
        claim.scope == "incident"
        and Quantity(claim.quantity) in LOSSES
        and Mode(claim.mode) not in PROSPECTIVE_MODES
    )  # fmt: skip


def _day_of_the_one(claim: ReadClaim, told: Sequence[ReadClaim], text: str) -> date | None:
    """The day of the event that the text tells of before, where it goes on with no other; None for none such."""
    if ANOTHER.search(text, *claim.sentence):
        return None
    before = [other for other in told if other.actor == claim.actor and _is_of_event(other) and other.span < claim.span]
    ends = next((ends for other in reversed(before) if (ends := first_and_last(other.as_of))), None)
    if ends is None or ends[0] != ends[1]:
        return None
    last = next(other for other in reversed(before) if other.as_of)
    chain = [*(other.paragraph for other in before if other.span >= last.span), claim.paragraph]
    goes_on = all(later - earlier <= PARAGRAPHS_ON for earlier, later in itertools.pairwise(chain))
    return ends[0] if goes_on else None
