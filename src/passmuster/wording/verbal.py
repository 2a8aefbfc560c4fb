"""Vague words: how a number is told that nobody said in figures."""

import re
from typing import Final

from passmuster.ledger import Claim

__all__ = ["verbal_words"]

VERBAL: Final = "verbal"
"""How the note of a claim begins whose number was a vague word."""

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
