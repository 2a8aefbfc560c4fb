"""Meant: numbers that are plans by the words around them, and how many more are to come.

"Has begun to take home its 1,800 soldiers, all to be gone by February" tells no number of men who are gone, and neither
does "voted to bring home the 310". And men of whom it is told in December that they go home in February have not gone,
however firmly it is said. "Will send another
1,000" tells how many more there are to be, and not how many in all. And whoever is to take home "its 1,800 soldiers"
has so many there. Where a text tells of a force that leaves, "the first 200 men crossed the border" are men gone home.
"""

import re
from datetime import date
from typing import Final

from passmuster.ledger.vocabulary import PROSPECTIVE_MODES, Mode, Quantity
from passmuster.reading.days.named_days import first_and_last
from passmuster.reading.read_claim import ReadClaim

__all__ = ["is_all_there", "mode_of", "quantity_of"]

BEGUN: Final = re.compile(
    r"\b(beg[aiu]n\w*|start(s|ed|ing)?|continu\w+|resum\w+)\b(?! (by|on|in|at)\b)[^.;]{0,40}$", re.IGNORECASE
)
"""Words ahead of a number, within a few others, by which what is told of it has only begun."""

AHEAD, FURTHEST = 60, 90
"""Letters ahead of a number in which such words are looked for."""

