"""Known names: leaders, commanders, units, groups and seats of government, each as a mention of its state or group.

"King Hassan's paratroopers" are Moroccan and "Mobutu" speaks for Zaire. There are thousands of such names, so they are
not hung in the lexicon; only a word with a capital is looked up, as it is written.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from passmuster.reading.text.lexicon import KEPT_WORDS, RULES, Mark, word_set
from passmuster.reading.text.tokens import Token

__all__ = ["with_known_names"]

TABLE: Final = RULES / "names.tsv"
"""A line for each state or group and form: its code, the form, and the names, with bars between them."""

TITLED: Final = "titled"
"""The form of surnames that many bear: they count behind a title alone, and then as those of leaders."""

LEADER: Final = "leader"

TITLES: Final = word_set("sources", "titles")

LONGEST: Final = 16
"""Tokens of a name."""

FIRST_WORD: Final = re.compile(r"[\t|]([^ |-]*)")
"""The word that a name begins with, behind the tab or bar that stands before it."""

SHORTEST_SHOUT: Final = 4
"""Letters from which on a name in capitals is looked up as if it were not: "MOBUTU FLEES"."""


class _Known(NamedTuple):
    """A name as it is written, and what a mark of it says."""

    written: str
    code: str
    form: str


def with_known_names(text: str, tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """The marks of nations and groups in a sentence with those of known names; of two that overlap, the longer one."""
    found = list(_found(text, tokens))
    if not found:
        return list(marks)
    kept = [mark for mark in marks if not any(_covers(name, mark) for name in found)]
    free = (name for name in found if not any(_touch(name, mark) for mark in kept))
    return sorted([*kept, *free], key=lambda mark: mark.first)


def _covers(name: Mark, mark: Mark) -> bool:
    return _touch(name, mark) and name.stop - name.first > mark.stop - mark.first


def _touch(one: Mark, other: Mark) -> bool:
    return one.first < other.stop and other.first < one.stop


def _found(text: str, tokens: Sequence[Token]) -> Iterator[Mark]:
    stop = 0
    for at, token in enumerate(tokens):
        if at < stop or token.kind not in {"word", "abbr"}:
            continue
        known = _beginning(token.text) or (_beginning(token.text.title()) if _is_shout(token) else ())
        for name in known:
            behind = _stands(text, tokens, at, name.written)
            if behind and (name.form != TITLED or _is_surname(tokens, at, behind)):
                stop = behind
                yield Mark(at, stop, "actor", (name.code, LEADER if name.form == TITLED else name.form))
                break


def _is_surname(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a name stands behind a title and nothing of it is left: "President Emmanuel Macron" is no Emmanuel."""
    goes_on = stop < len(tokens) and tokens[stop].is_capital and tokens[stop].kind == "word"
    return at > 0 and tokens[at - 1].low in TITLES and not goes_on


def _is_shout(token: Token) -> bool:
    return token.text.isupper() and len(token.text) >= SHORTEST_SHOUT


def _stands(text: str, tokens: Sequence[Token], at: int, written: str) -> int:
    """The token behind a name that begins at token `at`; 0 where it does not stand there whole."""
    start = tokens[at].start
    end = start + len(written)
    here = " ".join(text[start:end].split())
    if here != written and not (_is_shout(tokens[at]) and here.title() == written):
        return 0
    return next((i + 1 for i in range(at, min(len(tokens), at + LONGEST)) if tokens[i].end == end), 0)


@lru_cache(maxsize=KEPT_WORDS)
def _beginning(word: str) -> Sequence[_Known]:
    """The names that begin with a word, the longest first."""
    known = []
    for line in _lines().get(word, ()):
        code, form, cell = line.split("\t")
        known += [_Known(name, code, form) for name in cell.split("|") if FIRST_WORD.findall(f"|{name}")[0] == word]
    return sorted(known, key=lambda name: (-len(name.written), name.form == TITLED, name.written))


@cache
def _lines() -> dict[str, list[str]]:
    """The lines of the table by the first word of each of their names; what they say is read when it is asked for."""
    lines: dict[str, list[str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        for word in set(FIRST_WORD.findall(line, line.rindex("\t"))):
            lines.setdefault(word, []).append(line)
    return lines
