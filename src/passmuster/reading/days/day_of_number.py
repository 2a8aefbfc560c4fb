"""The day of a number: which of the times that its sentence names it speaks about, if any.

First the time that is tied to the number itself: the nearest in its clause, or the one that opens the sentence. Else,
of a total, the day on which it was said, or publication where it is said to hold now. An incident and a plan never get
the day on which they were told of. What "before" or "after" leads in fixes nothing, and "since" gives a stretch that
ends with publication, for a flow alone.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from passmuster.ledger.vocabulary import PROSPECTIVE_MODES, Mode, Quantity
from passmuster.reading.days.named_days import NamedDays, named_days
from passmuster.reading.days.patterns import FIXES_NOTHING, NEW_CLAUSE, NOW
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.parsed import Parsed

__all__ = ["day_of_number"]

SPEECH_REACH: Final = 28
"""Characters between the words of a statement and the day on which it was made."""
BESIDE: Final = 30
"""Characters to both sides of a number within which "now" is said of it."""
DATELINE: Final = re.compile(
    r"[A-Z][A-Z' ./-]{2,40}(?:\([^)]{2,30}\))?,? ?[^-–—]{0,22}(?: --? | – | — |: )"
    r"|[A-Z][\w'./]+(?: [A-Z][\w'./]+)?,? \(?\d{1,2}[^-–—:]{3,16}(?: --? | – | — |: )"
)
"""A place, and perhaps an agency and a day, before the sentence itself."""
COMPARES: Final = re.compile(
    r"(?:\b(?:up|down|increase|rise|drop|fall) from|\bagainst|\bcompared (?:with|to))\b[^.;]{0,20}\d[^.;]*$"
)
"""What stands between a number and a time that is another number's: "3,000 men, up from 1,200 a year ago"."""

OPENING: Final = 4
"""Characters before a time that opens its sentence: "In", "On", a quotation mark."""


def day_of_number(
    s: Parsed,
    statements: Sequence[ReadStatement],
    number: tuple[int, int],
    *,
    quantity: Quantity,
    mode: Mode,
    scope: str,
    published: date | None,
) -> str:
    """The days a number speaks about, `2024-07-14`, `2024-07`, `2024` or two with a stroke between; empty for none.

    Parameters
    ----------
    s, statements
        The sentence and what is said in it.
    number
        Where the number stands in the text, characters.
    quantity, mode, scope
        What was chosen for it.
    published
        The day from which the text speaks; None where it is not known.
    """
    ahead = quantity == Quantity.PLANNED or mode in PROSPECTIVE_MODES
    start, stop = s.stretch.start, s.stretch.end
    named = named_days(s.text, start, stop, published, ahead=ahead)
    dateline = _dateline_end(s)
    usable = [
        one
        for one in named
        if one.start >= dateline and not FIXES_NOTHING.search(s.text, max(start, one.start - 14), one.start)
    ]
    said = [one for one in usable if _is_day_of_saying(s, statements, one, number)]
    near = s.text[max(start, number[0] - BESIDE) : min(stop, number[1] + BESIDE)]
    if published is not None and not ahead and scope in {"total", "part"} and NOW.search(near):
        return published.isoformat()
    own = [one for one in usable if not (one.start > number[1] and COMPARES.search(s.text, number[1], one.start))]
    tied = _tied(s, [one for one in own if one not in said], number)
    if tied is not None and not (tied.is_since and scope != "flow"):
        return _written(tied, published)
    if ahead or scope not in {"total", "part"}:
        return ""
    spoken = min(said, key=lambda one: _gap(one, number), default=None)
    if spoken is not None:
        return spoken.written
    near = s.text[max(start, number[0] - 2 * BESIDE) : min(stop, number[1] + 2 * BESIDE)]
    return published.isoformat() if published is not None and NOW.search(near) else ""


def _dateline_end(s: Parsed) -> int:
    """Where the sentence begins behind a dateline ("LONDON, Dec 13 - "), whose day is that of publication."""
    match = DATELINE.match(s.text, s.stretch.start, s.stretch.end)
    return match.end() if match else s.stretch.start


def _tied(s: Parsed, own: Sequence[NamedDays], number: tuple[int, int]) -> NamedDays | None:
    """The nearest time of the number's clause, or the one with which the sentence opens."""
    inside = [one for one in own if not NEW_CLAUSE.search(s.text, *_between(one, number))]
    if inside:
        return min(inside, key=lambda one: _gap(one, number))
    return next((one for one in own if one.start - s.stretch.start <= OPENING), None)


def _is_day_of_saying(s: Parsed, statements: Sequence[ReadStatement], one: NamedDays, number: tuple[int, int]) -> bool:
    """Whether a day stands beside the words of a statement, and the number does not stand between them."""
    if (one.last - one.first).days > 7 or one.is_since or s.text[one.start : one.stop].endswith("after"):
        return False  # "said on Monday, two days after": the latter is the day of what happened, as is one of "since"
    for statement in statements:
        first, stop = s.span(statement.first, statement.stop)
        if first <= one.start <= stop + SPEECH_REACH or first - SPEECH_REACH <= one.start <= first:
            low, high = min(one.start, first), max(one.stop, stop)
            if not low < number[0] < high:
                return True
    return False


def _between(one: NamedDays, number: tuple[int, int]) -> tuple[int, int]:
    return (one.stop, number[0]) if one.stop <= number[0] else (number[1], one.start)


def _gap(one: NamedDays, number: tuple[int, int]) -> int:
    first, stop = _between(one, number)
    return max(stop - first, 0)


def _written(one: NamedDays, published: date | None) -> str:
    """As it is written; what opens with "since" ends with publication, as finely as it begins."""
    if not one.is_since or published is None or one.is_interval:
        return one.written
    return f"{one.written}/{published.isoformat()[: len(one.written)]}"