SETTLED: Final = re.compile(
    r"\b(vot\w+|decid\w+|decision|resolv\w+|agree\w*|pledg\w+|promis\w+|vow\w*|plan\w*|order\w*|want\w*|threaten\w*|ask\w*|"
    r"urg\w+|demand\w*|due|set|ready|expected|hopes?|intend\w*|is|are)\b[^.;]{0,60}\bto "
    r"(bring|take|pull|withdraw|recall|fly|send|get|have|return|evacuate|repatriate|remove|ship|call|move)\b[^.;]{0,40}$"
    r"|\b(order\w*|announc\w*|demand\w*|decid\w* on|agree\w* on|vot\w+ for)\W+(\w+\W+){0,2}"
    r"(return|withdrawal|recall|departure|repatriation|pullout)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
"""Words ahead of a number by which it is only settled or asked for that its men go home."""

FURTHER_AHEAD: Final = 130
"""Letters ahead of a number in which such words are looked for."""

MORE: Final = re.compile(
    r"\b(another|additional|a further|an extra)\b|\d\W+(\w+\W+)?(more|additional|further|extra)\b(?! than)",
    re.IGNORECASE,
)
"""Words beside a number by which it is of men beside those who are there."""

FEWER: Final = re.compile(
    r"\b(cut|reduc\w+|shr[aiu]nk\w*|scal\w+ (down|back)|halv\w+|trim\w*|dr[ae]w\w* down|down|lower\w*)\b"
    r"[^.;]{0,60}\bto\W+(\w+\W+){0,3}$",
    re.IGNORECASE,
)
"""Words ahead of a number by which no more than so many are to stay."""

ALL_OF_THEM: Final = re.compile(
    r"\b(its|their|our|all|remaining)\W+(the\W+|of\W+)?"
    r"((last|remaining|about|some|around|roughly|an estimated)\W+){0,2}$"
    r"|\ball (of )?((its|their|the) )?(\w+ )?(troops|forces|soldiers|men)\W+(between\W+)?$",
    re.IGNORECASE,
)
"""Words right ahead of a number by which it is of all who are there."""

FIRST_OF_THEM: Final = re.compile(r"\b(?:first|last|final)\s+(?:[\w,-]+\s+){0,5}[\w,-]+$", re.IGNORECASE)
"""Words of a number or right ahead of it by which its men are a batch of those who go."""

WENT: Final = re.compile(
    r"^[^.;]{0,40}\b(?:crossed|left|flew|flown|sailed|drove|driven|boarded|embarked|set off|departed|marched|went)\b"
    r"(?![^.;]{0,30}\b(?:reinforce|relieve|join|front)\b)",
    re.IGNORECASE,
)
"""Words behind it by which they have gone."""

LEAVES: Final = re.compile(
    r"\b(?:withdr[ae]w\w*|pull\w* (?:\w+ ){0,4}out|home|homeward|pull-?out|quit|leaves?|leaving|evacuat\w*|"
    r"repatriat\w*|wind\w* down|end\w* (?:its|the|their) (?:mission|deployment|presence))\b",
    re.IGNORECASE,
)
COMES: Final = re.compile(
    r"\b(?:arriv\w+|land(?:ed|ing)|reinforce\w*|sends?|sent|sending|relief|replace\w*)\b", re.IGNORECASE
)
"""Words of a force that leaves, and of one that comes, near such a number or before it."""

NEAR: Final = 280
"""Letters before a number in which they are looked for."""

THE: Final = re.compile(r"\bthe\W+((some|about|roughly|around|nearly)\W+)?$", re.IGNORECASE)
WHO_ARE_THERE: Final = re.compile(
    r"\W*((?!wounded|injured|sick|dead|bodies)[\w-]+\s+){0,3}"
    r"(serving|who (serve|are|have been)|that (serve|are)|stationed|deployed|based|"
    r"(it|they) (has|have|keeps?)|in|with|there)\b",
    re.IGNORECASE,
)
"""Words right before and behind a number by which it is of those who are there: "the 310 soldiers serving with"."""

BESIDE: Final = 24
"""Letters beside a number in which they are looked for."""

ON_THE_MOVE: Final = frozenset({Quantity.DEPLOYED, Quantity.PRESENT, Quantity.ARRIVALS})
TOLD_AS_FACT: Final = frozenset({Mode.ASSERTED, Mode.ESTIMATED})


def mode_of(read: ReadClaim, text: str, said_on: date) -> Mode:
    """The mode of a number read in `text`: a plan where its men go home only later or have only begun to."""
    mode = Mode(read.mode)
    if read.quantity != Quantity.RETURNED or mode not in TOLD_AS_FACT:
        return mode
    ends = first_and_last(read.as_of)
    is_ahead = ends is not None and ends[0] > said_on
    before = text[max(read.sentence[0], read.span[0] - FURTHER_AHEAD) : read.span[0]]
    return Mode.PLANNED if is_ahead or BEGUN.search(before[-AHEAD:]) or SETTLED.search(before) else mode


def quantity_of(read: ReadClaim, text: str) -> Quantity:
    """The quantity of a number read in `text`: of planned men, those beside others are arrivals, those left present.

    Men sent, or there, who are the first to go of a force that leaves have gone home.
    """
    quantity = Quantity(read.quantity)
    if quantity in ON_THE_MOVE and Mode(read.mode) in TOLD_AS_FACT and _has_gone(read, text):
        return Quantity.RETURNED
    if quantity != Quantity.PLANNED or Mode(read.mode) not in PROSPECTIVE_MODES:
        return quantity
    begin, end = read.span
    if FEWER.search(text[max(read.sentence[0], begin - FURTHEST) : begin]):
        return Quantity.PRESENT
    words = text[max(read.sentence[0], begin - BESIDE) : min(read.sentence[1], end + BESIDE)]
    return Quantity.ARRIVALS if MORE.search(words) else quantity


def _has_gone(read: ReadClaim, text: str) -> bool:
    """Whether the men of a number are a batch that went, where the text told of leaving and of nobody who comes."""
    begin, end = read.span
    if not FIRST_OF_THEM.search(text[max(read.sentence[0], begin - BESIDE) : end]):
        return False
    near = text[max(0, begin - NEAR) : read.sentence[1]]
    return bool(WENT.match(text[end : read.sentence[1]]) and LEAVES.search(near)) and COMES.search(near) is None


def is_all_there(read: ReadClaim, text: str, said_on: date) -> bool:
    """Whether a number of men who are to go home is told as that of all who are there."""
    if read.quantity != Quantity.RETURNED or mode_of(read, text, said_on) not in PROSPECTIVE_MODES:
        return False
    begin, end = read.span
    before, behind = text[max(read.sentence[0], begin - AHEAD) : begin], text[end : read.sentence[1]]
    return bool(ALL_OF_THEM.search(before) or (THE.search(before) and WHO_ARE_THERE.match(behind)))
