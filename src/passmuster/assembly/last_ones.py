"""Last ones: where an article tells that the last men of a force went home, or all but some, who is left.

"The last 16 returned on 28 June 2021" says more than that 16 went: a page that tells it of a war that is over would
else be read as if those that it had counted before were still there. What it counts as present on that day or later
was before they left, unless others came after them. "The last soldiers left the country" says the same without a
number. And who tells that all but three hundred have left counts three hundred who are there, and none who went.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from passmuster.assembly.act_notes import day_of
from passmuster.assembly.dating import DatedReading, days_of_reading
from passmuster.ledger.actors import actor_in_text, actor_name
from passmuster.ledger.vocabulary import PROSPECTIVE_MODES, Bound, EventStatus, EventType, Mode, Quantity
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.read_event import ReadEvent

__all__ = ["STAYED", "with_who_is_left"]

STAYED: Final = "left: all but these have gone"
"""Note of those who stayed, by which the ledger knows that the others left."""

ALL_BUT: Final = re.compile(
    r"\b(?:all|every(?:one|body)?)\s+(?:but|except|save)\s+(?:for\s+)?(?:the\s+)?(?:last\s+)?(?:some\s+|about\s+|around\s+)?$",
    re.IGNORECASE,
)
"""Words right ahead of a number by which its men are those who did not go."""

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

THE_LAST_OF_ALL: Final = re.compile(
    r"\b[Tt]he\s+(?:very\s+)?(?:last|final)\s+(?:remaining\s+)?(?:of\s+(?:the|its|their)\s+)?(?:[A-Z][\w-]+\s+)?"
    r"(?:soldiers|troops|forces|men|servicemen|servicewomen|peacekeepers|personnel)\b"
    r"(?P<going>[^.;,]{0,60}?\b(?:left|withdrew|departed|returned|went|came|flew|sailed|gone|pulled\s+out|"
    r"withdrawn|flown|pulled)\b)(?P<where>[^.;,]{0,40})"
)
"""Men without a number who were the last to go, and where from or to."""
AHEAD_OF_THEM: Final = re.compile(
    r"\b(?:will|would|shall|should|must|may|might|could|to|until|when|before|not|never)\b"
)
"""Words among them by which they have yet to go, or did not."""

A_YEAR: Final = timedelta(days=365)
"""How far back a strength without a day of its own may be, of a force that has left: an article that looks back tells
of the years before as well, and a number of the eve would be one to set against what others say of it."""

AHEAD, BEHIND = 30, 80
"""Letters ahead of a number and behind it in which such words stand."""


def with_who_is_left(item: DatedReading) -> DatedReading:
    """A reading with those present from the day on which the others, or the last ones, went; else as it is."""
    text = item.document.text
    claims = tuple(_staying(claim) if _are_those_left(claim, text) else claim for claim in item.reading.claims)
    item = item._replace(reading=replace(item.reading, claims=claims))
    numbered = next((claim for claim in claims if _are_the_last(claim, text)), None)
    gone = _nobody_behind(numbered, text) if numbered else _nobody_by_an_act(item)
    day = None if gone is None else _day_of(gone, item)
    if gone is None or day is None or _goes_on(item, gone, day):
        return item
    nobody = replace(gone, as_of=day.isoformat(), time=None)
    return item._replace(
        reading=replace(item.reading, claims=(*(_before(claim, gone, day, item) for claim in claims), nobody))
    )


def _are_those_left(claim: ReadClaim, text: str) -> bool:
    """Whether a claim of men gone home counts those who did not go."""
    ahead = text[max(claim.sentence[0], claim.span[0] - AHEAD) : claim.span[0]]
    return claim.quantity == Quantity.RETURNED and ALL_BUT.search(ahead) is not None


def _staying(claim: ReadClaim) -> ReadClaim:
    return replace(claim, quantity=Quantity.PRESENT, scope="total", measures=(), rule=f"{claim.rule};{STAYED}")


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
    """A strength of that day or of the article's is one of some day of the year before; every other claim as it is."""
    told = _day_of(claim, item)
    if claim.actor != gone.actor or not _is_strength(claim) or told is None or told < day:
        return claim
    first, last = day - A_YEAR, day - timedelta(days=1)
    return replace(claim, as_of=f"{first.isoformat()}/{last.isoformat()}", time=None)


def _is_strength(claim: ReadClaim) -> bool:
    return claim.quantity == Quantity.PRESENT and claim.mode not in PROSPECTIVE_MODES


def _nobody_behind(gone: ReadClaim, text: str) -> ReadClaim:
    """That nobody is left, as whoever told of the last ones says; its receipt is the words that call them so."""
    found = THE_LAST.search(text[max(gone.sentence[0], gone.span[0] - AHEAD) : gone.span[0]])
    assert found is not None
    return _nobody(gone, (gone.span[0] - len(found.group()), gone.span[0] - 1))


def _nobody_by_an_act(item: DatedReading) -> ReadClaim | None:
    """The same where the last ones went without a number; None where no such act is told of a force that is counted."""
    text = item.document.text
    for act in item.reading.events:
        found = THE_LAST_OF_ALL.search(text, *act.sentence) if act.event == EventType.RETREAT else None
        counted = [claim for claim in item.reading.claims if _is_strength(claim) and claim.actor == act.source_actor]
        if found and counted and act.status == EventStatus.ACTUAL and _is_for_good(found, act):
            day = day_of(act, text, item.said_on).isoformat()
            told = replace(
                counted[-1], claimant=act.claimant, claimant_group=act.claimant_group, relay=act.relay, cue=act.cue,
                sentence=act.sentence, paragraph=act.paragraph, as_of=day, time=None, rule=act.rule, marks=(),
            )  # fmt: skip
            return _nobody(told, (found.start(), found.end("going")))
    return None


def _is_for_good(found: re.Match[str], act: ReadEvent) -> bool:
    """Whether those who went left a country, or went home, and have gone: not from a town, and not ahead."""
    where = found["where"]
    countries = {actor_name(act.target_actor), actor_in_text(act.target_actor)}
    is_home = re.search(r"\b(?:home|the country|its soil)\b", where) is not None
    return (is_home or any(name in where for name in countries)) and AHEAD_OF_THEM.search(found["going"]) is None


def _nobody(gone: ReadClaim, span: tuple[int, int]) -> ReadClaim:
    return replace(
        gone, quantity=Quantity.PRESENT, mode=Mode.ASSERTED, bound=Bound.EXACT, low=None, high=None, point=0.0,
        scope="total", vague="", measures=(), span=span,
    )  # fmt: skip
