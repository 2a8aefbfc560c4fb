"""Disasters: people whom an earthquake or a flood killed are no claim about a war.

Told by the words for such things in the sentence, or in one of the few before it, and only of those whom the text gives
to no state's or group's force.
"""

from collections.abc import Sequence
from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["names_disaster", "without_disasters"]

DISASTERS: Final = word_set("disasters", "words")

MISHAPS: Final = word_set("disasters", "mishaps")
"""What goes wrong and is no war where one of `THINGS` stands right before it: "a building collapse"."""

THINGS: Final = word_set("disasters", "things")

LOSSES: Final = frozenset({Quantity.KILLED, Quantity.WOUNDED, Quantity.MISSING, Quantity.CASUALTIES})

REACH: Final = 3
"""Sentences over which a disaster is still what is told of."""


def names_disaster(s: Parsed) -> bool:
    """True where a sentence speaks of an earthquake, a flood, a plague, or a bus crash."""
    mishap = any(s.low(at) in MISHAPS and s.low(at - 1) in THINGS for at in range(1, len(s.tokens)))
    return mishap or any(token.low in DISASTERS for token in s.tokens)


def without_disasters(claims: Sequence[ReadClaim], since: int) -> list[ReadClaim]:
    """The claims of a sentence; none of nobody's dead where a disaster was named at most `REACH` sentences ago."""
    if since > REACH:
        return list(claims)
    return [claim for claim in claims if claim.actor or claim.quantity not in LOSSES]
