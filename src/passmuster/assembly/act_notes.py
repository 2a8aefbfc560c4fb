"""Notes of acts read in an article: what a person who writes a case would note of them, and the day they are of.

What an act of leaving is, whether of a part and by when, is told by the words around the one that names it. They are
kept without the names in them, since a note is shown wherever its event is.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.reading.days.opening_days import day_of_entry, opening_day
from passmuster.reading.read_event import ReadEvent

__all__ = ["day_of", "note_of"]

OF_LEAVING: Final = frozenset({EventType.RETREAT, EventType.CONCEDE})
NOTED: Final = OF_LEAVING | {
    EventType.AGREE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.SANCTION, EventType.SUPPORT,
    EventType.COOPERATE, EventType.ACCUSE, EventType.CONSULT,
}  # fmt: skip
"""Types of which it hangs on the words around them whether they are of leaving."""

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
KEPT_CAPITALS: Final = frozenset({*MONTHS, *(month[:3] for month in MONTHS), "Sept", "Christmas", "UN"})
WORD: Final = re.compile(r"\d{1,3}(?:,\d{3})+|[^\W_]+(?:[-'’][^\W_]+)*|[,%]")
CLAUSE_END: Final = re.compile(r"[;:()\"“”]|[.?!](?=\s)|\s[–—-]+\s|,? (?:but|while|although|whereas|after) ")
AHEAD, BEHIND = 90, 110
"""Letters around the words of an act that its note is made of."""

YEAR: Final = re.compile(
    rf"\b(?:(?:in|since|from|of|on)\s+)(?:\d{{1,2}}\s+)?(?:(?P<month>{'|'.join(MONTHS)})\s+)?(?:\d{{1,2}},\s+)?"
    r"(?P<year>(?:1[89]|20)\d\d)\b"
)


def note_of(read: ReadEvent, text: str) -> str:
    """The words around an act without the names in them; empty for an act that needs none.

    What was announced is put as it was said then: "told the house that the last company would fly out" is "will".
    """
    if read.event not in NOTED:
        return ""
    words = [_kept(word) for word in WORD.findall(_around(read, text))]
    if read.event == EventType.CONCEDE and read.status == EventStatus.ACTUAL:
        words = ["will" if word.lower() == "would" else word for word in words]
    return re.sub(r" (?=[,%])", "", " ".join(word for word in words if word)).strip(" ,")


def day_of(read: ReadEvent, text: str, said_on: date) -> date:
    """The day an act is of: the earlier one that its sentence or its entry opens with, or the end of an earlier year or
    month that its clause names; else that of the article."""
    if read.status == EventStatus.HYPOTHETICAL:
        return said_on
    opens = opening_day(text, read.sentence[0], said_on) or day_of_entry(text, read.sentence[0], said_on)
    if opens is not None and opens <= said_on:
        return opens
    named = YEAR.search(_around(read, text))
    if named is None or int(named["year"]) > said_on.year:
        return said_on
    year = int(named["year"])
    month = MONTHS.index(named["month"]) + 1 if named["month"] else 12
    day = date(year, month, monthrange(year, month)[1])
    return day if day < said_on else said_on


def _around(read: ReadEvent, text: str) -> str:
    """The clause of an act, cut to some letters around its words."""
    begin, end = max(read.sentence[0], read.span[0] - AHEAD), min(read.sentence[1], read.span[1] + BEHIND)
    ahead, behind = text[begin : read.span[0]], text[read.span[1] : end]
    cuts = [match.end() for match in CLAUSE_END.finditer(ahead)]
    cut = CLAUSE_END.search(behind)
    ahead = ahead[cuts[-1] :] if cuts else ahead.partition(" ")[2] if begin > read.sentence[0] else ahead
    behind = behind[: cut.start()] if cut else behind.rpartition(" ")[0] if end < read.sentence[1] else behind
    return f"{ahead}{text[slice(*read.span)]}{behind}"


def _kept(word: str) -> str:
    """A word as it stands in a note: names fall away, days and numbers stay."""
    return word if word in KEPT_CAPITALS or not word[:1].isupper() else ""
