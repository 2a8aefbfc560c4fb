"""The day with which a text about the past ends: it names years, and none of the last fifteen before its own day."""

import re
from datetime import date
from typing import Final

from passmuster.reading.text.remembered import is_of_remembering
from passmuster.reading.text.told_day import DAY_FIRST, ISO, MONTH_FIRST, MONTH_OF_YEAR, YEAR, told_day

__all__ = ["end_of_history"]

NEWS: Final = re.compile(
    r"\b(?:on|since|until|late|early|by|last|next|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|"
    r"\btonight\b|\b(?:this|last|next) (?:week|month|year|night|morning|evening)\b",
    re.IGNORECASE,
)
"""Words of a text that tells of its own days."""

LONG_AGO: Final = 15
"""Years before its publication before which all that a text of history names lies. A war that is still fought is seldom
told of without a year of the last fifteen."""

LEAST_NAMED, MANY_NAMED = 2, 4
"""Times that years must be named in a text of history, without words of news and beside them."""

AHEAD_WITHIN: Final = 200
"""Characters before a year within which it is told whether something is so since then."""

SINCE: Final = re.compile(r"\bsince\s+(?:\w+\s+)?$", re.IGNORECASE)
"""What stands before a year from which on something is so to the day of writing."""

HEAD: Final = 300
"""Characters from the beginning within which the year of publication is no year that is told of."""


def end_of_history(text: str, published: date) -> date | None:
    """The day with which what a text tells ends, where it is history: it names years, and none of the last fifteen.

    None for a text that may tell of its own days. The year in which it was published does not count where the text
    begins with it, nor does one in which the past was written or carved, where there are others.
    """
    named = [(year, at) for year, at in _years(text) if SINCE.search(text[max(at - AHEAD_WITHIN, 0) : at]) is None]
    told_of = [year for year, at in named if not (year == published.year and at < HEAD)]
    own = [year for year, at in named if not is_of_remembering(text, at)]
    years = [year for year in told_of if year in own] or told_of
    enough = MANY_NAMED if NEWS.search(text) else LEAST_NAMED
    if len(years) < enough or max(told_of) > published.year - LONG_AGO:
        return None
    told = told_day(text)
    return told.day if told is not None and told.day.year in years else date(max(years), 12, 31)


def _years(text: str) -> list[tuple[int, int]]:
    """Every year that a text names, and where it is named."""
    found = [one for pattern in (YEAR, MONTH_OF_YEAR, DAY_FIRST, MONTH_FIRST) for one in pattern.finditer(text)]
    named = [(one, one.lastindex or 0) for one in found] + [(one, 1) for one in ISO.finditer(text)]
    return [(int(one.group(place)), one.start(place)) for one, place in named]
