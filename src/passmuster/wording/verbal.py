"""Vague words: how a number is told that nobody said in figures, or that was said as it is and weighed as a floor."""

import re
from typing import Final

from passmuster.ledger import Claim

__all__ = ["is_least_of_whole", "verbal_words"]

VERBAL: Final = "verbal"
"""How the note of a claim begins whose number was a vague word."""

LEAST_OF_WHOLE: Final = "least of the whole"
"""What the note of a claim says whose number is one of a part or of one event: the floor is ours, and nobody's word."""

QUOTED: Final = re.compile(r"['\"‘’“](.+?)['\"’”](?!\w)")
"""The words themselves, in quotation marks."""


def verbal_words(claim: Claim) -> str:
    """A number's words where they were no figure, as the note keeps them: "verbal: 'several hundred'"; else empty.

    What is weighed is the range that such words may mean; nobody said its ends.
    """
    head, _, words = claim.note.partition(":")
    if head.strip().casefold() != VERBAL:
        return ""
    quoted = QUOTED.match(words.strip())
    return f"“{quoted[1]}”" if quoted else ""


def is_least_of_whole(claim: Claim) -> bool:
    """Whether a number was said as it is, and only weighed as the least of the whole that it is a part of."""
    return any(part.strip() == LEAST_OF_WHOLE for part in claim.note.split(";"))
