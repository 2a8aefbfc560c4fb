"""Notes of acts read in an article: what a person who writes a case would note of them, and the day they are of.

What an act of leaving is, whether of a part and by when, is told by the words around the one that names it. They are
kept without the names in them, since a note is shown wherever its event is.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.reading.days.named_days import named_days
from passmuster.reading.days.opening_days import day_of_entry, opening_day
from passmuster.reading.days.patterns import FIXES_NOTHING
from passmuster.reading.read_event import ReadEvent
from passmuster.reading.text.ahead import is_ahead

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

LEAD: Final = 14
"""Letters before a day in which stands what leaves it open: "before 17 October"."""

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
    words = [_kept(word) for word in WORD.findall(text[slice(*_clause(read, text))])]
    if read.event == EventType.CONCEDE and read.status == EventStatus.ACTUAL:
        words = ["will" if word.lower() == "would" else word for word in words]
    return re.sub(r" (?=[,%])", "", " ".join(word for word in words if word)).strip(" ,")


def day_of(read: ReadEvent, text: str, said_on: date) -> date:
    """The day an act is of: the earlier one that its sentence or its entry opens with, or one that its clause looks
    back to, or the end of an earlier year or month that it names; else that of the article."""
    if read.status == EventStatus.HYPOTHETICAL:
        return said_on
    opens = opening_day(text, read.sentence[0], said_on) or day_of_entry(text, read.sentence[0], said_on)
    if opens is not None and opens <= said_on:
        return opens
    return _day_named(read, text, said_on) or _period_named(read, text, said_on) or said_on


def _day_named(read: ReadEvent, text: str, said_on: date) -> date | None:
    """The first day behind an act in its clause ("asked Zaire on 17 October to"), or the last before it; None where the
    clause looks back to none."""
    begin, stop = _clause(read, text)
    days = [
        named
        for named in named_days(text, begin, stop, said_on)
        if named.first == named.last <= said_on
        and not named.is_since
        and not FIXES_NOTHING.search(text, max(begin, named.start - LEAD), named.start)
        and not is_ahead(text, named.start, named.stop)
    ]
    behind = [named.first for named in days if named.start >= read.span[1]]
    ahead = [named.first for named in days if named.start < read.span[1]]
    return next(iter([*behind[:1], *ahead[-1:]]), None)


def _period_named(read: ReadEvent, text: str, said_on: date) -> date | None:
    """The end of the month or year that the clause of an act names, where it is over."""
    named = YEAR.search(text, *_clause(read, text))
    if named is None or int(named["year"]) > said_on.year:
        return None
    year = int(named["year"])
    month = MONTHS.index(named["month"]) + 1 if named["month"] else 12
    day = date(year, month, monthrange(year, month)[1])
    return day if day < said_on else None


def _clause(read: ReadEvent, text: str) -> tuple[int, int]:
    """Where the clause of an act begins and ends, cut to some letters around its words."""
    begin, end = max(read.sentence[0], read.span[0] - AHEAD), min(read.sentence[1], read.span[1] + BEHIND)
    cuts = [match.end() for match in CLAUSE_END.finditer(text[begin : read.span[0]])]
    if cuts:
        begin += cuts[-1]
    elif begin > read.sentence[0]:
        begin += len(text[begin : read.span[0]].partition(" ")[0]) + 1
    cut = CLAUSE_END.search(text[read.span[1] : end])
    if cut:
        end = read.span[1] + cut.start()
    elif end < read.sentence[1]:
        end = read.span[1] + len(text[read.span[1] : end].rpartition(" ")[0])
    return min(begin, read.span[0]), end


def _kept(word: str) -> str:
    """A word as it stands in a note: names fall away, days and numbers stay."""
    return word if word in KEPT_CAPITALS or not word[:1].isupper() else ""
