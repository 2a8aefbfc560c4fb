"""Years on: times that a text tells by how long they lie from a year: "entered in 2011, have been there for 13 years".

A page without a day often names no year but that in which all began, and how long ago that is.
"""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["years_on"]

WORDS: Final = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
LONG: Final = rf"(?P<long>\d{{1,2}}|{'|'.join(WORDS)}) years"
YEAR: Final = r"(?P<year>(?:1[89]|20)\d\d)\b"
HAVE_BEEN: Final = r"(?:have|has) (?:been|stayed|served|fought|remained|stood)"
WAY: Final = r"[^.;!?]{0,70}?"
PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{LONG} after\b(?! (?:of|which))(?!{WAY}\byears\b){WAY}\b(?:in|of) (?:\w+ )?{YEAR}",
        rf"\b(?:in|of|since) (?:\w+ )?{YEAR}{WAY}\b{LONG} (?:later|on|ago)\b",
        rf"\b{LONG} ago,? in (?:\w+ )?{YEAR}",
        rf"\b(?:in|since) (?:\w+ )?{YEAR}{WAY}\b{HAVE_BEEN}{WAY}\bfor {LONG}",
        rf"\bfor {LONG},? since (?:\w+ )?{YEAR}",
        rf"\bsince (?:\w+ )?{YEAR},? for {LONG}",
    )
)
"""Ways of telling a year and how long it is ago, in one sentence."""


def years_on(text: str) -> Iterator[int]:
    """The years that a text tells by their distance from another.

    >>> list(years_on("They entered in 2011 and have been there for thirteen years."))
    [2024]
    """
    for pattern in PATTERNS:
        for found in pattern.finditer(text):
            yield int(found["year"]) + _count(found["long"])


def _count(word: str) -> int:
    return int(word) if word.isdigit() else WORDS.index(word.lower()) + 2
