"""Ratings: the Admiralty letter that people gave a source, for whoever looks for that of a claim."""

import json
from collections.abc import Iterable
from typing import Final

from passmuster.ledger.claim import Claim

__all__ = ["GOOD", "LETTERS", "NOT_CREDITED", "NOT_JUDGED", "Ratings", "letter_of", "letter_of_name", "rating_line"]

Ratings = Iterable[tuple[str, str]]
"""Names of sources, as claims name their claimant or its group, each with a letter from A to E."""

NOT_JUDGED: Final = "F"
"""The letter of a source that nobody has judged; it stands for no opinion, and not for a middling one."""
NOT_CREDITED: Final = "6"
"""The digit of a claim that nobody has judged, likewise."""
LETTERS: Final = "ABCDE"
"""Letters of sources that somebody judged, from completely reliable to unreliable."""
GOOD: Final = frozenset({"A", "B"})
"""Letters of sources of good quality: reliable, and usually reliable."""


def letter_of(claim: Claim, ratings: Ratings) -> str:
    """The letter of a claim's source: of its claimant where somebody rated it, else of its group; F for neither."""
    letters = dict(ratings)
    return letters.get(claim.claimant) or letters.get(claim.claimant_group) or NOT_JUDGED


def letter_of_name(name: str, ratings: Ratings) -> str | None:
    """The letter of one name, or None where nobody rated it."""
    return dict(ratings).get(name)


def rating_line(name: str, rating: str) -> str:
    """A rating as a line of JSON, as a briefing keeps it."""
    return json.dumps({"name": name, "rating": rating}, separators=(",", ":"))
