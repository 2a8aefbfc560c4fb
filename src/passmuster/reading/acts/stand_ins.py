"""Stand-ins: words that stand for a party of a war without naming it: "the cabinet", "its men", "the rebels".

Which of them is meant hangs on who has which part in the war (`Cast.roles`) and is learned; here it is only told what
kind of word stands before the words of a deed in their clause, and what kind behind them.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from passmuster.reading.text.lexicon import load_rules, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["StandIns", "has_stand_in", "stand_in", "stand_ins_of"]

CLAUSE_ENDS: Final = frozenset({";", ":", ".", "?", "!", "(", ")", "—", "–", "but", "while", "although"})
OWNERS: Final = word_set("stand_ins", "owners")
PRONOUN: Final = "pronoun"
BEHIND: Final = 12
"""Tokens behind the words of a deed in which it is told to whom it is done."""


class StandIns(NamedTuple):
    """The kinds of stand-ins around a deed, the nearest first, and the one that owns what stands behind it."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    owner: str
    """"its" of "withdraws its men"; empty for none."""


def stand_in(word: str) -> str:
    """The kind of stand-in that a word in lower case may be; empty for none.

    >>> stand_in("cabinet"), stand_in("insurgents"), stand_in("tea")
    ('government', 'rebels', '')
    """
    return _kinds().get(word, "")


@cache
def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = load_rules("stand_ins")["kinds"]
    return {word: kind for kind, words in kinds.items() for word in words.split()}


def has_stand_in(s: Parsed) -> bool:
    """Whether a sentence speaks of anybody who may be a party; a pronoun alone may be anybody."""
    kinds = _kinds()
    return any(kinds.get(token.low, PRONOUN) != PRONOUN for token in s.tokens)


def stand_ins_of(s: Parsed, first: int, stop: int, named: Sequence[range]) -> StandIns:
    """The stand-ins around a deed of tokens `first` to `stop`; words of those who are `named` are none."""
    taken = {at for tokens in named for at in tokens}
    before = _kinds_in(s, _back(s, first), taken)
    behind = _kinds_in(s, _on(s, stop), taken)
    owner = next((s.low(at) for at in range(stop, min(stop + 3, len(s.tokens))) if s.low(at) in OWNERS), "")
    return StandIns(before, behind, owner)


def _kinds_in(s: Parsed, places: Sequence[int], taken: set[int]) -> tuple[str, ...]:
    found = (stand_in(s.low(at)) for at in places if at not in taken and not {at - 1, at - 2} & taken)
    return tuple(dict.fromkeys(kind for kind in found if kind))


def _back(s: Parsed, first: int) -> list[int]:
    """The tokens before a deed up to where its clause begins, the nearest first."""
    found: list[int] = []
    for at in range(first - 1, -1, -1):
        if s.low(at) in CLAUSE_ENDS:
            break
        found.append(at)
    return found


def _on(s: Parsed, stop: int) -> list[int]:
    found: list[int] = []
    for at in range(stop, min(stop + BEHIND, len(s.tokens))):
        if s.low(at) in CLAUSE_ENDS:
            break
        found.append(at)
    return found
