"""Opening days: the day with which a sentence, a line or a paragraph begins: "On 2 September", "4 March: ...".

What is told behind it is of that day, unless it names another.
"""

import re
from datetime import date
from typing import Final

from passmuster.reading.days.named_days import named_days
from passmuster.reading.text.ahead import is_ahead

__all__ = ["day_of_entry", "opening_day", "start_of_paragraph"]

HEAD: Final = 40
"""Characters within which the day that an entry is of stands at its beginning."""

OPENS: Final = re.compile(r"(?:[\W_]|\b(?:on|the|early|late|in|morning|evening|night|of)\b)*", re.IGNORECASE)
"""What may stand before the day that a sentence or a paragraph opens with."""

ENTRY: Final = re.compile(r"[\W_]*(?:[:–—]|\s-\s)")
"""What stands behind the day of an entry."""


def opening_day(text: str, begin: int, said_on: date, *, of_entry: bool = False) -> date | None:
    """The day that stands at the beginning of a stretch, with `of_entry` as that of an entry; None for none.

    >>> opening_day("On 2 September the minister told parliament.", 0, date(2014, 10, 20))
    datetime.date(2014, 9, 2)
    """
    first = next(iter(named_days(text, begin, min(begin + HEAD, len(text)), said_on)), None)
    if first is None or first.first != first.last or OPENS.fullmatch(text, begin, first.start) is None:
        return None
    if is_ahead(text, first.start, first.stop):
        return None
    return first.first if not of_entry or ENTRY.match(text, first.stop) else None


def day_of_entry(text: str, at: int, said_on: date) -> date | None:
    """The day with which the entry around a place begins, on its line or above in its paragraph; None for none."""
    paragraph = start_of_paragraph(text, at)
    lines = [paragraph, *(paragraph + found.end() for found in re.finditer("\n", text[paragraph:at]))]
    days = (opening_day(text, begin, said_on, of_entry=True) for begin in reversed(lines))
    return next((day for day in days if day is not None), None)


def start_of_paragraph(text: str, at: int) -> int:
    """Where the paragraph around a place begins, behind an empty line."""
    return max(text.rfind("\n\n", 0, at + 1) + 2, 0) if "\n\n" in text[: at + 1] else 0
