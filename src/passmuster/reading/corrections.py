"""Corrections: a figure that its speaker takes back in the same sentence ("revised from 4,700 to 4,300").

Both figures are claims, and the old one is told to be superseded. A force that grew or shrank ("has risen to 5,000 from
3,000 in May") is no correction: it takes a word that changes a count and not what is counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["with_corrections"]

CORRECTS: Final = word_set("corrections", "corrects")
"""Verbs that change a figure, whatever their object."""

MOVES: Final = word_set("corrections", "moves")
"""Verbs that change a figure where their object is one."""

FIGURES: Final = word_set("corrections", "figures")
"""Nouns for a figure."""

EARLIER: Final = word_set("corrections", "earlier")
"""Words that give the other figure as one that was told before."""

LONGEST: Final = 8
"""Tokens between the two figures of a correction."""


def with_corrections(s: Parsed, claims: Sequence[ReadClaim]) -> list[ReadClaim]:
    """The claims of a sentence, those that are taken back in it marked so."""
    if len(claims) < 2 or not _corrects(s):
        return list(claims)
    old = set(_superseded(s, claims))
    return [replace(claim, superseded=True) if claim.span in old else claim for claim in claims]


def _corrects(s: Parsed) -> bool:
    words = {token.low for token in s.tokens}
    return bool(words & CORRECTS) or (bool(words & MOVES) and bool(words & FIGURES))


def _superseded(s: Parsed, claims: Sequence[ReadClaim]) -> Iterator[tuple[int, int]]:
    """The spans of the old figures: "from OLD to NEW", "to NEW from OLD", "NEW ... earlier OLD"."""
    for first, second in pairwise(claims):
        if first.quantity != second.quantity or first.actor != second.actor:
            continue
        before = [token.low for token in s.tokens if token.end <= first.span[0]][-3:]
        between = [token.low for token in s.tokens if first.span[1] <= token.start and token.end <= second.span[0]]
        if len(between) > LONGEST:
            continue
        if "from" in before and "to" in between:
            yield first.span
        elif "from" in between or EARLIER & set(between):
            yield second.span
