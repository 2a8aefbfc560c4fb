"""Whither: where troops draw back to, since nobody leaves a country for a town of it.

"The Cubans have withdrawn to Harar" tells of a line that was given up, and not that Cuba leaves Ethiopia; against those
whom they fight it stays what it was.
"""

from typing import Final

from passmuster.ledger.vocabulary import EventType
from passmuster.reading.acts.deed_choice import DeedChoice
from passmuster.reading.acts.deeds import ToldDeed
from passmuster.reading.text.named_places import places_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["stays_in_country"]

FURTHEST: Final = 8
"""Tokens behind a deed within which "to" leads to where they go."""

BREAKS: Final = frozenset({";", ":", ".", ",", "from"})
TOWARD: Final = frozenset({"to", "into", "toward", "towards", "on"})
ARTICLES: Final = frozenset({"the", "its", "their"})


def stays_in_country(s: Parsed, deed: ToldDeed, choice: DeedChoice) -> bool:
    """Whether a deed is of troops that draw back to a town or region of the very country they would leave."""
    return choice.event == EventType.RETREAT and choice.target.code in _drawn_back_to(s, deed.stop)


def _drawn_back_to(s: Parsed, stop: int) -> frozenset[str]:
    """The state of the place that "to" leads to behind a deed; none where no known town or region is named there."""
    for at in range(stop, min(len(s.tokens), stop + FURTHEST)):
        if s.low(at) in BREAKS:
            break
        if s.low(at) in TOWARD:
            first = at + 2 if s.low(at + 1) in ARTICLES else at + 1
            return frozenset(place.code for place in places_of(s) if place.first == first)
    return frozenset()
