"""The known word that a misspelt one probably meant."""

from collections.abc import Iterable
from functools import lru_cache

__all__ = ["did_you_mean", "nearest", "quoted_list"]

CLOSE_ENOUGH = 0.6
"""Similarity from which a word is offered, on difflib's scale from 0 to 1; difflib's own custom."""

LONGEST_WORD = 200
"""Characters; what is longer is no misspelt word, and to compare it would take long."""

MOST_LISTED = 20
"""Longest list of known words that a message prints in full: no closed set of the tables is longer."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, letter case aside; empty when none is like it."""
    return _nearest(word, tuple(known)) if len(word) <= LONGEST_WORD else ""


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    # A table may hold one misspelling ten thousand times, hence the cache; most hold none, and compare nothing.
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in known}
    hits = get_close_matches(word.casefold(), list(by_folded), n=1, cutoff=CLOSE_ENOUGH)
    return by_folded[hits[0]] if hits else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The way out for a wrong word: the nearest known one if any is near, and the list of all when it is short."""
    names = tuple(known)
    guess = nearest(word, names)
    question = f"Did you mean '{guess}'? " if guess else ""
    return question + (f"Known: {quoted_list(names)}." if names else "None is known here.")


def quoted_list(names: Iterable[str]) -> str:
    """Names in quotation marks, separated by commas, cut after the twentieth with the count of the rest."""
    shown = [f"'{name}'" for name in names]
    rest = len(shown) - MOST_LISTED
    return ", ".join(shown[:MOST_LISTED]) + (f" and {rest} more" if rest > 0 else "")
