"""Bearing out a measure: whether the words that a model quotes, and those around them, speak of what it proposes.

A model may quote "400 police officers" rightly and call them dead. What our own grammar takes for a word of the
measure must stand in the sentence of the quotation or in the one before, which "two of them" leans on. Men who are
there need no word, and men on the move need none where nothing is said of losses ("400 went"); a noun that is counted
("400 dead") carries its own measure and no other.
"""

from collections.abc import Iterable
from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.meaning.noun_phrases import OWN_QUANTITY
from passmuster.reading.numbers.cues import LOSSES, TAGS, quantity_of
from passmuster.reading.text.lexicon import load_rules
from passmuster.reading.text.parsed import Parsed

__all__ = ["carries"]

MOVES: Final = frozenset({Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.PLANNED, Quantity.ROTATED})
"""Measures that the same words may name: who is sent arrives. More words name them than we know."""

ALWAYS: Final = frozenset({Quantity.PRESENT, Quantity.OTHER})
"""Measures that need no word of their own."""


def carries(quoted: Parsed, around: Iterable[Parsed], quantity: Quantity) -> bool:
    """Whether the words quoted, with the sentences around them, speak of a measure."""
    nouns = _nouns(quoted) - {Quantity.OTHER}
    if nouns:
        return _meets(quantity, nouns)
    spoken = {one for s in (quoted, *around) for one in _spoken(s)}
    return quantity in ALWAYS or _meets(quantity, spoken) or (quantity in MOVES and not spoken & set(LOSSES))


def _meets(quantity: Quantity, spoken: set[Quantity]) -> bool:
    if quantity == Quantity.CASUALTIES:
        return bool(spoken & set(LOSSES))
    return quantity in spoken or (quantity in MOVES and bool(spoken & MOVES))


def _nouns(s: Parsed) -> set[Quantity]:
    """The measures that counted nouns settle by themselves, and what words of loss among them may mean besides."""
    kinds = {str(mark.value) for mark in s.by_tag.get("head", ())}
    own = {OWN_QUANTITY[kind] for kind in kinds if kind in OWN_QUANTITY}
    return own | _doubted(s) if own else own


def _spoken(s: Parsed) -> set[Quantity]:
    """The measures that any word of a sentence names."""
    return {quantity_of(mark) for tag in TAGS for mark in s.by_tag.get(tag, ())} | _nouns(s) | _doubted(s)


def _doubted(s: Parsed) -> set[Quantity]:
    doubts = load_rules("measures")["doubt"]
    return {Quantity(name) for mark in s.by_tag.get("doubt", ()) for name in doubts[mark.value]["weights"]}
