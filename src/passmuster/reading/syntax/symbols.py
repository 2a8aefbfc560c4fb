"""Symbols: the words of a sentence as the learned choices see them.

A nation, a month, a number and a known source are each one symbol whoever they are, so that what is learned of one war
holds for another; any other word is its rough stem, so that "withdraws" and "withdrawing" are one.
"""

from functools import lru_cache
from typing import Final

from passmuster.reading.text.lexicon import KEPT_WORDS, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["stem", "symbols_of"]

CALENDAR: Final = word_set("not_counts", "months")
SHORTEST_STEM: Final = 3
"""Letters that a word keeps at least when its ending is taken off."""

ENDINGS: Final = ("ing", "ied", "ies", "ed", "es", "s", "e")
"""Endings that are taken off, the first that fits."""

LONGEST_STEM: Final = 9
"""Letters of a stem; longer words differ in their endings only ("reinforcements", "reinforcing")."""


@lru_cache(KEPT_WORDS)
def stem(word: str) -> str:
    """The rough stem of a word in lower case.

    >>> stem("withdrawing"), stem("troops"), stem("arrived")
    ('withdraw', 'troop', 'arriv')
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)][:LONGEST_STEM]
    return word[:LONGEST_STEM]


def symbols_of(s: Parsed) -> list[str]:
    """A symbol for each token of a sentence."""
    return s.once(_symbols)


def _symbols(s: Parsed) -> list[str]:
    return [_symbol(s, at) for at in range(len(s.tokens))]


def _symbol(s: Parsed, at: int) -> str:
    token = s.tokens[at]
    if token.kind in {"number", "ordinal"}:
        return f"<{token.kind}>"
    actor = s.at("actor", at)
    if actor is not None:
        return f"<{actor.value[1]}>"
    if token.low in CALENDAR:
        return "<date>"
    if s.at("head", at) is None and s.source_kind(at) in {"person", "body"}:
        return "<speaker>"
    named = token.kind == "word" and token.is_capital and at > 0 and s.kind(at - 1) != "mark"
    return "<name>" if named and s.at("head", at) is None else stem(token.low)
