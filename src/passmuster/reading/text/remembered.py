"""Remembered: years in which somebody wrote, filmed or carved what a text tells of, which are none of its own years."""

import re
from typing import Final

__all__ = ["is_of_remembering"]

REMEMBERS: Final = re.compile(
    r"\b(?:memoirs?|autobiography|biography|book|novel|film|monument|memorial|plaque|statue|historians?)\b"
    r"(?:\W+(?!of\b|in\W+[a-z\d])\w+){0,8}\W+in\W+(?:the\W+(?:late|early|spring|summer|autumn|fall|winter)\W+of\W+|[A-Z]\w+\W+)?$"
)
"""What stands before the year of a work about the past: "his memoir, published in 1869", "a monument was set up in"."""

SEEN: Final = 100
"""Characters before a year in which such a work is looked for."""


def is_of_remembering(text: str, at: int) -> bool:
    """Whether the year that is written there is one in which the past was written or carved.

    >>> text = "They left in 1863. His memoir, published in 1869, counts 300 dead."
    >>> is_of_remembering(text, text.index("1869")), is_of_remembering(text, text.index("1863"))
    (True, False)
    """
    sentence = re.split(r"[.;!?]\s", text[max(at - SEEN, 0) : at])[-1]
    return REMEMBERS.search(sentence) is not None
