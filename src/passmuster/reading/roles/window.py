"""Windows: a few sentences of a text, with whom they name and whose men they count.

An article is asked a few sentences at a time, and each window has a vote: a passage of the corpus is as long as a
window, and a name that stands in one corner of a long text does not speak for the whole.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil
from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.roles.sightings import Sighting

__all__ = ["Window", "windows_of"]

LONGEST: Final = 5
"""Sentences of a window: the longest that most passages of the corpus are."""

STRENGTH: Final = frozenset(
    {Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.ROTATED, Quantity.PLANNED, Quantity.RETURNED}
)


@dataclass(frozen=True)
class Window:
    """Some sentences and the claims in them."""

    sightings: tuple[Sighting, ...]
    claims: tuple[ReadClaim, ...]

    @cached_property
    def mentions(self) -> Counter[str]:
        """How often each is named; in the order in which they are first."""
        return Counter(code for sighting in self.sightings for code in sighting.named)

    @cached_property
    def strengths(self) -> Counter[str]:
        """Claims of men there, sent, to come or gone home, by whose they are."""
        return Counter(c.worded_owner for c in self.claims if c.worded_owner and c.quantity in STRENGTH)

    @cached_property
    def losses(self) -> Counter[str]:
        """All other claims, by whose men or goods they count."""
        return Counter(c.worded_owner for c in self.claims if c.worded_owner and c.quantity not in STRENGTH)

    @cached_property
    def speakers(self) -> Counter[str]:
        """Claims by the nation or group that speaks."""
        return Counter(claim.claimant_actor for claim in self.claims if claim.claimant_actor)

    @cached_property
    def unowned(self) -> int:
        """Claims that count nobody's men."""
        return sum(not claim.worded_owner for claim in self.claims)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years it speaks of."""
        return frozenset(year for sighting in self.sightings for year in sighting.years)

    def alone(self, code: str) -> set[str]:
        """The features of one that is named, from all its sentences."""
        return {feature for sighting in self.sightings for feature in sighting.alone.get(code, ())}

    def together(self, one: str, other: str) -> set[str]:
        """The features of two, from all sentences that name both."""
        return {feature for sighting in self.sightings for feature in sighting.together.get((one, other), ())}


def windows_of(sightings: Sequence[Sighting], claims: Sequence[ReadClaim]) -> list[Window]:
    """The windows of a text: its sentences that name somebody, in as few and as equal parts as they fit in."""
    count = ceil(len(sightings) / LONGEST)
    cuts = [round(at * len(sightings) / count) for at in range(count + 1)] if count else []
    windows = []
    for first, stop in pairwise(cuts):
        begin = sightings[first].start if first else 0
        end = sightings[stop].start if stop < len(sightings) else None
        inside = tuple(c for c in claims if c.sentence[0] >= begin and (end is None or c.sentence[0] < end))
        windows.append(Window(tuple(sightings[first:stop]), inside))
    return windows
