"""Some of them: men counted out of a force whose number the text tells elsewhere.

"1,500 paratroopers were flown in ... 300 of his men hold the town, and the rest are moving west": the words say that
there are more, and the text how many. "4,000 of its troops" is no such number: what a state has sent of its own is all
that it has there.
"""

import re
from collections.abc import Sequence
from typing import Final

from passmuster.assembly.one_place import STANDING
from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.read_claim import ReadClaim

__all__ = ["is_some_of_them"]

OUT_OF: Final = re.compile(r"\bof\s(?:his|my|our|these|those|them|the)\b", re.IGNORECASE)
"""Words within a number by which it is of some of a commander's men, or of men told of before."""
REST: Final = re.compile(r"\bthe\s(?:rest|others|remainder)\b", re.IGNORECASE)
"""Words behind a number, in its sentence, by which there are more."""

THERE_OR_SENT: Final = STANDING | {Quantity.ARRIVALS}
MOST_OF_ALL: Final = 0.5
"""The share of the larger number up to which such men are a part of it: more may be all that are left."""


def is_some_of_them(claim: ReadClaim, told: Sequence[ReadClaim], text: str) -> bool:
    """Whether a number of those present is told as one of some of a force of which the text tells twice as many."""
    says_so = OUT_OF.search(text, *claim.span) or REST.search(text, claim.span[1], claim.sentence[1])
    if claim.quantity not in STANDING or not says_so:
        return False
    beside = (other for other in told if other.actor == claim.actor and other.quantity in THERE_OR_SENT)
    return any(claim.value <= MOST_OF_ALL * other.value for other in beside)
