"""Company: whose men a text counts, where they stand, and who is named beside them, with the doubt of each count.

"Rwanda has 1,000 soldiers in Mozambique" counts Rwandans where Mozambique is the place; "Renamo killed two Rwandans"
counts losses beside those who inflicted them. A window is asked for a few words between two names. Here all the counts
of a text speak, each for every owner that it may have, by how likely that one is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.roles.sightings import Sighting
from passmuster.reading.roles.window import STRENGTH, Window

__all__ = ["Company"]

PLACED: Final = frozenset(
    {
        "form=place",
        *(
            f"form,before=name {word}"
            for word in ("in", "into", "insid", "near", "across", "throughout", "to", "from", "within")
        ),
    }
)
"""What a sighting notes of a name that only tells where."""


class _Count(NamedTuple):
    """A claim with the sentence it stands in."""

    claim: ReadClaim
    sighting: Sighting


class Company:
    """What the counts of a text tell of each that is named, and of each two.

    Parameters
    ----------
    windows
        The windows of one or several texts.
    """

    def __init__(self, windows: Iterable[Window]) -> None:
        self._men: dict[str, float] = defaultdict(float)
        self._lost: dict[str, float] = defaultdict(float)
        self._pairs: dict[tuple[str, str, str], float] = defaultdict(float)
        for window in windows:
            for claim in window.claims:
                self._count(claim)
            for count in _counts(window):
                self._place(count)

    def _count(self, claim: ReadClaim) -> None:
        counted = self._men if claim.quantity in STRENGTH else self._lost
        for owner, share in claim.owners.items():
            counted[owner] += share

    def _place(self, count: _Count) -> None:
        what = "men" if count.claim.quantity in STRENGTH else "losses"
        for code, told in count.sighting.alone.items():
            relation = f"{what} where it is" if told & PLACED else f"{what} beside it"
            for owner, share in count.claim.owners.items():
                if owner and owner != code:
                    self._pairs[relation, owner, code] += share

    def alone(self, code: str) -> dict[str, float]:
        """The share of the men and of the losses of a text that are likely one's own."""
        told = {"men that may be its": self._men, "losses that may be its": self._lost}
        return {name: counted.get(code, 0.0) / (sum(counted.values()) + 1) for name, counted in told.items()}

    def together(self, one: str, other: str) -> dict[str, float]:
        """How many of the counts of one stand in a sentence that names another, as a place and as a party."""
        total = {"men": self._men.get(one, 0.0) + 1, "losses": self._lost.get(one, 0.0) + 1}
        return {
            relation: self._pairs.get((relation, one, other), 0.0) / total[relation.split()[0]]
            for relation in ("men where it is", "men beside it", "losses where it is", "losses beside it")
        }


def _counts(window: Window) -> Iterator[_Count]:
    """The claims of a window with the sentence that each stands in, where that one names anybody."""
    told = {sighting.start: sighting for sighting in window.sightings}
    for claim in window.claims:
        if (sighting := told.get(claim.sentence[0])) is not None:
            yield _Count(claim, sighting)
