"""Bearings: "the North" and "the South", states where a text is of Korea, and elsewhere parts of a country.

So are those by which the people of half the world are called: "Latin Americans" are of no state.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.tokens import Token

__all__ = ["without_bearings"]

BEARINGS: Final = frozenset({"north", "south"})
OF_A_CONTINENT: Final = frozenset({"latin", "south", "central", "meso", "ibero"})
AMERICAN: Final = frozenset({"american", "americans"})
"""Words that make "Americans" people of a continent, and those that they make so."""

OF_KOREA: Final = re.compile(
    r"\bKorea|\bSeoul\b|\bPyongyang\b|\bDPRK\b|\bROK\b|\bPanmunjom\b|\bKim (?:Il|Jong)\b", re.IGNORECASE
)
"""What a text names that is of Korea."""

MOST_TEXTS: Final = 4
"""Texts of which it is kept in mind whether they are."""


def without_bearings(text: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """The marks of nations without "the North" and "the South", unless a text is of Korea, where these are states."""
    marks = [mark for mark in marks if not _is_of_a_continent(tokens, mark)]
    kept = [mark for mark in marks if not _is_bearing(tokens, mark)]
    return marks if len(kept) < len(marks) and _is_of_korea(text) else kept


def _is_bearing(tokens: Sequence[Token], mark: Mark) -> bool:
    """Whether a mark is of "the North" or "the South"."""
    return mark.stop - mark.first == len(("the", "north")) and tokens[mark.stop - 1].low in BEARINGS


def _is_of_a_continent(tokens: Sequence[Token], mark: Mark) -> bool:
    """Whether a mark is of the "Americans" of "Latin Americans" and "South American"."""
    if tokens[mark.first].low not in AMERICAN:
        return False
    at = mark.first - 2 if mark.first > 1 and tokens[mark.first - 1].low == "-" else mark.first - 1
    return at >= 0 and tokens[at].low in OF_A_CONTINENT and tokens[at].is_capital


@lru_cache(maxsize=MOST_TEXTS)
def _is_of_korea(text: str) -> bool:
    return OF_KOREA.search(text) is not None
