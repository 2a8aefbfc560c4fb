"""Surroundings: what a sentence and the one before speak of, by kinds of nouns and classes of verbs.

"Colombia counts forty-one" tells nothing of what is counted; that the sentence before speaks of graves does.
"""

from collections.abc import Iterator
from functools import lru_cache

from passmuster.reading.syntax.headings import is_heading
from passmuster.reading.syntax.verb_groups import verb_groups
from passmuster.reading.syntax.word_kinds import moments, noun_kinds
from passmuster.reading.text.lexicon import KEPT_WORDS
from passmuster.reading.text.parsed import Parsed

__all__ = ["surrounding_features"]


def surrounding_features(s: Parsed, before: Parsed | None) -> list[str]:
    """The features that all numbers of a sentence share; `before` is the sentence before it, None for none."""
    earlier = ("none",) if before is None else before.once(_spoken_of)
    heading = ["heading"] if is_heading(s, opens=before is None) else []
    return [*heading, *(f"S~{kind}" for kind in s.once(_spoken_of)), *(f"P~{kind}" for kind in earlier)]


def _spoken_of(s: Parsed) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_kinds(s)))


def _kinds(s: Parsed) -> Iterator[str]:
    for token in s.tokens:
        yield from _of_word(token.low)
    for group in verb_groups(s):
        yield from (f"v~{name}" for name in group.classes)


@lru_cache(KEPT_WORDS)
def _of_word(low: str) -> tuple[str, ...]:
    return (*(f"n~{kind}" for kind in noun_kinds(low)), *(f"^{moment}" for moment in moments(low)))
