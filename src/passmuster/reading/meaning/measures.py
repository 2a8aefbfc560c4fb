"""Measures: what a word of loss may mean besides what it says, with weights."""

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.meaning.governed import Governed
from passmuster.reading.numbers.cues import LOSSES
from passmuster.reading.text.lexicon import load_rules
from passmuster.reading.text.parsed import Parsed

__all__ = ["measures_of"]


def measures_of(s: Parsed, g: Governed, quantity: Quantity) -> tuple[tuple[tuple[Quantity, float], ...], str]:
    """Candidate meanings of a loss, by the words that named it; empty where the words leave no doubt."""
    if quantity not in LOSSES:
        return (), ""
    for mark in s.all("doubt", max(0, g.cue_first - 1), min(len(s.tokens), g.cue_stop + 1)):
        doubt = load_rules("measures")["doubt"][mark.value]
        weights = ((Quantity(name), weight) for name, weight in doubt["weights"].items())
        return tuple(sorted(weights, key=lambda item: -item[1])), str(doubt["reason"])
    return (), ""
