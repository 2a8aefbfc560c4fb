"""Last ones: where an article tells that the last men of a force went home, none of them is left.

"The last 16 returned on 28 June 2021" says more than that 16 went: a page that tells it of a war that is over would
else be read as if those that it had counted before were still there. What it counts as present on that day or later
was before they left, unless others came after them.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from passmuster.assembly.dating import DatedReading, days_of_reading
from passmuster.ledger.vocabulary import PROSPECTIVE_MODES, Bound, Mode, Quantity
from passmuster.reading.read_claim import ReadClaim

__all__ = ["with_none_left"]

THE_LAST: Final = re.compile(
    r"\b(?:the|its|their)\s+(?:very\s+)?(?:last|final)\s+(?:of\s+(?:the|its|their)\s+)?(?:some\s+|about\s+)?$",
    re.IGNORECASE,
)
"""Words right ahead of a number by which its men are the last."""

OF_A_UNIT: Final = re.compile(
    r"^[^.;,]{0,30}\b(?:of|from)\s+(?:the|its|their|a|an|that|this)\s+[^.;,]{0,30}?"
    r"\b(?:battalions?|brigades?|regiments?|compan(?:y|ies)|squadrons?|units?|waves?|groups?|convoys?|"
    r"reinforcements?|wounded|prisoners)\b",
    re.IGNORECASE,
)
"""Words behind it by which they are the last of a part alone."""

AHEAD, BEHIND = 30, 80
"""Letters ahead of a number and behind it in which such words stand."""


def with_none_left(item: DatedReading) -> DatedReading:
    """A reading with nobody present from the day on which the last ones went; as it is where none are told of."""
    gone = next((claim for claim in item.reading.claims if _are_the_last(claim, item.document.text)), None)
    day = None if gone is None else _day_of(gone, item)
    if gone is None or day is None or _goes_on(item, gone, day):
        return item
    before = tuple(_before(claim, gone, day, item) for claim in item.reading.claims)
    return item._replace(reading=replace(item.reading, claims=(*before, _nobody(gone, day, item.document.text))))


def _are_the_last(claim: ReadClaim, text: str) -> bool:
    """Whether a claim is of men gone home who are told to have been the last of their force."""
    if claim.quantity != Quantity.RETURNED or claim.mode in PROSPECTIVE_MODES or claim.mode == Mode.RUMOURED:
        return False
    ahead = text[max(claim.sentence[0], claim.span[0] - AHEAD) : claim.span[0]]
    behind = text[claim.span[0] : min(claim.sentence[1], claim.span[1] + BEHIND)]
    return THE_LAST.search(ahead) is not None and OF_A_UNIT.search(behind) is None


def _day_of(claim: ReadClaim, item: DatedReading) -> date | None:
    return days_of_reading(claim, item.said_on).end


def _goes_on(item: DatedReading, gone: ReadClaim, day: date) -> bool:
    """Whether men of the force are told to have come, or to have been there, between that day and the article's."""
    there = [
        _day_of(claim, item)
        for claim in item.reading.claims
        if claim.actor == gone.actor
        and claim.quantity in {Quantity.ARRIVALS, Quantity.PRESENT}
        and claim.mode not in PROSPECTIVE_MODES
    ]
    return any(told is not None and day < told < item.said_on for told in there)


def _before(claim: ReadClaim, gone: ReadClaim, day: date, item: DatedReading) -> ReadClaim:
    """A strength of that day or of the article's is one of the day before; every other claim as it is."""
    told = _day_of(claim, item)
    is_strength = claim.quantity == Quantity.PRESENT and claim.mode not in PROSPECTIVE_MODES
    if claim.actor != gone.actor or not is_strength or told is None or told < day:
        return claim
    return replace(claim, as_of=(day - timedelta(days=1)).isoformat(), time=None)


def _nobody(gone: ReadClaim, day: date, text: str) -> ReadClaim:
    """That nobody is left, as whoever told of the last ones says; its receipt is the words that call them so."""
    found = THE_LAST.search(text[max(gone.sentence[0], gone.span[0] - AHEAD) : gone.span[0]])
    assert found is not None
    begin = gone.span[0] - len(found.group())
    return replace(
        gone, quantity=Quantity.PRESENT, mode=Mode.ASSERTED, bound=Bound.EXACT, low=None, high=None, point=0.0,
        scope="total", as_of=day.isoformat(), time=None, vague="", measures=(), span=(begin, gone.span[0] - 1),
    )  # fmt: skip
