"""Admission: which of the numbers that count something state a quantity of a force, and which only seem to."""

from collections.abc import Sequence
from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.meaning.governed import Governed
from passmuster.reading.meaning.modes import is_negated
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.cues import LOSSES
from passmuster.reading.numbers.shares import base_of, repeats_the_number_before
from passmuster.reading.text.parsed import Parsed

__all__ = ["is_admissible", "is_earlier_figure"]

PARADE: Final = frozenset({"parade", "parades", "gymnastics", "marched", "festival", "ceremony", "stadium"})
"""Words of a show; the men in one are no strength anywhere."""

FIGURES: Final = frozenset({"figure", "estimate", "count", "tally", "total"})
SPEAKS: Final = frozenset(
    {"said", "say", "says", "told", "tell", "tells", "added", "warned", "explained", "recalled", "wrote", "spoke"}
)


def is_admissible(s: Parsed, candidates: list[Candidate], index: int, g: Governed, told: Sequence[float]) -> bool:
    """False for differences, parades, negated numbers, shares without a base and shares that repeat a number.

    `told` are the numbers of people that the text has named so far, of which a share may be one.
    """
    c = candidates[index]
    number = c.number
    if is_negated(s, c, g) or _is_difference(s, c) or _speaks(s, c):
        return False
    if number.share is not None:
        based = base_of(s, c, candidates, index, told) is not None
        return based and not repeats_the_number_before(s, number, candidates, index)
    if g.side == "default" and c.kind in {"demonym"} and not c.actor:
        return False
    paraded = c.kind in {"demonym", "troops", "specialists"} and g.quantity not in LOSSES
    return not (paraded and any(token.low in PARADE for token in s.tokens))


def _speaks(s: Parsed, c: Candidate) -> bool:
    """True for those counted as sources: "two officers told", "citing five fighters", "according to two medics"."""
    cited = s.low(c.number.first - 1) in {"citing", "quoting"}
    accorded = s.words(c.number.first - 2, c.number.first).lower() == "according to"
    return cited or accorded or s.low(c.noun_stop) in SPEAKS


def _is_difference(s: Parsed, c: Candidate) -> bool:
    """ "100,000 fewer than", "1,000 more than a year ago", "all but three"."""
    if s.words(c.number.first - 2, c.number.first).lower() == "all but":
        return True
    after = c.noun_stop if c.noun_stop >= c.number.stop else c.number.stop
    for at in (c.number.stop, after):
        if s.low(at) in {"fewer", "more", "less", "higher", "lower"} and s.low(at + 1) == "than":
            return True
        if s.low(at) in {"fewer", "less"} and s.at("head", at + 1) is not None:
            return True
    return s.low(c.number.first - 1) == "by" and any(
        s.at("change", i) for i in range(max(0, c.number.first - 8), c.number.first)
    )


def is_earlier_figure(s: Parsed, c: Candidate, g: Governed) -> bool:
    """True for a bare number that is a figure of what was just counted: "revising its April figure of 600"."""
    named = s.low(c.number.first - 1) == "of" and s.low(c.number.first - 2) in FIGURES
    return named and c.elliptic and g.side in {"default", "total"} and g.quantity == Quantity.PRESENT
