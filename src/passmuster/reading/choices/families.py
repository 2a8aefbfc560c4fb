"""Families: words for nearly the same deed, so that a word that the corpus never showed is known by its kin."""

from functools import cache
from typing import Final

from passmuster.reading.syntax.symbols import stem
from passmuster.reading.text.lexicon import load_rules

__all__ = ["families_of"]

NO_FAMILY: Final[tuple[str, ...]] = ()


def families_of(symbol: str) -> tuple[str, ...]:
    """The families of a rough stem, in alphabetical order; empty where it has none.

    >>> families_of(stem("perished")), families_of("<number>")
    (('die',), ())
    """
    return _families().get(symbol, NO_FAMILY)


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """The words of `rules/families.toml`, by their rough stems."""
    found: dict[str, set[str]] = {}
    for family, words in load_rules("families")["deeds"].items():
        for word in words.split():
            found.setdefault(stem(word.lower()), set()).add(family)
    return {word: tuple(sorted(families)) for word, families in found.items()}
