"""Vague words: how a number is told that nobody said in figures, or that was said as it is and weighed as a floor."""

import re
from typing import Final

from passmuster.ledger import Claim
from passmuster.ledger.few import GONE

__all__ = ["gone_note", "is_least_of_whole", "is_least_withheld", "says_least_of_whole", "verbal_words"]

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
    return says_least_of_whole(claim.note)


def is_least_withheld(claim: Claim) -> bool:
    """Whether such a number was withheld: what stands is the floor that it is weighed as, which nobody said."""
    return is_least_of_whole(claim) and GONE in _parts(claim.note)


def says_least_of_whole(note: str) -> bool:
    """The same of the note of a claim."""
    return LEAST_OF_WHOLE in _parts(note)


def gone_note(note: str) -> str:
    """What is left of the note of a claim whose number is withheld: that it is, and how it was weighed."""
    return "; ".join([GONE, *([LEAST_OF_WHOLE] if says_least_of_whole(note) else [])])


def _parts(note: str) -> list[str]:
    return [part.strip() for part in note.split(";")]
