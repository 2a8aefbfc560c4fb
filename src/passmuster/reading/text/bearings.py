"""Bearings: "the North" and "the South", states where a text is of Korea, and elsewhere parts of a country."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.tokens import Token

__all__ = ["without_bearings"]

BEARINGS: Final = frozenset({"north", "south"})
OF_KOREA: Final = re.compile(
    r"\bKorea|\bSeoul\b|\bPyongyang\b|\bDPRK\b|\bROK\b|\bPanmunjom\b|\bKim (?:Il|Jong)\b", re.IGNORECASE
)
"""What a text names that is of Korea."""

BESIDE_NORTH: Final = re.compile(r"\bUkrain|\bKyiv\b|\bKiev\b|\bZelensk", re.IGNORECASE)
"""What a text names in whose war "the North" is a state too, and "the South" none."""

MOST_TEXTS: Final = 4
"""Texts of which it is kept in mind what they name."""


def without_bearings(text: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """The marks of nations without "the North" and "the South", unless a text is of a war in which these are states."""
    if not any(_bearing(tokens, mark) for mark in marks):
        return list(marks)
    of_korea, beside_north = _tells(text)
    known = {"north": of_korea or beside_north, "south": of_korea}
    return [mark for mark in marks if known.get(_bearing(tokens, mark), True)]


def _bearing(tokens: Sequence[Token], mark: Mark) -> str:
    """ "north" or "south" for a mark of "the North" or "the South", else empty."""
    word = tokens[mark.stop - 1].low
    return word if mark.stop - mark.first == len(("the", "north")) and word in BEARINGS else ""


@lru_cache(maxsize=MOST_TEXTS)
def _tells(text: str) -> tuple[bool, bool]:
    return OF_KOREA.search(text) is not None, BESIDE_NORTH.search(text) is not None
